"""The people of one X12 loop: what NM1, N3, N4, DMG, REF and PER say of each."""

from __future__ import annotations

import re

from scanner.readers.hl7_values import day
from scanner.readers.json_rows import Row
from scanner.readers.x12_words import INSURANCE, NUMBERS, PEOPLE

Cells = list[str]


class Entity:
    """Somebody named by an NM1 segment.

    code: NM101. who: the word in front of the columns. person: a natural person. facts: what
    is known, under short names ("last name", "SSN").
    """

    def __init__(self, cells: Cells) -> None:
        """Take the elements of an NM1 segment."""
        padded = _in_place([*cells, *[""] * 10])
        self.code = padded[1]
        self.who = PEOPLE.get(self.code, "Provider")
        self.person = padded[2] != "2"
        self.facts: Row = {}
        if self.person:
            self.facts = {"last name": padded[3], "first name": padded[4],
                          "middle name": padded[5], "name suffix": padded[7]}  # fmt: skip
        else:
            self.facts = {"organization": padded[3]}
        label = NUMBERS.get(padded[8])
        if padded[9]:
            self.facts[label or "number"] = padded[9]

    @property
    def insured(self) -> bool:
        """A subscriber or patient, whom the loop is about."""
        return self.code in {"IL", "QC", "03"}

    def learn(self, cells: Cells) -> bool:
        """Take a further segment about this entity; false where it says nothing of a person."""
        kind = cells[0]
        padded = [*cells, *[""] * 9]
        if kind == "N3":
            self._set("street address", ", ".join(filter(None, padded[1:3])))
        elif kind == "N4":
            self._set("city", padded[1])
            self._set("state", padded[2])
            self._set("zip code", padded[3][:5])
            self._set("country", padded[4])
        elif kind == "DMG":
            self._set("birth date", day(padded[2]))
            self._set("sex", padded[3])
        elif kind == "PER":
            self._reach(cells)
        elif kind == "REF" and padded[1] in NUMBERS:
            self._set(NUMBERS[padded[1]], padded[2])
        else:
            return False
        return True

    def _set(self, key: str, text: str) -> None:
        if text and not self.facts.get(key):
            self.facts[key] = text

    def _reach(self, cells: Cells) -> None:
        for kind, text in zip(cells[3::2], cells[4::2], strict=False):
            if kind in {"TE", "HP", "WP", "CP", "AP"}:
                self._set("phone" if kind != "WP" else "work phone", text)
            elif kind == "EM":
                self._set("email", text)

    def row(self) -> Row:
        """All that is known, the columns named after the person's part."""
        return {f"{self.who} {key}": text for key, text in self.facts.items()}

    def insurance(self) -> Row:
        """The numbers of the insurance, for who is insured with this entity."""
        return {f"Subscriber {key}": self.facts[key] for key in INSURANCE & self.facts.keys()}


def _in_place(padded: Cells) -> Cells:
    """The elements of NM1 with a number's qualifier in NM108, where programs left one out before.

    Without the separator of an empty prefix or suffix the qualifier stands in NM106 or NM107 and
    the number right behind it.
    """
    if padded[9] or padded[8] in NUMBERS:
        return padded
    for at in (7, 6):
        if padded[at] in NUMBERS and re.search(r"[0-9]{4}", padded[at + 1]):
            return [*padded[:at], *[""] * (8 - at), *padded[at:]]
    return padded


def about(patient: Entity | None) -> Row:
    """The columns that say on every row whom it is about."""
    if patient is None:
        return {}
    keys = ("last name", "first name", "middle name", "birth date", "member ID", "SSN")
    return {f"Patient {key}": patient.facts[key] for key in keys if patient.facts.get(key)}
