"""Conditions of rule packs, judged with three answers: met, not met, not known.

An unknown spreads only as far as it matters: `all` is not met as soon as one part is not met,
`any` is met as soon as one part is met, whatever else is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detectors.elements import TRIGGERS, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

COUNTS: dict[str, str] = {
    "potential": "individuals potentially affected",
    "listed": "individuals with information that this rule lists, readable",
    "owed": "individuals to be notified",
    "open": "individuals of whom it is open whether they are to be notified",
    "residents": "residents of the state to be notified",
    "largest_state": "residents to be notified in the state with the most of them",
    "login": "individuals with a login exposed",
    "login_only": "individuals with only a login exposed",
    "beyond_login": "individuals with more than a login exposed",
    "bureau": "individuals with a Social Security, driver's license or state ID number exposed",
} | {f"with_{code}": f"individuals with this exposed: {label(code)}" for code in sorted(TRIGGERS)}
"""Name of a count in a rule pack -> what it counts."""


class ConditionError(Exception):
    """A condition that a rule pack writes wrongly; the message says what and how to write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people that may not be settled yet.

    low: those known to count, 0 or more. high: those and all who may count.
    missing: facts that would settle the rest.
    """

    low: int
    high: int
    missing: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the count as one number or as a range."""
        low, high = f"{self.low:,}", f"{self.high:,}"
        return low if self.low == self.high else f"{low} to {high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An answer with its grounds.

    met: None where it is not known.
    inputs: "name = value" of what was used.
    missing: names of the facts that would settle it; empty when it is settled.
    """

    met: bool | None
    inputs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What conditions are judged on: the incident's facts by dotted key, and counts by name."""

    fact: Callable[[str], object | None]
    counts: Mapping[str, Count]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTest:
    """A fact compared with the values that meet the test.

    values: the fact is one of these; or holds: it is a list with this in it; or more_than: it is
    a number above this; or known: it is stated at all (True) or not (False). unknown: the answer
    taken while the fact is not stated; None leaves it open.
    """

    fact: str
    values: tuple[object, ...] = ()
    holds: str | None = None
    more_than: float | None = None
    known: bool | None = None
    unknown: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTest:
    """A count held against a threshold: exactly one of the three bounds is set."""

    count: str
    at_least: int | None = None
    more_than: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawTest:
    """What the law says of this was not found out: never met, never failed, always missing.

    law: what to look up, in words.
    """

    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Several conditions of which all, or any, must be met; an empty `all` is always met."""

    every: bool
    parts: tuple[FactTest | CountTest | LawTest | Group, ...]


Condition = FactTest | CountTest | LawTest | Group


def judge(condition: Condition, inputs: Inputs) -> Verdict:
    """Answer a condition."""
    if isinstance(condition, FactTest):
        return _judge_fact(condition, inputs.fact(condition.fact))
    if isinstance(condition, CountTest):
        return _judge_count(condition, inputs.counts[condition.count])
    if isinstance(condition, LawTest):
        return Verdict(met=None, missing=(f"law: {condition.law}",))
    verdicts = [judge(part, inputs) for part in condition.parts]
    return both(verdicts) if condition.every else either(verdicts)


def both(verdicts: list[Verdict]) -> Verdict:
    """Join answers that must all be met; one that is not met settles it."""
    return _joined(verdicts, settled_by=False)


def either(verdicts: list[Verdict]) -> Verdict:
    """Join answers of which one must be met; one that is met settles it."""
    return _joined(verdicts, settled_by=True)


def _joined(verdicts: list[Verdict], settled_by: bool) -> Verdict:
    inputs = tuple(dict.fromkeys(text for verdict in verdicts for text in verdict.inputs))
    if any(verdict.met is settled_by for verdict in verdicts):
        return Verdict(met=settled_by, inputs=inputs)
    missing = tuple(dict.fromkeys(name for verdict in verdicts for name in verdict.missing))
    is_open = any(verdict.met is None for verdict in verdicts)
    return Verdict(met=None if is_open else not settled_by, inputs=inputs, missing=missing)


def _judge_fact(test: FactTest, value: object | None) -> Verdict:
    if test.known is not None:
        inputs = () if value is None else (f"{test.fact} = {plain(value)}",)
        return Verdict(met=(value is not None) is test.known, inputs=inputs)
    if value is None and test.unknown is None:
        return Verdict(met=None, missing=(test.fact,))
    if value is None:
        return Verdict(met=test.unknown, inputs=(f"{test.fact} = not stated",))
    inputs = (f"{test.fact} = {plain(value)}",)
    if test.more_than is not None:
        met = isinstance(value, float) and value > test.more_than
        return Verdict(met=met, inputs=(f"{inputs[0]} (threshold: more than {test.more_than:,})",))
    if test.holds is not None:
        return Verdict(met=isinstance(value, tuple) and test.holds in value, inputs=inputs)
    return Verdict(met=value in test.values, inputs=inputs)


def _judge_count(test: CountTest, count: Count) -> Verdict:
    if test.at_least is not None:
        least, words = test.at_least, f"{test.at_least:,} or more"
    elif test.more_than is not None:
        least, words = test.more_than + 1, f"more than {test.more_than:,}"
    else:
        return _judge_ceiling(test, count)
    inputs = (f"{COUNTS[test.count]} = {count} (threshold: {words})",)
    if count.low >= least:
        return Verdict(met=True, inputs=inputs)
    if count.high < least:
        return Verdict(met=False, inputs=inputs)
    return Verdict(met=None, inputs=inputs, missing=count.missing)


def _judge_ceiling(test: CountTest, count: Count) -> Verdict:
    most = test.at_most or 0
    inputs = (f"{COUNTS[test.count]} = {count} (at most {most:,})",)
    if count.high <= most:
        return Verdict(met=True, inputs=inputs)
    if count.low > most:
        return Verdict(met=False, inputs=inputs)
    return Verdict(met=None, inputs=inputs, missing=count.missing)


def plain(value: object) -> str:
    """Write the value of a fact for people: yes/no, plain numbers, lists with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.2f}".removesuffix(".00")
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return str(value).replace("_", " ")


