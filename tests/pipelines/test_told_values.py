"""Values without a label of their own: logins told in sentences, numbers that a heading names."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock

KEY = b"a key of the case"


def held(text: str) -> set[tuple[str | None, str]]:
    """Who has which element or part in a document."""
    blocks = [TextBlock(text=text, place="", kind="page")]
    rows = records_from_text(blocks, "s1", KEY, None).to_dicts()
    return {(row["full_name"], e["element"]) for row in rows for e in row["exposures"]}


def logins(text: str) -> set[tuple[str, int]]:
    """Every login with how many passwords stand with it."""
    blocks = [TextBlock(text=text, place="", kind="page")]
    rows = records_from_text(blocks, "s1", KEY, None).to_dicts()
    return {
        (login, sum(e["element"] == "password" for e in row["exposures"]))
        for row in rows
        for login in (*row["emails"], *row["logins"])
    }


@pytest.mark.parametrize(
    "text",
    [
        "[09:12] <aruiz72> cant get in\n[09:13] <helpdesk> reset, use Tahoe!4183 for aruiz72\n",
        "09:12 auth: password for aruiz72 set to Tahoe!4183 by admin\n",
        "Her Windows account is aruiz72, and the one-time password we gave her is Tahoe!4183.\n",
        "Portal\n  u: aruiz72\n  p: Tahoe!4183\n",
        "4/2 Ana Ruiz cannot print. Her mailbox: login aruiz72   pwd Tahoe-4183\n",
        "ticket 71: usuario aruiz72, clave tahoe4183 hasta el lunes\n",
    ],
)
def test_a_login_told_in_a_sentence_is_one_login(text: str) -> None:
    assert logins(text) == {("aruiz72", 1)}


@pytest.mark.parametrize(
    "noted",
    [
        "none recorded", "None known at this time", "not reported", "no known drug allergies",
        "referred, no assessment yet", "no diagnosis yet", "NKDA",
    ],
)  # fmt: skip
def test_what_says_that_nothing_is_known_is_no_diagnosis(noted: str) -> None:
    assert held(f"Patient: Ana Ruiz\nDiagnosis: {noted}\n") == set()


def test_a_number_that_may_be_of_a_plan_or_a_person() -> None:
    form = "Policyholder: Wendy Cifuentes\nPolicyholder/Subscriber ID (SSN or ID#): "
    assert held(f"{form}152-33-3384\n") == {("Wendy Cifuentes", "ssn")}
    assert held(f"{form}KPN984428668\n") == {("Wendy Cifuentes", "health_insurance")}


def test_words_about_passwords_are_no_login() -> None:
    assert logins("Enter your user name and password: first4letters of each\n") == set()
    assert logins("Ana Ruiz, user logged in, pass 3 of 5 at gate 7\n") == set()


def test_pairs_of_address_and_password_need_no_word_where_they_are_a_list() -> None:
    lines = "ana.ruiz@example.com Tahoe!4183\nmark@example.org Condor*1397\n"
    assert logins(lines) == {("ana.ruiz@example.com", 1), ("mark@example.org", 1)}
    assert logins("write to ana.ruiz@example.com A-4183 by Friday\n") <= {
        ("ana.ruiz@example.com", 0)
    }


@pytest.mark.parametrize(
    "noted",
    [
        "4539148803436467  exp 1/28   sec. code 418   paid",
        "4539 1488 0343 6467, 9/2027, CVC2: 418",
        "4539148803436467 exp. 9-27 verif. no 418",
        "4539148803436467 09/27 3-digit code 418",
    ],
)
def test_the_code_noted_behind_a_card(noted: str) -> None:
    card = {("Ana Ruiz", "card_number"), ("Ana Ruiz", "access_code")}
    assert held(f"3/4  Ana Ruiz\n     {noted}\n") == card


def test_codes_of_places_and_approvals_open_no_card() -> None:
    for noted in ("4539148803436467  area code 418", "4539148803436467  auth code 4183"):
        assert held(f"3/4  Ana Ruiz\n     {noted}\n") == {("Ana Ruiz", "card_number")}


def test_a_heading_names_the_numbers_of_its_list() -> None:
    rows = "Ruiz, Ana J   A4100151   exp 2027\nJohnson, Mark W   S3040996   exp 2026\n"
    assert held(f"Bus drivers - license check\n\n{rows}") == {
        ("Ana J Ruiz", "drivers_license"),
        ("Mark W Johnson", "drivers_license"),
    }
    assert held(f"Parts on order\n\n{rows}") == set()


def test_accounts_behind_the_social_security_number_of_a_payroll_list() -> None:
    text = (
        "Direct deposit changes\n"
        "Ana Ruiz / 323-46-7294 / 799640565\nMark Johnson / 223-59-2474 / 2087651141\n"
    )
    assert held(text) == {
        (name, code) for name in ("Ana Ruiz", "Mark Johnson") for code in ("ssn", "account_number")
    }


def test_words_part_the_account_from_its_number() -> None:
    text = "Note to file: Ana Ruiz has an account with us at the harbor, number 2893649318.\n"
    assert held(text) == {("Ana Ruiz", "account_number")}


def test_the_code_of_an_account_that_was_changed() -> None:
    text = "Dear Ana Ruiz,\n\nwe changed the PIN of your account 5701945371 to 8038.\n\nThe bank\n"
    assert held(text) == {("Ana Ruiz", "account_number"), ("Ana Ruiz", "access_code")}


def test_an_illness_under_a_label_of_another_kind() -> None:
    text = "Employee Name: Ana Ruiz\nSSN: 323-46-7294\nAction: Medical leave, breast cancer\n"
    assert ("Ana Ruiz", "medical") in held(text)


@pytest.mark.parametrize(
    "told",
    ["overdosed on Sunday and is on the ward", "relapsed again last week", "just went into labor"],
)
def test_an_illness_is_told_by_a_verb_as_well(told: str) -> None:
    assert held(f"Heads up: Lidia Orozco {told}, please call her sister.\n") == {
        ("Lidia Orozco", "medical")
    }


def test_an_illness_with_a_barred_d_is_no_person() -> None:
    form = "PHIẾU KHÁM\n\nHọ và tên bệnh nhân: Hạnh Lam\nBệnh sử: [x] đột quỵ   [ ] suyễn\n"
    assert held(form) == {("Hạnh Lam", "medical")}


def test_an_address_behind_the_name_of_a_desk_is_not_the_writers() -> None:
    mail = (
        "Name: Lidia Orozco\nSocial: 524-18-3067\n\nSee you Friday.\n\n"
        "> On Mon, Mar 3, 2025 at 4:02 PM {shown} <pay@orchard.example.org> wrote:\n> Thanks.\n"
    )
    for shown, address in (("Billing Desk", []), ("Lidia Orozco", ["pay@orchard.example.org"])):
        blocks = [TextBlock(text=mail.format(shown=shown), place="", kind="mail")]
        rows = records_from_text(blocks, "s1", KEY, None).to_dicts()
        told = {row["full_name"]: row["emails"] for row in rows if row["exposures"]}
        assert told == {"Lidia Orozco": address}
