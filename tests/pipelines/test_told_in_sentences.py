"""Whom sentences mean that name the person elsewhere: misuse, relatives, codes, the one before."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "who tells that another used their number": (
        "Rosa Alvarado reported that her tenant, Dale Whitcomb, had opened a credit line using "
        "her Social Security number, 518-73-1126, in May.\n",
        {("Rosa Alvarado", "ssn")},
    ),
    "one's own number used by oneself": (
        "The clerk said that Dale Whitcomb used his Social Security number, 518-73-1126, to log "
        "in.\n",
        {("Dale Whitcomb", "ssn")},
    ),
    "she, of a sentence without a verb": (
        "Visit with Rosa Alvarado and her son Teo Alvarado. Teo Alvarado is in school.\n"
        "Letter from Ines Duarte. She asks for a copy; SSN on it is 518-73-1126.\n",
        {("Ines Duarte", "ssn")},
    ),
    "codes of parties with another spelling in the caption": (
        "VICTIM 1: ALVARADO, ROSA\nVICTIM 2: DUARTE, INES\n\n"
        "Both were at home. V2 read me the Social Security number on the form, 518-73-1126.\n",
        {("Ines Duarte", "ssn")},
    ),
    "a brother's account in one's own declaration": (
        "I, Rosa Alvarado, declare: My brother Teo Duarte lends me money; his bank account is "
        "7743120958.\n",
        {("Teo Duarte", "account_number")},
    ),
    "whom a form pays": (
        "Employee: Rosa Alvarado\nSocial Security: 518-73-1126\nRemit to: Ines Duarte\n"
        "Bank account: 7743120958\n",
        {("Rosa Alvarado", "ssn"), ("Ines Duarte", "account_number")},
    ),
    "a mother tells of her son": (
        "Pupil: Teo Duarte\nPresent: Ines Duarte (mother), Ken Oda (teacher)\n\n"
        "Teo forgets his lunch. Mother says he was diagnosed with epilepsy in May.\n",
        {("Teo Duarte", "medical")},
    ),
    "given names with a hyphen, alone": (
        "Household: Min-seo Baek and Rosa Alvarado. Numbers on file: Min-seo 518-73-1126, Rosa "
        "414-22-9035.\n",
        {("Min-seo Baek", "ssn"), ("Rosa Alvarado", "ssn")},
    ),
    "what an estate owns, the heirs named in between": (
        "IN RE THE ESTATE OF ROSA ALVARADO, DECEASED\n\nHer children Teo Alvarado and Ines Duarte "
        "survive her. The estate holds one savings account, number 7743120958.\n",
        {("Rosa Alvarado", "account_number")},
    ),
    "a number for each of a couple": (
        "We issued cards to Rosa Alvarado and Dale Whitcomb. The Social Security numbers you sent "
        "are 518-73-1126 for the wife and 414-22-9035 for the husband.\n",
        {("Rosa Alvarado", "ssn"), ("Dale Whitcomb", "ssn")},
    ),
    "one's own number in a letter in Vietnamese, about what its subject says": (
        "Subject: Xin giúp đỡ về hóa đơn\n\nKính gửi Hội đồng,\n\n"
        "Tôi tên là Lan Doan. Số An sinh Xã hội của tôi là 518-73-1126. Xin quý vị giúp tôi.\n\n"
        "Cảm ơn,\nLan Doan\n",
        {("Lan Doan", "ssn")},
    ),
    "an account and the word that opens it, between quotes": (
        "Dear Ines,\n\nPlease draw the fee from my savings account at Tri Valley Bank, no. "
        '6960776947; if they ask, the password on the account is "bluejay1962".\n\n'
        "Best wishes\nRosa Alvarado\n",
        {("Rosa Alvarado", "account_number"), ("Rosa Alvarado", "access_code")},
    ),
    "what somebody is": (
        "Present were Rosa Alvarado (site designee) and Ines Duarte (school psychologist).\n",
        set(),
    ),
    "people of the meeting by their jobs in brackets": (
        "Dear Ken Oda:\nWe write about your child, Teo Oda (DOB 03/14/2015). Present were Rosa "
        "Alvarado (program administrator) and Ines Duarte (teacher).\nHer report confirmed a "
        "diagnosis of focal epilepsy.\n",
        {("Teo Oda", "medical")},
    ),
    "an abbreviation in brackets": (
        "1/30 1:20p Duarte, Ines  gr 12\n           limps; hx of juvenile arthritis (JIA)\n",
        {("Ines Duarte", "medical")},
    ),
    "money of the household, below a line for each": (
        "Filer: Rosa Alvarado      SSN 518-73-1126\nSpouse: Dale Whitcomb     SSN 414-22-9035\n"
        "Send the refund to acct 7743120958\n",
        {
            ("Rosa Alvarado", "ssn"),
            ("Dale Whitcomb", "ssn"),
            ("Rosa Alvarado", "account_number"),
        },
    ),
    "a plan of the relative named last": (
        "Dear Rosa Alvarado,\n\nWe spoke about your son Teo Alvarado. His member ID is "
        "KPN264235194.\n",
        {("Teo Alvarado", "health_insurance")},
    ),
    "parties by the caption": (
        "Terms agreed in Rosa Alvarado v. Dale Whitcomb. Ken Oda speaks for the company. The "
        "plaintiff's Social Security number is 518-73-1126.\n",
        {("Rosa Alvarado", "ssn")},
    ),
    "a place that answers a security question": (
        "Recovery questions of Rosa Alvarado\nQ: Where did you meet your spouse?\nA: Santa Paula\n"
        "Password: Lagoon#2276\n",
        {("Rosa Alvarado", "password")},
    ),
    "a card that the margin broke, with its code": (
        "The card of Rosa Alvarado is ruined. Card 4352 7461 5880\n7614, code on the back 888.\n",
        {("Rosa Alvarado", "card_number"), ("Rosa Alvarado", "access_code")},
    ),
    "a card that the margin broke": (
        "Rosa Alvarado read her debit card to the caller, 4352 7461\n5880 7614, twice.\n",
        {("Rosa Alvarado", "card_number")},
    ),
    "a login of a family with a hyphen": (
        "logins for the kiosk\nHa-eun Baek - hbaek22 / Lagoon#2276\n",
        {("Ha-eun Baek", "password")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_whom_sentences_mean(name: str) -> None:
    text, truth = CASES[name]
    assert about(text) == truth


def test_a_card_told_line_by_line_keeps_its_code() -> None:
    told = "Cardholder: Chidi Okonkwo\nVisa debit 4539 1488 0343 6467\nvalid thru 11/27\n"
    said = "{}3 numbers on the back 817\n"
    assert about(said.format(told)) >= {
        ("Chidi Okonkwo", "card_number"), ("Chidi Okonkwo", "access_code"),
    }  # fmt: skip
    other = "Cardholder: Chidi Okonkwo\nVisa debit 4539 1488 0343 6467\nOrder code 4417\n"
    assert ("Chidi Okonkwo", "access_code") not in about(other)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("la señora Imelda Tzoc ya empezó con la isoniazida", "Imelda Tzoc"),
        ("Don Anselmo Urbina salió positivo VIH", "Anselmo Urbina"),
        ("Bà Trần Thị Mai bị ngưng thở khi ngủ", "Trần Thị Mai"),
        ("Corazon Dimaano has diyabetes since 2019", "Corazon Dimaano"),
        ("Don Anselmo Urbina no tiene diabetes", None),
        ("Sr. Anselmo Urbina sin asma ni diabetes", None),
        ("Bà Trần Thị Mai không bị tiểu đường", None),
    ],
)
def test_illnesses_told_in_the_languages_of_california(said: str, who: str | None) -> None:
    found = about(said + "\n")
    assert {str(name).removeprefix("Bà ") for name, _ in found} == ({who} if who else set()), found
