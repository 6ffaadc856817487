"""A breach drawn from a seed: families, namesakes, slips and keys over several tables, and what
the program makes of it, told by rows that keep their number wherever they are moved."""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from key_truth import read

from pipelines.joins.key_discovery import discovered
from pipelines.joins.link import links
from pipelines.model import IDENTITIES, empty
from pipelines.resolution import identities
from pipelines.resolution.judgments import Judgment
from pipelines.resolution.resolve import individuals

Row = tuple[str, ...]
Breach = dict[str, tuple[Row, list[Row]]]
"""Name of a file -> its header and its rows; the last cell is the number of the row, a note."""

GIVEN = ["Maria", "Mario", "Jaden", "Jayden", "Thuyen", "Thuyet", "Robert", "Michael",
         "Michaela", "Anahit", "Wei", "Priya", "Guadalupe", "William", "Elizabeth",
         "Jose", "Bao", "Denise"]  # fmt: skip
SHORT = {"William": "Bill", "Elizabeth": "Liz", "Robert": "Bob", "Guadalupe": "Lupe"}
FAMILY = ["Garcia", "Nguyen", "Petrosyan", "Hill", "Okafor", "Zhang", "Lopez", "Thrussell",
          "Villanueva", "Washington", "Bhattacharya", "Smith"]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Soul:
    """One person as he is; `email` and `phone` may be the family's."""

    given: str
    middle: str
    family: str
    suffix: str
    birth: str
    ssn: str
    street: str
    email: str
    number: int


def souls(draw: random.Random, homes: int = 14) -> list[Soul]:
    """Households: couples with children, some of them twins, some a father and son of one name."""
    found: list[Soul] = []
    numbers = draw.sample(range(100_000, 900_000), homes * 5)
    for home in range(homes):
        family, street = draw.choice(FAMILY), f"{draw.randrange(10, 990)} {draw.choice(FAMILY)} St"
        shared = f"{family.lower()}{home}@mailbay.example"
        names = draw.sample(GIVEN, draw.randrange(1, 5))
        twins, junior = draw.random() < 0.4, draw.random() < 0.4
        born = f"{draw.randrange(1990, 2012)}-{draw.randrange(1, 13):02}-{draw.randrange(2, 28):02}"
        if junior and len(names) > 1:
            names[1] = names[0]
        for at, given in enumerate(names):
            year = draw.randrange(1940, 1975) if at == 0 else draw.randrange(1975, 2010)
            day = f"{year}-{draw.randrange(1, 13):02}-{draw.randrange(2, 28):02}"
            number = numbers[len(found)]
            found.append(
                Soul(
                    given=given,
                    middle=draw.choice("ABCDEFGHJKLM"),
                    family=family,
                    suffix=("SR", "JR")[at] if junior and len(names) > 1 and at < 2 else "",
                    birth=born if twins and at >= 2 else day,
                    ssn=_ssn(draw),
                    street=street,
                    email=shared
                    if draw.random() < 0.3
                    else f"{given.lower()}{number}@mailbay.example",
                    number=number,
                )
            )
    return found


def breach(seed: int) -> Breach:
    """Six tables: two name people with numbers, one names them short, three name nobody."""
    draw = random.Random(seed)
    every = souls(draw)
    met = {
        name: [one for one in every if draw.random() < 0.6] for name in ("staff", "clients", "card")
    }
    staff = [(str(one.number), f"{one.family}, {one.given} {one.middle} {one.suffix}".strip(),
              _slip(one.ssn, draw), one.birth, one.street, "Fresno", "CA", "93701")
             for one in met["staff"]]  # fmt: skip
    clients = [(SHORT.get(one.given, one.given), one.family, one.suffix, one.email, one.street,
                "Fresno", "CA", "93701", one.birth if draw.random() < 0.5 else "")
               for one in met["clients"]]  # fmt: skip
    cards = [(f"{one.given} {one.family}", _slip(one.ssn, draw) if draw.random() < 0.8 else "",
              str(one.number + 40_000_000)) for one in met["card"]]  # fmt: skip
    visits = [(str(one.number), draw.choice(["Asthma", "Type 2 diabetes", "Migraine"]))
              for one in draw.choices(every, k=30)]  # fmt: skip
    pins = [(str(one.number + 40_000_000), f"{draw.randrange(10_000):04}") for one in met["card"]]
    logins = [
        (one.email, f"{draw.choice(FAMILY)}!{draw.randrange(100, 999)}") for one in every[::3]
    ]
    return _numbered(
        {
            "staff.csv": (("emp_no", "employee name", "ssn", "date of birth", "home address",
                           "city", "state", "zip"), staff),
            "clients.csv": (("first name", "last name", "suffix", "email", "street", "city",
                             "state", "zip", "dob"), clients),
            "cards.csv": (("cardholder name", "social security number", "acct_ref"), cards),
            "visits.csv": (("emp_no", "diagnosis"), visits),
            "pins.csv": (("acct_ref", "pin"), pins),
            "logins.csv": (("user_email", "password"), logins),
        }
    )  # fmt: skip


