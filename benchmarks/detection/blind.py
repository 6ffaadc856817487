"""Tables written by other habits than the detectors', and how much of what they hold is found."""

from __future__ import annotations

import datetime
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.detection.values import FAMILY, GIVEN, card, iban, mbi, ssn, template
from detectors.elements import ELEMENTS
from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table
from pipelines.tables.combine import combined

ROWS = 40
_COUNTED = {*ELEMENTS, "account_number", "card_number", "plate"}
_PARTS = {
    "payment_card": {"card_number", "account_number"},
    "financial_account": {"account_number", "card_number"},
    "alpr": {"plate"},
}
_SIGNS = re.compile(r"\{([^{}]*)\}|([#@%])")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Blind:
    """One table: its cells, and the elements of each row; a set where several are right."""

    name: str
    head: list[str] | None
    rows: list[list[str]]
    truth: list[list[set[str]]]


@dataclass(slots=True)
class Outcome:
    """Pairs of row and element: there, found and wrong; and what went wrong, by element."""

    there: int = 0
    found: int = 0
    wrong: int = 0
    faults: dict[str, int] = field(default_factory=dict)


def _nir(draw: random.Random) -> str:
    body = (
        f"{draw.choice('12')}{draw.randint(50, 99)}{draw.randint(1, 12):02d}{draw.randint(10, 95)}"
    )
    body += f"{draw.randint(1, 990):03d}{draw.randint(1, 999):03d}"
    return f"{body}{97 - int(body) % 97:02d}"


def _nhs(draw: random.Random) -> str:
    while True:
        body = "".join(draw.choice("0123456789") for _ in range(9))
        check = 11 - sum(int(d) * (10 - i) for i, d in enumerate(body)) % 11
        if check != 10:
            return f"{body}{0 if check == 11 else check}"


def _password(draw: random.Random) -> str:
    word = draw.choice(("tahoe", "Sunny", "raider", "Lupita", "mochi", "Giants", "qwer"))
    return (
        word + draw.choice(("", "!", "_", "#")) + str(draw.randint(1, 9999)) + draw.choice("!aZ$")
    )


_DRAWN: dict[str, Callable[[random.Random], str]] = {
    "card": card, "iban": iban, "mbi": mbi, "template": template, "nir": _nir, "nhs": _nhs,
    "password": _password, "ssn": ssn,
}  # fmt: skip


class _Person:
    """The values of one row, drawn when a form asks for them."""

    def __init__(self, draw: random.Random, number: int) -> None:
        self.draw, self.number, self.sign = draw, number, ""
        self.first, self.last = draw.choice(GIVEN), draw.choice(FAMILY)

    def value(self, name: str) -> str:
        """What a name in braces stands for; a choice where it names no value."""
        name, _, form = name.partition(":")
        born = datetime.date(1940, 1, 1) + datetime.timedelta(days=self.draw.randint(0, 24000))
        made: dict[str, Callable[[], str]] = {
            "first": lambda: self.first,
            "last": lambda: self.last,
            "FIRST": self.first.upper,
            "LAST": self.last.upper,
            "dob": lambda: born.strftime(form),
            "day": lambda: f"{self.draw.randint(1, 12):02d}/{self.draw.randint(1, 28):02d}/2024",
            "time": lambda: f"{self.draw.randint(7, 18):02d}:{self.draw.randint(0, 59):02d}",
            "mail": lambda: f"{self.first.lower()}{self.draw.randint(1, 999)}@example.org",
            "user": lambda: f"{self.first[0].lower()}{self.last.lower()}{self.number}",
            "phone": lambda: f"(408) 555-{self.draw.randint(0, 9999):04d}",
            "ssn9": partial(ssn, self.draw, ""),
            "ssn sp": partial(ssn, self.draw, " "),
            "n": lambda: str(self.number + 1),
            "sign": lambda: self.sign,
        }
        if name in _DRAWN:
            return _DRAWN[name](self.draw)
        return made[name]() if name in made else self.draw.choice(name.split("|"))

    def cell(self, form: str) -> str:
        """A form with everything drawn."""

        def drawn(match: re.Match[str]) -> str:
            if match[1] is not None:
                return self.value(match[1])
            signs = {"#": "0123456789", "@": _LETTERS, "%": _LETTERS + "0123456789"}
            return self.draw.choice(signs[match[2]])

        return _SIGNS.sub(drawn, form)


