"""The incident file: what people type in because no scan can know it.

`templates/incident.toml` says in words who knows each fact and which rule needs it; a test holds
that it and `facts.py` name the same facts.
"""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from importlib import resources
from typing import Any, TypeVar

from pipelines.facts import ATTRIBUTES, SECTIONS, Incident, alternatives, choices, kinds

__all__ = ["TEMPLATE", "Incident", "IncidentError", "parse"]

_Section = TypeVar("_Section")


class IncidentError(Exception):
    """A line of `incident.toml` that cannot be used.

    key: dotted name of the fact ("breach.acquisition"), or "line 12" where the file is no TOML.
    hint: what to write instead. Neither ever holds what was written.
    """

    def __init__(self, key: str, found: str, hint: str) -> None:
        """Build the one-sentence message from the key, the type found and the hint."""
        super().__init__(f"{key}: found {found}. {hint}")
        self.key = key
        self.hint = hint


TEMPLATE: str = resources.files("templates").joinpath("incident.toml").read_text("utf-8")
"""The commented file that a new case starts with; it parses to `Incident()`."""


def parse(text: str) -> Incident:
    """Read the text of an `incident.toml`; absent and empty facts become None.

    Raises IncidentError for text that is no TOML, an unknown table or fact, or a value of the
    wrong type, and for a range of dates that ends before it begins.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = str(error).rpartition("(at ")[2].rstrip(")") if "(at " in str(error) else "the file"
        raise IncidentError(
            place, "something that is not TOML", 'Write name = "text", true, false or 2026-03-31.'
        ) from None
    incident = Incident(**{name: _section(name, table) for name, table in tables.items()})
    first, last = incident.breach.from_, incident.breach.to
    if first and last and last < first:
        raise IncidentError("breach.to", "a date before breach.from", "Put the later date here.")
    return incident


def _section(name: str, table: object) -> Any:
    declared = SECTIONS.get(name)
    if declared is None:
        raise IncidentError(name, "an unknown table", _did_you_mean(name, list(SECTIONS)))
    if not isinstance(table, dict):
        raise IncidentError(name, _type_name(table), f"Write [{name}] on a line of its own.")
    return _filled(declared, name, table)


def _filled(declared: type[_Section], section: str, table: dict[str, object]) -> _Section:
    known = kinds(declared)
    values = {}
    for name, value in table.items():
        key = f"{section}.{name}"
        if name not in known:
            near = [f"{section}.{other}" for other in known]
            raise IncidentError(key, "an unknown fact", _did_you_mean(key, near))
        if value not in ("", []):
            values[ATTRIBUTES.get(name, name)] = _value(key, known[name], value)
    return declared(**values)


def _did_you_mean(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    return f"Did you mean {close[0]}?" if close else f"Known here: {', '.join(known)}."


def _value(key: str, kind: Any, value: object) -> object:
    allowed = alternatives(kind)
    words = choices(key)
    if words and value in words:
        return value
    if dt.date in allowed and type(value) is dt.date:
        return value
    if float in allowed and type(value) in (int, float):
        return float(str(value))
    if (bool in allowed and type(value) is bool) or (str in allowed and isinstance(value, str)):
        return value
    texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    if tuple[str, ...] in allowed and isinstance(value, list) and texts:
        return tuple(value)
    raise IncidentError(key, _type_name(value), _hint(allowed, words))


def _hint(allowed: tuple[Any, ...], words: tuple[str, ...]) -> str:
    if words:
        return f"Write one of: {', '.join(words)}, in double quotes."
    hints = {
        bool: "Write true or false, without quotes.",
        dt.date: "Write a date such as 2026-03-31, without quotes.",
        float: "Write a number without quotes, commas or a dollar sign.",
        str: "Write text in double quotes.",
        tuple[str, ...]: 'Write a list of texts such as ["Spanish", "Vietnamese"].',
    }
    return next(hints[kind] for kind in allowed if kind in hints)


def _type_name(value: object) -> str:
    names = {
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a table",
        dt.date: "a date",
    }
    return names.get(type(value), "a date with a time of day")
