"""Mentions, cues and their places in the text → relations. One file a family of relations; claims are joined here."""

from collections import defaultdict
from collections.abc import Iterator

from graph.facts import Passage, Relation
from graph.keys import fact_id
from graph.ontology import ontology
from loaders.relations import fields, honours, parts, policies, programmes, sites
from loaders.relations.claims import Claim
from loaders.relations.confidence import confidence, trust_in_rule
from loaders.relations.scene import Said, Scene

__all__ = ["Claim", "Said", "Scene", "claims", "relate"]

_MOST_EVIDENCE = 5


def claims(scene: Scene) -> Iterator[Claim]:
    """All that the rules read, pairs that the ontology does not allow left out."""
    known = ontology()
    for family in (parts, fields, sites, policies, honours, programmes):
        for claim in family.claims(scene):
            head, tail = scene.entities.get(claim.head), scene.entities.get(claim.tail)
            if head and tail and claim.head != claim.tail and known.allows(head.type, claim.type, tail.type):
                yield claim


def relate(scene: Scene) -> tuple[tuple[Relation, ...], tuple[Passage, ...]]:
    """The relations of a document, each once (as actual where any claim says so), and the passages that carry them."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims(scene):
        groups[(claim.head, claim.type, claim.tail)].append(claim)
    _drop_mirrored(groups)
    relations: list[Relation] = []
    passages: dict[str, Passage] = {}
    for (head, kind, tail), group in sorted(groups.items(), key=lambda item: (min(c.start for c in item[1]), item[0])):
        status = "actual" if any(claim.status == "actual" for claim in group) else "planned"
        carrying = sorted((c for c in group if c.status == status), key=lambda c: (c.start, c.end, c.rule))
        evidence = [scene.document.passage(*_trimmed(scene.text, c.start, c.end)) for c in carrying[:_MOST_EVIDENCE]]
        passages.update({passage.id: passage for passage in evidence})
        best = max(carrying, key=lambda c: trust_in_rule(c.rule))
        named = min(scene.certainty.get(end, 0.5) for end in (head, tail))
        relations.append(
            Relation(
                id=fact_id(head, kind, tail, status, None, None),
                head=head,
                type=kind,
                tail=tail,
                status=status,
                evidence=tuple(dict.fromkeys(passage.id for passage in evidence)),
                confidence=confidence(best.rule, named),
                extractor=f"rule/{best.rule}",
            )
        )
    return tuple(relations), tuple(passages.values())


def _drop_mirrored(groups: dict[tuple[str, str, str], list[Claim]]) -> None:
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
