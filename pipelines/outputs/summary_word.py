"""The summary for counsel as a DOCX: the numbers of the page, in headings and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.elements import label
from pipelines.outputs import summary_doubts, word
from pipelines.outputs.charts import COLUMNS
from pipelines.outputs.summary_words import kind
from pipelines.outputs.word import Grid, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.outputs.summary import Duty, Moment, Rule, Summary

_OUTCOMES = {"due": "Due", "review": "Open", "not_due": "Not due"}
_CLOCKS = {
    "count": "days from a date not known",
    "words": "in words, no day",
    "allowed": "allowed, not owed",
}
_HEADER = "Breach summary for counsel. No name, number, address or path of the evidence is in it."


def document(made: Summary) -> bytes:
    """Write the summary; the same summary gives the same bytes."""
    title = f"Breach summary: {made.department or 'data breach'}"
    return word.report(title, _parts(made), _HEADER)


def _parts(made: Summary) -> Iterator[Heading | Grid | str]:
    if made.number:
        yield f"Incident {made.number}"
    yield from _headline(made)
    yield from _timeline(made)
    yield from _rules(made)
    yield from _who(made)
    yield from _where(made)
    yield from summary_doubts.parts(made)
    yield "This is a working paper for counsel, not legal advice."


def _headline(made: Summary) -> Iterator[Grid]:
    totals = made.totals
    unread = totals.sources.get("exception", 0) + totals.sources.get("partial", 0)
    rows = [
        ("People affected", f"{totals.affected:,}"),
        *((f"of them {name}", f"{n:,}") for name, n in totals.confidence.items()),
        ("To be notified under at least one rule", f"{totals.owed['notify']:,}"),
        ("Open: they wait for a fact", f"{totals.owed['review']:,}"),
        ("Owed a notice under one rule, open under another", f"{made.also_open:,}"),
        ("Of no known state", f"{made.unknown_home:,}"),
        ("Sources not fully read", f"{unread:,} of {sum(totals.sources.values()):,}"),
    ]
    yield Grid(columns=("What", "Number"), widths=(5.4, 1.5), rows=tuple(rows))


def _timeline(made: Summary) -> Iterator[Heading | Grid | str]:
    if not made.timeline:
        return
    yield Heading(text="What is owed, and by when", level=2)
    yield (
        "The earliest day first. Where a day is no business day, the next business day stands "
        "beside it; whether a law lets its clock run on to that day is for counsel to say."
    )
    rows = [row for moment in made.timeline for row in _steps(moment)]
    columns = ("Day or clock", "Answer", "What, to whom", "Not known")
    yield Grid(columns=columns, widths=(1.4, 0.8, 2.8, 1.9), rows=tuple(rows))


def _steps(moment: Moment) -> Iterator[tuple[str, ...]]:
    at = moment.day or f"{moment.words} ({_CLOCKS[moment.kind]})"
    if moment.business_day and moment.business_day != moment.day:
        at += f"; next business day {moment.business_day}"
    if moment.happened:
        yield at, "", "; ".join(moment.happened), ""
    for duty in moment.duties:
        yield at, _OUTCOMES[duty.outcome], _said(duty), ", ".join(duty.facts_missing)


def _said(duty: Duty) -> str:
    place = f"{duty.state}: " if duty.state else ""
    doubt = " Rests on facts about the law that are not confirmed." if duty.unconfirmed else ""
    binds = "" if duty.binds else " If the rule binds."
    return f"{place}{duty.title}. To: {duty.to} ({duty.citation}).{binds}{doubt}"


def _rules(made: Summary) -> Iterator[Heading | Grid | str]:
    yield Heading(text="Who is owed a notice, rule by rule", level=2)
    own = [rule for rule in made.rules if rule.state is None]
    rows = tuple(
        (
            rule.title,
            *(f"{rule.outcomes[name]:,}" for name in ("notify", "review", "do_not_notify")),
            _of_rule(rule),
        )
        for rule in own
    )
    columns = ("Rule", "Notify", "Open", "Do not", "Grounds; what is not confirmed")
    yield Grid(columns=columns, widths=(2.0, 0.7, 0.7, 0.7, 2.8), rows=rows)
    if made.states:
        yield Heading(text="Laws of other states", level=3)
        yield Grid(
            columns=("State", "People", "Notice", "Earliest day", "Officer", "Agencies", "Doubt"),
            widths=(0.6, 0.8, 0.7, 1.2, 1.1, 1.0, 1.5),
            rows=tuple(
                (
                    law.state,
                    _range(law.people, law.people_high),
                    law.outcome,
                    _days(law.due, law.due_business_day) or law.words,
                    law.attorney_general,
                    law.reporting_agencies,
                    law.unconfirmed or "nothing unconfirmed",
                )
                for law in made.states
            ),
        )


def _of_rule(rule: Rule) -> str:
    grounds = [f"{ground.people:,}: {ground.because.rstrip('.')}." for ground in rule.grounds]
    waits = [f"Whether it binds waits for {', '.join(rule.waits)}."] if rule.waits else []
    doubts = [f"Not confirmed: {', '.join(of)} ({how})." for how, of in rule.rests_on.items()]
    return " ".join([*grounds, *waits, *doubts])


def _who(made: Summary) -> Iterator[Heading | Grid]:
    totals = made.totals
    if not totals.affected:
        return
    yield Heading(text="Who and what", level=2)
    yield summary_doubts.counted(
        "Information exposed", {label(k): n for k, n in totals.elements.items()}
    )
    most = list(totals.combinations.items())[:COLUMNS]
    together = {", ".join(label(code) for code in key.split()): n for key, n in most}
    yield summary_doubts.counted("Exposed together, most frequent first", together)
    yield summary_doubts.counted("Lives in", totals.residency)


def _where(made: Summary) -> Iterator[Heading | Grid | str]:
    yield Heading(text="Where it was found", level=2)
    rows = tuple(
        (
            place.source,
            kind(place.media_type),
            f"{place.people:,}",
            ", ".join(f"{label(code)} {n:,}" for code, n in place.elements.items()),
        )
        for place in made.places
    )
    columns = ("Source", "Kind", "People", "Information there, with the people")
    yield Grid(columns=columns, widths=(1.2, 1.2, 0.8, 3.7), rows=rows)
    if made.places_left:
        yield f"And {made.places_left:,} more sources."


def _range(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _days(day: str | None, business: str | None) -> str:
    if day is None or day == business:
        return day or ""
    return f"{day}; next business day {business}"
