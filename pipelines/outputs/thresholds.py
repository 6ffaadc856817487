"""Every number on which an obligation turns, and how far the case is from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.law.conditions import COUNTS, FactTest, Inputs, counts_in, facts_in, judge, plain
from pipelines.law.decisions import home_of
from pipelines.law.obligations import counts_of
from pipelines.outputs.summary import Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars as pl

    from pipelines.law.conditions import Count, CountTest
    from pipelines.law.facts import Incident
    from pipelines.law.rulepack import Obligation, RulePack


def thresholds(
    counts: pl.DataFrame, incident: Incident, packs: Sequence[RulePack]
) -> tuple[Threshold, ...]:
    """List the thresholds of these packs, in their order and that of their obligations.

    counts: COUNTED, which has no row of a pack that does not bind or concerns nobody.
    """
    found: list[Threshold] = []
    known = counts_of(counts)
    for pack in (pack for pack in packs if pack.id in known):
        away = pack.residents_of not in {None, home_of(incident)}
        inputs = Inputs(fact=incident.fact, counts=known[pack.id])
        for item in pack.obligations:
            found += _of(pack, item, inputs, pack.residents_of if away else None)
    return tuple(found)


def _of(pack: RulePack, item: Obligation, inputs: Inputs, state: str | None) -> Iterator[Threshold]:
    for test in counts_in(item.when):
        known = inputs.counts[test.count]
        yield Threshold(
            rule=pack.id,
            state=state,
            obligation=item.id,
            title=item.title,
            counts=_counted(test, pack),
            low=known.low,
            high=known.high,
            bound=_bound(test),
            met=judge(test, inputs).met,
            distance=_distance(test, known)[0],
            trivial=_edge(test) == 1,
            missing=known.missing if known.low != known.high else (),
            far=_distance(test, known)[1],
            text=_text(test, known, pack),
        )
    for fact in facts_in(item.when):
        if fact.more_than is not None:
            yield _of_fact(fact, pack, item, inputs, state)


def _of_fact(
    test: FactTest, pack: RulePack, item: Obligation, inputs: Inputs, state: str | None
) -> Threshold:
    value = inputs.fact(test.fact)
    number = float(value) if isinstance(value, int | float) else None
    bound = f"more than {test.more_than:,}"
    said = "not stated" if number is None else plain(number)
    return Threshold(
        rule=pack.id,
        state=state,
        obligation=item.id,
        title=item.title,
        counts=test.fact,
        low=number,
        high=number,
        bound=bound,
        met=judge(test, inputs).met,
        distance=None,
        trivial=False,
        missing=(test.fact,) if number is None else (),
        far="not stated" if number is None else _money(number, test.more_than or 0),
        text=f"{test.fact}: {said}; the threshold is {bound}.",
    )


def _money(number: float, least: float) -> str:
    over = number > least
    return f"{'exceeded by' if over else 'not reached by'} {plain(abs(number - least))}"


def _counted(test: CountTest, pack: RulePack) -> str:
    home = pack.counts_residents_of
    if test.count == "residents" and home is not None:
        return f"residents of {home} to be notified"
    return COUNTS[test.count]


def _edge(test: CountTest) -> int:
    """The first number on the far side of the threshold."""
    if test.at_least is not None:
        return test.at_least
    return (test.more_than if test.more_than is not None else test.at_most or 0) + 1


def _bound(test: CountTest) -> str:
    if test.at_least is not None:
        return f"{test.at_least:,} or more"
    return (
        f"more than {test.more_than:,}"
        if test.more_than is not None
        else f"at most {test.at_most:,}"
    )


def _distance(test: CountTest, known: Count) -> tuple[int, str]:
    """How many people would change the answer, and in which way, in words."""
    edge, ceiling = _edge(test), test.at_most is not None
    over, under = ("exceeded", "within it") if ceiling else ("reached", "not reached")
    if known.low >= edge:
        number = known.low - edge + 1
        return number, f"{over}; {number:,} fewer would change that"
    if known.high < edge:
        number = edge - known.high
        return number, f"{under}; {number:,} more would change that"
    number = edge - known.low
    return number, f"open: {over} if {number:,} of the {known.high - known.low:,} open count"


def _text(test: CountTest, known: Count, pack: RulePack) -> str:
    upper = ""
    if known.high != known.low:
        unknown = known.missing == ("individual.residency",)
        upper = f", up to {known.high:,} if the {'unknown' if unknown else 'open'} are"
    counted = _counted(test, pack)
    if known.low == 1:
        counted = re.sub(r"^(resident|individual)s", r"\1", counted)
    told = f"{known.low:,} {counted}{upper}"
    return f"{told}; the threshold is {_bound(test)}: {_distance(test, known)[1]}."
