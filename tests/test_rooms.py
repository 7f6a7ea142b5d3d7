"""Dependencies point one way: ui → queries → graph ← loaders; ui also hands files to loaders."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("graph", "loaders", "queries", "ui", "cli", "bench")
MAY_ENTER = {
    "graph": {"graph"}, "loaders": {"loaders", "graph"}, "queries": {"queries", "graph"},
    "ui": {"ui", "queries", "graph", "loaders"},
}


def entered(room: str) -> Iterator[tuple[str, str]]:
    """Each room that a module of this room imports from, with the module's path."""
    for path in sorted((ROOT / room).rglob("*.py")):
        if "node_modules" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            for name in names:
                if name.split(".")[0] in ROOMS:
                    yield name.split(".")[0], path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("room", MAY_ENTER)
def test_a_room_enters_only_those_below_it(room: str) -> None:
    found = list(entered(room))
    assert found
    assert [(other, path) for other, path in found if other not in MAY_ENTER[room]] == []


def test_loaders_open_no_store() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "loaders").rglob("*.py"))
    assert "open_store" not in text
    assert "graph.store" not in text
