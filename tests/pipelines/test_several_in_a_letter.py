"""Whose element it is where letters, reports and deeds speak of several people."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "he, spoken of by his code sentences before": (
        "V1: TUPOU, SIONE            DOB 03/11/1980\nW1: OKAFOR, CHIDINMA        DOB 01/02/1991\n\n"
        "I contacted V1 who told me the following in summary: he left his wallet on the\n"
        "counter. It contained his California driver license (E4417209) and cash.\n",
        {("Sione Tupou", "drivers_license")},
    ),
    "identified by a code": (
        "S1: BRANNIGAN, COLT W       DOB 07/30/1995\nW1: OKAFOR, CHIDINMA        DOB 01/02/1991\n\n"
        "W1 saw a male run east. I detained a subject and identified him as S1 by his CDL\n"
        "D8823015.\n",
        {("Colt W Brannigan", "drivers_license")},
    ),
    "her means the daughter, not the husband": (
        "My name is Guo Meixiang. My husband, Deng Zhaohui, and I are the parents of Deng\n"
        "Yutong, who will join your school in January. Her passport number is EJ4471920.\n",
        {("Deng Yutong", "passport")},
    ),
    "a classmate is mentioned in between": (
        "To the Selection Committee,\n\nIt is a pleasure to recommend Soledad Quintanar. She never "
        "asked for an\nextension. Her classmate Jordan Weaver calls her the heart of the lab.\n\n"
        "She asked me to give you her number for the award, 625-18-4470 (SSN).\n\nRespectfully,\n"
        "Theodore Gruenwald\n",
        {("Soledad Quintanar", "ssn")},
    ),
    "her mother, of whom the next sentence tells": (
        "Selamawit Abebe paid on time. There's also her mother, Almaz Gebru, who isn't on the "
        "lease. She had a stroke last year.\n",
        {("Almaz Gebru", "medical")},
    ),
    "names one letter apart, side by side": (
        "This firm represents Linh Trac and her husband Vinh Trac. Ms. Trac sustained a fractured "
        "clavicle. Mr. Trac was treated for a cervical strain; his SSN is 559-07-3316.\n",
        {("Linh Trac", "medical"), ("Vinh Trac", "medical"), ("Vinh Trac", "ssn")},
    ),
    "our client": (
        "Re:  Estate of Ofelia Ruelas, Deceased\n     SSN: 548-71-3306\n\nDear Sir or Madam:\n\n"
        "This office represents Hector Ruelas, the Executor.\n\n"
        "For your reporting, our client's Social Security number is 612-45-9083.\n\n"
        "Very truly yours,\n\nAnahit Garabed\nAttorney for Executor\n",
        {("Ofelia Ruelas", "ssn"), ("Hector Ruelas", "ssn")},
    ),
    "the next sentence speaks of the other party": (
        "  Grantor: Yoshiko Nakagawa, a widow\n  Grantee: Benedict Sorrento, a single man\n\n"
        "Grantor's SSN: 567-33-0184. The grantee has no Social Security number; his ITIN is\n"
        "947-82-6610.\n",
        {("Yoshiko Nakagawa", "ssn"), ("Benedict Sorrento", "tax_id")},
    ),
    "the applicant is the claimant": (
        "Re: Baltazar Corona v. Sunny Slope Orchards\nClaimant SSN 557-26-8104\n\n"
        "Mr. Corona fell from a ladder held by his co-worker, Mr. Efrain Duenas. The applicant has "
        "a herniated disc.\n",
        {("Baltazar Corona", "ssn"), ("Baltazar Corona", "medical")},
    ),
    "the latter of two in the paragraph before": (
        "Ms. Ana Trac broke her wrist. Mr. Vinh Trac was not hurt; Dr. Emil Novotny saw him.\n\n"
        "Please note that only the latter is a beneficiary; his MBI is 4GK7-DW2-RN38.\n",
        {("Ana Trac", "medical"), ("Vinh Trac", "health_insurance")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_element_is_given_to_whom_the_text_means(case: str) -> None:
    text, expected = CASES[case]
    assert {found for found in about(text) if found[1] != "birth_date"} == expected


ANSWERS = {
    "mine and a relative's, over the question": (
        "Hi Duarte,\n\nMine is 583920174, expires 04/2031. Kenneth Hsu's is 561047732, his\n"
        "expires in 2029.\n\nWen-Ling Hsu\n\nOn Mon, Oct 5, 2026 at 11:40 AM Duarte Avila\n"
        "<d.avila@tule.example> wrote:\n> Hello, TAP asks for everybody's passport numbers before\n"
        "> ticketing.\n> Duarte\n",
        {("Wen-Ling Hsu", "passport"), ("Kenneth Hsu", "passport")},
    ),
    "numbers of orders are not asked-for passports": (
        "From: Ana Ruiz\n\nPlease send your passport by mail. And the order number?\n\n"
        "From: Ken Hsu\n\nMine is 583920174, expires 2031.\n",
        set(),
    ),
    "wrote on": (
        "Hi Suresh, both went through. Best, Anneliese\n\n"
        "Suresh Raghunathan wrote on 10/8/26 8:15 PM:\n> Please charge half to me. My Visa is\n"
        "> 4532 9177 0418 2231 exp 08/29 cvv 419.\n> Suresh\n",
        {("Suresh Raghunathan", "card_number"), ("Suresh Raghunathan", "access_code")},
    ),
    "her, over the mail of a new employee": (
        "Pls set her up for 10/1, thx. Her I-9 came with a green card, A 204-881-370.\n\n"
        "Lourdes Santillan\nDirector of Nursing\n\n-----Original Message-----\n"
        "From: Tigist Woldemariam\nSent: Thursday, September 24, 2026 2:11 PM\n"
        "To: Lourdes Santillan\nSubject: paperwork\n\nGood afternoon, attached my forms.\n",
        {("Tigist Woldemariam", "other_government_id")},
    ),
    "of whom a chat speaks": (
        "[9/30/2026 1:04 PM] Farida Habibi\nis Jaspreet Kaur Gill's onboarding done? Need her "
        "Monday\n\n[9/30/2026 1:05 PM] Trudy Vance\nalmost, kicked back. what number do you have\n"
        "\n[9/30/2026 1:06 PM] Farida Habibi\n605-92-1183\n\n"
        "[9/30/2026 1:09 PM] Trudy Vance\nI had 605-92-1138. fixed.\n",
        {("Jaspreet Kaur Gill", "ssn")},
    ),
    "a caller of whose mother it is asked": (
        "[00:00:03] AGENT: This is Brandi, may I have your name?\n"
        "[00:00:11] CALLER: Hi, this is Deshawn Pettway, for my mom, Ernestine Pettway.\n"
        "[00:00:20] AGENT: Okay, and her Social Security number?\n"
        "[00:00:24] CALLER: It's 559-07-3316.\n",
        {("Ernestine Pettway", "ssn")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ANSWERS)
def test_an_answer_is_of_whom_it_was_asked(case: str) -> None:
    text, expected = ANSWERS[case]
    assert about(text) == expected


PARTS = {
    "a relative's number right behind the name": (
        "I, Mahmoud Rezvani, son of Abbas, holder of national ID 0499370899, consent that my "
        "minor daughter\nTara Rezvani travel with her mother, Shadi Kamrava, passport V38201774.\n",
        {("Mahmoud Rezvani", "other_government_id"), ("Shadi Kamrava", "passport")},
    ),
    "who acts in a letter has an illness himself": (
        "Our auditor, Prakash Deshpande, has diabetes so please no cake. The store manager, Pete\n"
        "Calloway, who himself slipped, broke his wrist. Mei-Chen Liao's SSN is 559-40-8823.\n",
        {
            ("Prakash Deshpande", "medical"),
            ("Pete Calloway", "medical"),
            ("Mei-Chen Liao", "ssn"),
        },
    ),
    "a doctor who has treated somebody": (
        "Patient Ana Ruiz was seen today. Her doctor, Emil Novotny, MD, has treated diabetes for "
        "years.\nShe has asthma.\n",
        {("Ana Ruiz", "medical")},
    ),
    "called to by name": (
        "Good morning Amal and Nabil,\n\n1) Amal's Social reads 618-02-5541 on the form.\n"
        "2) Nabil - your green card copy is cut off, we read A 208 774 190.\n\n"
        "Bree Castellano\nProcessor, for Amal Haddad and Nabil Haddad\n",
        {("Amal Haddad", "ssn"), ("Nabil Haddad", "other_government_id")},
    ),
    "answers below quoted items": (
        "Kofi, answers in line.\n\n> 1. Pham Thi Loan - list A number is missing\n\n"
        "Passport N8830142, Vietnam.\n\n> 2. Marlon Escobedo: the license is unreadable.\n\n"
        "I called him. His license is D2206617.\n\nWhitney\n",
        {("Pham Thi Loan", "passport"), ("Marlon Escobedo", "drivers_license")},
    ),
    "the ward of the heading": (
        "GUARDIANSHIP OF:  Itzel Camarena            CASE NO.  VPR 052218\n\n"
        "1. Proposed guardian: Ramona Camarena, maternal aunt. Her Social Security number is\n"
        "   611-38-4402.\n2. The proposed ward has been treated for leukemia since 2024.\n",
        {("Ramona Camarena", "ssn"), ("Itzel Camarena", "medical")},
    ),
    "the subject, two sentences before": (
        "RP: Odalys Brizuela (daughter)\nSUBJ: Teófilo Brizuela, 79\n\nOn arrival the subject "
        "answered the door. He appeared confused. He showed me a Mexican\npassport, G41829930.\n",
        {("Teófilo Brizuela", "passport")},
    ),
    "Vietnamese: my child's and my own": (
        "Tôi tên là Phùng Thị Diễm, sinh năm 1969. Tôi viết thư xin bảo lãnh con gái tôi là Lưu "
        "Ngọc Hân. Số hộ chiếu của con tôi là C8841027.\nSố an sinh xã hội của tôi là "
        "610-73-2284.\n",
        {("Lưu Ngọc Hân", "passport"), ("Phùng Thị Diễm", "ssn")},
    ),
    "the chart of the reader's father": (
        "Dear Alejandra Luna,\n\nYou may see the chart of your father, Ramiro Luna (MRN 00482213)."
        " A result is ready:\nHemoglobin A1c 9.8 % (high). Dr. Kwabena Osei: diabetes not "
        "controlled.\n",
        {("Ramiro Luna", "medical")},
    ),
}


@pytest.mark.parametrize("case", PARTS)
def test_parts_and_kin_are_told_apart(case: str) -> None:
    text, expected = PARTS[case]
    assert about(text) == expected
