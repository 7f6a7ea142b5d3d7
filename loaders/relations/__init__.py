"""Mentions, cues and their places in the text → relations. One file a family of relations; claims are joined here."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.facts import Passage, Relation
from graph.keys import fact_id
from graph.ontology import ontology
from loaders.context.status import INTENT, PERFECT, RESULT
from loaders.relations import fields, firms, honours, parts, policies, programmes, sites
from loaders.relations.claims import Claim
from loaders.relations.confidence import End, Grounds, confidence
from loaders.relations.scene import Said, Scene

__all__ = ["Claim", "Said", "Scene", "claims", "grounds_of", "relate"]

Triple = tuple[str, str, str]
"""Head, type and tail of a relation."""

_MOST_EVIDENCE = 5


def claims(scene: Scene) -> Iterator[Claim]:
    """All that the rules read, pairs that the ontology does not allow left out."""
    known = ontology()
    for family in (parts, fields, sites, firms, policies, honours, programmes):
        for claim in family.claims(scene):
            head, tail = scene.entities.get(claim.head), scene.entities.get(claim.tail)
            if head and tail and claim.head != claim.tail and known.allows(head.type, claim.type, tail.type):
                yield claim


def relate(scene: Scene) -> tuple[tuple[Relation, ...], tuple[Passage, ...]]:
    """The relations of a document, each once (as actual where any claim says so), and the passages that carry them."""
    relations: list[Relation] = []
    passages: dict[str, Passage] = {}
    groups = _grouped(scene)
    grounds = _grounds(scene, groups)
    for (head, kind, tail), group in sorted(groups.items(), key=lambda item: (min(c.start for c in item[1]), item[0])):
        carrying = _carrying(group)
        status = carrying[0].status
        evidence = [scene.document.passage(*_trimmed(scene.text, c.start, c.end)) for c in carrying[:_MOST_EVIDENCE]]
        passages.update({passage.id: passage for passage in evidence})
        relations.append(
            Relation(
                id=fact_id(head, kind, tail, status, None, None),
                head=head,
                type=kind,
                tail=tail,
                status=status,
                evidence=tuple(dict.fromkeys(passage.id for passage in evidence)),
                confidence=confidence(grounds[(head, kind, tail)]),
                extractor=f"rule/{carrying[0].rule}",
            )
        )
    return tuple(relations), tuple(passages.values())


def grounds_of(scene: Scene) -> Mapping[Triple, Grounds]:
    """What the confidence of each relation rests on."""
    return _grounds(scene, _grouped(scene))


def _grouped(scene: Scene) -> dict[Triple, list[Claim]]:
    groups: dict[Triple, list[Claim]] = defaultdict(list)
    for claim in claims(scene):
        groups[(claim.head, claim.type, claim.tail)].append(claim)
    _drop_mirrored(groups)
    return groups


def _carrying(group: Sequence[Claim]) -> list[Claim]:
    """The claims that are kept of one statement, in the order of the text."""
    status = "actual" if any(claim.status == "actual" for claim in group) else "planned"
    return sorted((c for c in group if c.status == status), key=lambda c: (c.start, c.end, c.rule))


def _grounds(scene: Scene, groups: Mapping[Triple, Sequence[Claim]]) -> Mapping[Triple, Grounds]:
    named = Counter(said.id for said in scene.said)

    def end(key: str) -> End:
        return End(scene.entities[key].type, scene.certainty.get(key, 0.5), named[key], key == scene.about)

    found: dict[Triple, Grounds] = {}
    for (head, kind, tail), group in groups.items():
        carrying = _carrying(group)
        rules, times = frozenset(claim.rule for claim in carrying), len({claim.start for claim in carrying})
        planned = carrying[0].status == "planned"
        clause = scene.text[carrying[0].start : carrying[0].end]
        marked = bool(INTENT.search(clause) if planned else PERFECT.search(clause) or RESULT.search(clause))
        both = len({claim.status for claim in group}) > 1
        found[(head, kind, tail)] = Grounds(kind, rules, end(head), end(tail), planned, times, marked, both)
    return found


def _drop_mirrored(groups: dict[Triple, list[Claim]]) -> None:
    """Of a symmetric relation only the direction that is said first."""
    for head, kind, tail in list(groups):
        if ontology().relations[kind].symmetric and (tail, kind, head) in groups and (head, kind, tail) in groups:
            del groups[max((head, kind, tail), (tail, kind, head), key=lambda key: (groups[key][0].start, key))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and stops around it."""
    while start < end and text[start] in " \t\n\u3000，,。；;、：:":
        start += 1
    while end > start and text[end - 1] in " \t\n\u3000，,。；;、：:":
        end -= 1
    return start, end
