"""Train the tagger: `python -m loaders.mentions.train TRAINING_DIR --work DIR` writes tagger.npz and tagger.md beside this file.

TRAINING_DIR holds `NAME.txt` (`n<TAB>source<TAB>paragraph`) and `NAME.tsv` (`n<TAB>Type<TAB>surface[<TAB>context]`,
every mention in reading order). For the report the files are cut into folds, and each is read by a tagger that was
trained on the others (kept in DIR, where weigh.py finds them again); the tagger that is shipped is trained on all.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pycrfsuite

from loaders.context import deictic
from loaders.mentions.shape import features
from loaders.mentions.tagger import MODEL, Model, model, sequences, tag
from loaders.mentions.width import shadow

FOLDS = 3
SETTINGS: Mapping[str, float] = {
    "c1": 0.5,
    "c2": 0.1,
    "feature.minfreq": 2,
    "max_iterations": 80,
    "feature.possible_transitions": 1,
}


@dataclass(frozen=True)
class Paragraph:
    """Text in shadow form, its mentions (start, end, type), and what it is taken from."""

    text: str
    mentions: tuple[tuple[int, int, str], ...]
    source: str = ""


class TrainingError(ValueError):
    """The training text and its mentions do not fit; the message names file and paragraph."""


def read(source: Path) -> tuple[Paragraph, ...]:
    """All paragraphs of a file or of a folder's files by name. Raises TrainingError where a mention is not found in its text."""
    found: list[Paragraph] = []
    for path in [source] if source.is_file() else sorted(source.glob("*.txt")):
        texts: dict[str, str] = {}
        sources: dict[str, str] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            number, source_name, paragraph = line.split("\t", 2)
            texts[number], sources[number] = paragraph, source_name
        marked: dict[str, list[list[str]]] = {number: [] for number in texts}
        for line in path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
            number, *cells = line.split("\t")
            marked[number].append(cells)
        found += [
            replace(_paragraph(f"{path.stem}:{number}", text, marked[number]), source=sources[number])
            for number, text in texts.items()
        ]
    return tuple(found)


def _paragraph(where: str, text: str, cells: Iterable[Sequence[str]]) -> Paragraph:
    mentions: list[tuple[int, int, str]] = []
    position = 0
    for kind, surface, *context in cells:
        start = text.find(surface, position)
        if context:
            around = text.find(context[0], max(0, position - len(context[0])))
            while around >= 0 and around + context[0].find(surface) < position:
                around = text.find(context[0], around + 1)
            if around >= 0:
                start = around + context[0].find(surface)
        if start < 0:
            raise TrainingError(f"{where}: {surface!r} is not in the text after character {position}")
        position = start + len(surface)
        mentions.append((start, position, kind))
    return Paragraph(shadow(text), tuple(mentions))


HALVES: Mapping[str | None, slice] = {None: slice(None), "odd": slice(0, None, 2), "even": slice(1, None, 2)}
"""Annotated documents by their place in the order of names: all, the first, third …, or the second, fourth …"""


def annotated(documents: Path, gold: Path, half: str | None = None) -> tuple[Paragraph, ...]:
    """Paragraphs of annotated documents (`NAME.txt`, `NAME.json`): every name of a thing is a mention wherever it stands, the
    longest first; forms that point (我市, 全省) are none. `half` (odd, even) leaves the other half out, to be measured on."""
    found: list[Paragraph] = []
    for path in sorted(gold.glob("*.json"))[HALVES[half]]:
        names = {
            shadow(name): entity["type"]
            for entity in json.loads(path.read_text(encoding="utf-8"))["entities"]
            for name in (entity["name"], *entity.get("aliases", ()))
            if len(name) > 1 and not deictic(name)
        }
        for line in shadow((documents / f"{path.stem}.txt").read_text(encoding="utf-8")).splitlines():
            if line.strip():
                found.append(Paragraph(line, tuple(_occurrences(line, names))))
    return tuple(found)


