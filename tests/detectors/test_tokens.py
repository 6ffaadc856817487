"""Which columns are tokens; above all: no column of real numbers ever is."""

from __future__ import annotations

import random
from collections.abc import Callable

import polars as pl
import pytest

from detectors.columns.judge import Verdict, classify
from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table

Draw = Callable[[random.Random], str]


def digits(draw: random.Random, size: int) -> str:
    return "".join(draw.choice("0123456789") for _ in range(size))


def dashed(nine: str) -> str:
    return f"{nine[:3]}-{nine[3:5]}-{nine[5:]}"


def token(draw: random.Random) -> str:
    return dashed(digits(draw, 9))


def real(draw: random.Random) -> str:
    area = draw.choice([n for n in range(1, 900) if n != 666])
    return f"{area:03d}-{draw.randint(1, 99):02d}-{draw.randint(1, 9999):04d}"


def regional(draw: random.Random) -> str:
    return f"{draw.randint(545, 573)}{real(draw)[3:]}"


def foreigner(draw: random.Random) -> str:
    return f"9{digits(draw, 2)}-{draw.choice((70, 71, 88, 90))}-{digits(draw, 4)}"


def makeshift(draw: random.Random) -> str:
    """What schools and counties give those who have no number."""
    return f"9{digits(draw, 2)}{real(draw)[3:]}"


def mistyped(draw: random.Random) -> str:
    text = real(draw)
    at = draw.choice([i for i, sign in enumerate(text) if sign != "-"])
    return text[:at] + draw.choice("0123456789") + text[at + 1 :]


def often(draw: random.Random, share: float, one: Draw, other: Draw) -> str:
    return one(draw) if draw.random() < share else other(draw)


def check(body: str) -> str:
    total = 0
    for place, sign in enumerate(reversed(body)):
        value = int(sign) * (1 if place % 2 else 2)
        total += value - 9 * (value > 9)
    return str(-total % 10)


def card(draw: random.Random) -> str:
    body = draw.choice(("4539", "5412", "6011")) + digits(draw, 11)
    return body + check(body)


def judged(head: str, draw: Draw, rows: int, seed: int = 4183) -> Verdict:
    dice = random.Random(seed)
    cells = {"0": ["Anahit Petrosyan"] * rows, "1": [draw(dice) for _ in range(rows)]}
    return classify(["Name", head], pl.DataFrame(cells), "")[1]


@pytest.mark.parametrize(
    ("head", "draw", "rows"),
    [
        ("SSN", token, 2_000),
        ("SSN token", token, 400),
        ("SSN", lambda draw: "9" + dashed(digits(draw, 2) + "41" + digits(draw, 5))[1:], 60),
        ("Card Number", lambda draw: "453914" + digits(draw, 10), 60),
        ("SSN", lambda draw: f"{digits(draw, 8)}-4183-4d06-9b67-{digits(draw, 12)}", 60),
    ],
)
def test_a_column_that_chance_made_holds_tokens(head: str, draw: Draw, rows: int) -> None:
    verdict = judged(head, draw, rows)
    assert verdict.protection == "tokenised"
    assert any(reason.startswith("tokenised: ") for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("head", "draw"),
    [
        ("SSN", real),
        ("ssn_token", real),
        ("SSN", lambda draw: often(draw, 0.2, foreigner, real)),
        ("SSN", lambda draw: often(draw, 0.08, makeshift, real)),
        ("SSN", lambda draw: often(draw, 0.08, makeshift, regional)),
        ("SSN", lambda draw: often(draw, 0.2, mistyped, real)),
        ("SSN", lambda draw: often(draw, 0.1, lambda _: "000-00-0000", real)),
        ("SSN", foreigner),
        ("Card Number", card),
        ("Card Number", lambda draw: card(draw)[:15] + "0"),
    ],
)
@pytest.mark.parametrize("rows", [30, 500, 4_000])
def test_real_numbers_with_dirt_are_never_tokens(head: str, draw: Draw, rows: int) -> None:
    assert judged(head, draw, rows).protection == ""


def test_few_rows_prove_nothing() -> None:
    assert judged("SSN", token, 60).protection == ""


def test_every_value_of_a_column_of_tokens_is_recorded_as_one() -> None:
    draw = random.Random(11)
    rows = [[f"Malia Kahale {n}", token(draw)] for n in range(1_200)]
    frame = pl.DataFrame([["Name", "SSN"], *rows], schema=["0", "1"], orient="row")
    table = Table(place="", name="", header=None, batches=iter([frame]))
    shown = pl.concat(records_from_table(table, "s", b"k" * 32))["exposures"].explode()
    assert shown.struct.field("protection").to_list() == ["tokenised"] * 1_200
    assert shown.struct.field("fingerprint").null_count() == 1_200
