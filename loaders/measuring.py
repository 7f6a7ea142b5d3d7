"""Figures with their mentions → observations: subject by id, indicator by the scheme, value in base units."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping

from graph.facts import Document, Indicator, Observation, Passage
from graph.keys import observation_id
from loaders.context import Context
from loaders.figures import Figure, observations
from loaders.figures.subject import PLACES, THINGS
from loaders.lexicon.units import normalise
from loaders.linking import Linking
from loaders.reference import indicator_of

SUBJECTS = PLACES | THINGS
FEWEST_NAMED = 3
TITLED = 2
CONFIDENCE = 0.8  # until the rules of figures are measured one by one


def measure(
    document: Document, context: Context, linking: Linking, default: str | None
) -> tuple[tuple[Observation, ...], tuple[Indicator, ...], tuple[Passage, ...]]:
    """The observations of a document. Figures whose subject is no entity of it fall to the park that the document speaks for,
    else to `default`, and away where that is None."""
    park = spoken_for(document, linking, default)
    outer = {(m.start, m.end): i for m, i in zip(linking.mentions, linking.ids, strict=True) if not m.inside}
    found: dict[str, Observation] = {}
    indicators: dict[str, Indicator] = {}
    passages: dict[str, Passage] = {}
    for figure in observations(document.text, context, [m for m in linking.mentions if not m.inside and m.source != "deixis"]):
        subject = _subject(figure, outer, park or default)
        if park is not None and figure.subject.deixis is not None and figure.subject.deixis.level == "区":
            subject = park
        if subject is None and (subject := _nearest(document.text, figure, linking)) is None:
            continue
        indicator = indicator_of(figure.metric)
        indicators.setdefault(indicator.id, indicator)
        passage = document.passage(figure.start, figure.end)
        passages.setdefault(passage.id, passage)
        value, unit = normalise(figure.value, figure.unit) or (None, None)
        period = figure.period
        key = observation_id(
            subject,
            indicator.id,
            figure.metric,
            figure.value,
            figure.unit,
            period.text if period else None,
            figure.status,
            figure.bound,
        )
        found.setdefault(
            key,
            Observation(
                id=key,
                subject=subject,
                indicator=indicator.id,
                metric=figure.metric,
                value=figure.value,
                unit=figure.unit,
                status=figure.status,
                evidence=(passage.id,),
                confidence=CONFIDENCE,
                extractor=f"figure/{figure.rule}",
                normalised_value=value,
                normalised_unit=unit,
                period=period.text if period else None,
                period_start=period.start if period else None,
                period_end=period.end if period else None,
                bound=figure.bound,
            ),
        )
    return tuple(found.values()), tuple(indicators.values()), tuple(passages.values())


def _nearest(text: str, figure: Figure, linking: Linking) -> str | None:
    """Where the document's place is not known: what the paragraph of the figure names last before it."""
    begin = text.rfind("\n", 0, figure.start) + 1
    index = bisect_left(linking.mentions, figure.end, key=lambda mention: mention.start) - 1
    while index >= 0 and linking.mentions[index].start >= begin:
        mention = linking.mentions[index]
        if not mention.inside and mention.type in SUBJECTS:
            return linking.ids[index]
        index -= 1
    return None


def spoken_for(document: Document, linking: Linking, default: str | None) -> str | None:
    """The park that a document is about (where no place is known, the firm): named thrice, a name in the title counting twice
    more, twice as often as any other and more often than the place. 全区 and figures without a subject are its own."""
    times: Counter[str] = Counter()
    own = 0
    for mention, key in zip(linking.mentions, linking.ids, strict=True):
        if mention.inside:
            continue
        if key == default:
            own += 1
        elif mention.type == "Park" or (mention.type == "Enterprise" and default is None):
            times[key] += 1 if key in times or mention.text not in document.title else 1 + TITLED
    first, second = (*times.most_common(2), ("", 0), ("", 0))[:2]
    if first[1] < FEWEST_NAMED or first[1] < 2 * second[1] or first[1] <= own:
        return None
    return first[0]


def _subject(figure: Figure, ids: Mapping[tuple[int, int], str], default: str | None) -> str | None:
    if figure.subject.candidate is not None:
        return ids.get((figure.subject.candidate.start, figure.subject.candidate.end), default)
    if figure.subject.deixis is not None:
        return ids.get((figure.subject.deixis.start, figure.subject.deixis.end), default)
    return default


def distinct(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Each passage once, in the order of the text."""
    return tuple(sorted({p.id: p for p in passages}.values(), key=lambda p: (p.start, p.end)))
