"""Read damaged documents, and count what goes wrong; then read walls of one thing, and see whether time grows with length.

    python -m bench.robustness [--count 10000] [--seed 1] [--walls 8000] DOCUMENT…
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from bench.fuzzed import WALLS, fuzzed, wall
from bench.soundness import faults
from graph.facts import Document, Facts
from loaders.annotation import to_annotation
from loaders.batch import documents, sources
from loaders.lexicon.places import gazetteer
from loaders.metadata import describe
from loaders.pipeline import extract
from loaders.readers import UnreadableDocument, read_bytes

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents", nargs="*", type=Path, default=[SAMPLES], help="what the damaged documents are made of")
    options.add_argument("--count", type=int, default=10_000, help="damaged documents")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--walls", type=int, default=8000, help="characters in the longest wall; 0 for none")
    given = options.parse_args()
    texts = [document.text for _, document in documents(sources(given.documents)) if isinstance(document, Document)]
    failed = _read_damaged(texts, given.count, given.seed)
    if given.walls:
        _read_walls(given.walls)
    return 1 if failed else 0


def facts_of(text: str) -> Facts:
    """The whole way: bytes, description, extraction, and out as JSON would be."""
    described = describe(read_bytes("fuzzed.txt", text.encode()), "fuzzed.txt", sidecar=None, gazetteer=gazetteer())
    facts = extract(described.document)
    to_annotation(facts)
    return facts


def _read_damaged(texts: list[str], count: int, seed: int) -> int:
    failures: Counter[str] = Counter()
    characters = refused = found = 0
    began = time.process_time()
    for number, text in enumerate(fuzzed(texts, count, seed)):
        try:
            facts = facts_of(text)
        except UnreadableDocument:
            refused += 1
            continue
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            failures[f"{type(error).__name__} in {where.filename}:{where.lineno}"] += 1
            print(f"document {number}: {error!r}", file=sys.stderr)
            continue
        characters += len(text)
        found += len(facts.relations) + len(facts.observations)
        for fault in faults(facts):
            failures["unsound"] += 1
            print(f"document {number}: {fault}", file=sys.stderr)
    spent = time.process_time() - began
    print(f"{count} damaged documents (seed {seed}): {sum(failures.values())} failures, {refused} refused as empty or no text; "
          f"{characters} characters, {found} facts, {characters / spent:.0f} characters/s")
    for kind, times in failures.most_common():
        print(f"  {times:5} {kind}")
    return sum(failures.values())


def _read_walls(longest: int) -> None:
    """CPU time at a quarter of the length and at the length: much more than four times as much grows faster than the text."""
    print(f"walls of {longest // 4} and {longest} characters: milliseconds, their ratio")
    for name, unit in WALLS.items():
        quarter, whole = (_milliseconds(wall(unit, length)) for length in (longest // 4, longest))
        print(f"  {quarter:8.0f} {whole:8.0f} {whole / quarter:6.1f}  {name}" + ("  <<" if whole > 7 * quarter else ""))


def _milliseconds(text: str) -> float:
    document = Document.of("wall.txt", text, "wall", about="place/370100", date="2023-03-01")
    began = time.process_time()
    extract(document)
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    sys.exit(main())
