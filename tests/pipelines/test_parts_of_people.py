"""Whose value it is where a text says it by a part, a voice, a form's layout or a chat's order."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.tables.document_forms import form_lines

KEY = b"a key of the case"

CASES = {
    "an account that is opened under another's name": (
        "my name is Losa Tevita. the claim has my ssn 612-44-8123. she said the account is "
        "586238274448 and it is opened under the name Bao Vo. that is my old roomate.\n\n"
        "signed Losa Tevita        taken by Ofc. Ana Ruiz  badge 865\n",
        {("Losa Tevita", "ssn"), ("Bao Vo", "account_number")},
    ),
    "the friend of a decedent is not the decedent": (
        "MEMO - Estate of Ha-eun Noh, deceased\n\nThe rest goes to a friend of the decedent, Pita "
        "Vea. No kin. Pita's W-9 came in with 335-84-2284 in Part I.\n\nThe decedent's own number "
        "is on the 706, 599-28-6691.\n",
        {("Pita Vea", "ssn"), ("Ha-eun Noh", "ssn")},
    ),
    "codes of the parties before a bar": (
        "V-1 | TEVITA, LOSA | DOB 05/17/1982\nW-1 | VO, BAO | DOB 01/02/1990 | Res refused\n\n"
        "In the backpack was V-1's Social Security card, 269-51-4545. W-1 heard glass.\n",
        {("Losa Tevita", "ssn")},
    ),
    "whom to notify has nothing in the property": (
        "ANA RUIZ      DOB 3/4/1980\nSSN 612-44-8123\n\nTaking medicine?  no\n"
        "Notify: Bao Vo, aunt, (818) 555-0171, may pick up the truck\n"
        "Property: belt, 1 wallet, 1 debit card 4771 3526 6551 0719 (card left in wallet)\n",
        {("Ana Ruiz", "ssn"), ("Ana Ruiz", "card_number")},
    ),
    "who speaks in a message of a mailbox": (
        "msg 1  0:48\n\"hi this is Marisol Quintero I'm retired mine is 562-51-8324 okay and the "
        'other letter is for a Vinh Doan and it says 184-98-6556 on it bye"\n\nmsg 2  0:33\n'
        '"um yes this is Vinh Doan I also have a question on my medicare it\'s 9MX4-TR7-RV22"\n\n'
        "-- Ana Ruiz: called both back\n",
        {("Marisol Quintero", "ssn"), ("Vinh Doan", "ssn"), ("Vinh Doan", "health_insurance")},
    ),
    "a name right behind the number": (
        "1920  Ofc Mark Johnson: Found wallet at the gym. California license D4183067, name Ana "
        "Ruiz, cash $40.\n2105  Ofc Mark Johnson: Gone on arrival. Roommate Bao Pham was told.\n",
        {("Ana Ruiz", "drivers_license")},
    ),
    "a label below a name is no job of theirs": (
        "Leaver: Ana Ruiz\nManager: Mark Johnson\nCompany card: 4274 9293 8335 1450\n"
        "Forward to: Bao Pham\n",
        {("Ana Ruiz", "card_number")},
    ),
    "what the attending said of whom the paragraph is about": (
        "I met Driver 2, Ana Ruiz, in the emergency department. Driver 2 was awake. The attending, "
        "Dr. Mark Johnson, told me that there was a fracture of the femur.\n\nDriver 1, Bao Pham, "
        "handed in a copy of the license, D4183067.\n",
        {("Ana Ruiz", "medical"), ("Bao Pham", "drivers_license")},
    ),
    "a possessive is no part of the name": (
        "Q.  Whose account is 5427618371?\nA.  That is Ana Ruiz's. The rent went there.\n",
        {("Ana Ruiz", "account_number")},
    ),
    "parts that a contract defines": (
        'This lease is made by Ana Ruiz ("Tenant"), Bao Pham ("Guarantor") and Mark Johnson '
        '("Landlord").\n\n1. Guarantor\'s Social Security number is 524-18-3067.\n2. Tenant has '
        "given to Landlord the passport numbered 541830671.\n\n"
        "Ana Ruiz, Tenant        Bao Pham, Guarantor        Mark Johnson, Landlord\n",
        {("Bao Pham", "ssn"), ("Ana Ruiz", "passport")},
    ),
    "the license of a driver asks for no driver": (
        "Student: Ana Ruiz\nMother: Linh Tran\nFather: Bao Pham\n"
        "Mother's driver's license (for pick-up): D4183067\n",
        {("Linh Tran", "drivers_license")},
    ),
    "whom an adjective stands before": (
        "Conservatorship of Ana Ruiz\n\nThe proposed conservatee is 81, has moderate dementia and "
        "lives with petitioner Mark Johnson. Her Social Security number is 524-18-3067.\n",
        {("Ana Ruiz", "medical"), ("Ana Ruiz", "ssn")},
    ),
    "codes of parties in brackets": (
        "(V) RUIZ, ANA B\n    DOB 04/12/1980\n(W) PHAM, BAO C\n    DOB 05/02/1991\n\nI met the "
        "suspect a block away. He had the victim's Visa card, 4274 9293 8335 1450.\n",
        {("Ana Ruiz", "card_number")},
    ),
    "a worker spoken of by the work": (
        "I spoke with the manager, Mark Johnson, who named Ana Ruiz, a cook. On top lay the cook's "
        "resident card, A040-348-962, and below it the manager's own Social Security card with the "
        "number 524-18-3067.\n",
        {("Ana Ruiz", "other_government_id"), ("Mark Johnson", "ssn")},
    ),
    "the heading of a section": (
        "BORROWER\nName: Ana Ruiz\nSSN: 524-18-3067\n\nCO-BORROWER\nName: Bao Pham\n"
        "SSN: 531-22-4410\n\nNEAREST RELATIVE NOT LIVING WITH YOU\nName: Mark Johnson\n\n"
        "Payments from the co-borrower's account: 787131633094\n",
        {("Ana Ruiz", "ssn"), ("Bao Pham", "ssn"), ("Bao Pham", "account_number")},
    ),
    "columns under a line of names": (
        "APPLICANT                 GUARANTOR\nAna Ruiz                  Bao Pham\n"
        "12 Oak St                 9 Elm Ave\nSS# 524-18-3067           SS# 531-22-4410\n",
        {("Ana Ruiz", "ssn"), ("Bao Pham", "ssn")},
    ),
    "what a counselor has of the reader": (
        "Dear Ana Ruiz,\n\nI wrote to the agency about the bill from your kidney stone. They want "
        "your Social Security number; I have 524-18-3067 from your tax return.\n\nWarmly,\n\n"
        "Mark Johnson\nCounselor\n",
        {("Ana Ruiz", "medical"), ("Ana Ruiz", "ssn")},
    ),
    "a letter about the reader's mother": (
        "Regarding: your mother, Linh Tran\n\nDear Ms. Ana Ruiz:\n\nOur review found that the "
        "warfarin was given late. You asked about the Medicare number on her wristband. It was "
        "printed with 1EG4-TE5-MK73, her current number.\n\nRespectfully,\nMark Johnson\n",
        {("Linh Tran", "medical"), ("Linh Tran", "health_insurance")},
    ),
    "a relative whom a sentence only mentions": (
        "The patient, Ana Ruiz, came with her son Luis Vega. The patient lives with her son and "
        "has asthma.\n",
        {("Ana Ruiz", "medical")},
    ),
    "the possessive of a party named in a caption": (
        "ANA RUIZ,\n          Petitioner,\n     v.\nMARK JOHNSON,\n          Respondent.\n\n"
        "I, Ana Ruiz, declare: The respondent's Social Security number, which I know from our tax "
        "returns, is 524-18-3067.\n",
        {("Mark Johnson", "ssn")},
    ),
    "the decedent of an estate": (
        "IN RE THE ESTATE OF ANA RUIZ, DECEASED\n\nDecedent's Social Security number: 524-18-3067\n"
        "Executor: Mark Johnson\nThe decedent died of lung cancer.\n",
        {("Ana Ruiz", "ssn"), ("Ana Ruiz", "medical")},
    ),
    "the victim of a report": (
        "Defendant: Mark Johnson\nVictim: Ana Ruiz\nMental health: The defendant reports a "
        "diagnosis of schizoaffective disorder. The victim suffered a concussion.\n",
        {("Mark Johnson", "medical"), ("Ana Ruiz", "medical")},
    ),
    "a pronoun means who opened the sentence before": (
        "Ana Ruiz checked in with two bags. Said she left Mark Johnson last night. She takes "
        "clonazepam. Her SSN is 524-18-3067.\n",
        {("Ana Ruiz", "medical"), ("Ana Ruiz", "ssn")},
    ),
    "a label inside a sentence heads no form": (
        "Two people called today. The second, Ana Ruiz, had only a passport: 541830671. I told "
        "both that Mark Johnson will call back.\n",
        {("Ana Ruiz", "passport")},
    ),
    "a sentence that goes on behind a wrapped line": (
        "Dear Ana Ruiz:\nWe received your letter about the passport\n541830671 and forwarded it to "
        "Mark Johnson.\n",
        {("Ana Ruiz", "passport")},
    ),
    "a label nobody knows, further on in the line of the one who is booked": (
        "Arrestee: Ana Ruiz        Booking: 2500417   Transport: Mark Johnson\n  SSN 524-18-3067\n"
        "Arrestee: Bao Pham        Booking: 2500980   Arr Ofc: Mark Johnson\n  CDL B4183067\n",
        {("Ana Ruiz", "ssn"), ("Bao Pham", "drivers_license")},
    ),
    "a job behind the name of whom the label means": (
        "Item 4. Appellant: Ana Ruiz, Office Technician. SSN on the warrant: 524-18-3067. Counsel: "
        "Mark Johnson.\nItem 5. Appellant: Bao Pham, Deputy Registrar. Counsel: Mark Johnson. "
        "Driver license B4183067 was revoked.\n",
        {("Ana Ruiz", "ssn"), ("Bao Pham", "drivers_license")},
    ),
    "a chat in which somebody else is named first": (
        "Mark Johnson: hey can you add the new hire to payroll\nLuis Ortega: sure who\n"
        "Mark Johnson: Ana Ruiz\nMark Johnson: ssn 524-18-3067\n",
        {("Ana Ruiz", "ssn")},
    ),
    "labels above their values": (
        "Last Name (Family Name)     First Name (Given Name)    Middle Initial\n"
        "Ruiz            Ana            K\nU.S. Social Security Number: 524-18-3067\n",
        {("Ana Ruiz", "ssn")},
    ),
    "a plan's number in a letter about the reader's wife": (
        "Mark Johnson\n2027 Sierra Vista Dr\nGilroy, CA 95020\n\nYour claim was processed. Patient "
        "Ana Ruiz (your spouse) received dialysis. The ID card for this contract shows "
        "BCA493198824.\n",
        {("Mark Johnson", "health_insurance"), ("Ana Ruiz", "medical")},
    ),
    "hints on how to fill a form in": (
        "Policyholder Name (Last, First, Middle Initial): Ruiz, Ana\n"
        "Policyholder SSN: 524-18-3067\n",
        {("Ana Ruiz", "ssn")},
    ),
}


@pytest.mark.parametrize(("text", "truth"), CASES.values(), ids=CASES.keys())
def test_a_value_goes_to_whom_the_text_means(text: str, truth: set[tuple[str, str]]) -> None:
    records = records_from_text([TextBlock(text=text, place="", kind="prose")], "s", KEY, None)
    assert {
        (f"{row['given_name']} {row['family_name']}", exposure["element"])
        for row in records.iter_rows(named=True)
        for exposure in row["exposures"]
    } == truth


def test_a_form_in_a_document_is_told_as_labels_and_values() -> None:
    rows = [
        ["Volunteer", "Ana Ruiz"],
        ["Emergency contact", "Mark Johnson"],
        ["Passport", "541830671"],
        ["Coordinator", "Luis Ortega"],
    ]
    assert form_lines(rows) == [
        "Volunteer: Ana Ruiz",
        "Emergency contact: Mark Johnson",
        "Passport: 541830671",
        "Coordinator: Luis Ortega",
    ]


def test_a_list_of_people_in_a_document_stays_a_table() -> None:
    rows = [["Name", "SSN"], ["Ana Ruiz", "524-18-3067"], ["Mark Johnson", "524-18-3068"]]
    assert form_lines(rows) is None
