"""Whose value it is: one document for each way in which a value was given to the wrong person."""

from __future__ import annotations

import pytest
from told import about

from detectors.wrapping import unwrapped, without_encoding
from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock

KEY = b"a key of the case"

CASES = {
    "what a claimant had, in the notes of an adjuster": (
        "Claim: AU-118   Claimant: Ana Ruiz\nAdjuster: Mark Johnson\n\n03/02/2025 Mark Johnson\n"
        "  Claimant was taken to the hospital with an epidural hematoma and a broken collarbone.\n",
        {("Ana Ruiz", "medical")},
    ),
    "a birth place is nobody": (
        "PROPOUNDED TO: Plaintiff Ana Ruiz\nANSWER NO. 4: March 3, 1971; Grants Pass, Oregon.\n"
        "ANSWER NO. 5: Social Security number for wage records: 524-18-3067.\n",
        {("Ana Ruiz", "ssn")},
    ),
    "what a firm's customer had at the reader's policyholder": (
        "To: Mark Johnson, Claims\nRe: Our client: Ana Ruiz\nDear Mr. Johnson:\nOur client fell in "
        "your policyholder's garage and sustained a fracture of the left hip.\n",
        {("Ana Ruiz", "medical")},
    ),
    "his number, in a letter to you": (
        "Dear Ms. Johnson:\nOur client, Luis Ruiz, was hurt in May. For your report you may use "
        "his Medicare number, 1EG4TE5MK73.\n",
        {("Luis Ruiz", "health_insurance")},
    ),
    "her number under a line of subject, in a letter to you": (
        "Dear Mr. Johnson:\nRe: Ana Ruiz\nFor your records, her passport number is 541830671.\n",
        {("Ana Ruiz", "passport")},
    ),
    "your number, though the letter tells of others": (
        "Dear Ana Ruiz,\nShe asked for his records. Your passport number is 541830671.\n",
        {("Ana Ruiz", "passport")},
    ),
    "the policy of an employer, in a claim for accidents at work": (
        "Workers' Compensation Claim Form (DWC 1)\nEmployee: Ana Ruiz\nInjury: crushed hand\n"
        "Insurance Policy Number: WC 884-417-2201\n",
        {("Ana Ruiz", "medical")},
    ),
    "a label in Spanish beside the name is nobody": (
        "Name: Luis Ruiz\nFecha de Hoy  10/02/2025\nSSN 524-18-3067\n",
        {("Luis Ruiz", "ssn")},
    ),
    "who sold a policy is not the one insured": (
        "Producer Contact Full Name: Mark Johnson\nNamed Insured Full Name A: Ana Ruiz\n"
        "Named Insured Tax Identifier A: 524-18-3067\n",
        {("Ana Ruiz", "ssn")},
    ),
    "numbered boxes in two columns": (
        "8a PATIENT NAME      RUIZ, ANA K\n58 INSURED'S NAME    JOHNSON, MARK H\n"
        "60 INSURED'S UNIQUE ID   KPN932232387\n67 PRINCIPAL DX      J44.1\n",
        {("Ana K Ruiz", "medical"), ("Mark H Johnson", "health_insurance")},
    ),
    "numbered boxes over their values, with hints in brackets": (
        "1a. INSURED'S I.D. NUMBER            KPN932232387\n"
        "2. PATIENT'S NAME (Last, First, Middle Initial)\n   RUIZ, ANA K\n"
        "4. INSURED'S NAME (Last, First, Middle Initial)\n   JOHNSON, MARK H\n"
        "21. DIAGNOSIS   A. E11.65\n",
        {("Ana K Ruiz", "medical"), ("Mark H Johnson", "health_insurance")},
    ),
    "kind of the number in a field before it": (
        "NAME: RUIZ, ANA E  MONIKER: none\nID TYPE: CDL  ID NO: R8179509\n"
        "WITH: JOHNSON, MARK P  ID NO: Y8200476\n",
        {("Ana E Ruiz", "drivers_license"), ("Mark P Johnson", "drivers_license")},
    ),
    "what an office denied is no denial of an illness": (
        "Agenda:\n- Ana Ruiz: SSI denied again, schizophrenia documented by Dr. Loan Trinh.\n",
        {("Ana Ruiz", "medical")},
    ),
    "what the doctors found is of whom the paragraph speaks": (
        "After the fall, Ana Ruiz was taken to Valley Medical by her grandson Mee Vue. The doctors "
        "found a hip fracture. Mee Vue showed his driver's license, number F1963753.\n",
        {("Ana Ruiz", "medical"), ("Mee Vue", "drivers_license")},
    ),
    "a greeting by a family name of two words": (
        "Dear Mr. Del Toro:\n\nThis notice is issued to you, Luis Del Toro. You presented a note "
        "stating that you have ulcerative colitis.\n\nMark Johnson\n",
        {("Luis Del Toro", "medical")},
    ),
    "a visitor of a chat who gave a name": (
        "[17:17] Visitor: Ana Ruiz\n[17:17] Agent Shanice: Thank you. And the last four?\n"
        "[17:17] Visitor: 06/19/1987. my whole social is 524-18-3067 if that is quicker\n",
        {("Ana Ruiz", "ssn")},
    ),
    "a customer of a chat who gave a name": (
        "[17:17] Customer: Ana Ruiz\n[17:17] Agent Shanice: Thank you, what happened?\n"
        "[17:17] Customer: I lost my wallet, my social is 524-18-3067\n",
        {("Ana Ruiz", "ssn")},
    ),
    "number of a Medi-Cal card": (
        "IHSS Recipient: Ana Ruiz\nRecipient Medi-Cal card no: 91827364A\n"
        "Provider (caregiver): Mark Johnson\n",
        {("Ana Ruiz", "health_insurance")},
    ),
    "cards with a blank line between them, under a label nobody knows": (
        "".join(
            f"Volunteer\n{name}\nSS#\n{number}\nDOB\n12 Aug 1948\nStatus\nCleared\n\n"
            for name, number in (("Ana Ruiz", "524-18-3067"), ("Mark Johnson", "524-18-3068"))
        ),
        {("Ana Ruiz", "ssn"), ("Mark Johnson", "ssn")},
    ),
    "cards without a line between them, under a label nobody knows": (
        "Background checks\n"
        + "".join(
            f"Volunteer\n{name}\nSS#\n{number}\nStatus\nCleared\n"
            for name, number in (("Ana Ruiz", "524-18-3067"), ("Mark Johnson", "524-18-3068"))
        ),
        {("Ana Ruiz", "ssn"), ("Mark Johnson", "ssn")},
    ),
    "an entry of a case worker's notes": (
        "Worker: Mark Johnson\n\n3/4/25  T/C from Luis Ortega. Wants to apply.\n\n3/6/25  Met with "
        "Ana Ruiz at the senior center. Daughter drove. Recent fall, now on Eliquis.\n",
        {("Ana Ruiz", "medical")},
    ),
    "what a writer holds for the reader who asked": (
        "Dear Ana Ruiz,\n\nas you asked, the Social Security number we hold for you is 524-18-3067."
        "\n\nBest,\nMark Johnson\n",
        {("Ana Ruiz", "ssn")},
    ),
    "labels of short forms with full stops": (
        "AUTO LOAN\nApplicant name: Ana Ruiz\nSoc. Sec. No.: 524183067\n"
        "Driver's Lic. No.: N1270761\n",
        {("Ana Ruiz", "ssn"), ("Ana Ruiz", "drivers_license")},
    ),
    "stripes of cards": (
        "%B4539578763621486^RUIZ/ANA^27091010000014183067?;4539578763621486=27091010000014183067?\n"
        "%B4716461583322103^JOHNSON/MARK A      ^27091010000018306714?\n",
        {
            ("Ana Ruiz", "card_number"),
            ("Ana Ruiz", "access_code"),
            ("Mark A Johnson", "card_number"),
            ("Mark A Johnson", "access_code"),
        },
    ),
    "label of the same person": (
        "Victim: Ana Ruiz\nVictim DL: D4183067\nSuspect: Mark Johnson\nSuspect SSN: 524-18-3067\n"
        "Victim passport number: 541830671\n",
        {("Ana Ruiz", "drivers_license"), ("Ana Ruiz", "passport"), ("Mark Johnson", "ssn")},
    ),
    "after the children's lines": (
        "Taxpayer name: Ana Ruiz\nTaxpayer SSN: 524-18-3067\nDependent name: Luis Ruiz\n"
        "Dependent SSN: 524-18-3068\nBank account for refund: 4183067155\n",
        {("Ana Ruiz", "ssn"), ("Luis Ruiz", "ssn"), ("Ana Ruiz", "account_number")},
    ),
    "in the order of the names, in the next sentence": (
        "Ana Ruiz and Mark Johnson applied in June. Their Social Security numbers are 524-18-3067 "
        "and 524-18-3068.\n",
        {("Ana Ruiz", "ssn"), ("Mark Johnson", "ssn")},
    ),
    "a number in brackets is of the name before it": (
        "We act for Ana Ruiz and her husband, Mark Johnson (SSN 524-18-3067), in this matter.\n",
        {("Mark Johnson", "ssn")},
    ),
    "whom a letter is to, not who signs it": (
        "Dear Ana Ruiz,\n\nThank you for opening an account with us this week. The account number "
        "is 4183067155. Your card follows.\n\nMark Johnson\nMember Services\n",
        {("Ana Ruiz", "account_number")},
    ),
    "who speaks": (
        "I, Ana Ruiz, declare:\n1. My landlord is Mark Johnson.\n2. My driver's license is "
        "D4183067.\n",
        {("Ana Ruiz", "drivers_license")},
    ),
    "a registered owner": (
        "Plate 8KLM418 read at Story Rd 18:22, camera 4. Registered owner Ana Ruiz. Driver Mark "
        "Johnson was cited.\n",
        {("Ana Ruiz", "plate"), ("Ana Ruiz", "plate_read")},
    ),
    "family history": (
        "Patient: Ana Ruiz\nDOB: 04/07/1961\nFAMILY HISTORY: Father died of lung cancer. Mother "
        "with diabetes.\nAssessment: gout, on allopurinol.\n",
        {("Ana Ruiz", "medical")},
    ),
    "only the family has it": (
        "Patient: Ana Ruiz\nDOB: 04/07/1961\nFamily history of ovarian cancer. Mother had lupus. "
        "No history of asthma or diabetes.\n",
        set(),
    ),
    "machines have seizures too": (
        "Release notes: Ana Ruiz fixed the seizure of the main thread; the cache and the server "
        "need a patch for the stroke counter.\n",
        set(),
    ),
    "a tax number of a payer": (
        "PAYER'S TIN: 95-4183067\nRECIPIENT'S name: Ana Ruiz\nRECIPIENT'S TIN: 524-18-3067\n",
        {("Ana Ruiz", "ssn")},
    ),
    "parts of a name in a query": (
        'GET /apply?first=Ana&last=Ruiz&ssn=524183067 HTTP/1.1" 200\n',
        {("Ana Ruiz", "ssn")},
    ),
    "a label is no name": (
        "Nombre: Ana Ruiz\nNúmero de Seguro Social: 524-18-3067\nLicencia de manejar: D4183067\n",
        {("Ana Ruiz", "ssn"), ("Ana Ruiz", "drivers_license")},
    ),
}


