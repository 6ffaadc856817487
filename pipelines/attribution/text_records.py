"""Rows of RECORDS from what a document says of each person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from detectors.catalog import detectors
from detectors.columns.judge import Verdict
from detectors.elements import ELEMENTS, PARTS
from detectors.people import addresses
from detectors.protection.readable import protection
from pipelines.attribution.nearby import SAME_LINE
from pipelines.fingerprint import fingerprint
from pipelines.joins.keys import key_columns
from pipelines.model import JOIN_KEY, RECORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Person
    from pipelines.attribution.units import Document

_KEY = [field.name for field in JOIN_KEY.fields]
_ADDRESS = re.compile(r"^[^\s:;|,]+@[^\s:;|,]+")
EXPOSED = frozenset(ELEMENTS) | frozenset(PARTS)
"""Codes that make an exposure; the rest are facts about the person."""


@dataclass(frozen=True, slots=True)
class Held:
    """A finding given to a person: how sure (0..1) and why in words."""

    finding: Finding
    sure: float
    because: str


@dataclass(frozen=True, slots=True)
class Value:
    """What is kept of a value: normal form, protection, keyed fingerprint (null if protected).

    place: the parts of an address; empty for everything else.
    """

    normal: str
    protection: str
    fingerprint: str | None
    key: str | None
    bare: str | None
    place: Mapping[str, str]


def values_of(
    found: Sequence[tuple[Document, Sequence[Finding]]], key: bytes
) -> list[dict[Finding, Value]]:
    """Make what is kept of every value, per document: one Polars call for all of them."""
    groups: dict[str, list[tuple[int, Finding]]] = {}
    for at, (_, findings) in enumerate(found):
        for finding in findings:
            if finding.detector is not None:
                groups.setdefault(finding.detector, []).append((at, finding))
    values: list[dict[Finding, Value]] = [{} for _ in found]
    if not groups:
        return values
    written = {
        name: [found[at][0].flat[f.start : f.end] for at, f in group]
        for name, group in groups.items()
    }
    kept = pl.select(_kept(raw, name, key).implode().alias(name) for name, raw in written.items())
    rows = [
        (at, finding, row)
        for name, group in groups.items()
        for (at, finding), row in zip(group, kept[name].item(), strict=True)
    ]
    places = sorted({r["normal"] or "" for _, f, r in rows if f.detects in ("address", "street")})
    split = dict(zip(places, _split(places), strict=True))
    for at, finding, row in rows:
        mark = row["fingerprint"] if row["protection"] == "none" else None
        normal = row["normal"] or ""
        values[at][finding] = Value(
            normal, row["protection"], mark, row["key"], row["bare"], split.get(normal, {})
        )
    return values


def _kept(raw: Sequence[str], name: str, key: bytes) -> pl.Expr:
    value = pl.lit(pl.Series(name, raw, dtype=pl.String))
    normal = detectors()[name].normal(value)
    return pl.struct(
        normal=normal,
        protection=protection(value),
        fingerprint=fingerprint(normal, name, key),
        key=fingerprint(normal, "key", key),
        bare=fingerprint(normal.str.replace(r"^[A-Z]{1,6}0*([0-9]+)$", "${1}"), "key", key),
    )


def apart(doc: Document, held: Sequence[Held], values: Mapping[Finding, Value]) -> list[list[Held]]:
    """Split what a name holds into people: namesakes of a list differ in their numbers.

    Several Social Security numbers that stand each on a line with the name are several people;
    what stands on none of these lines stays with the first.
    """
    lines: dict[str, int] = {}
    for item in held:
        if item.finding.detects == "ssn" and item.because == SAME_LINE:
            lines.setdefault(values[item.finding].normal, doc.line(item.finding.start)[0])
    if len(lines) < 2:
        return [list(held)]
    parts: dict[int, list[Held]] = {line: [] for line in sorted(lines.values())}
    first = next(iter(parts))
    for item in held:
        line = doc.line(item.finding.start)[0]
        parts[line if line in parts else first].append(item)
    return list(parts.values())


class Rows:
    """Collects the rows of one document."""

    def __init__(self, doc: Document, source: str, values: Mapping[Finding, Value]) -> None:
        """source: id in SOURCES; values: of every finding that may be held."""
        self._doc = doc
        self._source = source
        self.values = values
        self._ids: set[str] = set()
        self.rows: list[dict[str, Any]] = []

    def person(self, person: Person, held: Sequence[Held]) -> None:
        """Add the row of a person, unless nothing but the name is known."""
        row = self._facts(held)
        row["emails"] = sorted({*row["emails"], *person.emails})
        known = any(row[name] for name in ("exposures", "emails", "phones", "logins", "keys"))
        if not known and not row["street"] and not row["birth_date"]:
            return
        places = [h.finding.start for h in held if h.finding.detects in EXPOSED]
        self._named(row, person, places)

    def only(self, person: Person) -> None:
        """Add the row of a person of whom nothing but the name is known."""
        self._named(self._facts(()), person, [])

    def _named(self, row: dict[str, Any], person: Person, places: list[int]) -> None:
        places = [*places, *(m.start for m in person.mentions), 0]
        self._add(row, self._doc.locator(places[0]), person.role_or_subject())
        row |= {
            "full_name": person.full_name,
            "given_name": person.given_name,
            "middle_name": person.middle_name,
            "family_name": person.family_name,
            "name_suffix": person.name_suffix,
            "name_score": round(person.score, 2),
        }

    def nameless(self, held: Sequence[Held]) -> None:
        """Add the row of exposures that no named person was given."""
        row = self._facts(held)
        self._add(row, self._doc.locator(min(h.finding.start for h in held)), "subject")

    def _add(self, row: dict[str, Any], locator: str, role: str) -> None:
        stem = f"{self._source}#{locator}/{role}"
        number, name = 1, stem
        while name in self._ids:
            number += 1
            name = f"{stem}/{number}"
        self._ids.add(name)
        row |= {"id": name, "source": self._source, "locator": locator, "role": role}
        self.rows.append(row)

    def _facts(self, held: Sequence[Held]) -> dict[str, Any]:
        row: dict[str, Any] = dict.fromkeys(RECORDS)
        row |= {"emails": [], "phones": [], "logins": [], "exposures": [], "keys": []}
        lists = {"email": "emails", "phone": "phones", "user_name": "logins"}
        for item in sorted(held, key=lambda h: (h.finding.start, h.finding.detects)):
            value, code = self.values[item.finding], item.finding.detects
            if code == "login":
                row["emails"] += [
                    m for m in _ADDRESS.findall(value.normal) if m not in row["emails"]
                ]
            if code in EXPOSED:
                row["exposures"].append(self._exposure(item, value))
            elif code in lists and value.normal not in row[lists[code]]:
                row[lists[code]].append(value.normal)
            elif code == "person_key":
                names = {"column": self._key_name(item.finding), "fingerprint": value.key}
                row["keys"].append({**dict.fromkeys(_KEY), **names, "bare": value.bare})
            elif code in ("birth_date", "death_date", "city", "state", "postal_code", "country"):
                row[code] = row[code] or value.normal
            elif code in ("address", "street") and not row["street"]:
                row |= value.place
        return row

    def _exposure(self, item: Held, value: Value) -> dict[str, Any]:
        finding = item.finding
        sure = self._doc.sure(finding.start, finding.end)
        because = f"{finding.because}; {item.because}"
        return {
            "element": finding.detects,
            "detector": finding.detector,
            "score": round(finding.score * sure * (0.5 + item.sure / 2), 3),
            "protection": value.protection,
            "locator": self._doc.locator(finding.start),
            "because": because if sure == 1 else f"{because}; recognized, {sure:.0%} sure",
            "fingerprint": value.fingerprint,
        }

    def _key_name(self, finding: Finding) -> str:
        """Return the name that a table's column of the same heading would have."""
        field = self._doc.field(finding.start)
        label = self._doc.flat[field.label_start : field.label_end] if field else "id"
        verdict = Verdict(
            column=0, header=label, detector=finding.detector, detects=finding.detects,
            role="subject", score=finding.score, reasons=(),
        )  # fmt: skip
        return key_columns([verdict], pl.DataFrame({"0": [""]}), "", {})[0]


def _split(places: Sequence[str]) -> list[dict[str, str]]:
    if not places:
        return []
    parts = addresses.split_addresses(pl.Series("address", places, dtype=pl.String))
    return [{name: value for name, value in row.items() if value} for row in parts.rows(named=True)]
