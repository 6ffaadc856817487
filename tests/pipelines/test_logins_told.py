"""Logins as people tell them: beside and below each other, in messages, as question and answer."""

from __future__ import annotations

import pytest
from told import about

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


@pytest.mark.parametrize(
    "end",
    [
        "06-27   back: 118",
        "good til 6/27, the 3 #s on back 118",
        "exp 06/27 atrás 118",
        "6/27 three digits on the back 118",
    ],
)
def test_the_back_of_a_card_has_its_code(end: str) -> None:
    found = told(f"Abdi Warsame wants 2 wreaths, vs 4539 1488 0343 6467  {end}")
    assert found == [("Abdi Warsame", [], ["access_code", "card_number"])]


def test_a_card_under_the_label_of_an_account_is_a_card_where_it_pays() -> None:
    order = "Sold to: Guadalupe Zendejas\nMETHOD OF PAYMENT  VISA\nACCT # {} {}\n"
    paid = told(order.format("4539 1488 0343 6467", "  EXP DATE 12/27   CID 052"))
    assert paid == [("Guadalupe Zendejas", [], ["access_code", "card_number"])]
    kept = told("Sold to: Guadalupe Zendejas\nMoney market\nACCT # 4539 1488 0343 6467\n")
    assert kept == [("Guadalupe Zendejas", [], ["account_number"])]


@pytest.mark.parametrize("said", ["four-four-one-nine.", "four four one nine", "4419", "it's 4419"])
def test_a_pin_asked_for_on_the_telephone_opens_the_account(said: str) -> None:
    call = (
        "Agent: May I have your name please?\nMember: Yes it's Teresa Quirarte.\n"
        "Agent: And your member account number?\nMember: 1182274409\n"
        f"Agent: 1182274409, thank you. And the phone banking PIN?\nMember: {said}\n"
    )
    assert told(call) == [("Teresa Quirarte", [], ["access_code", "account_number"])]


@pytest.mark.parametrize(
    "line",
    [
        "Acct debited: 6620118834   Customer provided wire PIN 77104: matches",
        "ckg 6620118834   phone pin 7710 (yr she was born)",
        "CHECKING 331.09   MICR 6620118834\n  Audio PIN: 8140",
        "Account number 6620118834\n  COMMENT 03 >> CALL-IN PSWD: bun rieu 1968",
    ],
)
def test_an_account_by_the_words_of_banks_and_what_opens_it(line: str) -> None:
    ((name, _, elements),) = told(f"Customer: Teresa Quirarte\n{line}\n")
    assert name == "Teresa Quirarte"
    assert "account_number" in elements
    assert {"access_code", "password"} & set(elements)


@pytest.mark.parametrize(
    "label",
    ["Name on card ", "NAME ON CARD:", "Name as it appears on card", "Print name on the card"],
)
def test_a_card_is_of_whom_the_form_names_on_it(label: str) -> None:
    form = (
        "PLEDGE 2027\nName(s)  Delphine & Manuel Furtado\nCard No.  4539 1488 0343 6467\n"
        f"Exp.  09 / 29       Sec. code  661\n{label}  Delphine M Furtado\nDate 10/11/26\n"
    )
    assert told(form) == [("Delphine M Furtado", [], ["access_code", "card_number"])]


@pytest.mark.parametrize(
    "said", ["u: aruiz p: Fjord-2210", "U:aruiz / P:Fjord-2210", "un: aruiz\npw: Fjord-2210"]
)
def test_one_letter_before_a_user_name_and_one_before_its_password(said: str) -> None:
    ((name, users, elements),) = told(f"Ana Ruiz    {said}\n")
    assert (name, users, elements) == ("Ana Ruiz", ["aruiz"], ["password"])


@pytest.mark.parametrize(
    "told",
    [
        "Requester: Jun Her (jher@example.org)\nAssigned: Tomé Borges\n\nOn the laptop was a file "
        "with the requester's own mail password,\nCondor*8521. The intern got a new account.",
        "Caller: Jun Her (jher@example.org)\nOpened by: Brett Lindqvist\n\nCaller left a note with "
        "her e-mail password, Harbor$6632, on the shared desk.",
    ],
)
def test_a_password_told_in_passing_is_whose_the_ticket_says(told: str) -> None:
    assert about(told) == {("Jun Her", "password")}