def given(text: str) -> set[tuple[str, str]]:
    block = TextBlock(text=text, place="", kind="page")
    rows = records_from_text([block], "s1", KEY, None).iter_rows(named=True)
    return {(r["full_name"], e["element"]) for r in rows if r["full_name"] for e in r["exposures"]}


@pytest.mark.parametrize("name", CASES)
def test_whose_value_it_is(name: str) -> None:
    text, truth = CASES[name]
    assert given(text) == truth


def test_a_login_told_in_a_chat_is_of_whom_its_name_says() -> None:
    text = (
        "[10:02] Ana Ruiz: I am locked out\n[10:03] Mark Johnson: username aruiz72, new password "
        "is Tahoe!4183\n"
    )
    rows = records_from_text(
        [TextBlock(text=text, place="", kind="page")], "s1", KEY, None
    ).to_dicts()
    held = [r for r in rows if r["exposures"]]
    assert [(r["full_name"], r["logins"]) for r in held] == [("Ana Ruiz", ["aruiz72"])]


def test_logins_in_three_lines_stand_together() -> None:
    text = (
        "https://mail.example.com/in\nana.ruiz@example.com\nTahoe!4183\n\n"
        "https://shop.example.net\nmark@example.org\nCondor*1397\n"
    )
    rows = records_from_text(
        [TextBlock(text=text, place="", kind="page")], "s1", KEY, None
    ).to_dicts()
    assert sorted(r["emails"][0] for r in rows if r["exposures"]) == [
        "ana.ruiz@example.com",
        "mark@example.org",
    ]


