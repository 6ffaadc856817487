"""Forms that people fill in themselves: whom they call you, sections by part, questions, boxes."""

from __future__ import annotations

import pytest
from told import about

TOLD = {
    "a form that says your behind sections about others": (
        "RIVERBEND TENANTS' UNION - HELP REQUEST\n\nABOUT YOU\nName: Tomasa Villaseñor\n"
        "Your birthday: 02/14/1969\nEmail or phone: (209) 555-0171\n\nWHO ELSE LIVES THERE\n"
        "Name: Odalys Villaseñor\nAge: 17\n\nYOUR LANDLORD\nName: Gerald Pruitt\n\n"
        "What happened? They locked the laundry room after my chemotherapy started.\n"
        "Your SSN, if you want the rebate: 557-21-8834\n",
        {("Tomasa Villaseñor", "medical"), ("Tomasa Villaseñor", "ssn")},
    ),
    "health under a heading that names a part": (
        "CHILD CARE INTAKE\nChild's name: Minh Chau Dao\nMother's name: Thuy Dao\n"
        "Father's name: Quang Dao\nFather's SSN: 602-44-1185\n\n"
        "Medical history of the child\nEpilepsy since age 2\n",
        {("Minh Chau Dao", "medical"), ("Quang Dao", "ssn")},
    ),
    "questions about anyone, with the name in the answer": (
        "Household survey\nApplicant: Hasmik Petrosyan\nApplicant's SSN: 561-90-2217\n"
        "Does anyone in the home have a disability?  [x] Yes  [ ] No   If yes, who?  "
        "Vartan Petrosyan   uses a wheelchair, muscular dystrophy\n"
        "Has anyone been diabetic? [ ] Yes [x] No\n"
        "Has anyone been hospitalized for pneumonia this year? Yes\nWho: Anahit Petrosyan\n",
        {
            ("Hasmik Petrosyan", "ssn"),
            ("Vartan Petrosyan", "medical"),
            ("Anahit Petrosyan", "medical"),
        },
    ),
    "boxes of the next field say nothing of those before them": (
        "   Name  Marta Ruelas                 Relationship  SELF     Applying?  [x]Yes [ ]No\n"
        "   Date of birth  03/04/1977          Social Security number  571-30-2284\n\n"
        "   Name  Abel Ruelas                  Relationship  SON      Applying?  [ ]Yes [x]No\n"
        "   Date of birth  09/26/2004          Social Security number  571-30-9961\n",
        {("Marta Ruelas", "ssn"), ("Abel Ruelas", "ssn")},
    ),
    "somebody named in an answer, and whose wife it is": (
        "1. Pensioner's name: Wendell Achterberg\n2. Pensioner's SSN: 549-13-7702\n"
        "3. Wife's name: Ilse Achterberg\n"
        "4. Does anyone besides her live with you?: Yes, Marisol Tejada, who cleans\n"
        "5. Cleaner paid?: $300 a month\n6. Helper's ITIN: 912-70-9935\n"
        "7. Where shall we pay?: Savings, 441092773318, Sierra Credit Union\n"
        "8. Who needs the ramp?: My wife's, since the hip fracture\n",
        {
            ("Wendell Achterberg", "ssn"),
            ("Wendell Achterberg", "account_number"),
            ("Ilse Achterberg", "medical"),
            ("Marisol Tejada", "tax_id"),
        },
    ),
    "a name beside a partner of California's forms": (
        "YOUR NAME                 Iosefa T. Leota\nYOUR SSN OR ITIN          575-61-2201\n"
        "SPOUSE'S/RDP'S NAME       Malia K. Leota\nSPOUSE'S/RDP'S SSN OR ITIN   912-70-3067\n",
        {("Iosefa T. Leota", "ssn"), ("Malia K. Leota", "tax_id")},
    ),
    "boxes of a statement of wages": (
        "a  Employee's social security number           636-25-1079\n"
        "b  Employer identification number (EIN)        77-0524572\n"
        "e  Employee's first name and initial, last name   Brendan M. Orozco\n"
        "f  Employee's address                          518 Tully Rd, Milpitas, CA 95035\n",
        {("Brendan M. Orozco", "ssn")},
    ),
    "labels with commas over their values, twice": (
        "Your first name and middle initial   Last name          Your social security number\n"
        "Vicente R                            Olmedo             571-30-2284\n"
        "If joint return, spouse's first name and middle initial   Last name   "
        "Spouse's social security number\n"
        "Paz M                                Olmedo             571-30-9961\n",
        {("Vicente R Olmedo", "ssn"), ("Paz M Olmedo", "ssn")},
    ),
    "a card that was shown, under a rule, over who is called in an emergency": (
        "3.01 Name                       Arturo Benavidez\n"
        "3.02 Social Security Number     432-87-9452\n"
        "------------------------------------------------------------------------\n"
        "Photo ID seen: [x] CA ID card   no. Y5342733\n"
        "Emergency contact: Zenaida Funes (friend)   (818) 555-0180\n"
        "Intake worker: Moira Quinlan\n",
        {("Arturo Benavidez", "ssn"), ("Arturo Benavidez", "state_id")},
    ),
    "a memo whose line names whom it is about": (
        "To: Dana Whitfield\nFrom: Priya Raman\n"
        "Re: Return to work plan, Octavio Zamudio, Driver\n\n"
        "The note confirms carpal tunnel syndrome in both hands. Lupe Arce will cover the desk.\n",
        {("Octavio Zamudio", "medical")},
    ),
    "notes on a claim that name another": (
        "3/2 Clmt Rosalind Achterberg called.\n3/4 Form in. Dx lumbar strain, off work to 4/1.\n"
        "3/9 He adds that a second employee, Nils Aker, is out with shingles.\n",
        {("Rosalind Achterberg", "medical"), ("Nils Aker", "medical")},
    ),
    "who was helped, and is paid": (
        "When Odette Marchetti quit, Saul Ibarra from payroll computed 31 hours. The employee "
        "disputes this and was helped by Rhea Tran of the union. The company pays $2,112 by "
        "transfer to 934213434. It shall use the employee's number, 687-61-9893.\n\n"
        "For the employee: ________ (Odette Marchetti)\nFor the union: ________ (Rhea Tran)\n",
        {("Odette Marchetti", "account_number"), ("Odette Marchetti", "ssn")},
    ),
    "the one we have": (
        "1. Simran Sidhu - vacation, 3 days. Denied, inventory.\n\nSimran also needs to bring in a "
        "new license; the one we have on file, F2532518, ran out in January.\n",
        {("Simran Sidhu", "drivers_license")},
    ),
    "a label that goes on in the next line": (
        'This guaranty is given by Petra Novak ("Guarantor") to Hal Whitcomb ("Landlord").\n\n'
        "1. Guarantor's Social Security number is 416-88-1936. Guarantor's state\n"
        "identification is X5518302.\n2. Guarantor pays what the tenant does not pay.\n",
        {("Petra Novak", "ssn"), ("Petra Novak", "state_id")},
    ),
    "policies and accounts of the firm, above its employee": (
        "EMPLOYER'S REPORT OF OCCUPATIONAL INJURY OR ILLNESS\n1. FIRM NAME\nBahia Packing Co\n"
        "1a. Policy Number\nSCM-4471820-26\n5. State unemployment ins. acct no.\n804-4417-2\n"
        "19. SPECIFIC INJURY/ILLNESS\nfx 2nd metacarpal\n30. EMPLOYEE NAME\nLosa Tevita\n"
        "31. SOCIAL SECURITY NUMBER\n612-88-4203\n",
        {("Losa Tevita", "ssn"), ("Losa Tevita", "medical")},
    ),
    "the policy of an employer, in a numbered item": (
        "WORKERS' COMPENSATION CLAIM FORM (DWC 1)\n1. Name.  Corazon Batungbakal\n"
        "7. Social Security Number.  454-35-4583\n"
        "13. Clinic.  none\n16. Insurance Policy Number.  9918157-24\n"
        "17. Signature of employer representative.  Virginia Holcomb\n",
        {("Corazon Batungbakal", "ssn")},
    ),
    "numbers of papers, and things that are no people": (
        "Uniform Loan Application      Freddie Mac Form 65\nLender Loan No. 1534017814\n\n"
        "Name: Amarjit Bains\nSocial Security Number: 693-39-6397\n"
        "Tax return: scanned by Mina Sadeghi, queue POA-S, DLN 1056982052\n",
        {("Amarjit Bains", "ssn"), ("Amarjit Bains", "account_number")},
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_forms_tell_of_whom_they_ask(case: str) -> None:
    text, told = TOLD[case]

    assert about(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana Ruiz,\n\nI saw Bao Tran on Monday. Your file is closed.\n\nRegards,\nLee Park\n",
        "Are you the owner? Yes\nName: Bao Tran\nDo you have a dog? Yes\nIs anyone home? Yes\n",
        "Name: Bao Tran\nIs anyone allergic to peanuts? No\nWho: nobody\nPhone: (510) 555-0101\n",
    ],
)
def test_forms_that_tell_of_no_element(text: str) -> None:
    assert about(text) == set()
