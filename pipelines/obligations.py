"""What else is owed, to whom and by when, once the decisions are counted.

Counts are ranges: from those certainly owed a notice to those and all under review. A threshold
inside the range gives `review`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pipelines.conditions import Count, Inputs, judge, plain
from pipelines.model import OBLIGATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.facts import Incident
    from pipelines.rulepack import Obligation, RulePack

BUREAU_ELEMENTS = frozenset({"ssn", "drivers_license", "state_id"})
"""Elements whose exposure puts the credit bureaus into a notice: Civ. Code 1798.29(d) names these
and no others (not passports, tax or military numbers)."""

_STATE = "CA"
_DUE = {True: "due", False: "not_due", None: "review"}


def obligations(
    individuals: pl.DataFrame,
    decisions: pl.DataFrame,
    incident: Incident,
    rules: Sequence[RulePack],
) -> pl.DataFrame:
    """Judge every obligation of every pack.

    individuals: INDIVIDUALS. decisions: DECISIONS. Returns OBLIGATIONS in the order of the packs
    and of the obligations in them; `due` stays null, since no shipped law counts days.
    """
    rows = []
    for pack in rules:
        counts = count(individuals, decisions.filter(pl.col("rule") == pack.id))
        inputs = Inputs(fact=incident.fact, counts=counts)
        rows += [{"rule": pack.id, **owed(item, inputs)} for item in pack.obligations]
    return pl.DataFrame(rows, schema=OBLIGATIONS)


def owed(item: Obligation, inputs: Inputs) -> dict[str, object]:
    """Judge one obligation; returns a row of OBLIGATIONS without `rule`."""
    verdict = judge(item.when, inputs)
    held = item.hold is not None and judge(item.hold.when, inputs).met
    by = item.hold.by if item.hold is not None and held else item.by
    start = inputs.fact(item.clock) if item.clock else None
    clock = [f"{item.clock} = {plain(start)}"] if start is not None else []
    unstarted = [item.clock] if item.clock and start is None and verdict.met is not False else []
    return {
        "obligation": item.id,
        "outcome": _DUE[verdict.met],
        "to": item.to,
        "by": by,
        "due": None,
        "how": item.how,
        "contents": list(item.contents),
        "citation": item.citation,
        "inputs": [*verdict.inputs, *clock],
        "facts_missing": [*verdict.missing, *unstarted],
    }


def count(individuals: pl.DataFrame, decisions: pl.DataFrame) -> dict[str, Count]:
    """Count the people of one rule pack, by the names of `conditions.COUNTS`.

    decisions: DECISIONS of that pack only.
    """
    people = decisions.filter(pl.col("outcome") != "do_not_notify").join(
        individuals.select("individual_id", "residency"), on="individual_id", how="left"
    )
    codes = pl.col("triggers").list.eval(pl.element().str.strip_prefix("name+"))
    login = codes.list.contains("login")
    alone = login & (codes.list.len() == 1)
    home = pl.col("residency").fill_null(_STATE) == _STATE
    bureau = pl.any_horizontal(codes.list.contains(code) for code in sorted(BUREAU_ELEMENTS))
    everyone = pl.lit(value=True)
    potential = people.height
    return {
        "potential": Count(low=potential, high=potential),
        "owed": _count(people, everyone, everyone),
        "residents": _count(people, home, pl.col("residency").is_not_null()),
        "login": _count(people, login, everyone),
        "login_only": _count(people, alone, everyone),
        "beyond_login": _count(people, alone.not_(), everyone),
        "bureau": _count(people, bureau, everyone),
    }


def _count(people: pl.DataFrame, counted: pl.Expr, settled: pl.Expr) -> Count:
    """Count those who meet `counted`; a person is certain where `settled` and owed a notice."""
    among = people.filter(counted)
    certain = settled & (pl.col("outcome") == "notify")
    low = among.filter(certain).height
    missing = among.filter(certain.not_()).get_column("facts_missing").explode().drop_nulls()
    homeless = among.filter(settled.not_()).height > 0
    names = sorted({*missing.to_list(), *({"individual.residency"} if homeless else ())})
    return Count(low=low, high=among.height, missing=tuple(names))
