"""What the summary says of each rule: whom it concerns, on what grounds, and what it asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from pipelines.law.conditions import Group, Inputs, judge
from pipelines.law.decisions import home_of
from pipelines.outputs.state_laws import rests_on
from pipelines.outputs.summary import Ground, Owed, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.law.facts import Incident
    from pipelines.law.rulepack import Obligation, RulePack

_OUTCOMES = ("notify", "review", "do_not_notify")
_ALL_MET = "Every condition is met, and no exemption is stated."


def judged_by(
    decisions: pl.DataFrame, obligations: pl.DataFrame, packs: Sequence[RulePack]
) -> list[RulePack]:
    """The rules that judged anybody or ask for anything; of the rest there is nothing to say."""
    judged = {
        str(rule) for of in (decisions, obligations) for rule in of.get_column("rule").unique()
    }
    return [pack for pack in packs if pack.id in judged]


def told(
    pack: RulePack, decisions: pl.DataFrame, obligations: pl.DataFrame, incident: Incident
) -> Rule:
    """What there is to say of one rule. decisions: DECISIONS. obligations: OBLIGATIONS."""
    decided = decisions.filter(pl.col("rule") == pack.id)
    owed = obligations.filter(pl.col("rule") == pack.id)
    away = pack.residents_of not in {None, home_of(incident)}
    condition = pack.applies.when if pack.applies else Group(every=True, parts=())
    bound = judge(condition, Inputs(fact=incident.fact, counts={}))
    declared = {item.id: item for item in pack.obligations}
    return Rule(
        id=pack.id,
        title=pack.title,
        state=pack.residents_of if away else None,
        binds=bound.met,
        waits=bound.missing,
        citation=pack.citation,
        authority=pack.authority,
        version=pack.version,
        in_force=str(pack.effective_from or "not found out"),
        checked=str(pack.checked),
        confidence=pack.confidence,
        gaps=pack.gaps,
        outcomes={n: decided.filter(pl.col("outcome") == n).height for n in _OUTCOMES},
        unconfirmed=tuple(text for group in pack.sources for text in pack.unconfirmed(group)),
        rests_on=rests_on(pack),
        grounds=_grounds(decided, pack.citation),
        obligations=_owed(declared, owed),
    )


def _owed(declared: Mapping[str, Obligation], owed: pl.DataFrame) -> tuple[Owed, ...]:
    return tuple(
        Owed(
            id=row["obligation"],
            title=declared[row["obligation"]].title,
            permitted=declared[row["obligation"]].permitted,
            outcome=row["outcome"],
            to=row["to"],
            by=row["by"],
            due=row["due"],
            due_business_day=row["due_business_day"],
            days=declared[row["obligation"]].days,
            how=row["how"],
            contents=tuple(row["contents"]),
            citation=row["citation"],
            inputs=tuple(row["inputs"]),
            facts_missing=tuple(row["facts_missing"]),
            unconfirmed=tuple(row["unconfirmed"]),
        )
        for row in owed.iter_rows(named=True)
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
