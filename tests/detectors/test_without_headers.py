"""Columns without a header are typed by what stands beside; numbers of houses stay quiet."""

import random

import polars as pl
import pytest

from detectors.columns.judge import Verdict, classify

NAMES = [
    "Rosalinda Barragan",
    "Thuan Doan",
    "Olga Sokolov",
    "Aram Avakian",
    "Malia Kahale",
    "Conor Callahan",
    "Nasrin Moradi",
    "Ernesto Fong",
    "Tamika Broussard",
    "Suresh Menon",
]
BORN = [f"{3 + n:02d}/{11 + n}/19{50 + 4 * n}" for n in range(10)]


def typed(values: list[str], *, born: bool = True) -> str | None:
    columns = [NAMES, BORN, values] if born else [NAMES, values]
    frame = pl.DataFrame({str(i): column for i, column in enumerate(columns)})
    return classify([""] * len(columns), frame, "")[-1].detects


def digits(size: int, *, seed: int, lead: str = "") -> list[str]:
    draw = random.Random(seed)
    return [lead + "".join(draw.choice("0123456789") for _ in range(size)) for _ in range(10)]


def test_passports_beside_birth_dates() -> None:
    values = [("A", "X")[n % 2] + number for n, number in enumerate(digits(8, seed=1))]
    assert typed(values) == "passport"


def test_service_numbers_beside_birth_dates() -> None:
    assert typed(digits(9, seed=2, lead="1")) == "military_id"


def test_a_password_beside_names_by_its_signs() -> None:
    words = ["tahoe", "mochi", "Giants", "raider", "lake"] * 2
    values = [f"{word}!{n}7aQ" for n, word in enumerate(words)]
    assert typed(values) == "password"


@pytest.mark.parametrize(
    "values",
    [
        digits(8, seed=3, lead="E"),  # one house's own numbers begin with one letter
        [f"10000{n:05d}" for n in range(4180, 4190)],  # counted up
        [str(1_715_000_000 + 977 * n) for n in range(10)],  # seconds since 1970
        [f"AB-{n}183" for n in range(10)],  # product codes
        [f"SO-{n}18306" for n in range(10)],  # orders
    ],
)
def test_numbers_of_a_house_stay_quiet(values: list[str]) -> None:
    assert typed(values) is None


def verdict(numbers: list[str], *, people: int, born: bool = True) -> Verdict:
    """The last column of a table without a header; people: how many different ones there are."""
    rows = range(len(numbers))
    names = [
        f"{NAMES[n % people % 10].split()[0]} {'ABCDEFGHJK'[n % people // 10]}vakian" for n in rows
    ]
    dates = [f"0{1 + n % people % 9}/14/{1940 + n % people // 2}" for n in rows]
    columns = [names, dates, numbers] if born else [names, numbers]
    frame = pl.DataFrame({str(i): column for i, column in enumerate(columns)})
    return classify([""] * len(columns), frame, "")[-1]


def number(draw: random.Random, areas: range) -> str:
    return f"{draw.choice(areas):03d}{draw.randint(1, 99):02d}{draw.randint(1, 9999):04d}"


def test_nine_digits_say_how_sure_they_are() -> None:
    draw = random.Random(7)
    national = [number(draw, range(1, 660)) for _ in range(100)]
    regional = [number(draw, range(545, 627)) for _ in range(100)]
    orders = [number(draw, range(100, 660)) for _ in range(100)]
    scores = [verdict(numbers, people=100).score for numbers in (regional, national, orders)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3
    assert verdict(orders, people=100).detects == "ssn"
    assert verdict(sorted(national), people=100).score < 0.5


def test_numbers_that_differ_for_one_person_are_doubted_and_those_of_visits_are_not() -> None:
    draw = random.Random(8)
    many = [number(draw, range(1, 660)) for _ in range(90)]
    events = verdict(many, people=30)
    assert events.score < 0.5
    assert any("one person has several" in reason for reason in events.reasons)
    visits = verdict(many[:30] * 3, people=30)
    assert (visits.detects, visits.score) == ("ssn", 0.6)


def test_zeros_that_a_spreadsheet_lost_do_not_hide_the_column() -> None:
    draw = random.Random(9)
    numbers = [number(draw, range(1, 660)).lstrip("0") for _ in range(200)]
    assert min(map(len, numbers)) == 7
    assert verdict(numbers, people=100).detects == "ssn"


PARTS = (
    ["Jagdeep", "Hang", "Aarav", "Alejandra", "Tamika", "Conor"],
    ["Chau", "Magsaysay", "Barragan-Cruz", "Agbayani", "Broussard", "Callahan"],
)
PLACES = ["Oakland", "Fresno", "Stockton", "Jackson", "Lincoln", "Madison"]
COLORS = ["Red", "Brown", "Green", "Amber", "White", "Grey"]


def under(header: tuple[str, str], values: tuple[list[str], list[str]]) -> list[str | None]:
    frame = pl.DataFrame({str(at): column for at, column in enumerate(values)})
    return [verdict.detects for verdict in classify(header, frame, "t014")]


@pytest.mark.parametrize("header", [("f1", "f2"), ("col_a", "col_b"), ("fld_07", "fld_08")])
def test_headers_that_say_nothing_over_parts_of_names(header: tuple[str, str]) -> None:
    given, family = PARTS
    assert under(header, (family, given)) == ["family_name", "given_name"]


def test_the_other_part_stands_beside_family_names() -> None:
    assert under(("xgn", "surname"), PARTS) == ["given_name", "family_name"]


@pytest.mark.parametrize("values", [(PLACES, COLORS), (COLORS, PLACES), (PARTS[0], COLORS)])
def test_towns_and_colors_are_nobodys_names(values: tuple[list[str], list[str]]) -> None:
    assert under(("f1", "f2"), values) == [None, None]
