"""Invented people in households, met in five kinds of file with typing errors, of any number."""

from __future__ import annotations

import numpy as np
import polars as pl

from benchmarks.resolution.sets import People, made
from detectors.people.name_lists import lexicon

_PER_PERSON = 2.2
_PER_HOUSEHOLD = 2.4


def households(number: int, seed: int = 5) -> People:
    """About `number` records: employment, billing, claims, accounts, tax; a fifth per kind.

    No two of a home bear one given name: without a suffix nothing could tell them apart.
    """
    draw = np.random.default_rng(seed)
    persons = max(1, int(number / _PER_PERSON))
    home = np.sort(draw.integers(0, max(1, int(persons / _PER_HOUSEHOLD)), persons))
    homes = int(home.max()) + 1
    given, family = _names("given", draw, persons), _names("family", draw, homes)
    while (again := _repeated(home, given)).any():
        given[again] = _names("given", draw, int(again.sum()))
    own = _names("family", draw, persons)
    day = draw.integers(0, 85 * 365, persons)
    twin = np.r_[False, home[1:] == home[:-1]] & (draw.random(persons) < 0.015)
    day[twin] = day[np.flatnonzero(twin) - 1]
    everybody = pl.DataFrame(
        {
            "who": np.arange(persons),
            "home": home,
            "given_name": given,
            "family_name": np.where(draw.random(persons) < 0.12, own, family[home]),
            "middle_name": np.array(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))[
                draw.integers(0, 26, persons)
            ],
            "birth_date": (np.datetime64("1935-01-01") + day).astype("datetime64[D]").astype(str),
            "ssn": draw.choice(772_000_000, persons, replace=False) + 1_010_001,
            "phone": draw.integers(2_000_000_000, 9_999_999_999, persons),
        }
    )
    streets = pl.DataFrame(
        {
            "home": np.arange(homes),
            "house": draw.integers(1, 9999, homes),
            "road": _names("family", draw, homes),
            "postal_code": draw.integers(90001, 96162, homes),
        }
    )
    met = pl.DataFrame(
        {"who": draw.integers(0, persons, number), "kind": draw.integers(0, 5, number)}
    )
    rows = met.join(everybody, on="who").join(streets, on="home")
    return made(
        "households", [_file(rows.filter(pl.col("kind") == kind), kind, draw) for kind in range(5)]
    )


def _repeated(home: np.ndarray, given: np.ndarray) -> np.ndarray:
    """Who is called as somebody before in the same home."""
    named = pl.DataFrame({"home": home, "given": given})
    return ~named.select(pl.struct("home", "given").is_first_distinct()).to_series().to_numpy()


def _names(kind: str, draw: np.random.Generator, number: int) -> np.ndarray:
    """Names as often as the lists know them."""
    known = lexicon().filter((pl.col(kind) >= 8) & ~pl.col("place"))
    share = np.exp2(known[kind].cast(pl.Float64).to_numpy())
    tokens = known["token"].str.to_titlecase().to_numpy()
    return tokens[draw.choice(len(tokens), number, p=share / share.sum())]


def _file(rows: pl.DataFrame, kind: int, draw: np.random.Generator) -> pl.DataFrame:
    """One kind of file: which columns it has, and one wrong letter or digit in a few cells."""
    has = {
        0: {"ssn", "birth", "street"},
        1: {"street", "email", "phone"},
        2: {"birth", "ssn"},
        3: {"email"},
        4: {"ssn", "street"},
    }[kind]
    number = pl.col("ssn").cast(pl.String).str.zfill(9)
    none = pl.lit(None, pl.String)
    listed = pl.lit([], pl.List(pl.String))
    mail = pl.concat_str("given_name", pl.lit("."), "family_name", "who", pl.lit("@example.org"))
    street = pl.concat_str("house", "road", pl.lit("St"), separator=" ")
    return rows.select(
        source=pl.lit(f"file{kind}"),
        person=pl.col("who").cast(pl.String),
        given_name=_mistyped("given_name", draw, rows.height),
        middle_name=pl.when(pl.Series(draw.random(rows.height) < 0.6)).then("middle_name"),
        family_name=_mistyped("family_name", draw, rows.height),
        birth_date=pl.col("birth_date") if "birth" in has else none,
        ssn=number if "ssn" in has else none,
        street=street if "street" in has else none,
        city=pl.lit("Fresno") if "street" in has else none,
        state=pl.lit("CA") if "street" in has else none,
        postal_code=pl.col("postal_code").cast(pl.String) if "street" in has else none,
        emails=pl.concat_list(mail.str.to_lowercase()) if "email" in has else listed,
        phones=pl.concat_list(pl.col("phone").cast(pl.String)) if "phone" in has else listed,
    )


def _mistyped(column: str, draw: np.random.Generator, height: int) -> pl.Expr:
    """Two names in a hundred with another letter at a drawn place, not always the same slip."""
    wrong = pl.Series(draw.random(height) < 0.02)
    place = pl.lit(pl.Series(draw.integers(1, 6, height)))
    letter = pl.Series(np.array(list("abcdefghijklmnopqrstuvwxyz"))[draw.integers(0, 26, height)])
    name = pl.col(column)
    slipped = name.str.head(place) + letter + name.str.slice(place + 1)
    return pl.when(wrong).then(slipped).otherwise(name)
