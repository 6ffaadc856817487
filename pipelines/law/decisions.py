"""Who is owed a notice under which rule: every individual under every pack that concerns him.

A pack that protects the residents of one state judges those who live there. Those of whom no
state is known are judged under the packs of the state of whoever had the data, so that none is
lost; for every other state they count in the upper end of its ranges (`obligations.py`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import polars as pl

from detectors.elements import TRIGGERS
from pipelines.law.decide import Case, Decision, decide
from pipelines.law.decided import DECISIONS
from pipelines.model import conform

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.law.facts import Incident
    from pipelines.law.rulepack import RulePack

DOUBTFUL_BELOW = 0.5
"""Individuals below this confidence go to review: less likely than not to be one person's."""

HOME = "CA"
"""The state of whoever had the data, where the incident does not name one."""

_KEY = ["case_triggers", "case_protected", "beside", "residency", "named", "doubtful"]


def decisions(
    individuals: pl.DataFrame, incident: Incident, rules: Sequence[RulePack]
) -> pl.DataFrame:
    """Judge every individual with something that a law may list, under every pack that binds.

    individuals: INDIVIDUALS. Returns DECISIONS sorted by individual and rule; individuals with
    nothing that any law of their state lists have no row. A login needs no name; any other
    trigger needs both halves of one.
    """
    keyed = individuals.select(
        "individual_id",
        "residency",
        pl.col("triggers").list.sort().list.join(" ").fill_null("").alias(_KEY[0]),
        pl.col("protected").list.sort().list.join(" ").fill_null("").alias(_KEY[1]),
        _beside(rules).alias("beside"),
        _named().alias("named"),
        (pl.col("confidence").fill_null(0.0) < DOUBTFUL_BELOW).alias("doubtful"),
    ).filter(pl.any_horizontal(pl.col(_KEY[:3]) != ""))
    rows = [
        _row(key, made, pack)
        for key in keyed.select(_KEY).unique().iter_rows(named=True)
        for pack in concerned(rules, key["residency"], incident)
        if (made := decide(_case(key), incident, pack)) is not None
    ]
    schema = {name: keyed.schema[name] for name in _KEY} | {
        name: dtype for name, dtype in DECISIONS.items() if name != "individual_id"
    }
    judged = keyed.join(pl.DataFrame(rows, schema=schema), on=_KEY, nulls_equal=True)
    return conform(judged, DECISIONS).sort("individual_id", "rule")


def concerned(
    rules: Sequence[RulePack], residency: str | None, incident: Incident
) -> Iterator[RulePack]:
    """The packs under which a resident of this state (None: not known) is judged."""
    home = home_of(incident)
    for pack in rules:
        if pack.residents_of in {None, home, residency}:
            yield pack


def home_of(incident: Incident) -> str:
    """The state of whoever had the data; `HOME` while the incident does not say."""
    return str(incident.fact("entity.state") or HOME)


def _named() -> pl.Expr:
    return pl.col("given_name").is_not_null() & pl.col("family_name").is_not_null()


def _beside(rules: Sequence[RulePack]) -> pl.Expr:
    """The codes beside the name that only some states list, sorted and joined by spaces."""
    listed = defaultdict[str, set[str]](set)
    for pack in rules:
        for code in sorted(pack.elements.keys() - TRIGGERS):
            listed[code].add(pack.residents_of or "")
    held = [
        pl.when(_named() & pl.col("residency").is_in(sorted(states)) & _has(code)).then(
            pl.lit(code)
        )
        for code, states in sorted(listed.items())
    ]
    return pl.concat_str(held, separator=" ", ignore_nulls=True) if held else pl.lit("")


def _has(code: str) -> pl.Expr:
    if code == "birth_date":
        return pl.col("date_of_birth").is_not_null()
    return pl.col("elements").list.contains(code) | pl.col("parts").list.contains(code)


def _case(key: Mapping[str, object]) -> Case:
    residency = key["residency"]
    return Case(
        triggers=tuple(str(key["case_triggers"]).split()),
        protected=tuple(str(key["case_protected"]).split()),
        beside=tuple(str(key["beside"]).split()),
        residency=None if residency is None else str(residency),
        named=bool(key["named"]),
        doubtful=bool(key["doubtful"]),
    )


def _row(key: Mapping[str, object], made: Decision, pack: RulePack) -> dict[str, object]:
    return {
        **key,
        "rule": pack.id,
        "version": pack.version,
        "outcome": made.outcome,
        "triggers": list(made.triggers),
        "clauses": list(made.clauses),
        "facts": list(made.facts),
        "facts_missing": list(made.facts_missing),
        "unconfirmed": list(made.unconfirmed),
        "because": made.because,
    }
