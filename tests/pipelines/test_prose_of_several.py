"""Letters, memos and reports that tell of several people: whose each value is."""

from __future__ import annotations

import pytest
from told import about

WRITERS = {
    "read in the writer's office": (
        "MEMO TO FILE\nFrom: Alonzo Mayfield, Assistant Superintendent\n\nThe aide who covered the "
        "class, Jae-won Maradiaga, had been keyed under another number. The right one, read off "
        "the card in my office, is 628-62-8319.\n",
        {("Jae-won Maradiaga", "ssn")},
    ),
    "the maiden name of a mother who has no name of her own here": (
        "Call log: Ana Ruiz called about a charge. I verified her mother's maiden name "
        "(Castellanos) and the zip code.\n",
        {("Ana Ruiz", "mothers_maiden_name")},
    ),
    "a claimant who is named behind another word, after the insured": (
        "Insured driver Wendy Cifuentes stated the light was green. Claimant driver Arnel\n"
        "Lebedeva gave license R5931762 to the officer. Claimant alleges\ncervical strain.\n",
        {("Arnel Lebedeva", "drivers_license"), ("Arnel Lebedeva", "medical")},
    ),
    "kept by the writer": (
        "From: Karen Mills <kmills@example.com>\nTo: desk@example.com\n\nLuis Vega left a backpack "
        "on the bus. The driver brought it to me; I have it in the safe with the passport "
        "(532960884) and the Social Security card (628-62-8319).\n",
        {("Luis Vega", "passport"), ("Luis Vega", "ssn")},
    ),
    "to be sent by the writer": (
        "To: File 24-0719     From: Tatiana Orlov, paralegal\n\nOur client Navdeep Bains fell from "
        "the scaffold. For the lien search I need to give CMS the Medicare number, "
        "3QJ4-TQ7-FN13.\n",
        {("Navdeep Bains", "health_insurance")},
    ),
    "the writer's own": (
        "From: Ana Ruiz <ana.ruiz@example.com>\nTo: Karen Mills <kmills@example.com>\n\nHi Karen, "
        "I need to give you my license, E4904952. I have a passport too, 532960884.\n\nAna\n",
        {("Ana Ruiz", "drivers_license"), ("Ana Ruiz", "passport")},
    ),
    "the writer's own, kept": (
        "From: Luis Vega <lvega@example.com>\nTo: hr@example.com\n\nI put the passport number "
        "(532960884) on the form and I have the card here, SSN 628-62-8319.\n\nLuis Vega\n",
        {("Luis Vega", "passport"), ("Luis Vega", "ssn")},
    ),
}


@pytest.mark.parametrize("case", WRITERS)
def test_what_a_writer_handles_is_whose_the_paragraph_tells_of(case: str) -> None:
    text, expected = WRITERS[case]
    assert about(text) == expected


REPORTS = {
    "who reports is the victim": (
        "RP/Victim Horácio Mendes came to the counter. In January RP received a W-2. RP was told "
        "that a person using the name of Losa Sapolu is on the payroll with RP's Social Security "
        "number, 628-62-8319. RP was identified by CDL E4904952.\n",
        {("Horácio Mendes", "ssn"), ("Horácio Mendes", "drivers_license")},
    ),
    "codes behind the things taken": (
        "V1: Dariush Nazari   DOB 01/24/1965\nV2: Ahmad Ahmadzai   DOB 07/21/1995\n"
        "PROPERTY TAKEN\n ITEM 1  CDL F5354034 (V1)\n"
        " ITEM 2  VISA DEBIT, USB, 4982 5570 2713 5790, CVV ON BACK 416 PER V1 APP (V1)\n"
        " ITEM 3  PASSPORT USA 542699053 (V2)\n ITEM 4  MACBOOK AIR, SER C02862767 (V1)\n"
        " ITEM 5  BLUE CROSS CARD HNT845088517 (V2)\n",
        {
            ("Dariush Nazari", "drivers_license"),
            ("Dariush Nazari", "card_number"),
            ("Dariush Nazari", "access_code"),
            ("Ahmad Ahmadzai", "passport"),
            ("Ahmad Ahmadzai", "health_insurance"),
        },
    ),
    "codes of people named below": (
        "PROPERTY\n 1. CDL F5354034 - V1\n 2. PASSPORT USA 542699053 - V2\n"
        "V-1: NAZARI, DARIUSH   DOB 01/24/1965\nV-2: AHMADZAI, AHMAD   DOB 07/21/1995\n",
        {("Dariush Nazari", "drivers_license"), ("Ahmad Ahmadzai", "passport")},
    ),
    "codes with a number sign": (
        "V#1 = Kenny Jiang, V#2 = Fiona MacDonald\na) Wallet w/ Calif. driver license F5354034 "
        "(V#2)\nb) US passport 542699053 [V#1]\n",
        {("Fiona MacDonald", "drivers_license"), ("Kenny Jiang", "passport")},
    ),
    "words for the parties": (
        "Victim 1: Kenny Jiang\nVictim 2: Fiona MacDonald\n\n"
        "Item 1  Driver's license F5354034  Owner: Victim 2\n"
        "Item 2  Medicare card 3QJ4-TQ7-FN13 (belongs to Victim 1)\n",
        {("Fiona MacDonald", "drivers_license"), ("Kenny Jiang", "health_insurance")},
    ),
    "who reports, and a witness": (
        "PERSONS\nR/P - GUTIERREZ, ROSA   W-1 - LE, THANH\n\n"
        "Recovered: Social Security card 306-68-8885 (R/P), license E4904952 (W-1).\n",
        {("Rosa Gutierrez", "ssn"), ("Thanh Le", "drivers_license")},
    ),
}