def read(table: Mapping[str, object]) -> Condition:
    """Build a condition from its TOML table.

    Forms: {all = [...]}, {any = [...]}, {fact = "…", is = [...]}, {fact = "…", more_than = 5},
    {fact = "…", holds = "…"}, {fact = "…", known = true}, {count = "…", at_least = 10} (or
    more_than, at_most), {law = "…"}. A fact test may add unknown = true or false. Raises
    ConditionError for any other table.
    """
    for word in ("all", "any"):
        parts = table.get(word)
        if isinstance(parts, list):
            return Group(every=word == "all", parts=tuple(read(part) for part in parts))
    rest = {("values" if name == "is" else name): value for name, value in table.items()}
    values = rest.get("values")
    if isinstance(values, list):
        rest["values"] = tuple(values)
    try:
        if "fact" in rest:
            return FactTest(**rest)  # type: ignore[arg-type]
        if "law" in rest:
            return LawTest(**rest)  # type: ignore[arg-type]
        return CountTest(**rest)  # type: ignore[arg-type]
    except TypeError:
        raise ConditionError(f"not a condition: {', '.join(table) or 'an empty table'}") from None


def facts_in(condition: Condition) -> list[FactTest]:
    """List the fact tests of a condition, in order."""
    if isinstance(condition, Group):
        return [test for part in condition.parts for test in facts_in(part)]
    return [condition] if isinstance(condition, FactTest) else []


def counts_in(condition: Condition) -> list[CountTest]:
    """List the count tests of a condition, in order."""
    if isinstance(condition, Group):
        return [test for part in condition.parts for test in counts_in(part)]
    return [condition] if isinstance(condition, CountTest) else []
