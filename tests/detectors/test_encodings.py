"""Columns that were rewritten, not protected, are read as what they were."""

import base64
import codecs

import polars as pl
import pytest

from detectors.protection.encodings import decoded, encodings_of

NUMBERS = ["524-18-3067", "211-33-1234", "301-22-4183"]


def in_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ([in_base64(n) for n in NUMBERS], NUMBERS),
        ([in_base64(n).rstrip("=") for n in NUMBERS], NUMBERS),
        ([n.encode().hex() for n in NUMBERS], NUMBERS),
        ([in_base64(n.encode().hex()) for n in NUMBERS], NUMBERS),
        ([n.replace("-", "%2D") for n in NUMBERS], NUMBERS),
        (["5.24183067E8", "2.1133123E+08"], ["524183067", "211331230"]),
        (["1.83067410E+07"], ["18306741"]),
        (["'011331234", "'524183067"], ["011331234", "524183067"]),
        (['="011331234"', '="524183067"'], ["011331234", "524183067"]),
        (
            [codecs.encode(n, "rot13") for n in ("Nasrin Callahan", "Bridget Lockhart")] * 4,
            ["Nasrin Callahan", "Bridget Lockhart"] * 4,
        ),
        (
            ["MENON/YING MS", "FONG/ROSALINDA", "DOAN/THUAN MR", "PARK/JOON", "FONG/OLGA MARIE"],
            ["MENON, YING", "FONG, ROSALINDA", "DOAN, THUAN", "PARK, JOON", "FONG, OLGA MARIE"],
        ),
    ],
)  # fmt: skip
def test_a_rewritten_column_is_undone(written: list[str], plain: list[str]) -> None:
    values = pl.Series(written)
    assert decoded(values, encodings_of(values)).to_list() == plain


@pytest.mark.parametrize(
    "values",
    [
        ["Fernando", "Castillo", "Margaret"],
        ["524183067", "211331234"],
        ["5f4dcc3b5aa765d61d8327deb882cf99", "e10adc3949ba59abbe56e057f20f883e"],
        ["Nasrin Callahan", "Bridget Lockhart"],
        ["Bao Le"],
        ["1.5E3", "2.25E4"],
        ["Sales/Marketing", "Legal/Finance", "Human Resources/Payroll", "IT/Security", "Ops/Fleet"],
        ["Toyota/Lexus", "Ford/Lincoln", "Dodge/Ram", "Honda/Acura", "Nissan/Infiniti"] * 3,
        ["San Mateo/Santa Clara", "Marin/Sonoma", "Napa/Solano", "Kern/Tulare", "Inyo/Mono"],
        ["John/Mary", "Peter/Susan", "Maria/Jose", "Anna/Paul", "Linda/Robert", "James/Nancy"],
    ],
)
def test_other_columns_stay(values: list[str]) -> None:
    assert encodings_of(pl.Series(values)) == ()


def test_a_cell_of_another_form_stays_and_null_stays_null() -> None:
    values = pl.Series([in_base64(n) for n in NUMBERS] * 10 + ["unknown", None])
    assert decoded(values, encodings_of(values)).to_list() == [*NUMBERS * 10, "unknown", None]
