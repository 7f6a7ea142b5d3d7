"""How good and how fast extraction is on annotated documents, beside other programs that find names offline.

    python -m bench.extraction --documents DIR --gold DIR [--documents DIR --gold DIR …]

A folder of documents holds NAME.txt, its annotations NAME.json in the form of the annotation guide; nothing but the text is read.
Taggers to compare with: pip install -r bench/requirements.txt.
"""

import argparse
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.cost import Reading, offline, sources_of, tagger, wall
from bench.matching import KINDS, Item, Scores, Tally, forms, names_found
from bench.taggers import ORGANISATION, PLACE, TAGGERS
from graph.confidence import SHOWN
from graph.facts import Facts
from graph.ontology import ontology
from loaders.annotation import to_annotation
from loaders.batch import Source
from loaders.version import extraction
from loaders.workers import WorkerDied

BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
FOR_WORKERS = 200_000  # characters, so that the start of a worker does not hide what it brings
COMMON = {PLACE: ontology().subclasses("Place"), ORGANISATION: ("Enterprise", "GovernmentBody", "Institution")}


@dataclass(frozen=True)
class Annotated:
    """A folder of documents and what annotators found in each, by file name."""

    folder: Path
    files: tuple[Source, ...]
    gold: Mapping[str, Item]

    @property
    def texts(self) -> list[str]:
        return [source.path.read_text(encoding="utf-8") for source in self.files]


@dataclass(frozen=True)
class Program:
    """What a program makes of names, and at what cost: characters a CPU second, CPU seconds to start, megabytes."""

    name: str
    names: Mapping[str, Tally]
    speed: float
    starting: float
    peak: float


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does; the processes that are measured inherit it
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=Path, action="append", required=True, metavar="DIR")
    options.add_argument("--gold", type=Path, action="append", required=True, metavar="DIR")
    options.add_argument("--times", type=int, default=3, help="readings, of which the fastest counts")
    options.add_argument("--workers", type=int, default=2, help="workers to compare with one")
    given = options.parse_args()
    if len(given.documents) != len(given.gold):
        options.error("each --documents needs its --gold")
    print(f"extraction {extraction()}")
    sets = [_annotated(folder, gold) for folder, gold in zip(given.documents, given.gold, strict=True)]
    for annotated in sets:
        reading = offline(annotated.files, given.times)
        _quality(annotated, reading.found)
        _beside(annotated, reading, given.times)
    _speed_of_workers([source for annotated in sets for source in annotated.files], given.workers)


def _annotated(folder: Path, gold: Path) -> Annotated:
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))}
    return Annotated(folder, sources_of(folder, list(found)), {f"{stem}.txt": facts for stem, facts in found.items()})


def _quality(annotated: Annotated, found: Sequence[tuple[str, Facts]]) -> None:
    scores = Scores()
    judged: dict[str, list[tuple[float, bool]]] = {"relations+": [], "observations+": []}
    quoted: list[bool] = []
    for name, facts in found:
        predicted = to_annotation(facts)
        right = scores.add(annotated.gold[name], predicted)
        judged["relations+"] += [(r.confidence, i in right.relations) for i, r in enumerate(facts.relations)]
        judged["observations+"] += [(o.confidence, i in right.observations) for i, o in enumerate(facts.observations)]
        quoted += [fact["evidence"] in facts.document.text for fact in (*predicted["relations"], *predicted["observations"])]
    print(f"\n== {annotated.folder}: {len(found)} documents\n\n{'':28}{'P':>7}{'R':>7}{'F1':>7}  found / annotated / predicted")
    for kind in (*KINDS, *sorted(name for name in scores.tallies if "/" in name)):
        print(_row(kind, scores.tallies[kind]))
    print(f"evidence exact: {sum(quoted)} of {len(quoted)}")
    for kind, facts_judged in judged.items():
        _calibration(kind, facts_judged)
    both = [verdict for facts_judged in judged.values() for verdict in facts_judged]
    shown = [right for confidence, right in both if confidence >= SHOWN]
    print(f"shown by default (confidence of {SHOWN} or more): {sum(shown)} of {len(shown)} right "
          f"({sum(shown) / max(1, len(shown)):.3f}), {len(shown)} of {len(both)} facts shown")


