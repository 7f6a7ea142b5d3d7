"""A limit on the rows of any statement, put where the engine can use it.

Taking the first rows of a result and closing it is not enough: the embedded engine then computes all the others
before it answers again.
"""

import re

# Strings, quoted names and comments, whose content is not looked at; words, with the point before a property; brackets.
_TOKEN = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `[^`]*` | //[^\n]* | /\*.*?\*/
      | (?P<word>(?:\.\s*)?[^\W\d]\w*) | (?P<bracket>[()\[\]{}])""", re.VERBOSE | re.DOTALL)


def limited(cypher: str, limit: int) -> str:
    """The statement with `LIMIT limit` after its last RETURN, unless it has a LIMIT of its own or returns nothing."""
    depth = 0
    returns = limits = False
    for token in _TOKEN.finditer(cypher):
        if bracket := token["bracket"]:
            depth += 1 if bracket in "([{" else -1
        elif depth == 0 and (word := (token["word"] or "").upper()):
            returns = returns or word == "RETURN"
            limits = word == "LIMIT" or (limits and word != "RETURN")
    if not returns or limits:
        return cypher
    return f"{cypher.rstrip().removesuffix(';')}\nLIMIT {limit}"
