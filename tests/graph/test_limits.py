import pytest

from graph.limits import limited


@pytest.mark.parametrize("statement", [
    "MATCH (n) RETURN n",
    "MATCH (n) RETURN n.limit AS x",
    "MATCH (n) WITH n LIMIT 3 RETURN n",
    "CALL { MATCH (n) RETURN n LIMIT 3 } RETURN n",
    "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) RETURN m LIMIT 1 } RETURN n ORDER BY n.name SKIP 2",
    "MATCH (n) RETURN n LIMIT 3 UNION MATCH (m) RETURN m AS n",
    "RETURN 'x LIMIT 1' AS a, \"LIMIT\" AS b, `LIMIT`.c // LIMIT 2",
    "MATCH (n) RETURN n /* LIMIT 2 */",
    "return 1 AS 数",
])
def test_a_limit_is_put_at_the_end(statement: str) -> None:
    assert limited(statement, 7) == f"{statement}\nLIMIT 7"


@pytest.mark.parametrize("statement", [
    "MATCH (n) RETURN n LIMIT 3",
    "MATCH (n) RETURN n ORDER BY n.name SKIP 1 limit $n",
    "CALL db.labels()",
    "CREATE (n:Park)",
    "CALL { MATCH (n) RETURN n } FINISH",
])
def test_a_statement_that_needs_none_is_left_as_it_is(statement: str) -> None:
    assert limited(statement, 7) == statement


def test_a_semicolon_at_the_end_gives_way() -> None:
    assert limited("MATCH (n) RETURN n;\n", 7) == "MATCH (n) RETURN n\nLIMIT 7"