def _calibration(kind: str, judged: Sequence[tuple[float, bool]]) -> None:
    """In each band of confidence: what it says on average, and how many facts were right."""
    print(f"{kind}: band of confidence, facts, mean confidence, right")
    for least, below in pairwise(BANDS):
        band = [(confidence, right) for confidence, right in judged if least <= confidence < below or confidence == below == 1.0]
        if band:
            mean, right = sum(c for c, _ in band) / len(band), sum(r for _, r in band) / len(band)
            print(f"  {least:.1f}-{below:.1f}{len(band):7}{mean:8.2f}{right:8.2f}")


def _beside(annotated: Annotated, reading: Reading[list[tuple[str, Facts]]], times: int) -> None:
    """Names that all programs can give, and what each costs on the same texts."""
    characters = sum(map(len, annotated.texts))
    mine = Program("ParkGraph", _names(annotated, map(_of_facts, (facts for _, facts in reading.found))),
                   characters / reading.again, reading.starting, reading.peak)
    others = []
    for name in TAGGERS:
        try:
            other = tagger(name, annotated.texts, times)
        except WorkerDied:
            print(f"{name} could not be run: pip install -r bench/requirements.txt")
        else:
            tallies = _names(annotated, map(_of_words, other.found))
            others.append(Program(name, tallies, characters / other.again, other.starting, other.peak))
    print(f"names alone, {characters} characters; F1 (P, R); characters/s of CPU time; start in CPU seconds; MB at the peak")
    for program in (mine, *others):
        quality = "".join(f"  {group} {t.f1:.3f} ({t.precision:.2f}, {t.recall:.2f})" for group, t in program.names.items())
        print(f"  {program.name:13}{quality}{program.speed:9.0f}/s{program.starting:6.1f} s{program.peak:6.0f} MB")
    for program in others:
        ratios = [f"{group} {tally.f1 / max(program.names[group].f1, 1e-9):.2f}" for group, tally in mine.names.items()]
        print(f"  ParkGraph : {program.name:13} F1 of {'  '.join(ratios)}   speed {mine.speed / program.speed:.2f}")


def _of_facts(facts: Facts) -> dict[str, list[frozenset[str]]]:
    entities = to_annotation(facts)["entities"]
    return {group: [forms(entity) for entity in entities if entity["type"] in classes] for group, classes in COMMON.items()}


def _of_words(found: Mapping[str, set[str]]) -> dict[str, list[frozenset[str]]]:
    return {group: [forms({"name": word}) for word in sorted(words)] for group, words in found.items()}


def _names(annotated: Annotated, named: Iterable[Mapping[str, Sequence[frozenset[str]]]]) -> dict[str, Tally]:
    tallies = {group: Tally() for group in COMMON}
    for source, found in zip(annotated.files, named, strict=True):
        for group, classes in COMMON.items():
            wanted = [entity for entity in annotated.gold[source.name]["entities"] if entity["type"] in classes]
            here = names_found(wanted, found[group])
            tallies[group].add(here.found, here.annotated, here.predicted)
    return tallies


def _speed_of_workers(files: Sequence[Source], workers: int) -> None:
    """By the clock, over the files again and again, since a worker takes some seconds to start."""
    characters = sum(len(source.path.read_text(encoding="utf-8")) for source in files)
    again = -(-FOR_WORKERS // characters)
    many = [source for _ in range(again) for source in files]
    one, more = wall(many, 1), wall(many, workers)
    print(f"\n{again * characters} characters ({len(many)} documents) by the clock, start included: 1 worker {one:.1f} s "
          f"({again * characters / one:.0f}/s), {workers} workers {more:.1f} s ({again * characters / more:.0f}/s), "
          f"{one / more:.2f} times as fast")


def _row(kind: str, tally: Tally) -> str:
    return (f"{kind:28}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}  "
            f"{tally.found} / {tally.annotated} / {tally.predicted}")


if __name__ == "__main__":
    main()
