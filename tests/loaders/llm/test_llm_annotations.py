"""The checks let through what careful readers wrote down: annotations of real documents, taken as answers."""

import json
from pathlib import Path

from loaders.batch import documents, sources
from loaders.llm.grounding import ground
from loaders.llm.parsing import parse
from loaders.llm.stretches import Stretch
from loaders.llm.values import Times
from loaders.readers import UnreadableDocument

MOST_REJECTED = 0.02


def test_nearly_all_that_annotators_wrote_passes(shared: Path) -> None:
    items = rejected = 0
    for name, document in documents(sources([shared / "eval" / "train-documents"])):
        assert not isinstance(document, UnreadableDocument)
        data = json.loads((shared / "eval" / "train-gold" / f"{Path(name).stem}.json").read_text(encoding="utf-8"))
        for entity in data["entities"]:
            entity.pop("evidence", None)
        parsed = parse(json.dumps(data))
        whole = Stretch(0, len(document.text), ())
        items += sum(map(len, parsed.items.values()))
        rejected += len(ground(parsed, document, whole, Times(document.text, document.date)).rejected)
    assert items > 1000
    assert rejected / items < MOST_REJECTED
