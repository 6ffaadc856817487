"""Writes the pieces that generated documents are made of, with the names in them known."""

from __future__ import annotations

import random
import re
import string
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from training.names.passages import Span
from training.names.people import Individual, individual
from training.names.surroundings import Surroundings

_SLOT = re.compile(r"\{([a-z0-9]+)(?::([a-z]+))?\}")


@cache
def _templates() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "templates.toml").read_text("utf-8"))


@cache
def _lines(section: str, name: str) -> tuple[str, ...]:
    """Choices of a template entry: sentences by line, labels and words by bar and line."""
    text = _templates()[section][name]
    if section == "sentences":
        return tuple(text.splitlines())
    if name == "list_head":
        return tuple(text.split("|"))
    return tuple(choice for line in text.splitlines() for choice in line.split("|"))


class Writer:
    """One document in the making."""

    def __init__(self, around: Surroundings, dice: random.Random, people: int) -> None:
        self.around, self.names, self.dice = around, around.names, dice
        self.people = [individual(self.names, dice) for _ in range(people)]
        self.text = ""
        self.careless = 0.0
        self.clock = self.pick("", "", " AM", " pm", ":07")
        self.spans: list[Span] = []

    def put(self, text: str, label: str | None = None) -> None:
        """Add text; with a label it becomes a span."""
        if label and text:
            self.spans.append((len(self.text), len(self.text) + len(text), label))
        self.text += text

    def person(self, who: Individual, form: str, *, capitals: float = 0.0) -> None:
        """Add a name in a form, at times in capitals."""
        name = who.written(form, self.dice)
        if self.dice.random() < self.careless:
            name = name.lower()
        self.put(name.upper() if self.dice.random() < capitals else name, "PERSON")

    def pick(self, *choices: str) -> str:
        """One of the choices."""
        return self.dice.choice(choices)

    def word(self, name: str) -> str:
        """One word of a list of templates.toml."""
        return self.dice.choice(_lines("words", name))

    def fill(self, template: str) -> None:
        """Add a template with its slots filled."""
        at = 0
        for slot in _SLOT.finditer(template):
            self.put(template[at : slot.start()])
            at = slot.end()
            name, form = slot.groups()
            if form:
                rare = self.dice.random() < 0.08
                form = (
                    self.pick("nick", "chat", "initial", "plain")
                    if form == "full" and rare
                    else form
                )
                self.person(self.people[(int(name) - 1) % len(self.people)], form)
            else:
                self.value(name)
        self.put(template[at:])

    def value(self, name: str) -> None:
        """Add the value of one slot, labelled when it is an organisation or a place."""
        if name == "address":
            self.address()
        elif name in {"org", "hospital", "school", "company"}:
            known = name == "company" or (name == "org" and self.dice.random() < 0.25)
            made = self.word("company") if known else self.around.organization(name, self.dice)
            self.put(made, "ORG")
        elif name in {"city", "country"} or (name == "place" and self.dice.random() < 0.4):
            drawn = self.around.country if name == "country" else self.around.city
            self.put(drawn(self.dice), "LOC")
        elif name in {"place", "state"}:
            self.put(self.word(name), "LOC")
        elif name == "street":
            self.put(f"{self.word('street')} {self.word('way')}", "LOC")
        else:
            self.put(_plain(name, self))

    def address(self) -> None:
        """Add a street address, at times one of another country."""
        if self.dice.random() < 0.2:
            self._abroad()
            return
        unit = (
            self.pick(", Apt ", " #", " Unit ") + str(self.dice.randint(1, 40))
            if self.dice.random() < 0.2
            else ""
        )
        self.put(
            f"{self.dice.randint(1, 9999)} {self.word('street')} {self.word('way')}{unit}", "LOC"
        )
        self.put(self.pick(", ", ", ", "\n", "  "))
        self.put(self.word("place"), "LOC")
        self.put(f", {self.pick('CA', 'CA', 'CA', 'NV', 'TX')} {self.dice.randint(10000, 99999)}")

    def _abroad(self) -> None:
        dice, way = self.dice, self.word("way_abroad")
        one = (
            self.names.family["white"].draw(dice) if dice.random() < 0.5 else self.around.city(dice)
        )
        number = str(dice.randint(1, 190))
        street = self.pick(
            f"{one}{way.lower()} {number}", f"{way} {one} {number}", f"{number} {one} {way}"
        )
        self.put(street, "LOC")
        self.put(self.pick(", ", "\n", ", ", " "))
        self.put(self.pick("", f"{dice.randint(1000, 99999)} "))
        self.put(self.around.city(dice), "LOC")
        self.put(self.pick(", ", "\n", " "))
        self.put(self.around.country(dice), "LOC")

    def sentences(self, pools: tuple[str, ...], count: int) -> None:
        """Add sentences drawn from the pools."""
        for _ in range(count):
            if self.dice.random() < 0.6:
                self.dice.shuffle(self.people)
            self.fill(self.dice.choice(_lines("sentences", self.dice.choice(pools))))
            self.put(self.pick(" ", " ", " ", "\n", "\n\n"))


def _plain(name: str, to: Writer) -> str:
    dice = to.dice

    def number(size: int) -> str:
        return "".join(dice.choices(string.digits, k=size))

    if name == "date":
        month, day, year = dice.randint(1, 12), dice.randint(1, 28), dice.randint(1935, 2025)
        return to.pick(f"{month:02}/{day:02}/{year}", f"{month}/{day}/{year % 100:02}", f"{year}-{month:02}-{day:02}",
                       f"{to.word('month')} {day}, {year}", f"{day} {to.word('month')[:3]} {year}")  # fmt: skip
    made: dict[str, Callable[[], str]] = {
        "ssn": lambda: to.pick(
            f"{number(3)}-{number(2)}-{number(4)}", f"XXX-XX-{number(4)}", number(9)
        ),
        "number": lambda: (
            to.pick("", "", dice.choice(string.ascii_uppercase), "EN-") + number(dice.randint(2, 9))
        ),
        "phone": lambda: to.pick(
            f"({number(3)}) {number(3)}-{number(4)}", f"{number(3)}-{number(3)}-{number(4)}"
        ),
        "license": lambda: dice.choice(string.ascii_uppercase) + number(7),
        "plate": lambda: number(1) + "".join(dice.choices(string.ascii_uppercase, k=3)) + number(3),
        "age": lambda: str(dice.randint(1, 98)),
        "dose": lambda: dice.choice(("5", "10", "20", "25", "50", "100", "500")),
        "time": lambda: f"{dice.randint(0, 23):02}{dice.randint(0, 59):02}",
        "surname": lambda: to.names.family["white"].draw(dice),
        "given": lambda: to.names.any_given.draw(dice),
        "coined": lambda: to.word("coined_begin") + to.word("coined_end"),
        "handle": lambda: to.names.family["white"].draw(dice).lower() + number(2),
    }
    return made[name]() if name in made else to.word(name)


def lines(section: str, name: str) -> tuple[str, ...]:
    """The choices of one entry of templates.toml. Raises KeyError when it is not there."""
    return _lines(section, name)
