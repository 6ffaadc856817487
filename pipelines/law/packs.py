"""Proof of the rule packs: vocabulary, thresholds and every example, for `breachscope check`."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import TYPE_CHECKING, Any

from detectors.elements import ELEMENTS, PARTS
from pipelines.law import clocks, rulepack
from pipelines.law.conditions import COUNTS, ConditionError, Count, Inputs, counts_in, facts_in
from pipelines.law.decide import Case, decide
from pipelines.law.facts import FACTS, choices
from pipelines.law.incident import Incident, parse
from pipelines.law.obligations import owed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipelines.law.conditions import Condition
    from pipelines.law.rulepack import Obligation, RulePack


def failures() -> list[str]:
    """Prove every rule pack; returns one sentence per fault, empty when all is well."""
    return [
        f"{name}: {fault}"
        for name, text in rulepack.written_packs().items()
        for fault in faults(text)
    ]


def faults(text: str) -> list[str]:
    """Find what is wrong with the text of one pack: form, unknown words, or failing examples.

    Examples are proved only once every word is known.
    """
    try:
        pack = rulepack.load(text, "")
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ConditionError) as error:
        return [f"cannot be read ({type(error).__name__}): {error}"]
    known = {*ELEMENTS, *PARTS, "birth_date"}
    listed = [*pack.elements, *pack.unsettled]
    unknown = [f"unknown element {code}" for code in listed if code not in known]
    unknown += [fault for item in pack.obligations for fault in _clock_faults(item)]
    unknown += [fault for condition in conditions(pack) for fault in _unknown_words(condition)]
    unknown += list(_notice_faults(pack, known))
    return unknown or [*_decision_faults(pack), *_obligation_faults(pack)]


def conditions(pack: RulePack) -> Iterator[Condition]:
    """List every condition that a pack judges, in order."""
    yield from ([pack.applies.when] if pack.applies else [])
    yield from (item.when for item in pack.requirements)
    yield from (item.when for item in pack.exemptions)
    yield pack.readable.when
    for item in pack.obligations:
        yield item.when
        if item.hold is not None:
            yield item.hold.when
    for service in pack.notice.services if pack.notice else ():
        yield from [service.when] if service.when else []


def _notice_faults(pack: RulePack, known: set[str]) -> Iterator[str]:
    """What a letter says must be read somewhere, and its services be for elements that exist."""
    if pack.notice is None:
        return
    parts = {"notice_contact": pack.notice.contacts, "services": pack.notice.services}
    for group in ("notice", *(name for name, part in parts.items() if part)):
        if pack.sources and group not in pack.sources:
            yield f"notice: the sources do not say how well {group} is known"
    for service in pack.notice.services:
        yield from (f"notice: unknown element {e}" for e in service.elements if e not in known)


def _clock_faults(item: Obligation) -> Iterator[str]:
    if item.clock is not None and item.clock not in FACTS:
        yield f"obligation {item.id}: unknown clock {item.clock}"
    if item.counted not in clocks.KINDS:
        yield f"obligation {item.id}: unknown way of counting {item.counted}"
    if item.days is not None and item.clock is None:
        yield f"obligation {item.id}: days that run from nothing"


def _unknown_words(condition: Condition) -> Iterator[str]:
    for test in facts_in(condition):
        if test.fact not in FACTS:
            yield f"unknown fact {test.fact}"
            continue
        compared = (test.more_than, test.known, test.holds)
        if not test.values and compared == (None, None, None):
            yield f"{test.fact} is compared with nothing"
        words = choices(test.fact)
        yield from (f"{test.fact} is never {v}" for v in test.values if words and v not in words)
    for counted in counts_in(condition):
        bounds = (counted.at_least, counted.more_than, counted.at_most)
        if counted.count not in COUNTS:
            yield f"unknown count {counted.count}"
        if sum(bound is not None for bound in bounds) != 1:
            yield f"count {counted.count} needs exactly one bound"


def _decision_faults(pack: RulePack) -> Iterator[str]:
    for example in pack.examples:
        case = Case(
            triggers=tuple(example.get("triggers", ())),
            protected=tuple(example.get("protected", ())),
            beside=tuple(example.get("beside", ())),
            residency=example.get("residency"),
        )
        made = decide(case, _incident(example), pack)
        outcome = made.outcome if made else "not_bound"
        if outcome != example["outcome"]:
            yield f"example {example['title']}: {outcome}, not {example['outcome']}"
        unnamed = set(example.get("missing", ())) - set(made.facts_missing if made else ())
        yield from (f"example {example['title']}: {name} is not named" for name in sorted(unnamed))


def _obligation_faults(pack: RulePack) -> Iterator[str]:
    for item in pack.obligations:
        if not item.examples:
            yield f"obligation {item.id}: no example"
        for example in item.examples:
            counts = {name: Count(low=0, high=0) for name in COUNTS}
            counts |= {name: _range(value) for name, value in example.get("counts", {}).items()}
            made = owed(item, Inputs(fact=_incident(example).fact, counts=counts))
            if made["outcome"] != example["outcome"]:
                yield f"obligation {item.id}: {made['outcome']}, not {example['outcome']}"
            for day in ("due", "due_business_day"):
                if day in example and made[day] != example[day]:
                    yield f"obligation {item.id}: {day} {made[day]}, not {example[day]}"


def _range(value: int | list[int]) -> Count:
    low, high = (value, value) if isinstance(value, int) else value
    return Count(low=low, high=high, missing=("individual.residency",))


def _incident(example: Mapping[str, Any]) -> Incident:
    lines = []
    for key, value in example.get("facts", {}).items():
        written = str(value).lower() if isinstance(value, (bool, float)) else f'"{value}"'
        written = str(value) if isinstance(value, (list, dt.date)) else written
        lines.append(f"{key} = {written}")
    return parse("\n".join(lines))
