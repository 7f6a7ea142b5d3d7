"""Learn how far relations are to be trusted: `python -m loaders.relations.measure DOCUMENTS GOLD [DOCUMENTS GOLD …]` writes
confidence.tsv beside this file and prints the precision of each rule, and of the facts above some confidences.

DOCUMENTS holds `NAME.txt`, GOLD `NAME.json` in the form of the annotation guide. A relation is right where the annotation
has one of its type and status between things that share a name with its ends. Each document is read as being about the
place that the annotation gives, so that a fault in finding that place is not laid on the rules. The tagger that reads
must not have learned these documents. What is printed is cross-validated: each document meets weights of the others.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

from graph.facts import Document, Entity, Relation
from loaders.lexicon import gazetteer
from loaders.lexicon.names import fold
from loaders.mentions.weigh import learn
from loaders.pipeline import read
from loaders.relations import grounds_of, relate
from loaders.relations.confidence import WEIGHTS, Grounds, terms

PENALTY = 6.0
RAREST = 2
_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation's document and grounds, and whether it is right."""

    document: str
    grounds: Grounds
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
        grounds = grounds_of(scene)
        for relation in relate(scene)[0]:
            right = any(_agrees(relation, scene.entities, other, named) for other in annotation["relations"])
            yield Judged(path.stem, grounds[(relation.head, relation.type, relation.tail)], right)


def weights(found: Sequence[Judged]) -> dict[str, float]:
    return learn([(terms(item.grounds), item.right) for item in found], PENALTY, RAREST)


def cross_validated(found: Sequence[Judged], folds: int = 5) -> list[tuple[float, bool]]:
    """The confidence of each relation by weights of other documents, and whether it is right."""
    names = sorted({item.document for item in found})
    result: list[tuple[float, bool]] = []
    for fold_number in range(folds):
        held = set(names[fold_number::folds])
        learned = weights([item for item in found if item.document not in held])
        for item in found:
            if item.document in held:
                total = sum(learned.get(term, 0.0) * value for term, value in terms(item.grounds).items())
                result.append((1 / (1 + exp(-total)), item.right))
    return result


def _agrees(relation: Relation, entities: Mapping[str, Entity], other: Mapping[str, Any], named: Mapping[str, set[str]]) -> bool:
    return (relation.type, relation.status) == (other["type"], other["status"]) and all(
        _forms(entities[mine]) & named[other[end]] for mine, end in ((relation.head, "head"), (relation.tail, "tail"))
    )


def _forms(entity: Entity) -> set[str]:
    return {fold(form) for form in (entity.name, *entity.aliases, *entity.references)}


def report(found: Sequence[Judged]) -> str:
    """The rules' precisions, and how many of the relations above a confidence are right."""
    said: Counter[str] = Counter(rule for item in found for rule in item.grounds.rules)
    right = Counter(rule for item in found if item.right for rule in item.grounds.rules)
    lines = [f"{rule:28} {right[rule]:4} of {count:4}" for rule, count in sorted(said.items())]
    scored = cross_validated(found)
    for step in _STEPS:
        above = [is_right for chance, is_right in scored if chance >= step]
        lines.append(f"confidence >= {step:.1f}: {sum(above)} of {len(above)} right")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="DOCUMENTS GOLD")
    arguments = parser.parse_args()
    pairs = list(zip(arguments.folders[::2], arguments.folders[1::2], strict=True))
    found = [item for documents, gold in pairs for item in judged(documents, gold)]
    count = sum(len(list(gold.glob("*.json"))) for _, gold in pairs)
    write(weights(found), count)
    print(report(found))


def write(learned: Mapping[str, float], documents: int) -> None:
    lines = [
        "# How much each ground speaks for a relation (logistic weights; see confidence.py).",
        f"# Source: learned by measure.py from {documents} annotated public documents.",
        "term\tweight",
        *(f"{term}\t{weight:.3f}" for term, weight in sorted(learned.items()) if abs(weight) >= 0.005),
    ]
    (Path(__file__).parent / WEIGHTS).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
