"""Document → Facts with a language model: ask about every stretch, ground every answer, join with the offline facts."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain

from graph.facts import Document, Facts
from loaders.llm.grounding import Grounded, Rejected, ground
from loaders.llm.join import Joined, join
from loaders.llm.parsing import Parsed, parse
from loaders.llm.prompt import Request, requests
from loaders.llm.reply import Reply, Respondent, Unanswered
from loaders.llm.values import Times
from loaders.pipeline import extract

MOST_LINES = 20
"""Disagreements that a document's notes name; of more, the number is given."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reader:
    """The extractor as a function of a document. `offline` gives the facts that are there without a model."""

    respondent: Respondent
    offline: Callable[[Document], Facts] = extract

    def __call__(self, document: Document) -> Facts:
        """The joined facts; their notes tell what was asked, spent, rejected and disagreed on.

        Raises LanguageModelError where the model cannot be used at all; a stretch without an answer is told in the notes.
        """
        return self.read(document).facts

    def read(self, document: Document) -> Joined:
        asked = requests(document)
        replies = _replies(self.respondent, asked)
        times = Times(document.text, document.date)
        parsed = [parse(reply.content) if isinstance(reply, Reply) else Parsed() for reply in replies]
        answers = [ground(items, document, request.stretch, times) for items, request in zip(parsed, asked, strict=True)]
        offline, name = self.offline(document), f"llm:{self.respondent.name}"
        joined = join(offline, answers, name)
        rejected = (*chain.from_iterable(answer.rejected for answer in answers), *joined.rejected)
        for refusal in rejected:
            _log.info("%s: %s: %s: %.300r", document.name, refusal.part, refusal.reason.value, refusal.item)
        notes = (*joined.facts.notes, _asking(self.respondent.name, replies, parsed), _outcome(answers, joined),
                 *_rejections(rejected), *_lines(joined.disagreements))
        read_by = offline.extraction and f"{offline.extraction}+{name}"  # not what the offline extractor alone would give
        return replace(joined, facts=replace(joined.facts, notes=notes, extraction=read_by), rejected=rejected)


def _replies(respondent: Respondent, asked: Sequence[Request]) -> list[Reply | Unanswered]:
    """The replies in the order of the requests, however they come in. The first LanguageModelError ends it for all."""
    pool = ThreadPoolExecutor(max_workers=max(1, respondent.parallel), thread_name_prefix="llm")
    try:
        return list(pool.map(respondent.ask, asked))
    finally:
        pool.shutdown(cancel_futures=True)


def _asking(name: str, replies: Sequence[Reply | Unanswered], parsed: Sequence[Parsed]) -> str:
    answered = [reply for reply in replies if isinstance(reply, Reply)]
    kept = sum(reply.kept for reply in answered)
    broken = sum(not items.whole for items, reply in zip(parsed, replies, strict=True) if isinstance(reply, Reply))
    missing = Counter(reply.reason for reply in replies if isinstance(reply, Unanswered))
    failed = "".join(f"；{reason} {count}" for reason, count in sorted(missing.items()))
    again = sum(max(0, reply.attempts - 1) for reply in replies)
    surplus = sum(items.surplus for items in parsed)
    seconds = sum(reply.seconds for reply in replies)
    asked, told = sum(reply.asked_tokens for reply in answered), sum(reply.answered_tokens for reply in answered)
    return (f"语言模型 {name} (language model)：段 stretches {len(replies)}，已有回答 kept {kept}，残缺 broken {broken}，"
            f"未答 unanswered {len(replies) - len(answered)}{failed}；重试 retries {again}，超量 surplus {surplus}；"
            f"词元 tokens {asked}+{told}，秒 seconds {seconds:.1f}")


def _outcome(answers: Iterable[Grounded], joined: Joined) -> str:
    found = sum(len(a.entities) + len(a.relations) + len(a.observations) for a in answers)
    return (f"合格项 items grounded {found}：与离线一致 agreed {joined.agreed}，新增 added {joined.added}，"
            f"不一致 disagreements {len(joined.disagreements)}")


def _rejections(rejected: Iterable[Rejected]) -> Iterator[str]:
    counted = Counter((refusal.part, refusal.reason.value) for refusal in rejected)
    for (part, reason), count in sorted(counted.items()):
        yield f"拒绝 rejected {part} {count}：{reason}"


def _lines(disagreements: Sequence[str]) -> Iterator[str]:
    yield from disagreements[:MOST_LINES]
    if len(disagreements) > MOST_LINES:
        yield f"另有不一致 further disagreements {len(disagreements) - MOST_LINES}"