def test_lines_of_a_quoted_message_go_on_behind_their_signs() -> None:
    text = (
        ">> Since Monday I cannot pay by phone at all, and my savings account is\n"
        ">> 4183067155 while the code that I was given for it last year is 4471.\n"
        "> I will look at it right away and tell you what it was, if you let me\n"
    )
    flat = unwrapped(text)
    assert len(flat) == len(text)
    assert " ".join(flat.split("\n")[0].split()).endswith(
        "my savings account is 4183067155 while the code that I was given for it last year is 4471."
    )
    assert flat.count("\n") == text.count("\n") - 1


def test_an_entry_of_a_log_goes_on_from_none_above_it() -> None:
    entry = (
        '2024-11-0{0} 14:2{0}:07,311 TRACE portal.signin attempt {{"user": "{1}", '
        '"password": "{2}", "host": "app{0}", "patron": "{3}", "card": "none", "retry": 0}}\n'
    )
    text = entry.format(3, "apena@example.org", "Violet-8Moss", "Amalia Pena")
    text += entry.format(4, "jkwok@example.net", "Grebe*4410", "Jonas Kwok")
    rows = records_from_text([TextBlock(text=text, place="", kind="log")], "s1", KEY, None)
    opened = rows.filter(rows["exposures"].list.len() == 1)
    assert opened["full_name"].to_list() == ["Amalia Pena", "Jonas Kwok"]
    assert opened["locator"].to_list() == ["line 1", "line 2"]


