"""Traps: small groups of mentions in which a careless join loses somebody, many of each kind.

Each kind is a family or a pair of namesakes as leaks hold them. Nobody of a trap may be lost: what
stays apart though it is one person is counted as surplus.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import polars as pl

from benchmarks.resolution.sets import People, made
from detectors.people.name_lists import lexicon

_EACH = 200
_HEAD: dict[str, pl.DataType | type[pl.DataType]] = {
         "ssn": pl.String, "source": pl.String, "person": pl.String, "given_name": pl.String,
         "middle_name": pl.String, "family_name": pl.String, "name_suffix": pl.String,
         "birth_date": pl.String, "street": pl.String, "city": pl.String, "state": pl.String,
         "postal_code": pl.String, "emails": pl.List(pl.String), "phones": pl.List(pl.String),
}  # fmt: skip
_TWINS = [("Maria", "Mario"), ("Jaden", "Jayden"), ("Michael", "Michaela"), ("Daniel", "Daniela"),
          ("Thuyen", "Thuyet"), ("Andre", "Andrea")]  # fmt: skip

Row = dict[str, object]


class Draw:
    """Names, numbers and homes drawn from a seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        names = lexicon().filter(~pl.col("place"))
        # Common ones, so that nothing is joined as a rare name, which a trap of its own tries.
        self._given = names.filter(pl.col("given") >= 20)["token"].str.to_titlecase().to_list()
        self._family = names.filter(pl.col("family") >= 17)["token"].str.to_titlecase().to_list()

    def given(self) -> str:
        return str(self.dice.choice(self._given))

    def givens(self, number: int) -> list[str]:
        return self.dice.sample(self._given, number)

    def family(self) -> str:
        return str(self.dice.choice(self._family))

    def ssn(self) -> str:
        dice = self.dice
        return f"{dice.randrange(101, 665)}{dice.randrange(10, 99)}{dice.randrange(1000, 9999)}"

    def day(self, first: int, last: int) -> str:
        dice = self.dice
        return (
            f"{dice.randrange(first, last)}-{dice.randrange(2, 13):02}-{dice.randrange(2, 28):02}"
        )

    def home(self) -> Row:
        street = f"{self.dice.randrange(10, 9990)} {self.family()} St"
        return {"street": street, "city": "Fresno", "state": "CA",
                "postal_code": str(self.dice.randrange(93650, 93790))}  # fmt: skip


def _named(given: str, family: str, who: int, file: str, **more: object) -> Row:
    return {"given_name": given, "family_name": family, "person": str(who), "source": file} | more


def _namesakes(draw: Draw) -> list[Row]:
    given, family = draw.given(), draw.family()
    return [_named(given, family, who, file, **draw.home()) for who, file in enumerate("ab")]


def _bare_namesakes(_draw: Draw) -> list[Row]:
    name = _draw.dice.choice([("John", "Smith"), ("Maria", "Garcia"), ("Jose", "Hernandez")])
    return [_named(*name, who, file) for who, file in enumerate("ab")]


def _twins(draw: Draw) -> list[Row]:
    family, home, born = draw.family(), draw.home(), draw.day(1995, 2015)
    first = draw.ssn()
    after = first[:-1] + str((int(first[-1]) + 1) % 10)
    pair = draw.dice.choice(_TWINS)
    return [
        _named(given, family, who, file, birth_date=born, ssn=held, **home)
        for who, (given, number) in enumerate(zip(pair, (first, after), strict=True))
        for file, held in (("a", number), ("b", None))
    ]


def _spouses(draw: Draw) -> list[Row]:
    family, home, number = draw.family(), draw.home(), draw.ssn()
    mail = [f"{family.lower()}{draw.dice.randrange(10**6)}@example.org"]
    return [
        _named(given, family, who, file, ssn=number if file == "a" else None, emails=mail, **home)
        for who, given in enumerate(draw.givens(2))
        for file in "ab"
    ]


def _father_and_son(draw: Draw) -> list[Row]:
    given, family, home = draw.given(), draw.family(), draw.home()
    old, young = draw.day(1940, 1965), draw.day(1975, 2000)
    kind = draw.dice.randrange(3)
    both: list[Row] = [{"birth_date": old}, {"birth_date": young}]
    if kind == 1:
        both = [{"name_suffix": "SR"}, {"name_suffix": "JR"}]
    elif kind == 2:
        both = [{"ssn": draw.ssn()}, {"ssn": draw.ssn()}]
    return [_named(given, family, who, "ab"[who], **both[who], **home) for who in (0, 1)]


def _one_number(draw: Draw) -> list[Row]:
    number = draw.ssn()
    return [
        _named(given, draw.family(), who, "a", ssn=number)
        for who, given in enumerate(draw.givens(5))
    ]


def _cut_off(draw: Draw) -> list[Row]:
    cut = [("Christop", "Garcia"), ("Guadalup", "Hernande"), ("Elizabet", "Villanue")]
    given, family = draw.dice.choice(cut)
    return [_named(given, family, who, file) for who, file in enumerate("ab")]


def _placeholder(draw: Draw) -> list[Row]:
    given, family = draw.given(), draw.family()
    return [
        _named(given, family, who, file, birth_date="1980-01-01") for who, file in enumerate("ab")
    ]


KINDS: dict[str, Callable[[Draw], list[Row]]] = {
    "namesakes at two addresses": _namesakes,
    "common names with nothing else": _bare_namesakes,
    "twins": _twins,
    "spouses under one number": _spouses,
    "fathers and sons": _father_and_son,
    "one number for everybody": _one_number,
    "names cut off": _cut_off,
    "1 January": _placeholder,
}


def traps(kind: str, seed: int = 11) -> People:
    """`_EACH` traps of one kind, each among strangers of its own."""
    draw = Draw(seed)
    rows = [
        row | {name: f"{number}-{row[name]}" for name in ("person", "source")}
        for number in range(_EACH)
        for row in KINDS[kind](draw)
    ]
    frame = pl.DataFrame(rows, schema=_HEAD)
    lists = [
        pl.col(name).fill_null(pl.lit([], pl.List(pl.String))) for name in ("emails", "phones")
    ]
    whole = frame.with_columns(lists)
    return made(kind, whole.partition_by("source", maintain_order=True))
