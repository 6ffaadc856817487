"""Why a person is on the list: every mention, element, link and decision, without any value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from scanner import tables
from scanner.errors import BreachscopeError, shown

if TYPE_CHECKING:
    from scanner.case import Case


def explain(case: Case, prefix: str) -> list[str]:
    """Tell, line by line, how an individual came about; places and reasons, never a value.

    prefix: the individual's id, or the beginning of it that no other has; also that of an earlier
    list, where one individual replaced it.
    Raises BreachscopeError `individual_missing`, `individual_ambiguous`, or what `tables.load`
    raises.
    """
    individuals = tables.load(case, "individuals")
    found = individuals.filter(pl.col("individual_id").str.starts_with(prefix)).collect()
    if found.is_empty():
        earlier = pl.col("supersedes").list.eval(pl.element().str.starts_with(prefix)).list.any()
        found = individuals.filter(earlier).collect()
    if found.height != 1:
        code = "individual_ambiguous" if found.height else "individual_missing"
        raise BreachscopeError(code, case.folder, prefix)
    person = found.row(0, named=True)
    return [
        shown(line)
        for line in (*_person(person), *_mentions(case, person), *_decided(case, person))
    ]


def _person(person: dict[str, Any]) -> list[str]:
    return [
        f"individual {person['individual_id']}",
        f"  replaces of earlier lists: {_listed(person['supersedes'])}",
        f"  exposed: {_listed(person['elements'])}",
        f"  calls for notice: {_listed(person['triggers'])}",
        f"  masked, hashed or encrypted: {_listed(person['protected'])}",
        f"  numbers without their code: {_listed(person['parts'])}",
        f"  confidence: {_number(person['confidence'])}",
        f"  lives in: {person['residency'] or 'unknown'}"
        f" (known by {person['residency_basis'] or 'nothing'})",
        f"  flags: {_listed(person['flags'])}",
        *_origins(person),
        "",
        "one person because",
        *_bullets(person["because"] or ["there is a single mention"]),
        *_merged(person),
        "",
        "may be the same person as",
        *_bullets([_asked(review) for review in person["reviews"]] or ["nobody"]),
        "",
    ]


def _origins(person: dict[str, Any]) -> list[str]:
    """Where each fact of the list comes from, one line each."""
    return [
        f"  {told['fact']} as in: {_place(told['path'], told['locator'])}"
        for told in person["origins"]
    ]


def _place(path: str, locator: str) -> str:
    return ", ".join(part for part in (path, locator) if part)


def _merged(person: dict[str, Any]) -> list[str]:
    """The waterfall: each pair that brought mentions together, with its bits where it has any."""
    number = {name: place for place, name in enumerate(person["members"], 1)}
    lines = []
    for merge in person["merges"]:
        bits = merge["weight"]
        weight = "exact" if bits is None else f"{bits:+.1f} bits"
        a, b = number.get(merge["a"]), number.get(merge["b"])
        lines.append(f"    record {a} with record {b}: {weight}, {merge['because']}")
    return lines


def _asked(review: dict[str, Any]) -> str:
    return f"{review['other']}, {review['weight']:+.1f} bits, kept apart: {review['because']}"


def _mentions(case: Case, person: dict[str, Any]) -> list[str]:
    members = pl.Series("id", person["members"], dtype=pl.String)
    ours = pl.col("person").is_in(members.implode()) | pl.col("record").is_in(members.implode())
    links = tables.load(case, "links").filter(ours).collect()
    wanted = pl.concat([members, links["record"].rename("id")]).unique()
    sources = tables.load(case, "sources").select(pl.col("id").alias("source"), "path")
    records = (
        tables.load(case, "records")
        .filter(pl.col("id").is_in(wanted.implode()))
        .join(sources, on="source", how="left")
        .select("id", "path", "locator", "role", "name_score", "exposures")
        .sort("path", "id")
        .collect()
    )
    number = {name: place for place, name in enumerate(person["members"], 1)}
    reasons = {row["record"]: row for row in links.iter_rows(named=True)}
    lines = [f"mentions: {records.height}"]
    for record in records.iter_rows(named=True):
        lines += _mention(record, number.get(record["id"]), reasons.get(record["id"]))
    return [*lines, ""]


def _mention(record: dict[str, Any], number: int | None, link: dict[str, Any] | None) -> list[str]:
    where = _place(record["path"], record["locator"])
    named = record["name_score"]
    sureness = "no name here" if named is None else f"name score {_number(named)}"
    lines = [f"  record {number or 'of a link'}: {where}", f"    as {record['role']}, {sureness}"]
    if link is not None:
        lines.append(f"    joined by {link['column']}, {_number(link['score'])}: {link['because']}")
    return lines + [
        f"    {exposure['element']} at {exposure['locator']}, score {_number(exposure['score'])},"
        f" protection {exposure['protection']} ({exposure['detector']}: {exposure['because']})"
        for exposure in record["exposures"] or ()
    ]


def _decided(case: Case, person: dict[str, Any]) -> list[str]:
    decisions = (
        tables.load(case, "decisions")
        .filter(pl.col("individual_id") == person["individual_id"])
        .sort("rule")
        .collect()
    )
    lines = [f"decisions: {decisions.height}"]
    for row in decisions.iter_rows(named=True):
        lines += [
            f"  {row['rule']} {row['version'] or ''}: {row['outcome']}",
            f"    because: {row['because']}",
            f"    triggers: {_listed(row['triggers'])}",
            f"    clauses: {_listed(row['clauses'])}",
            f"    facts: {_listed(row['facts'])}",
            f"    facts missing: {_listed(row['facts_missing'])}",
        ]
    return lines


def _listed(values: object) -> str:
    return ", ".join(map(str, values)) if isinstance(values, list) and values else "none"


def _bullets(values: object) -> list[str]:
    return [f"  {value}" for value in values] if isinstance(values, list) else []


def _number(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else "unknown"
