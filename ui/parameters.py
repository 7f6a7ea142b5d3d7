"""The parameters of a named query as widgets, fed by the graph and kept in the page's address."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from graph.store import Store
from queries.catalogue import Choice, Parameter, Query, QueryParameterError, resolve
from ui.store import known_choices
from ui.words import Words

ANY = "any"
FREE_TEXT = ("string", "int")


@dataclass(frozen=True)
class Arguments:
    """`values` for the query (a parameter that may be anything is left out), `address` for the link, `missing` titles."""

    values: Mapping[str, str]
    address: Mapping[str, str]
    missing: tuple[str, ...]


def choose_arguments(store: Store, query: Query, words: Words, *, arrived: bool) -> Arguments:
    """One widget a parameter, side by side. `arrived`: the address was just opened, so it decides."""
    values: dict[str, str] = {}
    address: dict[str, str] = {}
    missing: list[str] = []
    columns = st.columns(len(query.parameters)) if query.parameters else []
    for column, parameter in zip(columns, query.parameters, strict=True):
        with column:
            chosen = _widget(store, query, parameter, words, arrived)
        if chosen and chosen != ANY:
            values[parameter.name] = chosen
            address[parameter.name] = chosen
        elif parameter.required:
            missing.append(parameter.title[words.language])
        elif parameter.default is not None:
            values[parameter.name] = address[parameter.name] = ANY
    return Arguments(values, address, tuple(missing))


def _widget(store: Store, query: Query, parameter: Parameter, words: Words, arrived: bool) -> str | None:
    key = f"explore.{query.key}.{parameter.name}"
    title = parameter.title[words.language]
    asked = st.query_params.get(parameter.name) if arrived and st.query_params.get("q") == query.key else None
    if parameter.kind in FREE_TEXT:
        if arrived or key not in st.session_state:
            st.session_state[key] = asked if asked is not None else parameter.default or ""
        return st.text_input(title, key=key, placeholder=words("explore.any")).strip()
    options = {choice.value: choice for choice in known_choices(store, parameter)}
    if arrived or key not in st.session_state or st.session_state[key] not in (*options, ANY, None):
        st.session_state[key] = _start(store, parameter, options, asked)
    listed = ([] if parameter.required else [ANY]) + list(options)
    return st.selectbox(
        title, listed, index=None, key=key, placeholder=words("explore.pick"),
        format_func=lambda value: words("explore.any") if value == ANY else options[value].label[words.language],
    )


def _start(store: Store, parameter: Parameter, options: Mapping[str, Choice], asked: str | None) -> str | None:
    """What the address asks for, else the default, else anything; the address may name a thing in any of its names."""
    for wanted in (asked, parameter.default):
        if wanted is None:
            continue
        if wanted == ANY or wanted in options:
            return wanted
        try:
            meant = resolve(store, parameter, wanted)
        except QueryParameterError:  # not in this graph, or several things of that name: the reader chooses
            continue
        if meant in options:
            return meant
    return None if parameter.required else ANY
