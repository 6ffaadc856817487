"""What else is owed, to whom and by when, once the decisions are counted.

Counts are ranges: from those certainly owed a notice to those and all under review. A threshold
inside the range gives `review`. Whoever lives nobody knows where may live in any state, and
counts in the upper end of every state's range.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import polars as pl

from detectors.elements import TRIGGERS
from pipelines.law import clocks
from pipelines.law.conditions import Count, Inputs, Verdict, judge, plain
from pipelines.law.decided import COUNTED, OBLIGATIONS
from pipelines.law.decisions import home_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.law.facts import Incident
    from pipelines.law.rulepack import Obligation, RulePack

BUREAU_ELEMENTS = frozenset({"ssn", "drivers_license", "state_id"})
"""Elements whose exposure puts the credit bureaus into a notice: Civ. Code 1798.29(d) names these
and no others (not passports, tax or military numbers)."""

_DUE = {True: "due", False: "not_due", None: "review"}


def counted(
    individuals: pl.DataFrame,
    decisions: pl.DataFrame,
    incident: Incident,
    rules: Sequence[RulePack],
) -> pl.DataFrame:
    """Count the people of every pack that binds and concerns anybody.

    individuals: INDIVIDUALS. decisions: DECISIONS. Returns COUNTED in the order of the packs. A
    pack for the residents of another state than `home_of` is left out while nobody is known to
    live there.
    """
    rows = []
    lived_in = set(individuals.get_column("residency").drop_nulls())
    for pack in rules:
        away = pack.residents_of not in {None, home_of(incident)}
        bound = _bound(pack, incident)
        if (bound and bound.met is False) or (away and pack.residents_of not in lived_in):
            continue
        made = decisions.filter(pl.col("rule") == pack.id)
        rows += [
            {
                "rule": pack.id,
                "count": name,
                "low": known.low,
                "high": known.high,
                "missing": list(known.missing),
            }
            for name, known in count(individuals, made, pack, away=away).items()
        ]
    return pl.DataFrame(rows, schema=COUNTED)


def counts_of(counts: pl.DataFrame) -> dict[str, dict[str, Count]]:
    """The counts of each rule pack, by id and name, in the order of COUNTED."""
    found: dict[str, dict[str, Count]] = {}
    for rule, name, low, high, missing in counts.select(COUNTED.names()).iter_rows():
        known = Count(low=low, high=high, missing=tuple(missing))
        found.setdefault(rule, {})[name] = known
    return found


def obligations(
    counts: pl.DataFrame, incident: Incident, rules: Sequence[RulePack]
) -> pl.DataFrame:
    """Judge every obligation of every pack that binds and concerns anybody.

    counts: COUNTED, from `counted`. Returns OBLIGATIONS in the order of the packs and of the
    obligations in them.
    """
    rows = []
    known = counts_of(counts)
    for pack in (pack for pack in rules if pack.id in known):
        bound = _bound(pack, incident)
        inputs = Inputs(fact=incident.fact, counts=known[pack.id])
        for item in pack.obligations:
            row = owed(item, inputs)
            if bound and bound.met is None and row["outcome"] == "due":
                row |= {"outcome": "review", "facts_missing": [*bound.missing]}
            rows.append({"rule": pack.id, **row, "unconfirmed": pack.unconfirmed(item.rests_on)})
    return pl.DataFrame(rows, schema=OBLIGATIONS)


def _bound(pack: RulePack, incident: Incident) -> Verdict | None:
    """Whether the pack binds; None where it binds everyone."""
    inputs = Inputs(fact=incident.fact, counts={})
    return judge(pack.applies.when, inputs) if pack.applies else None


def owed(item: Obligation, inputs: Inputs) -> dict[str, object]:
    """Judge one obligation; returns a row of OBLIGATIONS without `rule` and `unconfirmed`."""
    verdict = judge(item.when, inputs)
    held = item.hold is not None and judge(item.hold.when, inputs).met
    start = inputs.fact(item.clock) if item.clock else None
    clock = [f"{item.clock} = {plain(start)}"] if start is not None else []
    unstarted = [item.clock] if item.clock and start is None and verdict.met is not False else []
    running = verdict.met is not False and not held
    last = _last_day(item, start) if running and isinstance(start, dt.date) else None
    return {
        "obligation": item.id,
        "outcome": _DUE[verdict.met],
        "to": item.to,
        "by": item.hold.by if item.hold is not None and held else item.by,
        "due": last and last.isoformat(),
        "due_business_day": last and clocks.next_business_day(last).isoformat(),
        "how": item.how,
        "contents": list(item.contents),
        "citation": item.citation,
        "inputs": [*verdict.inputs, *clock],
        "facts_missing": [*verdict.missing, *unstarted],
    }


def _last_day(item: Obligation, start: dt.date) -> dt.date | None:
    return None if item.days is None else clocks.due(start, item.days, item.counted)


def count(
    individuals: pl.DataFrame, decisions: pl.DataFrame, pack: RulePack, *, away: bool
) -> dict[str, Count]:
    """Count the people of one rule pack, by the names of `conditions.COUNTS`.

    decisions: DECISIONS of that pack only. away: the pack is of another state than the home of
    whoever had the data, so that those of unknown residency have no decision under it.
    """
    homes = individuals.select("individual_id", "residency")
    people = decisions.filter(pl.col("outcome") != "do_not_notify").join(
        homes, on="individual_id", how="left"
    )
    if away:
        people = pl.concat([people, _perhaps_there(individuals, decisions, pack)])
    codes = pl.col("triggers").list.eval(pl.element().str.strip_prefix("name+"))
    login = codes.list.contains("login")
    alone = login & (codes.list.len() == 1)
    home = pl.col("residency").is_in([pack.counts_residents_of]).fill_null(value=True)
    bureau = pl.any_horizontal(codes.list.contains(code) for code in sorted(BUREAU_ELEMENTS))
    everyone = pl.lit(value=True)
    settled = pl.col("residency").is_not_null()
    known = settled if away else everyone
    return {
        "potential": Count(low=people.filter(known).height, high=people.height),
        "listed": _listed(individuals, pack),
        "owed": _count(people, everyone, known),
        "open": _settled(people.filter(pl.col("outcome") == "review").height),
        "residents": _count(people, home, settled),
        "largest_state": _largest_state(people),
        "login": _count(people, login, known),
        "login_only": _count(people, alone, known),
        "beyond_login": _count(people, alone.not_(), known),
        "bureau": _count(people, bureau, known),
        **{
            f"with_{code}": _count(people, codes.list.contains(code), known)
            for code in sorted(TRIGGERS)
        },
    }


def _listed(individuals: pl.DataFrame, pack: RulePack) -> Count:
    """The people whose readable information the law lists, owed a notice or not."""
    return _settled(individuals.filter(_triggers_of(pack).list.len() > 0).height)


def _settled(number: int) -> Count:
    return Count(low=number, high=number)


def _triggers_of(pack: RulePack) -> pl.Expr:
    listed = [code if code == "login" else f"name+{code}" for code in pack.elements]
    return pl.col("triggers").list.set_intersection(listed)


def _perhaps_there(
    individuals: pl.DataFrame, decisions: pl.DataFrame, pack: RulePack
) -> pl.DataFrame:
    """Rows like decisions for those of unknown residency who would be owed a notice there."""
    seen = _triggers_of(pack)
    return (
        individuals.filter(pl.col("residency").is_null(), seen.list.len() > 0)
        .select(
            "individual_id",
            *(
                pl.lit(None, dtype=dtype).alias(name)
                for name, dtype in decisions.schema.items()
                if name not in {"individual_id", "outcome", "triggers", "facts_missing"}
            ),
            outcome=pl.lit("review"),
            triggers=seen,
            facts_missing=pl.lit(["individual.residency"], dtype=pl.List(pl.String)),
            residency=pl.lit(None, dtype=pl.String),
        )
        .select(*decisions.columns, "residency")
    )


def _largest_state(people: pl.DataFrame) -> Count:
    """The people of the state with the most; all who live nobody knows where may live there."""
    by_state = people.filter(pl.col("residency").is_not_null()).group_by("residency")
    sizes = by_state.agg(low=(pl.col("outcome") == "notify").sum(), high=pl.len())
    unknown = people.filter(pl.col("residency").is_null()).height
    low, high = (int(sizes[side].max() or 0) for side in ("low", "high"))  # type: ignore[arg-type]
    return Count(low=low, high=high + unknown, missing=("individual.residency",) if unknown else ())


def _count(people: pl.DataFrame, counted: pl.Expr, settled: pl.Expr) -> Count:
    """Count those who meet `counted`; a person is certain where `settled` and owed a notice."""
    certain = settled & (pl.col("outcome") == "notify")
    among = people.filter(counted).select("facts_missing", certain=certain, settled=settled)
    missing = among.filter(~pl.col("certain"))["facts_missing"].explode().drop_nulls()
    homeless = not among["settled"].all()
    names = sorted({*missing.to_list(), *({"individual.residency"} if homeless else ())})
    return Count(low=int(among["certain"].sum()), high=among.height, missing=tuple(names))
