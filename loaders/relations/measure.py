"""Measure the rules: `python -m loaders.relations.measure DOCUMENTS GOLD [DOCUMENTS GOLD …]` writes confidence.tsv and
calibration.tsv beside this file.

DOCUMENTS holds `NAME.txt`, GOLD `NAME.json` in the form of the annotation guide. A relation is right where the annotation
has one of its type between things that share a name with its ends. Each document is read as being about the place that
the annotation gives, so that a fault in finding that place is not laid on the rules.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from graph.facts import Document, Entity, Relation
from loaders.lexicon import gazetteer
from loaders.lexicon.names import fold
from loaders.pipeline import read
from loaders.relations import relate
from loaders.relations.confidence import CALIBRATION, RULES, measured_rules, terms


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation's rule, the confidence of the less certain name at its ends, and whether it is right."""

    rule: str
    named: float
    right: bool


def judged(documents: Path, gold: Path) -> Iterator[Judged]:
    """Every relation that is read out of the documents."""
    for path in sorted(gold.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        text = (documents / f"{path.stem}.txt").read_text(encoding="utf-8")
        places = gazetteer().by_name(annotation.get("about") or "")
        scene = read(Document.of(path.stem, text, path.stem, about=places[0].id if len(places) == 1 else None))
        named = {
            entity["id"]: {fold(form) for form in (entity["name"], *entity.get("aliases", ()))}
            for entity in annotation["entities"]
        }
        for relation in relate(scene)[0]:
            sure = min(scene.certainty.get(end, 0.5) for end in (relation.head, relation.tail))
            right = any(_agrees(relation, scene.entities, other, named) for other in annotation["relations"])
            yield Judged(relation.extractor.removeprefix("rule/"), sure, right)


def calibrated(found: Sequence[Judged]) -> Mapping[str, float]:
    """Weights of the terms by logistic regression (Newton's method)."""
    seen = [terms(item.rule, item.named) for item in found]
    names = tuple(seen[0])
    matrix = np.array([[item[name] for name in names] for item in seen])
    truth = np.array([item.right for item in found], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (chance - truth) + weights
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.eye(len(names))
        weights -= np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def _agrees(relation: Relation, entities: Mapping[str, Entity], other: Mapping[str, Any], named: Mapping[str, set[str]]) -> bool:
    return relation.type == other["type"] and all(
        _forms(entities[mine]) & named[other[end]] for mine, end in ((relation.head, "head"), (relation.tail, "tail"))
    )


def _forms(entity: Entity) -> set[str]:
    return {fold(form) for form in (entity.name, *entity.aliases, *entity.references)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="DOCUMENTS GOLD")
    arguments = parser.parse_args()
    pairs = list(zip(arguments.folders[::2], arguments.folders[1::2], strict=True))
    found = [item for documents, gold in pairs for item in judged(documents, gold)]
    right, total = Counter(item.rule for item in found if item.right), Counter(item.rule for item in found)
    count_of_documents = sum(len(list(gold.glob("*.json"))) for _, gold in pairs)
    source = f"# Source: measured by measure.py on {count_of_documents} annotated public documents."
    _write(
        RULES,
        [
            "# How far each rule is to be trusted: precision = (right + 1) / (relations + 2), so that rare ones stay near half.",
            source,
            "rule\tprecision\trelations",
            *(f"{rule}\t{(right[rule] + 1) / (count + 2):.2f}\t{count}" for rule, count in sorted(total.items())),
        ],
    )
    measured_rules.cache_clear()
    _write(
        CALIBRATION,
        [
            "# Logistic weights of what a relation's confidence rests on (confidence.py).",
            source,
            "term\tweight",
            *(f"{term}\t{weight:.3f}" for term, weight in calibrated(found).items()),
        ],
    )


def _write(file: str, lines: Sequence[str]) -> None:
    (Path(__file__).parent / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
