"""Makes the summary for counsel of the tables of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from pipelines.blocks import EXCEPTIONS
from pipelines.law.conditions import plain
from pipelines.law.questions import QUESTIONS
from pipelines.law.uncounted import uncounted
from pipelines.model import PIECES, empty
from pipelines.outputs import count, measured, notify, postal
from pipelines.outputs.coverage import coverage
from pipelines.outputs.judged import judged_by, told
from pipelines.outputs.places import places
from pipelines.outputs.state_laws import law_questions, state_laws
from pipelines.outputs.summary import Letter, OpenFact, Summary, Unread
from pipelines.outputs.thresholds import thresholds
from pipelines.outputs.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.law.facts import Incident
    from pipelines.law.rulepack import RulePack
    from pipelines.law.uncounted import Uncounted
    from pipelines.outputs.summary import Rule

PLACES_SHOWN = 12
"""Sources listed in the summary, those with most people first; `sources.csv` lists all."""

_DATES = {
    "breach.from": "Breach began",
    "breach.date": "Breach",
    "breach.estimated_date": "Breach (estimated)",
    "breach.to": "Breach ended",
    "breach.suspected": "Suspected",
    "breach.discovered": "Discovered",
    "law_enforcement.lifted": "Delay lifted",
    "notice.date": "Notice dated",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables that the summary speaks of, in the schemas of `model.py`.

    unattributed, nameless: from `count`, machines: from `logins`, None where they were not
    counted. pieces: None where nothing is known below the sources. found: from `places.found`,
    None where it was not counted.
    """

    individuals: pl.DataFrame
    decisions: pl.DataFrame
    counts: pl.DataFrame
    obligations: pl.DataFrame
    sources: pl.DataFrame
    unattributed: pl.DataFrame | None = None
    nameless: int | None = None
    machines: int | None = None
    pieces: pl.DataFrame | None = None
    found: pl.DataFrame | None = None


def summarize(
    tables: Tables, people: pl.DataFrame, incident: Incident, packs: Sequence[RulePack]
) -> Summary:
    """Make the summary. people: from `notify.recipients`."""
    judged = judged_by(tables.decisions, tables.obligations, packs)
    rules = tuple(told(pack, tables.decisions, tables.obligations, incident) for pack in judged)
    numbers = thresholds(tables.counts, incident, judged)
    facts = _open_facts(tables.decisions, rules)
    totals = count.totals(tables.individuals, tables.decisions, tables.sources)
    listed = places(tables.individuals, tables.sources, tables.found)
    dates, lost = _dates(incident), tables.unattributed
    return Summary(
        department=incident.department.name,
        number=incident.incident.number,
        totals=totals,
        open_facts=facts,
        dates=dates,
        timeline=timeline(rules, dates),
        rules=rules,
        states=state_laws(rules, numbers),
        law_questions=law_questions(facts),
        thresholds=numbers,
        also_open=_also_open(tables.decisions),
        unknown_home=totals.residency.get(count.UNKNOWN, 0),
        letters=_letters(people),
        without_address=people.filter(~postal.usable()).height,
        places=listed[:PLACES_SHOWN],
        places_left=max(0, len(listed) - PLACES_SHOWN),
        unread=_unread(tables.sources),
        coverage=coverage(
            tables.sources,
            empty(PIECES) if tables.pieces is None else tables.pieces,
            tables.individuals,
        ),
        unattributed=None if lost is None else dict(lost.select("element", "values").iter_rows()),
        uncounted=_uncounted(tables, incident, judged),
        measured=measured.measured(),
    )


def _uncounted(
    tables: Tables, incident: Incident, judged: Sequence[RulePack]
) -> tuple[Uncounted, ...]:
    lost = tables.unattributed
    codes = () if lost is None else lost.get_column("element")
    return uncounted(tables.nameless, tables.machines, codes, tables.sources, incident, judged)


def _letters(people: pl.DataFrame) -> tuple[Letter, ...]:
    return tuple(
        Letter(
            id=variant.id,
            elements=variant.elements,
            people=variant.people,
            login_only=variant.login_only,
            bureaus=variant.bureaus,
        )
        for variant in notify.variants(people)
    )


def _open_facts(decisions: pl.DataFrame, rules: Sequence[Rule]) -> tuple[OpenFact, ...]:
    people = (
        decisions.filter(pl.col("outcome") == "review")
        .select("individual_id", pl.col("facts_missing").alias("fact"))
        .explode("fact")
        .group_by("fact")
        .agg(pl.col("individual_id").n_unique())
    )
    waiting = {str(fact): int(n) for fact, n in people.drop_nulls().iter_rows()}
    titles: dict[str, dict[str, None]] = {}
    for item in (item for rule in rules for item in rule.obligations):
        for fact in item.facts_missing:
            titles.setdefault(fact, {})[item.title] = None
    names = sorted({*waiting, *titles}, key=lambda name: (-waiting.get(name, 0), name))
    return tuple(
        OpenFact(
            fact=name,
            question=QUESTIONS.get(name, (name, ""))[0],
            ask=QUESTIONS.get(name, (name, ""))[1],
            people=waiting.get(name, 0),
            obligations=tuple(titles.get(name, ())),
        )
        for name in names
    )


def _also_open(decisions: pl.DataFrame) -> int:
    """How many people are owed a notice under one rule while another rule is open for them."""
    outcome = pl.col("outcome")
    by_person = decisions.group_by("individual_id").agg(
        both=(outcome == "notify").any() & (outcome == "review").any()
    )
    return int(by_person.get_column("both").sum())


def _dates(incident: Incident) -> tuple[tuple[str, str], ...]:
    known = [(what, incident.fact(key)) for key, what in _DATES.items()]
    return tuple(
        sorted(((what, plain(day)) for what, day in known if day is not None), key=lambda d: d[1])
    )


def _unread(sources: pl.DataFrame) -> tuple[Unread, ...]:
    counted = (
        sources.filter(pl.col("status").is_in(["partial", "exception"]))
        .group_by(pl.col("code").fill_null("crashed"))
        .agg(
            (pl.col("status") == "exception").sum().alias("whole"),
            (pl.col("status") == "partial").sum().alias("partial"),
        )
        .sort(-pl.col("whole").cast(pl.Int64), "code")
    )
    return tuple(
        Unread(code=code, meaning=EXCEPTIONS.get(code, code), unread=whole, partial=partial)
        for code, whole, partial in counted.iter_rows()
    )
