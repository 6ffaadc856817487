"""What the summary for counsel says: plain data that `render.py` draws and writes as JSON.

It holds counts, codes, citations and typed-in facts; no name, address, value or file path of the
evidence (paths can hold names). A source is shown by the start of its id; `sources.csv` has the
path that belongs to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.count import Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFact:
    """A fact that is missing: the people and the obligations (titles) that wait for it."""

    fact: str
    question: str
    ask: str
    people: int
    obligations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """People with the same answer for the same reason under one rule.

    citations: the parts of the rule that were applied, without the name of the rule.
    """

    outcome: str
    because: str
    citations: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One obligation; fields as in OBLIGATIONS and the rule pack."""

    title: str
    outcome: str
    permitted: bool
    to: str
    by: str
    how: str
    contents: tuple[str, ...]
    citation: str
    inputs: tuple[str, ...]
    facts_missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule pack: what it is, how it decides and what it asks for.

    in_force: since this ISO date. checked: ISO date on which its text was last compared.
    """

    id: str
    title: str
    citation: str
    authority: str
    version: str
    in_force: str
    checked: str
    confidence: str
    gaps: tuple[str, ...]
    outcomes: Mapping[str, int]
    grounds: tuple[Ground, ...]
    obligations: tuple[Owed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One source by the start of its id, with the people affected who are found in it."""

    source: str
    media_type: str
    status: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Sources not fully read for one reason; `unread` of them not at all, `partial` in part."""

    code: str
    meaning: str
    unread: int
    partial: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter variant, see notify.Variant."""

    id: str
    elements: tuple[str, ...]
    people: int
    login_only: bool
    bureaus: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything the summary says, in the order in which it says it.

    dates: (what, ISO date) in order of time. unattributed: element -> distinct values that belong
    to nobody known; None where they were not counted.
    """

    department: str | None
    number: str | None
    totals: Totals
    open_facts: tuple[OpenFact, ...]
    dates: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]
    letters: tuple[Letter, ...]
    without_address: int
    places: tuple[Place, ...]
    places_left: int
    unread: tuple[Unread, ...]
    unattributed: Mapping[str, int] | None