def tables(path: Path) -> Iterator[Blind]:
    """The tables that a file declares, with their rows drawn."""
    for number, told in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["table"]):
        draw = random.Random(number)
        made = [_row(told, _Person(draw, n)) for n in range(ROWS)]
        head = [column[0] for column in told["columns"]] if told.get("head", True) else None
        yield Blind(told["name"], head, [cells for cells, _ in made], [truth for _, truth in made])


def _row(told: dict[str, Any], person: _Person) -> tuple[list[str], list[set[str]]]:
    mixed = next((form for _, form, _ in told["columns"] if isinstance(form, list)), None)
    chosen = person.draw.choice(mixed) if mixed else ("", "", "")
    person.sign = chosen[2]
    cells, truth = [], list(told.get("also", []))
    for _, form, element in told["columns"]:
        cells.append(person.cell(chosen[0] if isinstance(form, list) else form))
        truth.append(chosen[1] if isinstance(form, list) else element)
    return cells, [set(each.split("|")) for each in dict.fromkeys(truth) if each]


def judge(table: Blind) -> Outcome:
    """What the program finds in a table against what is there."""
    outcome = Outcome()
    found = _found(table)
    for row, truth in enumerate(table.truth):
        there = [each & _COUNTED for each in truth if each & _COUNTED]
        codes = found.get(row, set())
        free = set().union(*there, *(_PARTS.get(code, set()) for each in there for code in each))
        outcome.there += len(there)
        outcome.found += sum(bool(each & codes) for each in there)
        outcome.wrong += len(codes - free)
        for fault in [f"-{min(e)}" for e in there if not e & codes] + [
            f"+{c}" for c in codes - free
        ]:
            outcome.faults[fault] = outcome.faults.get(fault, 0) + 1
    return outcome


def _found(table: Blind) -> dict[int, set[str]]:
    """Row of the table -> the counted elements that its records expose, parts put together."""
    grid = [table.head, *table.rows] if table.head else table.rows
    columns = {str(i): [row[i] for row in grid] for i in range(len(grid[0]))}
    block = Table(place="", name=table.name, header=None, batches=iter([pl.DataFrame(columns)]))
    records = [*records_from_table(block, "s", b"k" * 32)]
    found: dict[int, set[str]] = {}
    if records:
        login = pl.any_horizontal(pl.col("emails", "logins").list.len() > 0)
        every = pl.concat(records).select("exposures", group="id", has_login=login)
        every = every.explode("exposures", empty_as_null=False, keep_nulls=False)
        shown = combined(every.unnest("exposures")).filter(protection="none")
        for locator, element in shown.select("locator", "element").iter_rows():
            row = re.search(r"row ([0-9]+)", locator)
            if row and element in _COUNTED:
                place = int(row[1]) - (2 if table.head else 1)
                found.setdefault(place, set()).add(element)
    return found


def main() -> None:
    """Print the figures of every set of blind tables, and each table with a fault."""
    for path in sorted(Path(__file__).parent.glob("blind_*.toml")):
        whole, clean, number = Outcome(), 0, 0
        for table in tables(path):
            outcome = judge(table)
            number, clean = number + 1, clean + (not outcome.faults)
            whole.there += outcome.there
            whole.found += outcome.found
            whole.wrong += outcome.wrong
            if outcome.faults:
                print(f"  {table.name}: {outcome.faults}")
        recall, claimed = whole.found / whole.there, whole.found + whole.wrong
        print(f"{path.stem}: {number} tables, {clean} without a fault, ", end="")
        print(f"recall {recall:.3f}, precision {whole.found / claimed:.3f}")


if __name__ == "__main__":
    main()
