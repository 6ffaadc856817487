"""What opens an account together, and what does not."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.tables.combine import combined

SCHEMA = pl.Schema(
    {
        "group": pl.String,
        "has_login": pl.Boolean,
        "element": pl.String,
        "protection": pl.String,
        "score": pl.Float64,
        "because": pl.String,
    }
)


def made(parts: dict[str, str], *, login: bool = False) -> dict[str, str]:
    """Element -> protection of what combining adds to one record with these parts."""
    rows = [("r", login, part, how, 0.9, "header") for part, how in parts.items()]
    result = combined(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    added = result.slice(len(rows))
    return dict(zip(added["element"], added["protection"], strict=True))


@pytest.mark.parametrize(
    ("parts", "login", "element"),
    [
        (("card_number", "access_code"), False, "payment_card"),
        (("account_number", "access_code"), False, "financial_account"),
        (("account_number", "password"), False, "financial_account"),
        (("card_number", "password"), False, "payment_card"),
        (("password",), True, "login"),
        (("security_question", "security_answer"), True, "login"),
        (("plate", "plate_read"), False, "alpr"),
    ],
)
def test_parts_that_open_something_together(
    parts: tuple[str, ...], login: bool, element: str
) -> None:
    assert made(dict.fromkeys(parts, "none"), login=login) == {element: "none"}


@pytest.mark.parametrize(
    ("parts", "login"),
    [
        (("card_number",), False),
        (("access_code",), False),
        (("password",), False),
        (("security_question",), True),
        (("security_answer",), True),
        (("plate",), False),
        (("ssn", "medical"), True),
    ],
)
def test_parts_that_open_nothing(parts: tuple[str, ...], login: bool) -> None:
    assert made(dict.fromkeys(parts, "none"), login=login) == {}


def test_password_beside_a_user_name_is_a_login_and_no_bank_account() -> None:
    parts = {"account_number": "none", "password": "none"}
    assert made(parts, login=True) == {"login": "none"}


def test_a_code_beside_a_card_is_the_cards_and_opens_no_account() -> None:
    parts = {"account_number": "none", "card_number": "none", "access_code": "none"}
    assert made(parts) == {"payment_card": "none"}
    assert made(parts | {"card_number": "masked"})["financial_account"] == "none"


def test_hashed_password_opens_nothing() -> None:
    assert made({"password": "hashed"}, login=True) == {"login": "hashed"}


def test_a_question_and_its_answer_open_what_a_hashed_password_does_not() -> None:
    parts = {"security_question": "none", "security_answer": "none", "password": "hashed"}
    assert made(parts, login=True) == {"login": "none"}


def test_masked_card_number_with_code_opens_nothing() -> None:
    parts = {"card_number": "masked", "access_code": "none"}
    assert made(parts) == {"payment_card": "masked"}


def test_parts_of_different_records_do_not_combine() -> None:
    rows = [
        ("one", False, "card_number", "none", 0.9, "header"),
        ("two", False, "access_code", "none", 0.9, "header"),
    ]
    result = combined(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert result["element"].to_list() == ["card_number", "access_code"]
    assert not result["used"].any()


def test_used_parts_are_marked_and_the_score_is_that_of_the_least_sure_part() -> None:
    rows = [
        ("r", False, "card_number", "none", 0.9, "header"),
        ("r", False, "access_code", "none", 0.6, "header"),
        ("r", False, "plate", "none", 0.9, "header"),
    ]
    result = combined(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert result["used"].to_list() == [True, True, False, False]
    assert result["score"].to_list()[-1] == 0.6


def test_nothing_in_nothing_out() -> None:
    assert combined(pl.DataFrame(schema=SCHEMA)).is_empty()
