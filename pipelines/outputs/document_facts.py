"""What the texts of a case's documents are made of: facts, counts and rules, no personal value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from detectors.elements import label, letter
from pipelines.law.conditions import COUNTS
from pipelines.law.questions import QUESTIONS
from pipelines.outputs import languages, letters, notify
from pipelines.outputs.marks import prose
from pipelines.outputs.places import ID_SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.law.facts import Incident
    from pipelines.law.rulepack import RulePack
    from pipelines.outputs.documents import Approval
    from pipelines.outputs.summarize import Tables
    from pipelines.outputs.summary import Owed, Rule, Summary

MANIFEST_SHOWN = 500
"""Sources that the evidence manifest lists; `sources.csv` lists all."""

_COUNTY = "us/ca/santa_clara_county"
_TOLD = "incident_notification"
_GROUNDS = {
    "breach.criminal_act": "A criminal act is involved or possible.",
    "breach.significant_risk": "County Counsel has determined that it poses a significant risk.",
}
_OFFICERS = frozenset({"attorney_general", "reporting_agencies"})


def context(
    tables: Tables,
    made: Summary,
    incident: Incident,
    packs: Sequence[RulePack],
    approvals: Sequence[Approval],
) -> dict[str, object]:
    """What the texts are made of: facts, counts, rules; no value of the evidence.

    Source paths can hold names: a source is named by the start of its id.
    """
    return {
        "facts": incident,
        "day": letters.day,
        "prose": prose,
        "words": _words,
        "answer": _answer,
        "label": label,
        **letters.words(incident, languages.english()),
        "posting_days": _posting_days(incident),
        "approvals": approvals,
        **_counted(tables, made),
        **_duties_of(made, incident, packs),
        **_manifest(tables.sources),
    }


def _counted(tables: Tables, made: Summary) -> dict[str, object]:
    """How many people, with what, and how much was read."""
    totals, codes = made.totals, list(made.totals.elements)
    variants = notify.variants(notify.recipients(tables.individuals, tables.decisions))
    return {
        "potential": f"{totals.affected:,}",
        "owed": f"{totals.owed['notify']:,}",
        "without_address": f"{made.without_address:,}",
        "element_codes": codes,
        "element_counts": [(code, f"{n:,}") for code, n in totals.elements.items()],
        "element_letters": [letter(code) for code in codes],
        "elements_text": "; ".join(letter(code) for code in codes) or "nothing that a law lists",
        "bureaus": any(variant.bureaus for variant in variants),
        "bureau_list": letters.BUREAUS,
        "states": [(state, f"{n:,}") for state, n in totals.residency.items()],
        "sources_read": f"{totals.sources.get('read', 0):,}",
        "sources_partial": f"{totals.sources.get('partial', 0):,}",
        "sources_unread": f"{totals.sources.get('exception', 0):,}",
        "rows_read": f"{totals.rows:,}",
        "pages_read": f"{totals.pages:,}",
        "unread_text": _unread(made),
        "uncounted": made.uncounted,
    }


def _duties_of(made: Summary, incident: Incident, packs: Sequence[RulePack]) -> dict[str, object]:
    """What the rules ask for."""
    return {
        "notification_grounds": _grounds_of(made.rules, incident),
        "substitute_grounds": _substitute(made.rules, incident),
        "owed_under": lambda rule: _owed_under(made.rules, rule),
        "count_of": lambda rule: _count_of(made.rules, rule),
        "state_duties": _state_duties(made.rules),
        "unconfirmed": sorted(
            {text for item in _state_duties(made.rules) for text in item.unconfirmed}
        ),
        "memo": _memo(made.rules, packs),
    }


def _unread(made: Summary) -> str:
    unread = made.totals.sources.get("exception", 0)
    if not unread:
        return "Every source was read."
    count = "1 source was" if unread == 1 else f"{unread:,} sources were"
    return f"{count} not read and may add to this; the summary says which."


def _words(value: object | None) -> str:
    return "" if value is None else str(value).replace("_", " ")


def _answer(value: bool | None) -> str | None:
    return None if value is None else "Yes." if value else "No."


def _posting_days(incident: Incident) -> int | None:
    first, last = incident.notice.posted_from, incident.notice.posted_to
    return (last - first).days + 1 if first and last else None


def _rule(rules: Sequence[Rule], name: str) -> Rule | None:
    return next((rule for rule in rules if rule.id == name), None)


def _grounds_of(rules: Sequence[Rule], incident: Incident) -> list[str]:
    """Why County Counsel is told: the grounds of procedure 3, as far as they are met or open."""
    rule = _rule(rules, _COUNTY)
    told = [item for item in rule.obligations if item.id == _TOLD] if rule else []
    counted = COUNTS["listed" if incident.data.relationship == "maintains" else "potential"]
    found = [text for item in told for text in item.inputs if text.startswith(counted)]
    for name, met in _GROUNDS.items():
        if incident.fact(name) is not False:
            found.append(met if incident.fact(name) else f"Not known yet: {QUESTIONS[name][0]}")
    return found


def _substitute(rules: Sequence[Rule], incident: Incident) -> str:
    """The grounds of substitute notice that are met, in words; "" where none is."""
    found = []
    if (incident.contact.estimated_cost or 0) > 250_000:
        found.append("the cost of telling everyone directly is over $250,000")
    if any(rule.outcomes.get("notify", 0) > 500_000 for rule in rules):
        found.append("the affected class is over 500,000")
    if incident.contact.sufficient is False:
        found.append("there is not sufficient contact information")
    return "; ".join(found)


def _owed_under(rules: Sequence[Rule], name: str) -> list[Owed]:
    rule = _rule(rules, name)
    return [item for item in rule.obligations if item.outcome != "not_due"] if rule else []


def _count_of(rules: Sequence[Rule], name: str) -> str:
    rule = _rule(rules, name)
    low = rule.outcomes.get("notify", 0) if rule else 0
    high = low + (rule.outcomes.get("review", 0) if rule else 0)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _state_duties(rules: Sequence[Rule]) -> list[Owed]:
    officers = [
        item
        for rule in rules
        for item in rule.obligations
        if item.outcome != "not_due" and item.id in _OFFICERS
    ]
    return sorted(officers, key=lambda item: (item.due or "9", item.citation))


def _memo(rules: Sequence[Rule], packs: Sequence[RulePack]) -> list[dict[str, object]]:
    """Every rule pack, also those that do not bind or concern nobody."""
    found = []
    for pack in packs:
        rule = _rule(rules, pack.id)
        away = "Nobody here is known to live there."
        why = [pack.applies.otherwise] if pack.applies else []
        why += [away] if pack.residents_of else []
        found.append(
            {
                "title": pack.title,
                "citation": pack.citation,
                "version": pack.version,
                "in_force": str(pack.effective_from or "not found out"),
                "checked": str(pack.checked),
                "binds": rule is not None,
                "why": " Or: ".join(why),
                "grounds": rule.grounds if rule else (),
                "obligations": _duties(rule),
                "gaps": pack.gaps if rule else (),
                "unconfirmed": rule.unconfirmed if rule else (),
            }
        )
    return found


def _duties(rule: Rule | None) -> list[Mapping[str, object]]:
    return [
        {
            "title": item.title,
            "outcome": item.outcome,
            "by": item.by,
            "due": item.due,
            "inputs": list(item.inputs),
            "missing": [f"not known: {', '.join(item.facts_missing)}"]
            if item.facts_missing
            else [],
            "citation": item.citation,
        }
        for item in (rule.obligations if rule else ())
    ]


def _manifest(sources: pl.DataFrame) -> dict[str, object]:
    tops = sources.filter(pl.col("parent").is_null()).sort("path", "id")
    shown = tops.head(MANIFEST_SHOWN).select(
        pl.col("id").str.head(ID_SHOWN),
        size=pl.col("size").cast(pl.String),
        modified=pl.col("modified").dt.strftime("%Y-%m-%d %H:%M:%S").fill_null(""),
        sha256=pl.col("sha256").fill_null(""),
    )
    return {
        "manifest": list(shown.iter_rows(named=True)),
        "manifest_left": max(0, tops.height - MANIFEST_SHOWN),
    }
