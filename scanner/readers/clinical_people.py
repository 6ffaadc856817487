"""Who is named in the header of a clinical document: patient, guardians, relatives, providers.

Source: HL7 CDA Release 2.0, header (RecordTarget, Participant, Author); PN, AD and TEL types.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scanner.readers.hl7_values import day
from scanner.readers.json_rows import Row

_NUMBERS = (
    ("2.16.840.1.113883.4.1", "SSN"), ("2.16.840.1.113883.4.572", "Medicare number"),
    ("2.16.840.1.113883.4.927", "Medicare number"),
    ("2.16.840.1.113883.4.3.", "driver's license number"),
    ("2.16.840.1.113883.4.330", "passport number"),
)  # fmt: skip
_PROVIDERS = (
    ("author/{*}assignedAuthor", "assignedPerson"),
    ("dataEnterer/{*}assignedEntity", "assignedPerson"),
    ("legalAuthenticator/{*}assignedEntity", "assignedPerson"),
    ("authenticator/{*}assignedEntity", "assignedPerson"),
    ("informant/{*}assignedEntity", "assignedPerson"),
    ("documentationOf/{*}serviceEvent/{*}performer/{*}assignedEntity", "assignedPerson"),
)
_OTHERS = (
    ("participant/{*}associatedEntity", "associatedPerson", "Contact"),
    ("informant/{*}relatedEntity", "relatedPerson", "Contact"),
    ("recordTarget/{*}patientRole/{*}patient/{*}guardian", "guardianPerson", "Guardian"),
)


def person(role: etree._Element, who: str, human: etree._Element | None) -> Row:
    """Numbers, address and telephones of a role, name and birth of the human in it."""
    row: Row = {}
    for number in role.iterfind("{*}id"):
        root, text = number.get("root", ""), number.get("extension")
        kind = next((label for part, label in _NUMBERS if root.startswith(part)), "ID")
        row.setdefault(f"{who} {kind}", text)
    row |= _address(role.find("{*}addr"), who)
    row |= _reached(role, who)
    if human is not None:
        names = list(human.iterfind("{*}name"))
        row |= _name(names[0], who) if names else {}
        row[f"{who} alias"] = "; ".join(_whole(name) for name in names[1:])
        birth, death = human.find("{*}birthTime"), human.find("{*}deceasedTime")
        row[f"{who} birth date"] = day(birth.get("value", "")) if birth is not None else None
        row[f"{who} death date"] = day(death.get("value", "")) if death is not None else None
        gender = human.find("{*}administrativeGenderCode")
        row["Sex"] = gender.get("code") if gender is not None else None
    return {key: text for key, text in row.items() if text}


def about(patient: Row) -> Row:
    """What is repeated of the patient on the rows of sections."""
    keys = ("ID", "name", "last name", "first name", "middle name", "birth date")
    return {f"Patient {k}": patient[f"Patient {k}"] for k in keys if f"Patient {k}" in patient}


def people_of(document: etree._Element) -> Iterator[tuple[str, Row]]:
    """Everybody of the header but the patient: the table they belong in, and their row."""
    for path, human, who in _OTHERS:
        for role in document.iterfind(f"{{*}}{path}"):
            row = person(role, who, role.find(f"{{*}}{human}"))
            code = role.find("{*}code")
            row["Relationship"] = code.get("displayName") if code is not None else None
            yield "other people", row
    for path, human in _PROVIDERS:
        for role in document.iterfind(f"{{*}}{path}"):
            yield "providers", person(role, "Provider", role.find(f"{{*}}{human}"))


def _name(name: etree._Element, who: str) -> Row:
    family = " ".join(_texts(name, "family"))
    given = _texts(name, "given")
    if not family:
        return {f"{who} name": _whole(name)}
    return {
        f"{who} last name": family,
        f"{who} first name": given[0] if given else None,
        f"{who} middle name": " ".join(given[1:]),
        f"{who} name suffix": " ".join(_texts(name, "suffix")),
    }


def _texts(element: etree._Element, tag: str) -> list[str]:
    parts = (" ".join("".join(map(str, e.itertext())).split()) for e in element.iter(f"{{*}}{tag}"))
    return [part for part in parts if part]


def _whole(name: etree._Element) -> str:
    return " ".join(" ".join(map(str, name.itertext())).split())


def _address(address: etree._Element | None, who: str) -> Row:
    if address is None:
        return {}
    parts = {
        "street address": "streetAddressLine", "city": "city", "state": "state",
        "zip code": "postalCode", "country": "country",
    }  # fmt: skip
    row: Row = {f"{who} {k}": ", ".join(_texts(address, tag)) for k, tag in parts.items()}
    return row if any(row.values()) else {f"{who} address": _whole(address)}


def _reached(role: etree._Element, who: str) -> Row:
    values = [telecom.get("value", "") for telecom in role.iterfind("{*}telecom")]
    phones = [value.removeprefix("tel:") for value in values if "@" not in value]
    emails = [value.removeprefix("mailto:") for value in values if "@" in value]
    return {f"{who} phone": "; ".join(phones), f"{who} email": "; ".join(emails)}