@pytest.mark.parametrize("case", REPORTS)
def test_codes_of_reports_say_whose_a_thing_is(case: str) -> None:
    text, expected = REPORTS[case]
    assert about(text) == expected


PARTS = {
    "who acts and is paid": (
        "Please approve $1,850 for the household of Lázaro Ramírez. The landlord, Imelda Funes, "
        "will take a check. For the 1099 the landlord gave us a tax ID, 941-78-2231.\n",
        {("Imelda Funes", "tax_id")},
    ),
    "any trade beside a name": (
        "The roofer, Luis Vega, and the electrician, Bohdan Tran, came before noon. The roofer "
        "showed a driver's license, E4904952.\n",
        {("Luis Vega", "drivers_license")},
    ),
    "any trade behind a name": (
        "Shreya Joshi was foreman and held the ladder. Kenny Jiang was on the other side. We found "
        "the foreman through the DMV: license E4904952.\n",
        {("Shreya Joshi", "drivers_license")},
    ),
    "officials hand over what is others'": (
        "The parish nurse, Karen Mills, visited Rosa Gutierrez. The nurse gave us a Medicare "
        "number, 3QJ4-TQ7-FN13.\n",
        {("Rosa Gutierrez", "health_insurance")},
    ),
    "places are no parts": (
        "In the morning Rosa Gutierrez came to the desk. At the hospital, Thanh Le, her son, was "
        "asleep. The hospital gave us a policy number, HNT845088517.\n",
        {("Thanh Le", "health_insurance")},
    ),
    "who opens a household holds its lease": (
        "The household is Abundio Ramírez, a partner Deolinda Toste, and two adults who joined in "
        "December, Luis Vega and Ahmad Rahimi. I took copies: the lease holder's state ID is "
        "Y1121753 and the partner's social is 628-62-8319.\n",
        {("Abundio Ramírez", "state_id"), ("Deolinda Toste", "ssn")},
    ),
    "who alone has no other part": (
        "The caller, Ghulam Popal, met us in the driveway. Inside I spoke with Genet Demissie. "
        "The clinician, Yetunde Uche, LMFT, wrote the hold.\n\nSubject's wallet contained a "
        "Social Security card, number 306-68-8885, which was returned.\n",
        {("Genet Demissie", "ssn")},
    ),
    "an unknown subject is nobody named": (
        "The caller, Ghulam Popal, met us. I spoke with Genet Demissie. An unknown subject had "
        "run off.\n\nThe subject's wallet "
        "contained a Social Security card, number 306-68-8885.\n",
        {(None, "ssn")},
    ),
    "what holds the values": (
        "Plaintiff: Bascom Management, Inc., agent for owner Reina MacDonald\n"
        "Defendant: Jae-won Yi\n\nTenant's application attached. The application shows: SSN "
        "487-49-7818; employer; two references (Faisal Najjar and Anh Santiago).\n",
        {("Jae-won Yi", "ssn")},
    ),
    "what was lost and holds the values": (
        "Found on the bus: Luis Vega's backpack and a stroller. Fiona MacDonald turned them in. "
        "In the backpack: passport 532960884.\n",
        {("Luis Vega", "passport")},
    ),
}


@pytest.mark.parametrize("case", PARTS)
def test_words_for_parts_mean_who_is_called_so(case: str) -> None:
    text, expected = PARTS[case]
    assert about(text) == expected


