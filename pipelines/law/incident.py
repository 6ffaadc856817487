"""The incident file: what people type in because no scan can know it.

`templates/incident.toml` says in words who knows each fact and which rule needs it; a test holds
that it and `facts.py` name the same facts.
"""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, get_origin

from pydantic import ValidationError

from pipelines.law.fact_types import alternatives
from pipelines.law.facts import FACTS, SECTIONS, Incident, choices, kinds

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["TEMPLATE", "Incident", "IncidentError", "parse"]


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
    wrong type, and for two dates that stand in the wrong order.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = str(error).rpartition("(at ")[2].rstrip(")") if "(at " in str(error) else "the file"
        raise IncidentError(
            place, "something that is not TOML", 'Write name = "text", true, false or 2026-03-31.'
        ) from None
    return Incident(**{name: _section(name, table) for name, table in tables.items()})


def _section(name: str, table: object) -> Any:
    declared = SECTIONS.get(name)
    if declared is None:
        raise IncidentError(name, "an unknown table", _did_you_mean(name, list(SECTIONS)))
    if not isinstance(table, dict):
        raise IncidentError(name, _type_name(table), f"Write [{name}] on a line of its own.")
    stated = {fact: value for fact, value in table.items() if value not in ("", [])}
    try:
        return declared.model_validate(stated)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise _told(name, stated, first) from None


def _told(section: str, table: dict[str, object], fault: ErrorDetails) -> IncidentError:
    """Say what is wrong with a table; the value itself is looked at for its type only."""
    if fault["type"] == "not_in_order":
        first, last = fault["ctx"]["of"]
        found = f"a date before {section}.{first}"
        return IncidentError(f"{section}.{last}", found, "Put the later date here.")
    name = str(fault["loc"][0])
    key = f"{section}.{name}"
    if fault["type"] == "extra_forbidden":
        near = [f"{section}.{other}" for other in kinds(SECTIONS[section])]
        return IncidentError(key, "an unknown fact", _did_you_mean(key, near))
    return IncidentError(key, _type_name(table[name]), _hint(key, fault["type"]))


def _did_you_mean(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    return f"Did you mean {close[0]}?" if close else f"Known here: {', '.join(known)}."


def _hint(key: str, fault: str) -> str:
    allowed, words = alternatives(FACTS[key]), choices(key)
    if words and any(get_origin(kind) is tuple for kind in allowed):
        return f"Write a list of these, each in double quotes: {', '.join(words)}."
    if words:
        return f"Write one of: {', '.join(words)}, in double quotes."
    if fault in _BOUNDS:
        return _BOUNDS[fault]
    return next(_HINTS[kind] for kind in allowed if kind in _HINTS)


_HINTS: dict[Any, str] = {
    bool: "Write true or false, without quotes.",
    dt.date: "Write a date such as 2026-03-31, without quotes.",
    dt.time: "Write a time of day such as 14:30:00, without quotes.",
    float: "Write a number without quotes, commas or a dollar sign.",
    str: "Write text in double quotes.",
    tuple[str, ...]: 'Write a list of texts such as ["Spanish", "Vietnamese"].',
}
_BOUNDS = {
    "string_pattern_mismatch": 'Write two capital letters such as "CA".',
    "greater_than_equal": "Write a number that is not below zero.",
    "finite_number": "Write a number of dollars.",
}


def _type_name(value: object) -> str:
    names = {
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a table",
        dt.date: "a date",
        dt.time: "a time of day",
    }
    return names.get(type(value), "a date with a time of day")