def test_a_narrow_margin_breaks_no_sentence() -> None:
    text = (
        "The clerk called about a charge on the card 4183 0671\n"
        "5541 3067 and about another number that (as she said)\n"
        "was not hers.\n"
    )
    assert unwrapped(text).count("\n") == 1
    rows = "Ana Ruiz, San Jose, 524-18-3067, active since the year 2019\n" * 3
    assert unwrapped(rows) == rows
    calls = (
        "Rosa de la Cruz - (408) 555-0140 - abnormal mammogram\n"
        "Wilber Robles - (559) 555-0176 - INR 4.2, hold warfarin\n"
        "Dmitri Belov - (510) 555-0178 - positive for chlamydia\n"
    )
    assert unwrapped(calls) == calls


def test_a_query_keeps_its_length() -> None:
    line = "GET /a?name=Ana+Ruiz&city=San%20Jose 1+1=2"
    plain = without_encoding(line)
    assert len(plain) == len(line)
    assert "Ana Ruiz" in plain
    assert plain.endswith("1+1=2")


def test_a_heading_that_names_somebody_ends_what_was_said_of_the_one_before() -> None:
    notes = (
        "# Week 12\n\n## Odalys Brandt\n- Blood pressure up again, takes losartan\n"
        "- Medi-Cal ID: 98283629A\n\n## Osvaldo Falk\n- Asthma, swollen feet. Call the son.\n\n"
        "## Shopping\n- [ ] soap\n"
    )
    assert about(notes) == {
        ("Odalys Brandt", "medical"),
        ("Odalys Brandt", "health_insurance"),
        ("Osvaldo Falk", "medical"),
    }
    assert about("# Employee: Odalys Brandt\n# Site: 3\n# SSN: 541-62-7719\n") == {
        ("Odalys Brandt", "ssn")
    }


def test_the_defendant_of_a_caption_is_whom_a_report_to_the_court_is_about() -> None:
    report = (
        "PEOPLE OF THE STATE OF CALIFORNIA vs. ODETTE VILLARREAL   Case No. 24F-01192\n"
        "Birthdate: 04/15/1974   Driver's license: F2600639\nSSN: 541-62-7719\n"
        "OFFENSE\nThe defendant took a vehicle belonging to Piers Hollis, who was interviewed.\n"
    )
    assert about(report) == {("Odette Villarreal", "drivers_license"), ("Odette Villarreal", "ssn")}
