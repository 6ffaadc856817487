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