def _ssn(draw: random.Random) -> str:
    return f"{draw.randrange(101, 665)}{draw.randrange(10, 99)}{draw.randrange(1000, 9999)}"


def _slip(number: str, draw: random.Random) -> str:
    """The number as it is written, now and then with one digit mistyped."""
    digits = list(number)
    if draw.random() < 0.1:
        digits[draw.randrange(5, 9)] = str(draw.randrange(10))
    return "".join(digits[:3]) + "-" + "".join(digits[3:5]) + "-" + "".join(digits[5:])


def _numbered(files: Mapping[str, tuple[Row, Sequence[Row]]]) -> Breach:
    return {
        name: ((*header, "note"), [(*row, f"{name[:2]}{at}") for at, row in enumerate(rows)])
        for name, (header, rows) in files.items()
    }


def shuffled(drawn: Breach, seed: int) -> Breach:
    """The rows of every file in another order."""
    draw = random.Random(seed)
    return {name: (head, draw.sample(rows, len(rows))) for name, (head, rows) in drawn.items()}


def strangers(number: int = 12) -> Breach:
    """A table of people with whom nobody of a drawn breach has anything in common."""
    rows = [
        (f"Stranger{chr(97 + n)}", f"Faraway{chr(97 + n)}", f"{700 + n}-51-{6200 + 7 * n}",
         f"{n + 1} Distant Rd") for n in range(number)
    ]  # fmt: skip
    return _numbered({"zz.csv": (("given name", "family name", "ssn", "street"), rows)})


def split(drawn: Breach, name: str) -> Breach:
    """One table as two, every other row in the second."""
    head, rows = drawn[name]
    rest = {file: held for file, held in drawn.items() if file != name}
    return {**rest, f"1{name}": (head, rows[::2]), f"2{name}": (head, rows[1::2])}


@dataclass(frozen=True, kw_only=True)
class Listed:
    """people: INDIVIDUALS. note: record id -> what the note of its row says. content: record id
    -> what stands for it wherever the evidence lies. called: IDENTITIES."""

    people: pl.DataFrame
    note: dict[str, str]
    content: dict[str, str]
    called: pl.DataFrame

    def told(self) -> dict[frozenset[str], tuple[Any, ...]]:
        """Everybody by the notes of the rows: what is exposed, asked, and thought of the count."""
        named = dict(self.people.select("individual_id", "members").iter_rows())
        return {
            frozenset(self.note[one] for one in row["members"]): (
                row["full_name"], row["date_of_birth"], row["elements"], row["triggers"],
                row["flags"], row["strict"], row["aliases"], row["address"],
                sorted((sorted(self.note[one] for one in named[asked["other"]]), asked["because"])
                       for asked in row["reviews"]),
            )
            for row in self.people.iter_rows(named=True)
        }  # fmt: skip

    def together(self) -> set[frozenset[str]]:
        """Who is one person, by the notes of the rows."""
        return set(self.told())

    def ids(self) -> dict[frozenset[str], str]:
        """The id of everybody, by the notes of the rows."""
        return {
            frozenset(self.note[one] for one in row["members"]): row["individual_id"]
            for row in self.people.iter_rows(named=True)
        }


def listed(
    drawn: Breach,
    folder: Path,
    given: Sequence[Judgment] = (),
    before: pl.DataFrame | None = None,
    order: int = 0,
) -> Listed:
    """Write the breach, read it as a scan does, and resolve it. order: of the files."""
    names = sorted(drawn, key=lambda name: hashlib.sha256(f"{order}{name}".encode()).hexdigest())
    paths = {}
    for at, name in enumerate(names):
        path = folder / f"{at}" / name
        path.parent.mkdir(parents=True)
        header, rows = drawn[name]
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        paths[f"{at}/{name}"] = path
    records, sources = read(folder)
    whole = [hashlib.sha256(paths[path].read_bytes()).hexdigest() for path in sources["path"]]
    sources = sources.with_columns(sha256=pl.Series(whole))
    made = links(records, discovered(records, sources)).collect()
    before = empty(IDENTITIES) if before is None else before
    found = individuals(records, made, sources, "2026-03-04", given, before)
    called = identities.remembered(found, identities.contents(records, sources), before)
    file_of = {one: name.split("/")[1] for one, name in sources.select("id", "path").iter_rows()}
    sha = dict(sources.select("id", "sha256").iter_rows())
    note, content = {}, {}
    for record, source, place in records.select("id", "source", "locator").collect().iter_rows():
        row = int(place.rsplit("row ", 1)[1]) - 2
        note[record] = drawn[file_of[source]][1][row][-1] + record.rsplit("/", 1)[1]
        content[record] = sha[source] + record.removeprefix(source)
    return Listed(people=found, note=note, content=content, called=called)
