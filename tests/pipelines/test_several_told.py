"""Whose is what in narratives of several people: reports, minutes, declarations, depositions."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "a given name with a hyphen, cut by the model on both sides": (
        "2. My husband, Jae-won Chung, controls our money. 3. His SSN is 139-89-2733.\n",
        {("Jae-won Chung", "ssn")},
    ),
    "a deposition whose answers list, and say to whom a thing belongs": (
        "DEPOSITION OF FLORIDALMA CIFUENTES\n\nQ.  State your full name.\n"
        "A.  Floridalma Cifuentes.\nQ.  Were you hurt?\n"
        "A.  Yes. Two cracked ribs and a concussion.\nMR. Banerjee:  Objection.\n"
        "Q.  And the license marked Exhibit 4, R9280291?\n"
        "A.  It belongs to Bopha Sok. He left it.\nQ.  And account 566102867829?\n"
        "A.  That is Reina Funes's. The rent went there.\n",
        {
            ("Floridalma Cifuentes", "medical"),
            ("Bopha Sok", "drivers_license"),
            ("Reina Funes", "account_number"),
        },
    ),
    "what another had whom the witness does not name": (
        "Q.  Please state your name.\nA.  Mina Bagheri.\nQ.  Are you in good health?\nA.  Yes.\n"
        "Q.  Do you know anybody with a claim?\nA.  My neighbor. He had a stroke.\n",
        set(),
    ),
    "whose a found thing is, said in the next sentence": (
        "Luis Vega came by. We found a license, F1833498. That one is Ana Ruiz's.\n",
        {("Ana Ruiz", "drivers_license")},
    ),
    "the file of a spouse at the immigration service": (
        "In the Matter of:  MULUGETA GIRMA      File No.: A087-358-826\nIn Removal Proceedings\n\n"
        "Respondent's spouse, Glenn Gray, is a derivative on the application and has file\n"
        "number A038-172-618.\n",
        {("Mulugeta Girma", "other_government_id"), ("Glenn Gray", "other_government_id")},
    ),
    "a file of a shop": ("Order for Ana Ruiz, file no. A104-883-229, ships Friday.\n", set()),
    "a number whose kind stands behind it": (
        "W-1   NAME: ABDULLAHI, RAHEL H      DOB: 08/11/1965\n"
        "      ID: Z1706734 (CALIF ID CARD)   PHONE: (818) 555-0193\n",
        {("Rahel H Abdullahi", "state_id")},
    ),
    "a license or a card, and which of them behind the number": (
        'LAST Zepeda   FIRST Cuauhtemoc   MID -   AKA "Temo"\n'
        "OLN/ID#  N6468740 (CA ID)     ST CA     SSN  564-42-3135\n",
        {("Cuauhtemoc Zepeda", "state_id"), ("Cuauhtemoc Zepeda", "ssn")},
    ),
    "a certificate whose numbered boxes stand over one line of values": (
        "CERTIFICATE OF RELEASE OR DISCHARGE FROM ACTIVE DUTY\n"
        "1. NAME (Last, First, Middle)   2. DEPARTMENT, COMPONENT   3. SOCIAL SECURITY NUMBER\n"
        "PETTIFORD, DESHAWN LEON         ARMY/RA                    569 | 55 | 4353\n"
        "4a. GRADE  SPC   4b. PAY GRADE E4  5. DATE OF BIRTH 19880411   DOD ID 1277044183\n"
        "28. NARRATIVE   COMPLETION OF REQUIRED ACTIVE SERVICE\n",
        {("Deshawn Leon Pettiford", "ssn"), ("Deshawn Leon Pettiford", "military_id")},
    ),
    "parties of a collision, a car, and a caption of choices": (
        "PARTY 2    DRIVER  [X]      DRIVER'S LICENSE NUMBER  A9447523    CLASS C\n"
        "           NAME (FIRST, MIDDLE, LAST)   Wilma J. Alvitre\n"
        "           VEH YR/MAKE  2021 KIA FORTE         LICENSE NUMBER  9WDP513\n\n"
        "INJURED / WITNESS / PASSENGERS                              Page 3\n"
        "WITNESS ONLY  [ ]   PASSENGER ONLY [X]    IN PARTY 2\n"
        "           NAME / DOB / ADDRESS    Abundio Mendoza   08/06/1979\n"
        "           DESCRIBE INJURIES    COMPLAINT OF NECK PAIN, LACERATION TO FOREHEAD\n",
        {("Wilma J. Alvitre", "drivers_license"), ("Abundio Mendoza", "medical")},
    ),
    "injuries that somebody knew nothing of": (
        "The father, Jae-won Ryu, was reached by phone. He denied knowledge of any injuries.\n",
        set(),
    ),
    "lines of a letter with white between any two": (
        "Tatiana, here is where everybody stands before I go on leave.\n\n"
        "Gayathri Trivedi: green card interview was moved to May. The receipt number is\n\n"
        "IOE1430889262. Needs the medical form I-693 sealed, the civil surgeon has an\n\n"
        "opening on the 20th. Nothing in it yet.\n\n"
        "Carol Fang: only wants the fee waiver. Brought a Medi-Cal card, the number on it\n\n"
        "is 95007746A. Copy is in the blue folder.\n\nMasao Shimizu\n",
        {("Gayathri Trivedi", "other_government_id"), ("Carol Fang", "health_insurance")},
    ),
    "two parties whose names stand below their numbers": (
        "PARTY 1    DRIVER'S LICENSE NUMBER  K1778089    CLASS C\n"
        "           NAME (FIRST, MIDDLE, LAST)   Tatiana K. Pavlenko\n\n"
        "PARTY 2    DRIVER'S LICENSE NUMBER  A9447523    CLASS C\n"
        "           NAME (FIRST, MIDDLE, LAST)   Wilma J. Alvitre\n",
        {("Tatiana K. Pavlenko", "drivers_license"), ("Wilma J. Alvitre", "drivers_license")},
    ),
    "the patient, who alone is said to be ill, and their trust": (
        "Notes from the family meeting\n\nPresent were Mi-kyung Ryu, her daughter Anh Duong, and "
        "Horácio da Silva. Ms. Ryu has congestive heart failure and cannot climb stairs. Horácio "
        "da Silva will\npay the agency from the trust, account no. 770751129, which is in the "
        "patient's name alone.\n\nMedicare was verified: 7GJ4-VD7-GH19. The daughter gave her "
        "driver's license, F6076921.\n\nFilmon Abdullahi, MSW\n",
        {
            ("Mi-kyung Ryu", "medical"),
            ("Mi-kyung Ryu", "account_number"),
            ("Mi-kyung Ryu", "health_insurance"),
            ("Anh Duong", "drivers_license"),
        },
    ),
    "items of minutes": (
        "Item 1. Daisuke Matsuda slipped on the wet lobby floor. The\nclaimant had a broken wrist "
        "and asks for $14,200. Moved by Rahel Abdullahi, second by\nDariush Yazdani, carried. The "
        "check goes out once the claimant's\ntaxpayer number, 216-72-2365, has been matched.\n\n"
        "Item 2. A truck hit the fence. There were no injuries. The\ndriver, Martín de León, was "
        "tested the same day and the screen was\npositive for opiates.\n",
        {
            ("Daisuke Matsuda", "medical"),
            ("Daisuke Matsuda", "ssn"),
            ("Martín de León", "medical"),
        },
    ),
    "a line that ends in to": (
        "Today Hodan Hang told us why the chemo was stopped. I was busy copying numbers because "
        "someone has\nto: Hodan's social (477-19-5446), and Hodan's Kaiser number (HNT480558424)."
        "\n\nAnh Dinh\n",
        {("Hodan Hang", "medical"), ("Hodan Hang", "ssn"), ("Hodan Hang", "health_insurance")},
    ),
    "the former and the latter": (
        "I met with Arturo Beltran and his sister Lorena Beltran. The former said he was "
        "treated for hepatitis C. The latter showed me her driver's license, E4471902, and said "
        "that she has never been ill.\n",
        {("Arturo Beltran", "medical"), ("Lorena Beltran", "drivers_license")},
    ),
    "people called by their initials": (
        "Interview with Janelle Brooks (JB) by Investigator Thomas Lyle (TL). TL asked JB of it. "
        "JB said that Kevin Oduya took it. JB has anxiety. JB's driver license is D6619082.\n",
        {("Janelle Brooks", "medical"), ("Janelle Brooks", "drivers_license")},
    ),
    "initials before the names": (
        "Present: S.K. (Soo-jin Kang), her father D.K. (Dong-hyun Kang). S.K. has anorexia. D.K. "
        "lost his job; his SSN, 601-55-9382, was copied.\n",
        {("Soo-jin Kang", "medical"), ("Dong-hyun Kang", "ssn")},
    ),
    "degrees are no initials": (
        "Seen by Mary Davis (MD). MD rounds at nine. Patient: Ana Ruiz. Has asthma.\n",
        {("Ana Ruiz", "medical")},
    ),
    "parties in small letters": (
        "Present: petitioner Elena Sokolova; respondent Viktor Sokolov. Petitioner testified that "
        "respondent has bipolar disorder. Petitioner's passport no. 518840277 was returned.\n",
        {("Viktor Sokolov", "medical"), ("Elena Sokolova", "passport")},
    ),
    "a son who is the minor": (
        "I, Sunita Rao, declare:\n1. I am the mother of the minor, Kiran Rao, age nine.\n"
        "2. My son was diagnosed with autism in 2019.\n3. My SSN is 612-48-7730.\n",
        {("Kiran Rao", "medical"), ("Sunita Rao", "ssn")},
    ),
    "a husband who is no wife": (
        "Selam Abebe, wife of the witness, did not appear. Mr. Abebe has diabetes.\n",
        {("Abebe", "medical")},
    ),
    "whose license a woman reads out who is no man": (
        "Took a call from Nora Vance about her tenant, Ruben Ayala. Ms. Vance cried. Ayala told "
        "her he has lupus. I told Nora to send me his license, which she read as E1184530.\n",
        {("Ruben Ayala", "medical"), ("Ruben Ayala", "drivers_license")},
    ),
    "whose passport a man reads out": (
        "Mr. Tran called about Rosa Lim. Mr. Tran read out her passport number, 533871204.\n",
        {("Rosa Lim", "passport")},
    ),
    "whose number a woman wrote down with a title, which is no illness": (
        "Luis Vega came with Ms. Okafor. Ms. Okafor wrote down his SSN, 524-18-3067.\n",
        {("Luis Vega", "ssn")},
    ),
    "who sits beside whoever gives a number": (
        "Ana Ruiz, who works with Bo Li, was issued passport 541830671. Tom Vang, who sat beside "
        "Kim Le, gave license F1833498. Rosa Lim called about Luis Vega, who lives with Minh Do, "
        "and his SSN is 418-73-2096.\n",
        {("Ana Ruiz", "passport"), ("Tom Vang", "drivers_license"), ("Luis Vega", "ssn")},
    ),
    "who comes after a clause that has closed": (
        "Present were Ana Ruiz, who came late, and Bo Li, passport 541830671.\n",
        {("Bo Li", "passport")},
    ),
    "whose name is printed on the card of two": (
        "Ana Ruiz and Luis Ruiz were on one plan, under member number XEH937778515, which is "
        "printed with Luis's name on the card.\n",
        {("Luis Ruiz", "health_insurance")},
    ),
    "a number that nobody could give to anyone": (
        "Eufemia Moala came at nine. The last number we were shown, 553-20-8174, was on the same "
        "printout with the name torn off, and nobody could tell us whose it is.\n",
        {(None, "ssn")},
    ),
    "a rare name behind an ordinal": (
        "Three matters. First, the check of our treasurer, Suyapa Funes, was returned. Second, "
        "Zalmai Noori asks for a leave on account of postpartum depression.\n",
        {("Zalmai Noori", "medical")},
    ),
    "a label and a value for each, in columns": (
        "APPLICANT   GUARANTOR\nMao Lo   Nayeli Ortiz\nOakland, CA 94601   Gilroy, CA 95020\n"
        "SS# 367-33-4176   SS# 635-13-3924\nID   CDL R3567394   ID   Passport 594383915\n",
        {
            ("Mao Lo", "ssn"),
            ("Nayeli Ortiz", "ssn"),
            ("Mao Lo", "drivers_license"),
            ("Nayeli Ortiz", "passport"),
        },
    ),
    "the card for a child whose mother calls": (
        "Mother, Simran Singh, calling about Semisi Havili, 6 y.o. Mother's callback "
        "(559) 555-0189. Medi-Cal card for child read back: HNT827760375.\n",
        {("Semisi Havili", "health_insurance")},
    ),
    "answers to interrogatories": (
        "CLAIMANT'S RESPONSES\nRESPONDING PARTY:  Claimant Vivian Guan\nINTERROGATORY NO. 1:\n"
        "State each number issued to YOU by the Department of Motor Vehicles.\nRESPONSE:\nVivian "
        "N. Guan. Without waiving the privacy objection: A9197246.\n",
        {("Vivian N. Guan", "drivers_license")},
    ),
    "a letter to a client that mentions the sponsor": (
        "Dear Filmon Abdullahi,\n\nYour petitioner, Shreya Abdullahi, must come too. Bring "
        "Shreya's original U.S. passport, the one ending in 77. Bring your own foreign "
        "passport, 569983001.\n\nYou asked about the surgeon's letter. The sealed I-693 says "
        "latent tuberculosis.\n\n"
        "We'll show the returns filed under ITIN 922-73-7510.\n\nSela Taufa\nOkafor LLP\n",
        {
            ("Filmon Abdullahi", "passport"),
            ("Filmon Abdullahi", "medical"),
            ("Filmon Abdullahi", "tax_id"),
        },
    ),
    "a letter about the neighbor of its reader": (
        "Dear Ms. Ruiz:\n\nThis office represents your neighbor, Bao Tran. Mr. Tran was hurt when "
        "the fence fell.\n\nHe has a fractured wrist. His SSN for the claim is 418-73-2096.\n\n"
        "Very truly yours, Tom Vang\n",
        {("Bao Tran", "medical"), ("Bao Tran", "ssn")},
    ),
    "a letter about the son of its reader": (
        "Dear Ana Ruiz,\n\nWe write about your son, Luis Ruiz.\n\nHe has asthma. The plan number "
        "is XEH937778515.\n\nNurse Kim\n",
        {("Luis Ruiz", "medical"), ("Luis Ruiz", "health_insurance")},
    ),
    "an illness that belongs with another": (
        "Fixed now: the tuberculosis belongs with Abundio Santiago, not with Jasmine Hightower. "
        "Jasmine only came for a sports physical.\n\nOn 07/17/2021 at 10:10, Lim, Rosa wrote:\n"
        "| Mom of Jasmine Hightower is on line 2, the portal says her kid has TB.\n",
        {("Abundio Santiago", "medical")},
    ),
    "a report for counsel about the client": (
        "Bahar Bagheri\n12 Oak St\nFresno, CA 93706\n\n     Our ref: WC-553201\n     Your client: "
        "Vadim Lebedeva\n     D/Injury: 07/17/2021\n\nCounsel:\n\nIn short: 20 percent is due to "
        "the "
        "degenerative disc disease which your client had before the fall.\nYou will also want to "
        "correct the cover page, on which the Social Security number was typed with two digits "
        "transposed. It should read 418-73-2096.\n\nVery truly yours,\n\n\nMinh Do, M.D.\n",
        {("Vadim Lebedeva", "medical"), ("Vadim Lebedeva", "ssn")},
    ),
    "a child who writes on behalf of a parent": (
        "To the Passport Agency,\n\nI am Luis Ruiz, and I write on behalf of my parent, Ana "
        "Ruiz, who "
        "cannot come because of Parkinson's disease.\n\nThat passport was in the car. The number, "
        "from the photocopy I keep, is 541830671. My own passport is not affected.\n\nLuis Ruiz\n",
        {("Ana Ruiz", "medical"), ("Ana Ruiz", "passport")},
    ),
    "an order of a driver safety branch": (
        "DEPARTMENT OF MOTOR VEHICLES\nDriver Safety Branch\n\nDEJA HIGHTOWER          DL/NO:  "
        "F1833498\n12 Oak St               BIRTHDATE: 03/04/1970\n\nAS OF 12:01 AM YOUR "
        "PRIVILEGE TO "
        "OPERATE A MOTOR VEHICLE IS SUSPENDED BECAUSE OF: A LAPSE OF CONSCIOUSNESS DISORDER "
        "(EPILEPSY).\n",
        {("Deja Hightower", "drivers_license"), ("Deja Hightower", "medical")},
    ),
    "an answer under its own heading, and who serves the papers": (
        "CLAIMANT'S RESPONSES\n\nPROPOUNDING PARTY:   Respondent Bayline Transit Authority\n"
        "RESPONDING PARTY:    Claimant Mariam He\n\nINTERROGATORY NO. 2:\nState YOUR Medicare "
        "number.\n\nRESPONSE:\n7QY4-WY7-FG10. Claimant will give the rest orally.\n\n"
        "INTERROGATORY NO. 4:\nIdentify each witness.\n\nRESPONSE:\nMykola Ixcoy, seated behind "
        "Claimant.\n   PROOF OF SERVICE -- I, Tomé Borges, am over 18 and not a party. I served "
        "it.\n",
        {("Mariam He", "health_insurance")},
    ),
    "a number that may be blacked out": (
        "We can have the number of Ana Ruiz blacked out if you ask.\n",
        set(),
    ),
    "who reads out her own": (
        "Ms. Rosa Lim called. Ms. Lim gave her passport number, 533871204.\n",
        {("Rosa Lim", "passport")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_several_told(case: str) -> None:
    text, truth = CASES[case]
    assert about(text) == truth
