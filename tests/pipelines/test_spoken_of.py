"""Whom pronouns and words for parts mean across sentences, messages and notes."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "her license before the card of her mother": (
        "The victim, Golnaz Zand, came to the counter. Inside were her Visa card, her California "
        "driver license (F1502866) and the Medicare card of her mother, Mina Bagheri.\n",
        {("Golnaz Zand", "drivers_license")},
    ),
    "a value right before its name": (
        "I met Golnaz Zand. She had written down his license (F1502866) for Cedric Wade.\n",
        {("Cedric Wade", "drivers_license")},
    ),
    "whose account another is added to": (
        "Branch diary. Nhung Ibekwe came in to add Lorraine Popal as signer on 6479663559. Done.\n",
        {("Nhung Ibekwe", "account_number")},
    ),
    "from whose account another is removed": (
        "Rosa Medina called. She wants to remove her ex-husband Jaime Ochoa from account "
        "4479663559.\n",
        {("Rosa Medina", "account_number")},
    ),
    "who has the account that another is named for": (
        "Hao Lin asked us to name Grace Lin beneficiary of his savings account no. 882930117.\n",
        {("Hao Lin", "account_number")},
    ),
    "an account opened for somebody": (
        "Hao Lin works here. We opened account 882930117 for Grace Tran today.\n",
        {("Grace Tran", "account_number")},
    ),
    "of whom a chat tells": (
        "Ben Ortiz: who has the file for Sione Fifita?\nMary Cho: I do. he is new\n"
        "Ben Ortiz: his social is 633-76-9986\nBen Ortiz: thanks, my own is 524-18-3067\n",
        {("Sione Fifita", "ssn"), ("Ben Ortiz", "ssn")},
    ),
    "what somebody in a chat was asked of a third": (
        "Jorge Pena: did Ana Ruiz send her passport?\nMei Lau: yes, her passport number is "
        "512345678\nMei Lau: and mine is 587654321\n",
        {("Ana Ruiz", "passport"), ("Mei Lau", "passport")},
    ),
    "parties named by the word alone": (
        "Complainant: Mina Sadeghi\nRespondent: Yen Kidane\n\nComplainant says Respondent told "
        'the crew that she was out "because of her head." Complainant has had approved leave for '
        "migraine since March.\n\nDuring the interview Respondent disclosed that he is in "
        "treatment for alcohol dependence.\n",
        {("Mina Sadeghi", "medical"), ("Yen Kidane", "medical")},
    ),
    "parts in short forms": (
        "CLAIM 12345678   INSD: MABINI, ELMER P   ADJ: B. Amini\n\n03/05/2025 Insd c/o neck pain, "
        "has cervical strain.\n03/05/2025 Medicare query: match on insd, MBI 1WV4-CC7-TQ64.\n",
        {("Elmer P Mabini", "medical"), ("Elmer P Mabini", "health_insurance")},
    ),
    "a form whose name nobody else has": (
        "I ask the board to help my nephew Ifeoma Uche. Please grant his application, number "
        "IOE3704710654, this year.\n",
        {("Ifeoma Uche", "other_government_id")},
    ),
    "the thing that is called another's before": (
        "The victim, Golnaz Zand, lost the Medicare card of her mother, Mina Bagheri. She read me "
        "the number of the Medicare card from a photograph: 1WV4-CC7-TQ64.\n",
        {("Mina Bagheri", "health_insurance")},
    ),
    "a thing that is called another's, and her own": (
        "He showed the policy of his brother, Reza Amini. Golnaz Zand signed for the policy and "
        "gave her license F1833498.\n",
        {("Golnaz Zand", "drivers_license")},
    ),
    "the writer's dead brother": (
        "My name is Mao Lee and my SSN is 524-18-3067. My nephew Ifeoma Uche came in 2016 after "
        "his father, my brother Bao Lee, died of liver cancer.\n",
        {("Mao Lee", "ssn"), ("Bao Lee", "medical")},
    ),
    "his number for a form whose name begins with I": (
        "Ben Ortiz: who has the file for Sione Fifita?\nMary Cho: I do. he is new\n"
        "Ben Ortiz: also his social for the I-9 is 633-76-9986\n",
        {("Sione Fifita", "ssn")},
    ),
    "short forms before a name in turned order": (
        "CLAIM 12345678   INSD: MABINI, ELMER P   ADJ: B. Amini\n\n03/05/2025 T/C from clmt RUIZ, "
        "MELVIN B. Clmt DL D8834794. Denies inj.\n03/06/2025 T/C from clmt atty.\n",
        {("Melvin B. Ruiz", "drivers_license")},
    ),
    "a household whose given names stand before their numbers": (
        "Nestor Mabini receives CalFresh for a household of three: Jae-won Yi, Hripsime "
        "Gevorgyan. SSNs were\nverified with SSA: Nestor 276-64-4718, Jae-won 636-83-3866,\n"
        "Hripsime 500-81-6072.\n",
        {("Nestor Mabini", "ssn"), ("Jae-won Yi", "ssn"), ("Hripsime Gevorgyan", "ssn")},
    ),
    "a sentence that ends like a label in Spanish": (
        "Underwriter memo. Mulugeta Alemu earns 6,100 a month. Credit pulled under 211-46-5021. "
        "The listing agent is Nestor Quiambao.\n",
        {("Mulugeta Alemu", "ssn")},
    ),
    "cards that are none of the State": (
        "Daisuke Ono showed his employee identification card, E4183067. Ana Ruiz showed hers.\n"
        "Mina Bagheri has an identification card (Y4183067).\n",
        {("Mina Bagheri", "state_id")},
    ),
    "her, of whose part the sentence before tells": (
        "Conservatorship of Rosa Medina\n\nThe proposed conservatee is 81 years old and lives with "
        "petitioner Bao Lee. Her Social Security number is 524-18-3067. Petitioner is her son and "
        "showed driver's license F1833498.\n",
        {("Rosa Medina", "ssn"), ("Bao Lee", "drivers_license")},
    ),
    "parties that a contract names in brackets": (
        'This guaranty is given by Mina Bagheri ("Guarantor") to Hao Lin ("Landlord") for the '
        'lease of Reza Amini ("Tenant").\n\n1. Guarantor will pay.\n2. Guarantor\'s Social '
        "Security number is 524-18-3067.\n\nMina Bagheri, Guarantor        Reza Amini, Tenant"
        "        Hao Lin, Landlord\n",
        {("Mina Bagheri", "ssn")},
    ),
    "the writer who has the reader's number": (
        "Dear Eufemia Pillai,\n\nThe agency waits until I give them your full Social Security "
        "number; I have 380-55-8204 from your old tax return.\n\nWarmly,\n\nYasmin Darwish\n",
        {("Eufemia Pillai", "ssn")},
    ),
    "the writer's own number, though the reader's is spoken of": (
        "Dear Eufemia Pillai,\n\nI have your account number on file, thank you. My SSN is "
        "380-55-8204.\n\nWarmly,\n\nYasmin Darwish\n",
        {("Yasmin Darwish", "ssn")},
    ),
    "two people side by side under their parts": (
        "APPLICANT                                GUARANTOR\n"
        "Simran Randhawa                         Mina Sadeghi\n"
        "1002 Sierra Vista Dr                       4606 Quimby Rd\n"
        "SS# 717-43-6270                          SS# 404-97-3486\n"
        "ID  CDL A3767773                         ID  Passport 573185461\n\n"
        "Amount 18,000.00     Term 60 mos\n",
        {
            ("Simran Randhawa", "ssn"),
            ("Simran Randhawa", "drivers_license"),
            ("Mina Sadeghi", "ssn"),
            ("Mina Sadeghi", "passport"),
        },
    ),
    "a specimen that says that it is one": (
        "SPECIMEN\n\nName: SAMPLE, JANE Q.\nSocial Security number: 524-18-3067\n\nThe person "
        "and numbers above are made up.\n",
        set(),
    ),
    "a laboratory's specimen": (
        "Specimen of Ana Ruiz, SSN 524-18-3067. The details are not known yet.\n",
        {("Ana Ruiz", "ssn")},
    ),
    "he, whom the sentence before names": (
        "My name is Mao Lee and my SSN is 524-18-3067. I write for my nephew Ifeoma Uche. Ifeoma "
        "Uche has been a good student. He is in treatment for post-traumatic stress disorder.\n",
        {("Mao Lee", "ssn"), ("Ifeoma Uche", "medical")},
    ),
    "codes of a log are no names": (
        "03/05/2025 10:22 BOOKP  FNOL received from the insured, Elmer Mabini, SSN 524-18-3067. He "
        "wants it paid by ACH to his account 888230136 at the union.\n",
        {("Elmer Mabini", "ssn"), ("Elmer Mabini", "account_number")},
    ),
    "a form's number is nobody who speaks": (
        "Vadim Lebedev\n8131 Bascom Ave\nGlendale, CA 91205\n\nRe: Your Form I-485, receipt number "
        "IOE3704710654\n\nDear Mr. Lebedev:\n\nUSCIS has asked for more evidence in your case.\n\n"
        "Very truly yours,\n\nDale Hooper\n",
        {("Vadim Lebedev", "other_government_id")},
    ),
    "a technician who calls is no patient": (
        "Lab called on Arash Nazari, DOB 12/12/2000. Not hemolyzed, per tech Losa Vea.\nPt states "
        "on spironolactone, hx CKD stage 4.\n",
        {("Arash Nazari", "medical")},
    ),
    "what a family had, asked for under a label": (
        "GENETIC TESTING REPORT\nPatient: Randall Halvorsen      DOB: 06/02/1976\n"
        "Indication: family history of ovarian cancer\nResult: BRCA1 c.68_69delAG\n",
        {("Randall Halvorsen", "genetic")},
    ),
    "a name in capitals before the end of a sentence": (
        "IN THE MATTER OF THE CONSERVATORSHIP OF WOO-JIN YI. The proposed conservatee suffers from "
        "vascular dementia.\n",
        {("Woo-Jin Yi", "medical")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_spoken_of(case: str) -> None:
    text, expected = CASES[case]
    assert about(text) == expected
