"""Draws names of people, in California's mix, and writes each in the forms that papers use."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import polars as pl

GROUPS = {"white": 0.36, "hispanic": 0.32, "api": 0.22, "black": 0.10}
"""Share of each group of the Census and SSA-based lists in what is drawn."""

_LINKS = ("O'", "Mc", "Mac", "De ", "Van ", "St. ", "Al-", "El-", "Van der ", "De la ", "Di ", "D'")
_SUFFIXES = ("Jr.", "Sr.", "III", "II", "IV", "Jr")


@dataclass(frozen=True, slots=True)
class Weighted:
    """Values to draw from, with cumulated weights."""

    values: Sequence[str]
    sums: Sequence[float]

    def draw(self, dice: random.Random) -> str:
        """One value."""
        return dice.choices(self.values, cum_weights=self.sums)[0]


def _weighted(frame: pl.DataFrame, name: str, weight: pl.Expr) -> Weighted:
    kept = frame.select(pl.col(name), w=weight).filter(pl.col("w") > 0)
    return Weighted(kept[name].to_list(), list(accumulate(kept["w"].to_list())))


class Names:
    """The name lists of the corpora folder, ready to draw from."""

    def __init__(self, folder: Path) -> None:
        census = pl.read_csv(folder / "us_census_2000_surnames.csv.gz", infer_schema_length=None)
        census = census.with_columns(pl.col("surname").str.to_titlecase())
        ssa = pl.read_csv(folder / "us_ssa_first_names_1880_2023.csv.gz")
        shares = pl.read_csv(folder / "first_name_ethnicity_tzioumis.csv.gz")
        abroad = pl.read_csv(folder / "international_names_faker.csv.gz")
        known = ssa.with_columns(pl.col("name").str.to_lowercase().alias("key")).join(
            shares.with_columns(pl.col("name").str.to_lowercase().alias("key")), on="key"
        )
        # Powers below 1 flatten the lists: rare names must be met in training, too.
        births, bearers = (
            pl.col("births_since_1940").cast(pl.Float64) ** 0.75,
            pl.col("count").cast(pl.Float64) ** 0.8,
        )
        self.family = {
            g: _weighted(census, "surname", bearers * pl.col(f"pct_{g}")) for g in GROUPS
        }
        self.given = {g: _weighted(known, "name", births * pl.col(f"pct_{g}")) for g in GROUPS}
        self.any_given = _weighted(ssa, "name", births)
        self.rare = (ssa["name"].to_list(), census["surname"].to_list())
        self.abroad = _by_locale(abroad)
        own = tomllib.loads(Path(__file__).with_name("origins.toml").read_text("utf-8"))
        self.origins = [(_pieces(o["given"]), _pieces(o["family"])) for o in own.values()]

    def draw(self, dice: random.Random) -> tuple[str, str, str]:
        """Given, middle and family name of one person."""
        kind = dice.random()
        if kind < 0.56:
            group = dice.choices(list(GROUPS), list(GROUPS.values()))[0]
            drawn = self.given[group] if dice.random() < 0.75 else self.any_given
            given, middle, family = (
                drawn.draw(dice),
                self.given[group].draw(dice),
                self.family[group].draw(dice),
            )
        elif kind < 0.65:
            given, middle, family = (
                dice.choice(self.rare[0]),
                dice.choice(self.rare[0]),
                dice.choice(self.rare[1]),
            )
        elif kind < 0.79:
            givens, families = dice.choice(self.abroad)
            given, middle, family = dice.choice(givens), dice.choice(givens), dice.choice(families)
        elif kind < 0.95:
            first, last = dice.choice(self.origins)
            given, middle, family = _built(first, dice), _built(first, dice), _built(last, dice)
        else:
            given, middle, family = self._invented(dice)
        return self._varied(given, dice), middle, self._compound(family, dice)

    def _invented(self, dice: random.Random) -> tuple[str, str, str]:
        """A name on no list, so that the model does not lean on the lists alone."""
        start, end = dice.choice(self.rare[1]), dice.choice(self.rare[1])
        family = (start[: dice.randint(2, 4)] + end[-dice.randint(3, 5) :].lower()).capitalize()
        start, end = dice.choice(self.rare[0]), dice.choice(self.rare[0])
        given = start[: dice.randint(2, 3)] + end[-dice.randint(2, 3) :].lower()
        return (self.any_given.draw(dice) if dice.random() < 0.5 else given), given, family

    def _varied(self, given: str, dice: random.Random) -> str:
        if dice.random() < 0.03:
            return given + dice.choice("- ") + self.any_given.draw(dice)
        return given

    def _compound(self, family: str, dice: random.Random) -> str:
        kind = dice.random()
        if kind < 0.06:
            return f"{family}-{self.family[dice.choice(list(GROUPS))].draw(dice)}"
        if kind < 0.11:
            return f"{family} {self.family['hispanic'].draw(dice)}"
        if kind < 0.15:
            return dice.choice(_LINKS) + family
        return family


def _pieces(parts: list[str]) -> list[list[str]]:
    return [part.split("|") for part in parts]


def _built(pieces: list[list[str]], dice: random.Random) -> str:
    """A beginning and an ending put together."""
    return "".join(dice.choice(part) for part in pieces).strip(" -'")


def _by_locale(abroad: pl.DataFrame) -> list[tuple[list[str], list[str]]]:
    """Given and family names of each locale that has twenty of both."""
    rows = abroad.with_columns(pl.col("locales").str.split(" ")).explode("locales")
    found = []
    for _, part in sorted(rows.group_by("locales"), key=lambda g: str(g[0])):
        given = part.filter(pl.col("kind") == "first")["name"].sort().to_list()
        family = part.filter(pl.col("kind") == "last")["name"].sort().to_list()
        if len(given) >= 20 and len(family) >= 20:
            found.append((given, family))
    return found


@dataclass(frozen=True, slots=True)
class Individual:
    """One drawn person who keeps the same name through a document."""

    given: str
    middle: str
    family: str
    suffix: str
    habit: float  # 0..1, decides which full form this person's papers use

    def written(self, form: str, dice: random.Random) -> str:
        """The name in a form: full, plain, first, last, comma, initial, nick, chat or any."""
        if form == "any":
            form = dice.choices(("full", "last", "first", "initial", "comma"), (60, 12, 12, 10, 6))[
                0
            ]
        return _FORMS[form](self, dice)


def individual(names: Names, dice: random.Random) -> Individual:
    """A person drawn from the lists."""
    suffix = dice.choice(_SUFFIXES) if dice.random() < 0.05 else ""
    return Individual(*names.draw(dice), suffix, dice.random())


def _full(who: Individual, dice: random.Random) -> str:
    initial = who.middle[0]
    form = (
        f"{who.given} {who.family}" if who.habit < 0.6
        else f"{who.given} {initial}. {who.family}" if who.habit < 0.8
        else f"{who.given} {initial} {who.family}" if who.habit < 0.85
        else f"{who.given} {who.middle} {who.family}" if who.habit < 0.95
        else f"{who.given[0]}. {who.middle} {who.family}"
    )  # fmt: skip
    if not who.suffix:
        return form
    return form + (dice.choice((" ", ", ")) if who.suffix[0] == "J" else " ") + who.suffix


def _comma(who: Individual, dice: random.Random) -> str:
    form = who.family + dice.choice((", ", ", ", ", ", ",")) + who.given
    form += dice.choices(
        ("", f" {who.middle[0]}", f" {who.middle[0]}.", f" {who.middle}"), (40, 34, 14, 12)
    )[0]
    return f"{form} {who.suffix}" if who.suffix and dice.random() < 0.5 else form


def _initial(who: Individual, dice: random.Random) -> str:
    first, second = who.given[0], who.middle[0]
    forms = (f"{first}. {who.family}", f"{first}.{second}. {who.family}", f"{first} {who.family}",
             f"{first}. {second}. {who.family}", f"{first}.{who.family}")  # fmt: skip
    return dice.choices(forms, (60, 12, 13, 10, 5))[0]


def _nick(who: Individual, dice: random.Random) -> str:
    short = who.given[: dice.randint(3, 4)] + dice.choice(("", "", "y", "ie"))
    return f'{who.given} "{short}" {who.family}'


_FORMS: dict[str, Callable[[Individual, random.Random], str]] = {
    "full": _full,
    "plain": lambda who, _: f"{who.given} {who.family}",
    "low": lambda who, _: f"{who.given} {who.family}".lower(),
    "short": lambda who, _: f"{who.given} {who.family[0]}",
    "first": lambda who, _: who.given,
    "last": lambda who, _: who.family,
    "comma": _comma,
    "reversed": lambda who, _: f"{who.family} {who.given}",
    "initial": _initial,
    "nick": _nick,
    "chat": lambda who, _: f"{who.given} {who.family[0]}.",
}
