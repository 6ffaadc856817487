"""Documents from hand-written texts: people drawn, words varied, and whose each value is.

A bank is a folder of texts, one file per kind. A line `=== formats | habits | notes` begins a
document. In it `{a}` is the name of person a, `{a.ssn}` a value that is theirs, `{a:medical|words}`
words that are an element of theirs, `{a~medical|words}` words that may be taken for one, `{?ssn}` a
value of nobody who is named, `[[x|y]]` a choice. Habits: `sep` other signs after labels, `upper`
upper case at times, `wrap` lines broken at a margin. Notes: `b<a` person b has a's family name,
`b=spouse` their role.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.attribution.people import ORIGINS, Made, Town

ELEMENT = {
    "ssn": "ssn", "ssn9": "ssn", "dl": "drivers_license", "id": "state_id", "itin": "tax_id",
    "passport": "passport", "anum": "other_government_id", "receipt": "other_government_id",
    "acct": "account_number", "pin": "access_code", "card": "card_number", "cvv": "access_code",
    "pass": "password", "mbi": "health_insurance", "member": "health_insurance",
}  # fmt: skip
"""Placeholder -> element or part."""

NAMES = frozenset({"", "mid", "comma", "init", "up", "commaup"})
_HOLE = re.compile(r"\{(?:(?P<who>[a-h])(?:\.(?P<what>\w+)|(?P<sign>[:~])(?P<code>\w+)\|(?P<said>"
    r"[^{}]*))?|\?(?P<nobody>\w+)|(?P<word>date|time|n\d+|year))\}")  # fmt: skip
_CHOICE = re.compile(r"\[\[([^\[\]]*)\]\]")
_LABEL = re.compile(r"(?m)^([A-Z][\w .'/#()-]{1,34}): (?=\S)")
_TOGETHER = (
    ("payment_card", "card_number", "access_code"),
    ("financial_account", "account_number", "access_code"),
)


@dataclass
class Truth:
    """One person of a document: name, contacts that are placed, elements, and role.

    allowed: elements that may be found and need not be.
    """

    made: Made
    role: str = "subject"
    named: bool = False
    logins: set[str] = field(default_factory=set)
    elements: set[str] = field(default_factory=set)
    allowed: set[str] = field(default_factory=set)


@dataclass
class Draft:
    """A document before it is a file: kind, format, text, truth, and values that are nobody's."""

    kind: str
    number: str
    form: str
    text: str
    people: list[Truth]
    nobody: list[str]


def drafts(
    bank: Path, copies: int, seed: int, origins: Mapping[str, tuple[str, str]] = ORIGINS
) -> list[Draft]:
    """Fill every text of a bank `copies` times, in order of kinds, with people of the origins."""
    dice = random.Random(seed)
    town = Town(dice, origins)
    made = []
    for file in sorted(bank.glob("*.txt")):
        texts = re.split(r"(?m)^=== (.*)\n", file.read_text("utf-8"))
        for number in range(1, len(texts), 2):
            for copy in range(copies):
                name = f"{number // 2 + 1}{'abcdefgh'[copy]}"
                made.append(
                    _filled(file.stem, name, (texts[number], texts[number + 1]), town, dice)
                )
    return made


def _filled(
    kind: str, number: str, source: tuple[str, str], town: Town, dice: random.Random
) -> Draft:
    head, body = source
    formats, habits, notes = ([part.strip() for part in head.split("|")] + ["", ""])[:3]
    text = _CHOICE.sub(lambda m: dice.choice(m[1].split("|")), body.strip("\n"))
    people = _people(text, notes, town)
    nobody: list[str] = []
    text = _HOLE.sub(lambda m: _said(m, people, nobody, town), text)
    for truth in people.values():
        _joined(truth)
    form = dice.choice(formats.split(","))
    return Draft(kind, number, form, _varied(text, habits, dice), [*people.values()], nobody)


def _people(text: str, notes: str, town: Town) -> dict[str, Truth]:
    letters = sorted({m["who"] for m in _HOLE.finditer(text) if m["who"]})
    kin = dict(note.split("<") for note in notes.split() if "<" in note)
    roles = dict(note.split("=") for note in notes.split() if "=" in note)
    people: dict[str, Truth] = {}
    for letter in letters:
        family = people[kin[letter]].made.family if letter in kin else None
        known = tuple(n for p in people.values() for n in (p.made.given, p.made.family))
        people[letter] = Truth(town.person(family, known), roles.get(letter, "subject"))
    return people


def _said(hole: re.Match[str], people: dict[str, Truth], nobody: list[str], town: Town) -> str:
    if hole["word"]:
        return _thing(hole["word"], town)
    if hole["nobody"]:
        nobody.append(ELEMENT[hole["nobody"]])
        return town.person().values[hole["nobody"]]
    truth, what = people[hole["who"]], hole["what"] or ""
    if hole["sign"]:
        (truth.elements if hole["sign"] == ":" else truth.allowed).add(hole["code"])
        return hole["said"]
    if what in ELEMENT:
        truth.elements.add(ELEMENT[what])
    truth.named |= what in NAMES
    if what in ("email", "user"):
        truth.logins.add(truth.made.values[what].lower())
    whole = f"{truth.made.given} {truth.made.family}"
    return {
        "": whole, "up": whole.upper(), "commaup": truth.made.values["comma"].upper(),
    }.get(what) or truth.made.values[what]  # fmt: skip


def _thing(word: str, town: Town) -> str:
    n = town.number
    if word == "date":
        return f"0{n(1)}/1{n(1)}/202{int(n(1)) % 6}"
    if word == "time":
        return f"1{n(1)}:{int(n(1)) % 6}{n(1)}"
    return n(int(word[1:])) if word != "year" else "2025"


def _joined(truth: Truth) -> None:
    """Parts that open something together make the element; a code alone makes nothing."""
    had = truth.elements
    for whole, part, code in _TOGETHER:
        if {part, code} <= had:
            had -= {part}
            had.add(whole)
    if "password" in had and truth.logins:
        had.add("login")
    truth.elements = had - {"access_code", "password"}


def _varied(text: str, habits: str, dice: random.Random) -> str:
    if "sep" in habits and dice.random() < 0.6:
        sign = dice.choice([":", " - ", ":\t", " : ", " ..... ", ":   ", " = "])
        text = _LABEL.sub(lambda m: m[1] + sign, text)
    if "upper" in habits and dice.random() < 0.4:
        text = text.upper()
    if "wrap" in habits:
        width = dice.choice([58, 66, 72, 80, 100])
        text = "\n".join(
            textwrap.fill(line, width) if len(line) > width and line[:1].isalnum() else line
            for line in text.split("\n")
        )
    return text
