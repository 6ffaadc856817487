"""Whether one person is owed a notice under one rule, and why.

Everything is judged with three answers (`conditions.py`): a fact that is missing and matters
gives `review` and is named. Facts of a person use the prefix "individual.": "individual.residency"
(not known), "individual.name" (only half of a name is known), "individual.attribution" (it is
doubtful whose information it is); what the research of a law left open the prefix "law:".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detectors.elements import label
from pipelines.law import rulepack
from pipelines.law.conditions import Inputs, Verdict, both, facts_in, judge, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.law.facts import Incident
    from pipelines.law.rulepack import Requirement, RulePack

_OUTCOMES = {True: "notify", False: "do_not_notify", None: "review"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules look at in one individual; equal cases share one decision.

    triggers, protected: as in INDIVIDUALS. beside: codes that only some laws list and that stand
    with the name: bare numbers, `birth_date`. named: both halves of the name are known.
    doubtful: it is less likely than not one person's.
    """

    triggers: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
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
    unconfirmed: tuple[str, ...]
    because: str


# ---------------------------------------------------------------------------- one decision


def decide(case: Case, incident: Incident, pack: RulePack) -> Decision | None:
    """Apply one rule pack to one case; None where the pack does not bind whoever had the data."""
    bound = _bound(incident, pack)
    if bound is not None and bound.verdict.met is False:
        return None
    told = (*case.triggers, *(f"name+{code}" for code in case.beside))
    readable = [name for name in told if _element(name) in pack.elements]
    covered = {_element(name) for name in readable}
    locked = [code for code in case.protected if code in pack.elements and code not in covered]
    if not readable and not locked:
        return _nothing_listed(told, pack)
    grounds = _grounds(case, incident, pack, readable)
    opened = judge(pack.readable.when, Inputs(fact=incident.fact, counts={})).met
    shown = locked if opened or not readable else []
    used = [*readable, *(code if code == "login" else f"name+{code}" for code in shown)]
    return _decision(pack, used, [*([bound] if bound else []), *grounds])


def _bound(incident: Incident, pack: RulePack) -> _Ground | None:
    return _ground(pack.applies, Inputs(fact=incident.fact, counts={})) if pack.applies else None


def _ground(item: Requirement, inputs: Inputs) -> _Ground:
    return _Ground(
        verdict=judge(item.when, inputs), citation=item.citation, otherwise=item.otherwise
    )


def _nothing_listed(told: Sequence[str], pack: RulePack) -> Decision:
    """The answer where the law lists nothing of it, or where nobody found out whether it does."""
    unsure = [name for name in told if _element(name) in pack.unsettled]
    missing = tuple(f"law: {pack.id} lists {label(_element(name))}" for name in unsure)
    return Decision(
        outcome="review" if unsure else "do_not_notify",
        triggers=tuple(unsure),
        clauses=(pack.citation,),
        facts=(),
        facts_missing=missing,
        unconfirmed=tuple(pack.unconfirmed("elements")),
        because=f"Open: {', '.join(missing)}."
        if unsure
        else "This rule lists none of the information exposed here.",
    )


def _element(trigger: str) -> str:
    return trigger.removeprefix("name+")


def _grounds(
    case: Case, incident: Incident, pack: RulePack, readable: Sequence[str]
) -> list[_Ground]:
    inputs = Inputs(fact=incident.fact, counts={})
    needed = [*pack.requirements] if readable else [*pack.requirements, pack.readable]
    grounds = [_ground(item, inputs) for item in needed]
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
        unconfirmed=tuple(pack.unconfirmed("elements")),
        because=_because(codes, whole, against),
    )


def _because(codes: Sequence[str], whole: Verdict, against: _Ground | None) -> str:
    if against:
        return against.otherwise
    exposed = ", ".join(label(code) for code in codes)
    if whole.met:
        return f"Exposed: {exposed}. Every condition is met, and no exemption is stated."
    return f"Exposed: {exposed}. Open: {', '.join(whole.missing)}."
