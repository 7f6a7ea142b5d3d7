"""The state of a page is in its address: links carry the language, and what a person chooses is written back."""

from collections.abc import Mapping

import streamlit as st

from ui.words import DEFAULT_LANGUAGE, LANGUAGES, Words, words

HOME, EXPLORE, ENTITY, DOCUMENT, DATA = (
    f"views/{name}.py" for name in ("home", "explore", "entity", "document", "data")
)


def language() -> str:
    asked = st.query_params.get("lang", DEFAULT_LANGUAGE)
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def current_words() -> Words:
    return words(language())


def address(parameters: Mapping[str, str]) -> dict[str, str]:
    """Query parameters of a link: those given, and the language where it is not the default one."""
    chosen = language()
    return {**parameters, **({"lang": chosen} if chosen != DEFAULT_LANGUAGE else {})}


def switch_language() -> None:
    if language() == DEFAULT_LANGUAGE:
        st.query_params["lang"] = next(other for other in LANGUAGES if other != DEFAULT_LANGUAGE)
    else:
        del st.query_params["lang"]


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
