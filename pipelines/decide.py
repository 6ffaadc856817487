"""Who is owed a notice under which rule, and what else is owed to whom.

Everything is judged with three answers (`conditions.py`): a fact that is missing and matters
gives `review` and is named. Facts of a person use the prefix "individual.": "individual.residency"
(not known), "individual.name" (only half of a name is known), "individual.attribution" (it is
doubtful whose information it is).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from detectors.elements import label
from pipelines import rulepack
from pipelines.conditions import Inputs, Verdict, both, facts_in, judge, plain
from pipelines.model import DECISIONS, conform
from pipelines.obligations import obligations
from pipelines.rulepack import packs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.facts import Incident
    from pipelines.rulepack import RulePack

__all__ = ["DOUBTFUL_BELOW", "Case", "Decision", "decide", "decisions", "obligations", "packs"]

DOUBTFUL_BELOW = 0.5
"""Individuals below this confidence go to review: less likely than not to be one person's."""

_OUTCOMES = {True: "notify", False: "do_not_notify", None: "review"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules look at in one individual; equal cases share one decision.

    triggers, protected: as in INDIVIDUALS. named: both halves of the name are known.
    doubtful: below `DOUBTFUL_BELOW`.
    """

    triggers: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    residency: str | None = None
    named: bool = True
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    verdict: Verdict
    citation: str
    otherwise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The answer of one rule pack to one case; its fields are columns of DECISIONS."""

    outcome: str
    triggers: tuple[str, ...]
    clauses: tuple[str, ...]
    facts: tuple[str, ...]
    facts_missing: tuple[str, ...]
    because: str


# ---------------------------------------------------------------------------- one decision


def decide(case: Case, incident: Incident, pack: RulePack) -> Decision:
    """Apply one rule pack to one case."""
    readable = [name for name in case.triggers if _element(name) in pack.elements]
    covered = {_element(name) for name in readable}
    locked = [code for code in case.protected if code in pack.elements and code not in covered]
    if not readable and not locked:
        return Decision(
            outcome="do_not_notify",
            triggers=(),
            clauses=(pack.citation,),
            facts=(),
            facts_missing=(),
            because="This rule lists none of the information exposed here.",
        )
    grounds = _grounds(case, incident, pack, readable)
    opened = judge(pack.readable.when, Inputs(fact=incident.fact, counts={})).met
    shown = locked if opened or not readable else []
    used = [*readable, *(code if code == "login" else f"name+{code}" for code in shown)]
    return _decision(pack, used, grounds)


def _element(trigger: str) -> str:
    return trigger.removeprefix("name+")


def _grounds(
    case: Case, incident: Incident, pack: RulePack, readable: Sequence[str]
) -> list[_Ground]:
    inputs = Inputs(fact=incident.fact, counts={})
    needed = [*pack.requirements] if readable else [*pack.requirements, pack.readable]
    grounds = [
        _Ground(verdict=judge(item.when, inputs), citation=item.citation, otherwise=item.otherwise)
        for item in needed
    ]
    for exemption in pack.exemptions:
        if judge(exemption.when, inputs).met:
            names = [test.fact for test in facts_in(exemption.when)]
            stated = tuple(f"{name} = {plain(incident.fact(name))}" for name in names)
            is_open = exemption.outcome == "review"
            verdict = Verdict(
                met=None if is_open else False, inputs=stated, missing=tuple(names) * is_open
            )
            grounds.append(
                _Ground(verdict=verdict, citation=exemption.citation, otherwise=exemption.because)
            )
    return [*_personal_grounds(case, pack, readable), *grounds]


def _personal_grounds(case: Case, pack: RulePack, readable: Sequence[str]) -> Iterator[_Ground]:
    home = pack.residents_of
    if home is not None:
        inputs = () if case.residency is None else (f"individual.residency = {case.residency}",)
        verdict = (
            Verdict(met=None, missing=("individual.residency",))
            if case.residency is None
            else Verdict(met=case.residency == home, inputs=inputs)
        )
        reason = f"The individual lives outside {home}."
        yield _Ground(verdict=verdict, citation=pack.residents_citation, otherwise=reason)
    if not case.named and "login" not in readable:
        verdict = Verdict(met=None, missing=("individual.name",))
        yield _Ground(verdict=verdict, citation=pack.citation, otherwise="")
    if case.doubtful:
        verdict = Verdict(met=None, missing=("individual.attribution",))
        yield _Ground(verdict=verdict, citation=pack.citation, otherwise="")


def _decision(pack: RulePack, used: Sequence[str], grounds: list[_Ground]) -> Decision:
    whole = both([ground.verdict for ground in grounds])
    against = next((ground for ground in grounds if ground.verdict.met is False), None)
    codes = [_element(name) for name in used]
    clauses = (
        [against.citation]
        if against
        else [*rulepack.citations(pack, codes), *(ground.citation for ground in grounds)]
    )
    return Decision(
        outcome=_OUTCOMES[whole.met],
        triggers=tuple(used),
        clauses=tuple(dict.fromkeys(clauses)),
        facts=whole.inputs,
        facts_missing=whole.missing,
        because=_because(codes, whole, against),
    )


def _because(codes: Sequence[str], whole: Verdict, against: _Ground | None) -> str:
    if against:
        return against.otherwise
    exposed = ", ".join(label(code) for code in codes)
    if whole.met:
        return f"Exposed: {exposed}. Every condition is met, and no exemption is stated."
    return f"Exposed: {exposed}. Open: {', '.join(whole.missing)}."


# ----------------------------------------------------------------------------- the tables

_KEY = ["case_triggers", "case_protected", "residency", "named", "doubtful"]


def decisions(
    individuals: pl.DataFrame, incident: Incident, rules: Sequence[RulePack]
) -> pl.DataFrame:
    """Judge every individual with triggers or protected elements under every pack.

    individuals: INDIVIDUALS. Returns DECISIONS sorted by individual and rule; individuals with
    neither have no row. A login needs no name; any other trigger needs both halves of one.
    """
    keyed = individuals.filter(
        (pl.col("triggers").list.len() > 0) | (pl.col("protected").list.len() > 0)
    ).select(
        "individual_id",
        "residency",
        pl.col("triggers").list.sort().list.join(" ").fill_null("").alias(_KEY[0]),
        pl.col("protected").list.sort().list.join(" ").fill_null("").alias(_KEY[1]),
        (pl.col("given_name").is_not_null() & pl.col("family_name").is_not_null()).alias("named"),
        (pl.col("confidence").fill_null(0.0) < DOUBTFUL_BELOW).alias("doubtful"),
    )
    rows = [
        _row(key, decide(_case(key), incident, pack), pack)
        for key in keyed.select(_KEY).unique().iter_rows(named=True)
        for pack in rules
    ]
    schema = {name: keyed.schema[name] for name in _KEY} | {
        name: dtype for name, dtype in DECISIONS.items() if name != "individual_id"
    }
    made = keyed.join(pl.DataFrame(rows, schema=schema), on=_KEY, nulls_equal=True)
    return conform(made, DECISIONS).sort("individual_id", "rule")


def _case(key: Mapping[str, object]) -> Case:
    residency = key["residency"]
    return Case(
        triggers=tuple(str(key["case_triggers"]).split()),
        protected=tuple(str(key["case_protected"]).split()),
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
        "because": made.because,
    }
