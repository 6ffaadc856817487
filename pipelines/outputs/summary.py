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

    from pipelines.law.uncounted import Uncounted
    from pipelines.outputs.count import Totals
    from pipelines.outputs.coverage import Coverage
    from pipelines.outputs.measured import Measured
    from pipelines.outputs.state_laws import LawQuestion, StateLaw


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

    id: str
    title: str
    outcome: str
    permitted: bool
    to: str
    by: str
    due: str | None
    due_business_day: str | None
    days: int | None
    how: str
    contents: tuple[str, ...]
    citation: str
    inputs: tuple[str, ...]
    facts_missing: tuple[str, ...]
    unconfirmed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule pack: what it is, how it decides and what it asks for.

    in_force: since this ISO date. checked: ISO date on which its text was last compared.
    binds: None where facts are missing that say whether it binds; waits: those facts.
    state: the other state whose residents it protects; None for the rules of whoever had the data.
    unconfirmed: what of the law was read in no good source.
    rests_on: how that was known, in words -> what of the law.
    """

    id: str
    title: str
    state: str | None
    binds: bool | None
    waits: tuple[str, ...]
    citation: str
    authority: str
    version: str
    in_force: str
    checked: str
    confidence: str
    gaps: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    rests_on: Mapping[str, tuple[str, ...]]
    outcomes: Mapping[str, int]
    grounds: tuple[Ground, ...]
    obligations: tuple[Owed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One obligation as the timeline shows it; fields as in `Owed` and `Rule`."""

    id: str
    rule: str
    state: str | None
    binds: bool | None
    citation: str
    title: str
    outcome: str
    to: str
    by: str
    facts_missing: tuple[str, ...]
    unconfirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One step of the timeline.

    kind: `day` (ISO date `day`; `business_day` is the same or the first business day after it),
    `count` (so many days from a start that is not known), `words` (a clock without a number) or
    `allowed` (permitted, not owed). words: the clock of a step without a day, else "".
    happened: what the typed-in facts say of the day.
    """

    kind: str
    day: str | None
    business_day: str | None
    words: str
    happened: tuple[str, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A number in a rule on which an obligation turns, and how far the case is from it.

    counts: what is counted, in words. low, high: those certain, and those and all who are open;
    None where the fact is not stated. bound: the threshold in words. met: None while it is open.
    distance: how many more, fewer or of the open ones would change the answer, None for facts;
    far: that in words. trivial: it is between nobody and one. text: all of it in words.
    """

    rule: str
    state: str | None
    obligation: str
    title: str
    counts: str
    low: float | None
    high: float | None
    bound: str
    met: bool | None
    distance: int | None
    trivial: bool
    missing: tuple[str, ...]
    far: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One source by the start of its id, with the people affected who are found in it.

    elements: element -> those of them who have it, or a part of it, in this source.
    """

    source: str
    media_type: str
    status: str
    people: int
    elements: Mapping[str, int]


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

    dates: (what, ISO date) in order of time. timeline: strictest first. also_open: people owed a
    notice under one rule and open under another. unknown_home: people affected of whom no state
    is known. unattributed: element -> distinct values that belong
    to nobody known; None where they were not counted. uncounted: who may be affected and is in no
    list.
    """

    department: str | None
    number: str | None
    totals: Totals
    open_facts: tuple[OpenFact, ...]
    dates: tuple[tuple[str, str], ...]
    timeline: tuple[Moment, ...]
    rules: tuple[Rule, ...]
    states: tuple[StateLaw, ...]
    law_questions: tuple[LawQuestion, ...]
    thresholds: tuple[Threshold, ...]
    also_open: int
    unknown_home: int
    letters: tuple[Letter, ...]
    without_address: int
    places: tuple[Place, ...]
    places_left: int
    unread: tuple[Unread, ...]
    coverage: Coverage
    unattributed: Mapping[str, int] | None
    uncounted: tuple[Uncounted, ...]
    measured: tuple[Measured, ...]
