"""Columns without a header are typed by what stands beside; numbers of houses stay quiet."""

import random

import polars as pl
import pytest

from detectors.columns import classify

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