FUNDS = {
    "the fund of a union": (
        "NORTHERN PIPE TRADES HEALTH & WELFARE FUND\nPO Box 4471, Dublin CA\n\n"
        "Member: Tunde Oyelaran\nFund ID: HNT845088517\nPatient: Adaeze Oyelaran\n",
        {("Tunde Oyelaran", "health_insurance")},
    ),
    "a number on the line of the name": (
        "Culinary Welfare Fund, Oakland\nRe: eligibility\n"
        "Employee: Peter Le          Fund no. 77120093\nDependent: Anh Le\n",
        {("Peter Le", "health_insurance")},
    ),
    "told to the reader": (
        "IBEW LOCAL 332 HEALTH & WELFARE TRUST\n\nDear Luis Vega,\n\nYour Trust ID is "
        "EWT00452083. Show it to the doctor.\n",
        {("Luis Vega", "health_insurance")},
    ),
    "a fund of pensions": (
        "Carpenters Pension Fund\nMember: Luis Vega\nFund ID: 840028817\n", set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FUNDS)
def test_funds_of_unions_number_whom_they_insure(case: str) -> None:
    text, expected = FUNDS[case]
    assert about(text) == expected


def test_who_came_drunk_is_not_ill() -> None:
    text = "Petitioner: SABA SORIANO\nRespondent: ANABEL YI\n\nThe respondent came to it drunk.\n"
    assert about(text) == set()


NAMES = {
    "a family that is a word": (
        "From: Ibrahim Darwish <idarwish@example.com>\n\nVirginia Day lost the apartment and the "
        "purse in one week. Somebody found the wallet on Story Road; I have it in the safe with "
        "the license (E4904952).\n\nIn His grip,\nIbrahim\n",
        {("Virginia Day", "drivers_license")},
    ),
    "a given name that is a word, again": (
        "I met with Precious Ellison and the union steward, Bohdan Yurchenko. Precious told us "
        "that she was treated for alcohol dependence at Kaiser.\n",
        {("Precious Ellison", "medical")},
    ),
    "streets and holidays": (
        "Virginia Street lost its trees. Labor Day has passed. Found: license E4904952.\n",
        {(None, "drivers_license")},
    ),
    "names on no list, of whom somebody speaks": (
        "I interviewed Zalmai Stanekzai at home. He said that Losa Sapolu, a cousin, had used his "
        "Social Security number, 351-44-1207, to open a phone line.\n",
        {("Zalmai Stanekzai", "ssn")},
    ),
    "a given name that is a small word": (
        "I served the summons on Apelu Lo by leaving it with My Vu, who said that he was a cousin "
        "and showed me a California ID, X6480723.\n",
        {("My Vu", "state_id")},
    ),
    "firms and screens": (
        "I spoke with Wells Fargo, who paid, with Blue Shield, who denied it, and logged in with "
        "My Chart. Found: license E4904952.\n",
        {(None, "drivers_license")},
    ),
}


@pytest.mark.parametrize("case", NAMES)
def test_names_that_are_words_name_whoever_does_something(case: str) -> None:
    text, expected = NAMES[case]
    assert about(text) == expected


TOLD = {
    "a name that is a word of the first person": (
        "Dear Trustees,\n\nI am Thanh Le. Please remove my former spouse, My Duong. My Duong's "
        "number was 306-68-8885, SSN, in case you need it.\n\nYours,\nThanh Le\n",
        {("My Duong", "ssn")},
    ),
    "hers, though a man was named last": (
        "I spoke with (V) Hripsime Petrosyan. Petrosyan said someone filed taxes using her SSN "
        "(487-49-7818). She suspects her ex-boyfriend, (S) Dariush Nazari. Petrosyan said Nazari "
        "also had her Visa, 4982 5570 2713 5790.\n",
        {("Hripsime Petrosyan", "ssn"), ("Hripsime Petrosyan", "card_number")},
    ),
    "who has a trade may be ill": (
        "I interviewed Kenny Jiang, a forklift operator, and his shop steward, Fiona MacDonald. "
        "Mr. Jiang explained that he was in outpatient rehab for opioid use disorder.\n",
        {("Kenny Jiang", "medical")},
    ),
    "members of a congregation": (
        "Brother Ernesto Villanueva fell and has two broken ribs; his wife Carmen asks for meals. "
        "Sister Mai Xiong is back on dialysis three days a week.\n",
        {("Ernesto Villanueva", "medical"), ("Mai Xiong", "medical")},
    ),
    "mother, without an article": (
        "Mother: Yesenia Cortez. Father: Marco Cortez.\nFather reports that mother has been "
        "hospitalized twice for postpartum depression. Father's driver's license is N5521093.\n",
        {("Yesenia Cortez", "medical"), ("Marco Cortez", "drivers_license")},
    ),
    "what a form tells of a victim": (
        "Suspect information: Nathan Fisk, caregiver\nVictim information: Dorothy Hanlon, 84\n\n"
        "Fisk had access to the victim's debit card, 4982 5570 2713 5790. The victim has moderate "
        "dementia.\n",
        {("Dorothy Hanlon", "card_number"), ("Dorothy Hanlon", "medical")},
    ),
    "what is hers by its words": (
        "We met about Hamdi. As we discussed, Hamdi's seizures on the playground were witnessed by "
        "her classmate Noor Haddad.\n",
        {("Hamdi", "medical")},
    ),
    "a family name that somebody bears later": (
        "Applicants Destiny Brooks and Omar Farah applied together. Brooks's SSN 306-68-8885 came "
        "back clean. Their guarantor, Lucille Brooks, sent her tax return.\n",
        {("Destiny Brooks", "ssn")},
    ),
    "the writer's late mother": (
        "I am writing about Dr. Alan Whitcomb. He treated my late mother, Beatrice Fong, for "
        "pancreatic cancer. Her Medicare number was 3QJ4-TQ7-FN13.\n\nHenry Fong\n",
        {("Beatrice Fong", "medical"), ("Beatrice Fong", "health_insurance")},
    ),
    "a report to the court": (
        "Defendant: TYRELL BANKS\nCo-defendant: JESSE OROZCO\n\nThe defendant and Orozco entered "
        "the garage of Marjorie Kessler. They took a purse with the victim's passport (532960884)."
        "\nSocial history: Defendant was born in Vallejo. SSN 628-62-8319. His mother, Denise "
        "Banks, is on SSI for COPD.\nVictim's statement: Ms. Kessler is afraid to leave home.\n",
        {("Marjorie Kessler", "passport"), ("Tyrell Banks", "ssn"), ("Denise Banks", "medical")},
    ),
    "his, told by a woman": (
        "LOSS REPORT. Caller: Simone Dupree (insured's daughter).\n\nOur insured Walter Dupree "
        "slipped in the tub. Caller will fax the POA. She read me his Medicare number as "
        "3QJ4-TQ7-FN13 and her own driver's license, D4417890.\n",
        {("Walter Dupree", "health_insurance"), ("Simone Dupree", "drivers_license")},
    ),
    "yours, noted by the writer": (
        "Dear Mr. Haskell:\n\nThank you for the guaranty. I also have a note that you receive "
        "disability for epilepsy.\n\nBest,\nMonica Reyes\n",
        {("Haskell", "medical")},
    ),
    "a couple with one family name": (
        "The adoptive parents, Joan and Peter Lindqvist, passed; Joan's driver's license is "
        "C8081357 and Peter's driver's license is D1167204.\n",
        {("Joan Lindqvist", "drivers_license"), ("Peter Lindqvist", "drivers_license")},
    ),
    "no couple": (
        "Ana Ruiz called at nine. Ana and Luis Vega came later. Ana's SSN is 306-68-8885.\n",
        {("Ana Ruiz", "ssn")},
    ),
    "the writer, who told of another": (
        "His father, my son Leon Cole, has been in prison and my own health is not good: I am on "
        "oxygen for COPD.\n\nGod bless,\nErnestine Cole\n",
        {("Ernestine Cole", "medical")},
    ),
    "words between a label and its value": (
        "I, Theodora Vance, write to you. My passport number, for the taxi claim, is 532960884. "
        "The driver's license number, read to me over the phone, was E4904952.\n",
        {("Theodora Vance", "passport"), ("Theodora Vance", "drivers_license")},
    ),
    "his mother, named in brackets": (
        "Present: Austin Baker (mother), Pita El-Sayed (school psychologist)\nStudent: Sung-min "
        "Ko, grade 7\n\nThe pediatrician found ADHD. His mother takes methylphenidate herself.\n",
        {("Sung-min Ko", "medical"), ("Austin Baker", "medical")},
    ),
    "relatives without a name": (
        "Dear Ms. Park,\n\nEnclosed are the originals you lent us: your passport (542699053) and "
        "your mother's green card (A023-521-943).\n\nVery truly yours,\nLuz Herrera\n",
        {("Park", "passport"), (None, "other_government_id")},
    ),
    "a father who is ill": (
        "Maribel Cruz asked to be excused to care for her father, who is on hospice. Wen Zhao "
        "told the court that he has a seizure disorder.\n",
        {("Wen Zhao", "medical")},
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_who_is_meant_among_several(case: str) -> None:
    text, expected = TOLD[case]
    assert about(text) == expected