def _occurrences(line: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    position = 0
    while position < len(line):
        name = next((name for name in ordered if line.startswith(name, position)), None)
        if name:
            yield position, position + len(name), names[name]
        position += len(name) if name else 1


def labels(paragraph: Paragraph) -> list[str]:
    """One label a character: B-Type, I-Type or O."""
    found = ["O"] * len(paragraph.text)
    for start, end, kind in paragraph.mentions:
        found[start] = f"B-{kind}"
        found[start + 1 : end] = [f"I-{kind}"] * (end - start - 1)
    return found


def train(paragraphs: Iterable[Paragraph], settings: Mapping[str, float], target: Path, verbose: bool = False) -> None:
    """Learn from the paragraphs and write the model to `target` (npz)."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=verbose)
    trainer.set_params(dict(settings))
    for paragraph in paragraphs:
        seen, named = features(paragraph.text), labels(paragraph)
        for start, end in sequences(paragraph.text):
            trainer.append([[format(key, "x") for key in row] for row in seen[start:end].tolist()], named[start:end])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        crf = pycrfsuite.Tagger()
        crf.open(str(path))
        _write(crf.info(), target)


def _write(info: "pycrfsuite._dumpparser.ParsedDump", target: Path) -> None:
    names = sorted(info.labels)
    column = {name: number for number, name in enumerate(names)}
    weights = [(int(key, 16), column[name], value) for (key, name), value in info.state_features.items() if abs(value) >= 0.02]
    keys = np.array(sorted({key for key, _, _ in weights}), dtype=np.int64)
    row = {key: number for number, key in enumerate(keys.tolist())}
    weights.sort(key=lambda entry: (entry[0], entry[1]))
    transitions = np.zeros((len(names), len(names)), dtype=np.float32)
    for (left, right), value in info.transitions.items():
        transitions[column[left], column[right]] = value
    for right in names:  # an inner label never follows anything but its own name
        if right.startswith("I-"):
            for left in names:
                if left[2:] != right[2:]:
                    transitions[column[left], column[right]] = -30
    np.savez_compressed(
        target,
        labels=np.array(names),
        keys=keys,
        rows=np.array([row[key] for key, _, _ in weights], dtype=np.int32),
        columns=np.array([number for _, number, _ in weights], dtype=np.uint8),
        values=np.array([value for _, _, value in weights], dtype=np.float16),
        transitions=transitions,
    )


def measure(paragraphs: Iterable[Paragraph], crf: Model) -> dict[str, tuple[int, int, int]]:
    """By type (and `all`): mentions found exactly, mentions there are, mentions tagged."""
    tally: dict[str, list[int]] = {"all": [0, 0, 0]}
    for paragraph in paragraphs:
        truth = set(paragraph.mentions)
        tagged = {(mention.start, mention.end, mention.type) for mention in tag(paragraph.text, crf).tags}
        for place, group in enumerate((truth & tagged, truth, tagged)):
            for _, _, kind in group:
                for key in ("all", kind):
                    tally.setdefault(key, [0, 0, 0])[place] += 1
    return {kind: (found, there, said) for kind, (found, there, said) in tally.items()}


def folds(folder: Path, work: Path) -> Iterator[tuple[tuple[Paragraph, ...], Model]]:
    """The paragraphs of each fold with a tagger that has not seen them; taggers that are in `work` already are used again."""
    work.mkdir(parents=True, exist_ok=True)
    files = sorted(folder.glob("*.txt"))
    for fold in range(FOLDS):
        target = work / f"fold{fold}.npz"
        if not target.exists():
            train([p for i, file in enumerate(files) if i % FOLDS != fold for p in read(file)], SETTINGS, target)
        yield tuple(p for i, file in enumerate(files) if i % FOLDS == fold for p in read(file)), model(target)


def report(figures: Mapping[str, Sequence[int]], paragraphs: Sequence[Paragraph]) -> str:
    """The training report in Markdown."""
    characters, mentions = sum(len(p.text) for p in paragraphs), sum(len(p.mentions) for p in paragraphs)
    lines = [
        "# The tagger's training report",
        "",
        f"{len(paragraphs)} paragraphs, {characters} characters, {mentions} mentions. Settings: {dict(SETTINGS)}.",
        "",
        f"Measured by {FOLDS} folds, each read by a tagger that was trained on the other files (exact boundaries and type):",
        "",
        "| type | precision | recall | F1 | mentions |",
        "| --- | --- | --- | --- | --- |",
    ]
    for kind, (found, there, said) in sorted(figures.items()):
        precision, recall = found / max(said, 1), found / max(there, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        lines.append(f"| {kind} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {there} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="TRAINING_DIR")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the taggers of the folds")
    parser.add_argument(
        "--annotated", type=Path, nargs=2, metavar=("DOCUMENTS", "GOLD"), help="annotated documents to learn from as well"
    )
    parser.add_argument("--half", choices=("odd", "even"), help="learn from this half of the annotated documents only")
    parser.add_argument("--target", type=Path, default=MODEL)
    parser.add_argument("--report-only", action="store_true", help="measure the folds, leave the shipped tagger as it is")
    arguments = parser.parse_args()
    paragraphs = read(arguments.folder)
    figures: dict[str, list[int]] = {}
    for held, crf in folds(arguments.folder, arguments.work):
        for kind, counts in measure(held, crf).items():
            figures[kind] = [a + b for a, b in zip(figures.get(kind, (0, 0, 0)), counts, strict=True)]
    if arguments.annotated:
        documents, gold = arguments.annotated
        paragraphs = (*paragraphs, *annotated(documents, gold, arguments.half))
    if not arguments.report_only:
        train(paragraphs, SETTINGS, arguments.target)
    arguments.target.with_suffix(".md").write_text(report(figures, paragraphs), encoding="utf-8")


if __name__ == "__main__":
    main()
