"""What can go wrong with the store, said in Chinese and in English, each with a way on."""


class StoreError(Exception):
    """An error of the store. `zh` and `en` are for people; `str()` gives both lines."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")
        self.zh = zh
        self.en = en


class StoreUnavailable(StoreError):
    """No engine answers: not installed, not reachable, gone, or its disk is full."""


class WrongPassword(StoreError):
    """The engine answers, but refuses the user or the password."""


class OlderSchema(StoreError):
    """The graph was written by another version of ParkGraph. `found` and `wanted` are schema versions."""

    def __init__(self, zh: str, en: str, found: int, wanted: int) -> None:
        super().__init__(zh, en)
        self.found = found
        self.wanted = wanted


class QueryTimeout(StoreError):
    """A statement ran longer than it may."""


class QueryError(StoreError):
    """A statement that the engine refused; the engine's own words are part of the message."""


class ReadOnly(StoreError):
    """A write was tried with a reader's rights."""


class InvalidFacts(StoreError):
    """Facts that contradict themselves or the ontology; nothing of them was loaded."""
