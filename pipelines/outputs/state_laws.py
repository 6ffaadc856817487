"""The laws of other states, one line each: who is owed what there, and how well it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.law.rulepack import RulePack
    from pipelines.outputs.summary import OpenFact, Owed, Rule, Threshold

_HOW = {
    "found-tertiary": "read only in surveys of the law",
    "recalled-high": "from memory, fairly sure",
    "recalled-uncertain": "from memory, unsure",
}
_LAW = re.compile(r"law: us/(\w\w)\S* (.*)")
_ANSWERS = {"due": "Due", "review": "Open", "not_due": "Not due"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLaw:
    """The law of another state on one line; `Threshold` and `Owed` have the rest.

    people, people_high: residents owed a notice, and those and all who may be.
    words: the clock of the notice. missing: facts that its duties wait for.
    attorney_general, reporting_agencies: what is owed to them, in words.
    """

    state: str
    rule: str
    citation: str
    people: int
    people_high: int
    outcome: str
    due: str | None
    due_business_day: str | None
    words: str
    attorney_general: str
    reporting_agencies: str
    missing: tuple[str, ...]
    unconfirmed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawQuestion:
    """A question that research of the law left open, in these states, for so many people."""

    question: str
    states: tuple[str, ...]
    people: int


def rests_on(pack: RulePack) -> Mapping[str, tuple[str, ...]]:
    """What of a law is not confirmed: how it is known, in words -> groups of facts."""
    found: dict[str, list[str]] = {}
    for group, how in pack.sources.items():
        if pack.unconfirmed(group):
            found.setdefault(_HOW.get(how, how), []).append(group.replace("_", " "))
    return {how: tuple(groups) for how, groups in sorted(found.items())}


def state_laws(rules: Sequence[Rule], thresholds: Sequence[Threshold]) -> tuple[StateLaw, ...]:
    """Put the rules of other states on one line each, those with most people first."""
    laws = [_law(rule, thresholds) for rule in rules if rule.state is not None]
    return tuple(sorted(laws, key=lambda law: (-law.people, -law.people_high, law.state)))


def law_questions(facts: Sequence[OpenFact]) -> tuple[LawQuestion, ...]:
    """Group what nobody found out about the laws of several states; only facts "law: us/…"."""
    found: dict[str, list[tuple[str, int]]] = {}
    for item in facts:
        if match := _LAW.fullmatch(item.fact):
            found.setdefault(match.group(2), []).append((match.group(1).upper(), item.people))
    return tuple(
        LawQuestion(
            question=question,
            states=tuple(sorted(state for state, _ in of)),
            people=sum(people for _, people in of),
        )
        for question, of in sorted(found.items())
    )


def _law(rule: Rule, thresholds: Sequence[Threshold]) -> StateLaw:
    by_id = {item.id: item for item in rule.obligations}
    owed = next((t for t in thresholds if t.rule == rule.id and "notify" in t.obligation), None)
    notice = next((item for item in rule.obligations if "notify" in item.id), None)
    running = [i for i in rule.obligations if i.due and i.outcome != "not_due" and not i.permitted]
    first = min(running, key=lambda item: str(item.due), default=None)
    return StateLaw(
        state=rule.state or "",
        rule=rule.id,
        citation=rule.citation,
        people=int(owed.low or 0) if owed else rule.outcomes["notify"],
        people_high=int(owed.high or 0) if owed else sum(rule.outcomes.values()),
        outcome=_ANSWERS[notice.outcome] if notice else "Open",
        due=first.due if first else None,
        due_business_day=first.due_business_day if first else None,
        words=notice.by if notice else "",
        attorney_general=_told(by_id.get("attorney_general")),
        reporting_agencies=_told(by_id.get("reporting_agencies")),
        missing=_missing(rule),
        unconfirmed="; ".join(f"{', '.join(what)}: {how}" for how, what in rule.rests_on.items()),
    )


def _told(item: Owed | None) -> str:
    if item is None:
        return "No duty in the pack"
    if item.outcome == "not_due":
        return _ANSWERS["not_due"]
    return f"{_ANSWERS[item.outcome]}: {item.due or item.by}"


def _missing(rule: Rule) -> tuple[str, ...]:
    waiting = (i for i in rule.obligations if i.outcome != "not_due" and not i.permitted)
    return tuple(dict.fromkeys(name for item in waiting for name in item.facts_missing))
