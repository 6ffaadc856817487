"""Identity numbers of other countries: found by name, and as sure as their check digits."""

from __future__ import annotations

import random

import polars as pl
import pytest

from detectors.columns.judge import Verdict, classify
from detectors.national_ids import SCHEMES, is_right, is_sure

RIGHT = {
    "Mexican CURP": "BOXW310820HNERXN09",
    "Chinese identity number": "360426199101010071",
    "Korean resident registration number": "9710139019902",
    "Italian codice fiscale": "RCCMNL83S18D969H",
    "Brazilian CPF": "39053344705",
    "Indian Aadhaar number": "234123412346",
    "Indian PAN": "ACUPA7085R",
    "Spanish DNI or NIE": "X2482300W",
    "French NIR": "295109912611193",
    "British national insurance number": "QQ123456C".replace("QQ", "AB"),
    "Canadian SIN": "123456782",
    "Chilean RUT": "125319092",
    "Polish PESEL": "44051401359",
    "Dutch BSN": "111222333",
    "Turkish identity number": "17291716060",
    "Swedish personnummer": "8803200016",
    "South African identity number": "7503305044089",
    "Dominican cedula": "00113918205",
    "Ecuadorian cedula": "1714307103",
    "Salvadoran DUI": "000162975",
    "Taiwanese identity number": "A123456789",
    "Singapore NRIC or FIN": "S1234567D",
    "Thai identity number": "3100600445635",
    "Japanese individual number": "123456789018",
}
"""Numbers of the doctests of python-stdnum and of the authorities' own pages."""

UNCHECKED = {"Indian PAN", "British national insurance number"}


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.title)
def test_the_right_number_is_right_and_a_changed_digit_is_not(scheme) -> None:  # type: ignore[no-untyped-def]
    number = RIGHT[scheme.title]
    assert is_right(number, scheme)
    last = number[-1]
    other = next(
        sign for sign in "1234567890ABC" if sign != last and sign.isdigit() == last.isdigit()
    )
    assert scheme.title in UNCHECKED or not is_right(number[:-1] + other, scheme)


def judged(head: str, values: list[str]) -> Verdict:
    cells = {"0": ["Anahit Petrosyan"] * len(values), "1": values}
    return classify(["Name", head], pl.DataFrame(cells), "")[1]


def cpf(draw: random.Random) -> str:
    body = "".join(draw.choice("0123456789") for _ in range(9))
    for first in (10, 11):
        total = sum(int(d) * w for d, w in zip(body, range(first, 1, -1), strict=True))
        body += str(total * 10 % 11 % 10)
    return f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}"


def test_wrong_check_digits_make_a_column_less_sure_and_not_empty() -> None:
    draw = random.Random(3)
    right = [cpf(draw) for _ in range(20)]
    wrong = [value[:-1] + str((int(value[-1]) + 1) % 10) for value in right]
    sure, unsure = judged("CPF", right), judged("CPF", wrong)
    assert (sure.detects, unsure.detects) == ("other_government_id",) * 2
    assert unsure.score < sure.score
    assert any("check digits" in reason for reason in unsure.reasons)
    named = judged("National Identity Number", right)
    assert any("Brazilian CPF" in reason for reason in named.reasons)


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("PAN", "ACUPA7085R"),
        ("SIN", "123-456-782"),
        ("RFC", "GODE561231GR8"),
        ("PESEL", "44051401359"),
        ("\uc8fc\ubbfc\ub4f1\ub85d\ubc88\ud638", "971013-9019902"),
        ("\u8eab\u4efd\u8bc1\u53f7", "360426199101010071"),
        ("", "360426199101010071"),
    ],
)
def test_a_header_or_the_number_itself_says_what_it_is(head: str, number: str) -> None:
    assert judged(head, [number] * 5).detects == "other_government_id"


def test_a_word_of_other_kinds_alone_makes_no_numbers() -> None:
    assert judged("SIN", [f"41-{4183 + 7 * n}" for n in range(20)]).detects is None
    assert not is_sure("123456789012345678")
