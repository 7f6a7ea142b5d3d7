"""Clauses: a sentence cut at its commas, semicolons and colons, but not inside brackets, quotation marks or numbers."""

from collections.abc import Iterator

OPENING = "《〈“‘「『（(【["
CLOSING = "》〉”’」』）)】]"
STOPS = "，,；;：:。！？!?\n"
LONGEST_NAME = 40  # an open bracket that is not closed within so many characters is a slip of the pen, not a bracket


def enclosed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost stretches in brackets or quotation marks, marks included, that hold a name and not a speech."""
    stretches: list[tuple[int, int]] = []
    position = start
    while position < end:
        depth = OPENING.find(text[position])
        if depth >= 0:
            close = text.find(CLOSING[depth], position + 1, min(end, position + 1 + LONGEST_NAME))
            if close > 0 and not any(mark in text[position + 1 : close] for mark in "。！？!?；;\n"):
                stretches.append((position, close + 1))
                position = close
        position += 1
    return stretches


def clauses(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Offsets of the clauses of `text[start:end]`, half-open, without the stops between them."""
    return tuple(_clauses(text, start, end))


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    shelters = iter(enclosed(text, start, end))
    shelter = next(shelters, None)
    begin = position = start
    while position < end:
        if shelter is not None and position >= shelter[0]:
            position = shelter[1]
            shelter = next(shelters, None)
            continue
        if text[position] in STOPS and not _inside_number(text, position, start, end):
            if text[begin:position].strip():
                yield begin, position
            begin = position + 1
        position += 1
    if text[begin:end].strip():
        yield begin, end


def _inside_number(text: str, position: int, start: int, end: int) -> bool:
    """The comma of 1,234 and the colon of 12:30, but not the comma of 占2%,4家."""
    if text[position] not in ",:" or position == start or not text[position - 1].isdigit():
        return False
    digits = 0
    while position + 1 + digits < end and text[position + 1 + digits].isdigit():
        digits += 1
    return digits == (3 if text[position] == "," else 2)
