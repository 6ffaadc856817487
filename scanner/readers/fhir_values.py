"""FHIR data types as cells: names, addresses, numbers, codes, references, values of any type.

Source: HL7 FHIR R4 (hl7.org/fhir/R4/datatypes.html); DSTU2 and STU3 spell some of them alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanner.readers.json_rows import Row, scalar

Tree = dict[str, object]

_KINDS = (
    ("us-ssn", "SSN"), ("2.16.840.1.113883.4.1", "SSN"), ("us-mbi", "Medicare number"),
    ("us-medicare", "Medicare number"), ("passport", "passport number"),
    ("2.16.840.1.113883.4.3.", "driver's license number"), ("driver", "driver's license number"),
)  # fmt: skip
_TYPES = {
    "SS": "SSN", "SB": "SSN", "DL": "driver's license number", "PPN": "passport number",
    "MC": "Medicare number", "MA": "Medicaid number", "MB": "member ID", "SN": "member ID",
    "TAX": "tax ID", "MI": "military ID",
}  # fmt: skip
_TAG = re.compile(r"<[^>]{0,2000}>")


def trees(value: object) -> list[Tree]:
    """The objects of a list, or the one object that stands where a list may."""
    if isinstance(value, dict):
        return [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def plain(value: object) -> str:
    """A scalar as text, "" for everything else."""
    return "" if isinstance(value, dict | list) else scalar(value) or ""


def joined(value: object) -> str:
    """A scalar or a list of scalars as text."""
    items = value if isinstance(value, list) else [value]
    return " ".join(filter(None, map(plain, items)))


def concept(value: object) -> tuple[str, str]:
    """Words and codes of CodeableConcepts or Codings."""
    words, codes = [], []
    for item in trees(value):
        codings = trees(item.get("coding")) or ([item] if "code" in item else [])
        said = plain(item.get("text")) or next(
            filter(None, (plain(coding.get("display")) for coding in codings)), ""
        )
        code = next(filter(None, (plain(coding.get("code")) for coding in codings)), "")
        words += [said] if said else []
        codes += [code] if code else []
    return "; ".join(words), "; ".join(codes)


def coded(value: object, label: str) -> Row:
    """The words of a concept under the label, its codes beside; without words the codes."""
    words, codes = concept(value)
    return {label: words, f"{label} code": codes} if words else {label: codes}


def named(value: object, who: str) -> Row:
    """HumanName: the official one; others as alias, the one before marriage as maiden name."""
    row: Row = {}
    names = sorted(trees(value), key=lambda n: n.get("use") not in {"official", None, "usual"})
    for number, item in enumerate(names):
        family, given = joined(item.get("family")), item.get("given")
        first, *middle = given if isinstance(given, list) and given else [given]
        whole = plain(item.get("text")) or " ".join(filter(None, (joined(given), family)))
        if number == 0 and family:
            row = {"last name": family, "first name": plain(first), "middle name": joined(middle),
                   "name suffix": joined(item.get("suffix"))}  # fmt: skip
        elif number == 0:
            row = {"name": whole}
        elif whole:
            row["maiden name" if item.get("use") == "maiden" else "alias"] = whole
    return {f"{who} {key}": text for key, text in row.items()}


def numbers(value: object, who: str) -> Row:
    """Identifier: numbers of governments and insurers under their kind, the rest as other ids."""
    row: Row = {}
    for item in trees(value):
        system, text = plain(item.get("system")).lower(), plain(item.get("value"))
        code = concept(item.get("type"))[1].split(";")[0]
        kind = next((label for part, label in _KINDS if part in system), _TYPES.get(code))
        label = f"{who} {kind or ('medical record number' if code == 'MR' else 'other ID')}"
        row[label] = "; ".join(filter(None, (row.get(label), text)))
    return row


def reached(value: object, who: str) -> Row:
    """ContactPoint: telephone numbers and mail addresses."""
    phones, emails = [], []
    for item in trees(value):
        text = plain(item.get("value"))
        if "@" in text:
            emails.append(text)
        elif item.get("system") in {"phone", "sms", None}:
            phones.append(text)
    return {f"{who} phone": "; ".join(phones), f"{who} email": "; ".join(emails)}


def lives(value: object, who: str) -> Row:
    """Address: the first one that is not old."""
    current = [item for item in trees(value) if item.get("use") != "old"] or trees(value)
    if not current:
        return {}
    item = current[0]
    lines = item.get("line")
    street = ", ".join(map(plain, lines)) if isinstance(lines, list) else plain(lines)
    if not street and not item.get("city"):
        return {f"{who} address": plain(item.get("text"))}
    row = {"street address": street, "city": plain(item.get("city")),
           "state": plain(item.get("state")), "zip code": plain(item.get("postalCode")),
           "country": plain(item.get("country"))}  # fmt: skip
    return {f"{who} {key}": text for key, text in row.items()}


def value_of(item: Tree) -> str:
    """What `value[x]` of an observation, extension or answer says, with its unit."""
    for key, value in item.items():
        if not key.startswith("value"):
            continue
        if isinstance(value, dict) and "value" in value:
            return (
                f"{plain(value['value'])} {plain(value.get('unit') or value.get('code'))}".strip()
            )
        if isinstance(value, dict):
            return concept(value)[0] or concept(value)[1] or plain(value.get("text"))
        return plain(value)
    return ""


def noted(item: Tree) -> str:
    """Annotations of a resource."""
    notes = trees(item.get("note")) or trees(item.get("notes"))
    texts = [plain(note.get("text")) for note in notes] or [plain(item.get("note"))]
    return " ".join(filter(None, texts))


def narrative(item: Tree) -> str:
    """The text that stands for the whole resource, without its tags."""
    text = item.get("text")
    return " ".join(_TAG.sub(" ", plain(text.get("div"))).split()) if isinstance(text, dict) else ""


def reference(value: object) -> tuple[str, str]:
    """Id of what a Reference points to, and how it calls it; "" where it does not say."""
    for item in trees(value):
        target = plain(item.get("reference"))
        if not target:
            for identifier in trees(item.get("identifier")):
                target = plain(identifier.get("value"))
        return last(target), plain(item.get("display"))
    return "", ""


def last(target: str) -> str:
    """`Patient/12`, `urn:uuid:12`, `https://…/Patient/12/_history/1`, `#12` -> `12`."""
    target = target.split("/_history/", maxsplit=1)[0].split("?", maxsplit=1)[0]
    return re.split(r"[/#]|urn:uuid:|urn:oid:", target)[-1]


def inside(value: object) -> Iterator[Tree]:
    """Every object at any depth of a tree, the outer ones first."""
    waiting: list[object] = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
