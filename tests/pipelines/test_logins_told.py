"""Logins as people tell them: beside and below each other, in messages, as question and answer."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.plain.logins_in_chat import told_in_turns


def told(text: str) -> list[tuple[str | None, list[str], list[str]]]:
    """(name, addresses and user names, elements) of everybody of whom a text tells a secret."""
    block = TextBlock(text=text, place="", kind="page")
    rows = records_from_text([block], "s", b"k" * 32, None).iter_rows(named=True)
    return [
        (
            row["full_name"],
            [*(row["emails"] or []), *(row["logins"] or [])],
            sorted({held["element"] for held in row["exposures"]}),
        )
        for row in rows
        if row["exposures"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "You can sign in with the user name tvu20 and the\ninitial password Tulip-Anchor-42, "
        "which you\nwill be asked to change.",
        "Your login is tvu20, and the one-time pass phrase Poplar-9026 .",
        "new temp pw is Harbor$Seal31 - she could log in, user tvu20",
        "password for tvu20: Harbor$Seal31",
        "on the desk\ntvu20\nPurple-Pumpkin-88\n\npasswords, keep!",
        "use mine > `tvu20` / `Tochal_3964`",
        "windows: tvu20    temp PW: Welcome.Falcon26",
        "passwords\nedison        tvu20      Oud+Duduk55   old phone number on file",
        "I made you an account (tvu20, Blue-Heron!7), login works",
    ],
)
def test_a_user_name_and_a_secret_beside_each_other_are_a_login(text: str) -> None:
    assert told(text) == [(None, ["tvu20"], ["password"])]


@pytest.mark.parametrize(
    "text",
    [
        "tvu@example.org\nSunflower.1123",
        "netflix ........ tvu@example.org / Marigold-2214",
        "Reset mail for tvu@example.org\n new pw Molar&Bridge26   (no force change)",
        "the e-mail address we have on file, tvu@example.org, and the\n"
        "once-a-year pass phrase Poplar-9026 . Keep it",
    ],
)
def test_an_address_and_a_secret_beside_each_other_are_a_login(text: str) -> None:
    assert told(text) == [(None, ["tvu@example.org"], ["password"])]


@pytest.mark.parametrize(
    "text",
    [
        "tvu@example.org\nDRE#01998877",
        "tvu@example.org\nSuite-200 b",
        "tvu@example.org\n@tvu_22",
        "For the demo log in as `tvu@example.org` / `Marigold-2214`.",
        "Send your user name to tvu@example.org, password resets take 24hrs",
        "Reset password for mvega. Asset tag CA-004418 laptop",
        "pass the login token v2.3 to api/v1 / Users2",
    ],
)
def test_what_stands_beside_an_address_may_be_no_secret(text: str) -> None:
    assert all("password" not in elements for _, _, elements in told(text))


QUESTION = "10:02 - Rita Quist: can you approve my hours? what is your "


@pytest.mark.parametrize(
    "answers",
    [
        "10:03 - Duc Hoang: dhoang3\n10:04 - Rita Quist: and pw\n10:04 - Duc Hoang: Pho-Bo-Vien99",
        "10:03 - Duc Hoang: dhoang3 and Boba&Tea-1988 , same as before",
        "10:03 - Duc Hoang: user is dhoang3\n10:03 - Duc Hoang: Boba&Tea-1988",
        "10:03 - Duc Hoang: dhoang3 / Boba&Tea-1988",
    ],
)
def test_a_login_told_over_messages_is_the_speakers(answers: str) -> None:
    stamped = "\n".join(f"1/2/26, {line}" for line in f"{QUESTION}login?\n{answers}".split("\n"))
    assert told(stamped) == [("Duc Hoang", ["dhoang3"], ["password"])]


def test_the_code_of_a_card_may_be_all_the_next_message_says() -> None:
    chat = (
        "[10/2/26, 6:31:58 PM] Rita Quist: mándeme los números\n"
        "[10/2/26, 6:34:40 PM] Duc Hoang: 4539 1488 0343 6467\n"
        "[10/2/26, 6:34:52 PM] Duc Hoang: vence 08/28\n"
        "[10/2/26, 6:35:15 PM] Duc Hoang: atrás dice 385\n"
    )
    assert told(chat) == [("Duc Hoang", [], ["access_code", "card_number"])]


@pytest.mark.parametrize(
    "said", ["order 385 then", "see you at 615", "zip 950", "my last 4 are 6467", "apt 385"]
)
def test_other_numbers_behind_a_card_are_no_code(said: str) -> None:
    lines = ["Duc Hoang: 4539 1488 0343 6467", f"Duc Hoang: {said}"]
    assert told_in_turns(lines, chat=True) == lines


def test_a_form_is_no_chat() -> None:
    form = ["Reason: password reset?", "Ticket: INC-2024a", "Reason: new login", "Asset: CA-4418x"]
    assert told_in_turns(form, chat=False) == form


@pytest.mark.parametrize(
    "text",
    [
        'Account tvu@example.org. Reset question on file "First street you lived on?" caller '
        'answered "Zhongshan Lu" - matches.',
        'it asks me for the security question, user is tvu@example.org question "first street" '
        "answer Tilak Road",
        "portal login tvu@example.org, security q: first school - answer: Vidya Mandir",
        "login tvu@example.org (if it asks, fav teacher = Mrs Uyeda)",
    ],
)
def test_a_security_question_with_its_answer_is_found(text: str) -> None:
    assert told(text) == [(None, ["tvu@example.org"], ["security_answer", "security_question"])]


@pytest.mark.parametrize(
    "text",
    [
        "login tvu@example.org. The first school is Lincoln Elementary.",
        "tvu@example.org was verified by security question. Passed.",
        "Favorite color: ________ security question tvu@example.org",
        "tvu@example.org: the city where the office is located was Fresno. Log in for details.",
    ],
)
def test_talk_of_schools_and_cities_answers_no_security_question(text: str) -> None:
    assert all("security_answer" not in elements for _, _, elements in told(text))
