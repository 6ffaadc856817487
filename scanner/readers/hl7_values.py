"""HL7 v2 fields: separators, escapes, and the data types that hold people, dates and codes.

Source: HL7 Version 2.5.1 chapters 2 (encoding) and 2A (data types).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from scanner.readers.json_rows import Row

_ID_KINDS = {
    "SS": "SSN", "DL": "driver's license number", "PPN": "passport number", "MI": "military ID",
    "MC": "Medicare number", "MA": "Medicaid number", "MB": "member ID", "SN": "member ID",
    "TAX": "tax ID", "SB": "SSN", "PRN": "alien number",
}  # fmt: skip
"""Types of identifiers (HL7 table 0203) that are more than the number of a patient."""


@dataclass(frozen=True)
class Marks:
    """The separators of one message, as MSH-1 and MSH-2 give them."""

    field: str = "|"
    component: str = "^"
    repeat: str = "~"
    escape: str = "\\"
    sub: str = "&"

    @staticmethod
    def of(line: str) -> Marks:
        """The separators that an MSH, FHS or BHS segment declares, the usual ones for the rest."""
        usual = "|^~\\&"
        given = line[3:4] + line[4:8].split(line[3:4] or "|", maxsplit=1)[0]
        return Marks(*(given + usual[len(given) :]))

    @cached_property
    def _escapes(self) -> re.Pattern[str]:
        mark = re.escape(self.escape)
        return re.compile(f"{mark}([^{mark}\n]{{1,40}}){mark}")

    def plain(self, text: str) -> str:
        """Text without escape sequences; line breaks are line feeds."""
        return self._escapes.sub(self._meant, text) if self.escape in text else text

    def _meant(self, match: re.Match[str]) -> str:
        code = match[1]
        separators = {
            "F": self.field, "S": self.component, "T": self.sub, "R": self.repeat,
            "E": self.escape, "H": "", "N": "",
        }  # fmt: skip
        if code in separators:
            return separators[code]
        if code.startswith("X") and re.fullmatch("X(?:[0-9A-Fa-f]{2})+", code):
            return bytes.fromhex(code[1:]).decode("utf-8", "replace")
        if code.startswith("."):
            return "\n" if code[1:3] in {"br", "sp", "ce"} else " "
        return "" if code[0] in "ZCM" else match[0]


class Field:
    """One field of a segment: repetitions of components."""

    def __init__(self, text: str, marks: Marks) -> None:
        """Take the text between two field separators; `""` (delete the value) is nothing."""
        self._text = "" if text == '""' else text
        self._marks = marks

    def __bool__(self) -> bool:
        """Whether anything stands there."""
        return bool(self._text.strip())

    @property
    def parts(self) -> list[list[str]]:
        """Components of each repetition, without escapes; of subcomponents the first.

        Empty repetitions are left out.
        """
        marks = self._marks
        found = []
        for repetition in self._text.split(marks.repeat):
            if repetition.strip(marks.component + marks.sub + " "):
                components = repetition.split(marks.component)
                found.append([self._first(component) for component in components])
        return found

    def _first(self, component: str) -> str:
        text = self._marks.plain(component.split(self._marks.sub, maxsplit=1)[0]).strip()
        return "" if text == '""' else text

    @property
    def words(self) -> str:
        """Everything in the field as a person would read it."""
        marks = self._marks
        cells = re.split("|".join(map(re.escape, (marks.repeat, marks.component, marks.sub))),
                         self._text)  # fmt: skip
        return " ".join(filter(None, (marks.plain(cell).strip() for cell in cells)))


def name(field: Field, who: str) -> Row:
    """XPN and XCN-like names: the first repetition; further ones under "alias"."""
    row: Row = {}
    for number, part in enumerate(field.parts):
        family, given, middle, suffix = (part + [""] * 4)[:4]
        if number == 0:
            row = {"last name": family, "first name": given, "middle name": middle,
                   "name suffix": suffix}  # fmt: skip
        elif (family, given) != (row["last name"], row["first name"]) and family:
            row["alias"] = " ".join(filter(None, (given, middle, family)))
    return {f"{who} {key}": text for key, text in row.items()}


def address(field: Field, who: str) -> Row:
    """XAD: the first two repetitions."""
    row: Row = {}
    for number, part in enumerate(field.parts[:2]):
        behind = "" if number == 0 else " 2"
        street, other, city, state, postal, country = (part + [""] * 6)[:6]
        row |= {
            f"{who} street address{behind}": ", ".join(filter(None, (street, other))),
            f"{who} city{behind}": city,
            f"{who} state{behind}": state,
            f"{who} zip code{behind}": postal,
            f"{who} country{behind}": country,
        }
    return row


def contact(field: Field, who: str) -> Row:
    """XTN: telephone numbers and mail addresses, whichever component they stand in."""
    phones, emails = [], []
    for part in field.parts:
        mail = next((cell for cell in part if "@" in cell), None)
        number = part[0] if part[0] and "@" not in part[0] else ""
        if not number and len(part) > 6 and part[6]:
            number = f"{part[5]} {part[6]}".strip()
        emails += [mail] if mail else []
        phones += [number] if number else []
    return {f"{who} phone": "; ".join(phones), f"{who} email": "; ".join(emails)}


def ids(field: Field, who: str) -> Row:
    """CX: numbers of government and insurers under their kind, the others as the person's id."""
    row: Row = {}
    for part in field.parts:
        kind = part[4].upper() if len(part) > 4 else ""
        label = f"{who} {_ID_KINDS.get(kind, 'ID')}"
        if part[0] and label not in row:
            row[label] = part[0]
        elif part[0]:
            row[f"{who} other ID"] = "; ".join(filter(None, (row.get(f"{who} other ID"), part[0])))
    return row


def coded(field: Field, label: str) -> Row:
    """CE, CWE: the words of all repetitions under the label, the codes beside them."""
    words = [next((part[at] for at in (1, 8, 4) if len(part) > at and part[at]), "")
             for part in field.parts]  # fmt: skip
    codes = [part[0] for part in field.parts]
    said = "; ".join(filter(None, words))
    if not said:
        return {label: "; ".join(filter(None, codes))}
    return {label: said, f"{label} code": "; ".join(filter(None, codes))}


def date(field: Field, label: str) -> Row:
    """TS, DT: the day as ISO 8601; what is no day stays as it is."""
    return {label: day(field.parts[0][0]) if field.parts else None}


def text(field: Field, label: str) -> Row:
    """Any other type, as a person would read it."""
    return {label: field.words}


def first(field: Field, label: str) -> Row:
    """CX, DLN, EI: the number itself, without who assigned it."""
    return {label: field.parts[0][0] if field.parts else None}


def day(written: str) -> str:
    """`19800517…` -> `1980-05-17`; anything else unchanged."""
    found = re.match(r"((?:18|19|20)[0-9]{2})([01][0-9])([0-3][0-9])", written)
    return "-".join(found.groups()) if found else written
