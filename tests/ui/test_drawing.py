"""What the graph view gets: at most 500 nodes, the focus kept, no edge without both its ends."""

from dataclasses import replace

from graph.values import Edge, Node
from ui.drawing import LIMIT, around, class_data, drawing, edge_data, node_data


def park(number: int) -> Node:
    return Node(f"park/{number}", ("Park", "Entity"), {"name": f"第{number}园", "nameEn": f"Park {number}"})


def link(head: int, tail: int, status: str = "actual", relation: str = "PART_OF") -> Edge:
    return Edge(f"fact/{head}-{relation}-{tail}", relation, f"park/{head}", f"park/{tail}", {"status": status})


def test_a_small_graph_is_drawn_whole() -> None:
    drawn = drawing([park(1), park(2), park(1)], [link(1, 2), link(1, 2), link(1, 3)])
    assert [node.id for node in drawn.nodes] == ["park/1", "park/2"]
    assert len(drawn.edges) == 1
    assert drawn.left_out == 0


def test_a_large_graph_keeps_the_focus_and_the_best_connected_and_says_what_is_left_out() -> None:
    nodes = [park(number) for number in range(LIMIT + 40)]
    edges = [link(number, LIMIT + 1) for number in range(LIMIT)]
    drawn = drawing(nodes, edges, focus=[f"park/{LIMIT + 39}"])
    assert len(drawn.nodes) == LIMIT
    assert drawn.left_out == 40
    kept = {node.id for node in drawn.nodes}
    assert {f"park/{LIMIT + 39}", f"park/{LIMIT + 1}"} <= kept
    assert all({edge.source, edge.target} <= kept for edge in drawn.edges)


def test_around_a_node_no_kind_of_relation_crowds_out_another() -> None:
    edges = [link(0, number) for number in range(1, 30)] + [link(0, 40, relation="LOCATED_IN")]
    drawn = around(park(0), [park(number) for number in range(1, 41)], edges, limit=10)
    assert len(drawn.edges) == 10
    assert drawn.left_out == 20
    assert "LOCATED_IN" in {edge.type for edge in drawn.edges}


def test_around_a_node_the_most_certain_of_each_kind_come_first() -> None:
    edges = [replace(link(0, number), properties={"confidence": number / 100}) for number in range(1, 30)]
    drawn = around(park(0), [park(number) for number in range(1, 30)], edges, limit=3)
    assert [edge.properties["confidence"] for edge in drawn.edges] == [0.29, 0.28, 0.27]


def test_words_and_colours_come_with_the_data_in_the_language() -> None:
    drawn = drawing([park(1), park(2)], [link(1, 2, "planned")], focus=["park/1"])
    assert [node["name"] for node in node_data(drawn, "en")] == ["Park 1", "Park 2"]
    assert [node["focus"] for node in node_data(drawn, "zh")] == [True, False]
    edge = edge_data(drawn, "zh")[0]
    assert edge["title"] == "第1园 — 隶属于 → 第2园 (计划)"
    assert edge["planned"]
    assert edge["label"] == "隶属于"
    assert class_data(drawn, "en")[0]["label"] == "Industrial park"