@pytest.mark.parametrize(
    "page",
    [
        "bank ........... 8511931712, pin 6618\ngarden club .... ask {other}\n\n"
        "if found please return to {owner}, (408) 555-0125",
        "{owner}'s codes -- keep in drawer\n\nSchwab 88124490 pin 2210\nMr. {other}'s garage 1180",
        "This book belongs to {owner}. If lost call 209-555-0119\n\nDr. {other} next visit 3/4\n"
        "checking at Umpqua 700418826, pin 5521",
    ],
)
def test_accounts_on_a_page_of_passwords_are_its_owners(page: str) -> None:
    found = about(page.format(owner="Rosa Villegas", other="Robert Finch"))
    assert found == {("Rosa Villegas", "account_number"), ("Rosa Villegas", "access_code")}


def test_the_password_of_a_program_is_not_whose_name_a_comment_tells() -> None:
    settings = (
        "# .env.production    DO NOT COMMIT  (oops, Iryna Tkachuk)\nDB_HOST=10.20.4.59\n"
        "DB_USER=svc_claims\nDB_PASS=t7#Kd90zz!pQ\n# personal sandboxes\n# Nestor Agbayani\n"
        "SANDBOX_LOGIN=nestor.agbayani@example.com\nSANDBOX_PASSWORD=Tahoe$2479\n"
    )
    assert told(settings) == [
        ("Nestor Agbayani", ["nestor.agbayani@example.com"], ["password"]),
    ]


def test_remarks_in_place_of_a_password_and_shared_desks_are_nobodys_login() -> None:
    listed = (
        "Who | Portal | Login | Password\nAna Ruiz | EHR | aruiz88 | Pacific#3229\n"
        "Bao Pham | EHR | bpham@example.com | she keeps it in her head\n"
        "Cheng Her | EHR | cher4 | not set yet\n"
        "front desk (shared) | Weave | frontdesk | Smile2024\n"
    )
    assert told(listed) == [
        ("Ana Ruiz", ["aruiz88"], ["password"]),
        (None, [], ["password"]),
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "Security question: Name of first pet?\nAnswer: Biscuit",
        "Secret question 1: What was your first pet?   Answer 1: Biscuit",
        "Q: What street did you grow up on?\nA: Biscuit Lane",
    ],
)
def test_an_answer_under_its_question_is_told_with_it(asked: str) -> None:
    found = told(f"Account holder: Cheng Her\n{asked}\nLogin: cher88\n")
    assert found == [("Cheng Her", ["cher88"], ["security_answer", "security_question"])]


@pytest.mark.parametrize(
    "text",
    [
        "The seat is on Losa Fa'asavalu. Sign in as lfaasava88, then Orchid$5806.",
        "Losa Fa'asavalu's login is lfaasava88 since May. I reset it, tell her: Orchid$5806",
        "Logins. The board knows lfaasava88 as user, that is Losa Fa'asavalu. The word is "
        "Orchid$5806 .",
        "Losa Fa'asavalu is locked out. Her sign-in is lfaasava88, pw was reset to Orchid$5806.",
    ],
)
def test_a_user_name_in_a_sentence_leads_to_its_password_and_to_a_name_it_is_made_of(
    text: str,
) -> None:
    assert told(text) == [("Losa Fa'asavalu", ["lfaasava88"], ["password"])]


def test_rules_for_passwords_and_prices_tell_no_login() -> None:
    said = "Ana Ruiz, clerk\nSign in as admin once a week. Costs $1,200.50 a year, see A1.\n"
    assert told(said) == []


def test_a_password_beside_an_email_that_is_called_and_not_told() -> None:
    said = "Ana Ruiz: I sign in to Canvas with my school email and haneul-0316-Sea. Is it locked?"
    assert [(name, kinds) for name, _, kinds in told(said)] == [("Ana Ruiz", ["password"])]
    assert told("Ana Ruiz: sign in with your email and click Next, then choose Campus2") == []


def test_who_cannot_get_in_is_told_a_login_without_a_question() -> None:
    chat = (
        "23:02  Marisol Quintero: cant get into the xray pc again\n23:02  Vinh Doan: use mine\n"
        "23:03  Vinh Doan: vdoan22\n23:03  Vinh Doan: Tochal#3655\n"
        "23:05  Marisol Quintero: in. ty!!\n"
    )
    assert [(who, logins) for who, logins, _ in told(chat)] == [("Vinh Doan", ["vdoan22"])]
