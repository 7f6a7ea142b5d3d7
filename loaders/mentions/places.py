"""Which place a place's name means in this document: homonyms by what else is named and by the place it is about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.lexicon.places import Gazetteer, Place
from loaders.mentions.mention import PLACES, Mention

CHINA = "place/100000"


def parted(mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """黑龙江省双城市 names two places, a larger one and one in it; a zone with a government of its own is a place."""
    for mention in mentions:
        if mention.inside or mention.type not in (*PLACES, "Park"):
            yield mention
            continue
        own = [place for place in gazetteer.by_name(mention.text) if place.type in ("Province", "City", "District")]
        if mention.type == "Park" and len(own) == 1 and not own[0].common:
            mention = replace(mention, type=own[0].type)
        cut = _cut(mention.text, gazetteer) if mention.type in ("City", "District") else None
        if cut is None:
            yield mention
            continue
        middle = mention.start + cut
        outer = _ordered(gazetteer.by_name(mention.text[:cut]))
        yield replace(mention, end=middle, text=mention.text[:cut], type=outer[0].type, key=None, name=None)
        yield replace(mention, start=middle, text=mention.text[cut:], aliases=(mention.text,), key=None, name=None)


def _ordered(places: Iterable[Place]) -> list[Place]:
    """The widest first."""
    return sorted(places, key=lambda place: PLACES.index(place.type))


def _cut(name: str, gazetteer: Gazetteer) -> int | None:
    """Where the larger place's name ends and that of one in it begins, if the name is two."""
    for cut in range(len(name) - 2, 1, -1):
        outer, rest = gazetteer.by_name(name[:cut]), name[cut:]
        if not outer:
            continue
        inner = gazetteer.by_name(rest)
        within = any(gazetteer.within(i.id, o.id) and i.id != o.id for o in outer for i in inner)
        if within or (not inner and rest[-1] in "市县" and 2 < len(rest) <= 5 and name[cut - 1] in "省市区州"):
            return cut
    return None


def resolve(mentions: Sequence[Mention], about: str | None, gazetteer: Gazetteer) -> dict[int, Place]:
    """For the index of each place mention the gazetteer's place it means; mentions that mean none are left out."""
    indices = [i for i, mention in enumerate(mentions) if mention.type in PLACES]
    line = {about, *(place.id for place in gazetteer.ancestors(about))} if about and gazetteer.get(about) else set()
    certain = Counter(candidates[0].id for i in indices if len(candidates := _candidates(mentions[i].text, gazetteer)) == 1)
    found: dict[int, Place] = {}
    for number, i in enumerate(indices):
        candidates = _candidates(mentions[i].text, gazetteer)
        before = found.get(indices[number - 1]) if number and mentions[indices[number - 1]].end == mentions[i].start else None
        place = _chosen(mentions[i], candidates, before, about, line, certain, gazetteer)
        if place:
            found[i] = place
    return found


def _candidates(text: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Places of this name; for 无锡市新吴区 those named by the rest that lie in what the beginning names."""
    name = text.strip("“”")
    if len(name) == 1:
        return gazetteer.by_abbreviation(name)
    if places := gazetteer.by_name(name):
        return places
    for cut in range(len(name) - 2, 1, -1):
        outer = gazetteer.by_name(name[:cut])
        inner = [p for p in gazetteer.by_name(name[cut:]) if any(gazetteer.within(p.id, o.id) and p.id != o.id for o in outer)]
        if inner:
            return tuple(inner)
    return ()


def _chosen(
    mention: Mention,
    candidates: Sequence[Place],
    before: Place | None,
    about: str | None,
    line: Iterable[str | None],
    certain: Counter[str],
    gazetteer: Gazetteer,
) -> Place | None:
    if len(candidates) == 1:
        return candidates[0]
    ordered = (
        lambda p: before is not None and gazetteer.within(p.id, before.id),
        lambda p: p.id in line,
        lambda p: about is not None and gazetteer.get(about) is not None and about != CHINA and gazetteer.within(p.id, about),
        lambda p: any(certain[a.id] for a in gazetteer.ancestors(p.id) if a.id != CHINA),
        lambda p: p.type == mention.type,
        lambda p: p.type in ("Country", "Province", "City"),
    )
    left = list(candidates)
    for preference in ordered:
        preferred = [place for place in left if preference(place)]
        if preferred:
            left = preferred
        if len(left) == 1:
            return left[0]
    return left[0] if left else None
