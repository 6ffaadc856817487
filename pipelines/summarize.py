"""Makes the summary for counsel of the tables of a case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from pipelines import count, notify
from pipelines.blocks import EXCEPTIONS
from pipelines.conditions import plain
from pipelines.questions import QUESTIONS
from pipelines.summary import Ground, Letter, OpenFact, Owed, Place, Rule, Summary, Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.facts import Incident
    from pipelines.rulepack import RulePack

PLACES_SHOWN = 12
"""Sources listed in the summary, those with most people first; `sources.csv` lists all."""

ID_SHOWN = 10
"""Characters of a source id that the summary shows: enough to find it in `sources.csv`."""

_OUTCOMES = ("notify", "review", "do_not_notify")
_ALL_MET = "Every condition is met, and no exemption is stated."
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

    unattributed: from `count.unattributed`, None where it was not counted.
    """

    individuals: pl.DataFrame
    decisions: pl.DataFrame
    obligations: pl.DataFrame
    sources: pl.DataFrame
    unattributed: pl.DataFrame | None = None


def summarize(
    tables: Tables, people: pl.DataFrame, incident: Incident, packs: Sequence[RulePack]
) -> Summary:
    """Make the summary. people: from `notify.recipients`."""
    rules = _rules(tables.decisions, tables.obligations, packs)
    places = _places(tables.individuals, tables.sources)
    lost = tables.unattributed
    return Summary(
        department=incident.department.name,
        number=incident.incident.number,
        totals=count.totals(tables.individuals, tables.decisions, tables.sources),
        open_facts=_open_facts(tables.decisions, rules),
        dates=_dates(incident),
        rules=rules,
        letters=tuple(
            Letter(
                id=variant.id,
                elements=variant.elements,
                people=variant.people,
                login_only=variant.login_only,
                bureaus=variant.bureaus,
            )
            for variant in notify.variants(people)
        ),
        without_address=people.filter(notify.usable_address().not_()).height,
        places=places[:PLACES_SHOWN],
        places_left=max(0, len(places) - PLACES_SHOWN),
        unread=_unread(tables.sources),
        unattributed=None if lost is None else dict(lost.select("element", "values").iter_rows()),
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


def _rules(
    decisions: pl.DataFrame, obligations: pl.DataFrame, packs: Sequence[RulePack]
) -> tuple[Rule, ...]:
    return tuple(
        _rule(
            pack,
            decisions.filter(pl.col("rule") == pack.id),
            obligations.filter(pl.col("rule") == pack.id),
        )
        for pack in packs
    )


def _rule(pack: RulePack, decided: pl.DataFrame, owed: pl.DataFrame) -> Rule:
    declared = {item.id: item for item in pack.obligations}
    return Rule(
        id=pack.id,
        title=pack.title,
        citation=pack.citation,
        authority=pack.authority,
        version=pack.version,
        in_force=str(pack.effective_from),
        checked=str(pack.checked),
        confidence=pack.confidence,
        gaps=pack.gaps,
        outcomes={n: decided.filter(pl.col("outcome") == n).height for n in _OUTCOMES},
        grounds=_grounds(decided, pack.citation),
        obligations=tuple(
            Owed(
                title=declared[row["obligation"]].title,
                permitted=declared[row["obligation"]].permitted,
                outcome=row["outcome"],
                to=row["to"],
                by=row["by"],
                how=row["how"],
                contents=tuple(row["contents"]),
                citation=row["citation"],
                inputs=tuple(row["inputs"]),
                facts_missing=tuple(row["facts_missing"]),
            )
            for row in owed.iter_rows(named=True)
        ),
    )


def _grounds(decided: pl.DataFrame, citation: str) -> tuple[Ground, ...]:
    outcome = pl.col("outcome")
    reason = (
        pl.when(outcome == "notify")
        .then(pl.lit(_ALL_MET))
        .when(outcome == "review")
        .then(pl.concat_str(pl.lit("Not known: "), pl.col("facts_missing").list.join(", ")))
        .otherwise("because")
    )
    grouped = (
        decided.with_columns(reason.alias("reason"))
        .group_by("outcome", "reason")
        .agg(pl.len().alias("n"), pl.col("clauses").explode(empty_as_null=True).unique())
        .sort(-pl.col("n").cast(pl.Int64), "reason")
    )
    rows = sorted(grouped.iter_rows(named=True), key=lambda row: _OUTCOMES.index(row["outcome"]))
    return tuple(
        Ground(
            outcome=row["outcome"],
            because=row["reason"],
            citations=_pieces(row["clauses"], citation),
            people=row["n"],
        )
        for row in rows
    )


def _pieces(clauses: list[str], citation: str) -> tuple[str, ...]:
    """Cut citations of one law to their subdivisions, each once."""
    cut = (clause.removeprefix(citation).lstrip(", ") for clause in clauses)
    return tuple(sorted({piece for clause in cut for piece in re.split("[;,] ", clause) if piece}))


def _dates(incident: Incident) -> tuple[tuple[str, str], ...]:
    known = [(what, incident.fact(key)) for key, what in _DATES.items()]
    return tuple(
        sorted(((what, plain(day)) for what, day in known if day is not None), key=lambda d: d[1])
    )


def _places(individuals: pl.DataFrame, sources: pl.DataFrame) -> tuple[Place, ...]:
    found = (
        individuals.filter(pl.col("triggers").list.len() > 0)
        .select("individual_id", pl.col("sources").list.eval(pl.element().struct["path"]))
        .explode("sources")
        .group_by(pl.col("sources").alias("path"))
        .agg(pl.col("individual_id").n_unique().alias("people"))
        .join(sources.sort("id").unique("path", keep="first"), on="path")
        .sort(-pl.col("people").cast(pl.Int64), "id")
    )
    columns = ("id", "media_type", "status", "people")
    return tuple(
        Place(source=id_[:ID_SHOWN], media_type=media_type, status=status, people=people)
        for id_, media_type, status, people in found.select(columns).iter_rows()
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
