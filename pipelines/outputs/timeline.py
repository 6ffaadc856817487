"""What is owed in order of time: days, then clocks that cannot start, then clocks in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.outputs.summary import Duty, Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.outputs.summary import Owed, Rule

_STRICTEST = (
    "immediately",
    "at once",
    "as soon as it is suspected",
    "hours",
    "days",
    "promptly",
    "before",
    "expedient",
    "expeditiously",
    "practicable",
    "unreasonable delay",
    "timely",
)
"""Words of clocks without a day, from the strictest; what has none of them comes last."""

_KINDS = ("count", "words", "allowed")


def timeline(rules: Sequence[Rule], dates: Sequence[tuple[str, str]]) -> tuple[Moment, ...]:
    """Order every obligation that is due, open or allowed, each exactly once.

    dates: (what, ISO date) of what happened, as typed in.
    """
    duties = [
        (rule, item) for rule in rules for item in rule.obligations if item.outcome != "not_due"
    ]
    dated = [(rule, item) for rule, item in duties if item.due and not item.permitted]
    days = sorted({*(day for _, day in dates), *(str(item.due) for _, item in dated)})
    return (
        *(
            _moment("day", [(r, i) for r, i in dated if i.due == day], day=day, dates=dates)
            for day in days
        ),
        *_undated([(r, i) for r, i in duties if i.permitted or not i.due]),
    )


def _undated(duties: list[tuple[Rule, Owed]]) -> list[Moment]:
    groups: dict[tuple[str, str], list[tuple[Rule, Owed]]] = {}
    for rule, item in duties:
        groups.setdefault((_kind(item), item.by), []).append((rule, item))

    def strictness(key: tuple[str, str]) -> tuple[int, int, str]:
        kind, words = key
        days = [item.days or 0 for _, item in groups[key]]
        rank = min(days) if kind == "count" else _rank(words)
        return _KINDS.index(kind), rank, words

    return [_moment(key[0], groups[key]) for key in sorted(groups, key=strictness)]


def _kind(item: Owed) -> str:
    if item.permitted:
        return "allowed"
    return "words" if item.days is None else "count"


def _rank(words: str) -> int:
    found = (place for place, word in enumerate(_STRICTEST) if word in words.lower())
    return next(found, len(_STRICTEST))


def _moment(
    kind: str,
    duties: list[tuple[Rule, Owed]],
    day: str | None = None,
    dates: Sequence[tuple[str, str]] = (),
) -> Moment:
    business = {item.due_business_day for _, item in duties} if kind == "day" else set()
    return Moment(
        kind=kind,
        day=day,
        business_day=max(filter(None, business), default=None),
        words=duties[0][1].by if kind != "day" else "",
        happened=tuple(what for what, known in dates if known == day),
        duties=tuple(
            Duty(
                id=item.id,
                rule=rule.id,
                state=rule.state,
                binds=rule.binds,
                citation=item.citation,
                title=item.title,
                outcome=item.outcome,
                to=item.to,
                by=item.by,
                facts_missing=item.facts_missing,
                unconfirmed=bool(item.unconfirmed),
            )
            for rule, item in duties
        ),
    )
