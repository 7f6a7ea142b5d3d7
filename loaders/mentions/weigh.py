"""Learn how far to trust proposals: `python -m loaders.mentions.weigh TRAINING_DIR --work DIR` writes trust.tsv beside this file.

The tagger has learned its training text by heart, so its probabilities there say nothing. Therefore the text is cut
into folds by file; a tagger trained on the other folds reads each one, and its proposals are the examples.
A proposal is right where the annotation has a mention of its class on exactly its span. Deterministic.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from loaders.lexicon.names import fold
from loaders.mentions import proposals
from loaders.mentions.reconcile import grouped
from loaders.mentions.segment import segment
from loaders.mentions.tagger import Model, tag
from loaders.mentions.train import HALVES, Paragraph, folds
from loaders.mentions.trust import FILE, evidence, recurrence
from loaders.mentions.width import shadow

PENALTY = 3.0
RAREST = 25  # evidence seen less often is left out

WEIGHT_OF_ANNOTATED = 3  # they are few, and of the kind that is to be read

Example = tuple[dict[str, float], bool]


def examples(paragraphs: Iterable[Paragraph], crf: Model) -> Iterator[Example]:
    """The evidence of every proposal in the paragraphs, and whether it is right."""
    for paragraph in joined(paragraphs):
        truth = {(*bare(paragraph.text, start, end), kind) for start, end, kind in paragraph.mentions}
        tagging, words = tag(paragraph.text, crf), segment(paragraph.text)
        groups = grouped(paragraph.text, proposals(paragraph.text, paragraph.text, tagging))
        again = recurrence(groups, tagging)
        for group in groups:
            first = group[0]
            yield (
                evidence(group, paragraph.text, tagging, words, again),
                (*bare(paragraph.text, first.start, first.end), first.type) in truth,
            )


def annotated(documents: Path, gold: Path, half: str | None = None) -> Iterator[Example]:
    """The same from annotated documents (`NAME.txt`, `NAME.json`), read by the shipped tagger, which has not seen them.

    Their annotation names things, not places in the text: a proposal is right where a thing of its class bears its name.
    """
    for path in sorted(gold.glob("*.json"))[HALVES[half]]:
        names = {
            (entity["type"], fold(name))
            for entity in json.loads(path.read_text(encoding="utf-8"))["entities"]
            for name in (entity["name"], *entity.get("aliases", ()))
        }
        text = (documents / f"{path.stem}.txt").read_text(encoding="utf-8")
        folded = shadow(text)
        tagging, words = tag(folded), segment(folded)
        groups = grouped(text, proposals(text, folded, tagging))
        again = recurrence(groups, tagging)
        for group in groups:
            yield evidence(group, folded, tagging, words, again), any((m.type, fold(m.called)) in names for m in group)


def joined(paragraphs: Iterable[Paragraph], most: int = 6) -> Iterator[Paragraph]:
    """Up to `most` paragraphs from one source as one text, so that names can come again in it."""
    held: list[Paragraph] = []
    for paragraph in paragraphs:
        if held and (paragraph.source != held[0].source or len(held) == most):
            yield _one(held)
            held = []
        held.append(paragraph)
    if held:
        yield _one(held)


def _one(paragraphs: Sequence[Paragraph]) -> Paragraph:
    mentions: list[tuple[int, int, str]] = []
    text = ""
    for paragraph in paragraphs:
        mentions += [(start + len(text), end + len(text), kind) for start, end, kind in paragraph.mentions]
        text += paragraph.text + "\n"
    return Paragraph(text, tuple(mentions), paragraphs[0].source)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without quotation marks around it: with or without them it is the same name."""
    while end - start > 2 and text[start] + text[end - 1] in ("“”", "《》"):
        start, end = start + 1, end - 1
    return start, end


def learn(found: Sequence[Example], penalty: float = PENALTY, rarest: int = RAREST) -> dict[str, float]:
    """Ridge logistic regression by Newton's method, at most 30 steps; evidence seen less often than `rarest` is left out."""
    counted = Counter(name for seen, _ in found for name in seen)
    names = sorted(name for name, count in counted.items() if count >= rarest)
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(found), len(names)), dtype=np.float32)
    for row, (seen, _) in enumerate(found):
        for name, value in seen.items():
            if name in column:
                matrix[row, column[name]] = value
    truth = np.array([right for _, right in found], dtype=np.float32)
    weights = np.zeros(len(names), dtype=np.float32)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (chance - truth) + penalty * weights
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.float32(penalty) * np.eye(
            len(names), dtype=np.float32
        )
        step = np.linalg.solve(curve.astype(np.float64), slope.astype(np.float64)).astype(np.float32)
        weights -= step
        if np.abs(step).max() < 1e-3:
            break
    return {name: float(weights[number]) for name, number in column.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="TRAINING_DIR")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the taggers of the folds")
    parser.add_argument(
        "--annotated", type=Path, nargs=2, metavar=("DOCUMENTS", "GOLD"), help="annotated documents to learn from as well"
    )
    parser.add_argument("--half", choices=("odd", "even"), help="learn from this half of the annotated documents only")
    parser.add_argument("--target", type=Path, default=Path(__file__).parent / FILE)
    arguments = parser.parse_args()
    found = [example for held, crf in folds(arguments.folder, arguments.work) for example in examples(held, crf)]
    if arguments.annotated:
        documents, gold = arguments.annotated
        found += list(annotated(documents, gold, arguments.half)) * WEIGHT_OF_ANNOTATED
    weights = learn(found)
    lines = [
        "# How much each piece of evidence speaks for a proposed mention (logistic weights; see trust.py).",
        f"# Source: learned by weigh.py from {len(found)} proposals in the tagger's training text and annotated documents, "
        f"{sum(right for _, right in found)} of them right.",
        "evidence\tweight",
        *(f"{name}\t{value:.3f}" for name, value in sorted(weights.items()) if abs(value) >= 0.02),
    ]
    arguments.target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} proposals, {sum(right for _, right in found)} right, {len(weights)} weights")


if __name__ == "__main__":
    main()
