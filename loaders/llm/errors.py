"""Why the language model cannot be used; what goes wrong with one stretch of a document is no error but an `Unanswered`."""


class LanguageModelError(Exception):
    """It is not set up rightly. `zh` and `en` say what to do; neither holds the key."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(f"{zh}\n{en}")


class LanguageModelUnavailable(LanguageModelError):
    """It is set up, but out of reach, or it refuses us."""
