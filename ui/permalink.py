"""The state of a page is in its address: links carry the language and whether all facts are shown; choices are written back."""

from collections.abc import Mapping

import streamlit as st

from ui.words import DEFAULT_LANGUAGE, LANGUAGES, Words, words

HOME, EXPLORE, ENTITY, DOCUMENT, DATA = (
    f"views/{name}.py" for name in ("home", "explore", "entity", "document", "data")
)

ALL, YES = "all", "1"


def language() -> str:
    asked = st.query_params.get("lang", DEFAULT_LANGUAGE)
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def current_words() -> Words:
    return words(language())


def address(parameters: Mapping[str, str]) -> dict[str, str]:
    """Query parameters of a link: those given, the language where it is not the default one, and that all is shown."""
    chosen = language()
    return {**parameters, **({"lang": chosen} if chosen != DEFAULT_LANGUAGE else {}), **({ALL: YES} if shows_all() else {})}


def switch_language() -> None:
    if language() == DEFAULT_LANGUAGE:
        st.query_params["lang"] = next(other for other in LANGUAGES if other != DEFAULT_LANGUAGE)
    else:
        del st.query_params["lang"]


def shows_all() -> bool:
    """Whether less certain facts are shown too."""
    return st.query_params.get(ALL) == YES


def switch_all() -> None:
    if shows_all():
        del st.query_params[ALL]
    else:
        st.query_params[ALL] = YES


def moved(page: str) -> bool:
    """True where the address is not the one this page saw last: on arrival, and after back or forward."""
    return st.session_state.get(f"{page}.address") != st.query_params.to_dict()


def keep(page: str, parameters: Mapping[str, str]) -> None:
    """Makes the address show `parameters` once a person has changed them.

    On arrival it stays as it was opened: writing it would add a step to the browser's history that nobody took, and
    the back button would lead to it for ever.
    """
    shown = f"{page}.parameters"
    if not moved(page) and st.session_state.get(shown) != parameters:
        st.query_params.from_dict(address(parameters))
    st.session_state[shown] = dict(parameters)
    st.session_state[f"{page}.address"] = st.query_params.to_dict()
