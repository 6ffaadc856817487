"""Forms with what a desk notes on them: who checked, whom to call, whose a number turned out."""

from __future__ import annotations

import pytest
from told import about

TOLD = {
    "who looked at a license, and whom to call, have nothing of the form": (
        "SUMMIT CLIMBING GYM - waiver\n\nYour name ........ Obinna Eze\n"
        "ID shown ......... DL # R3486929     inspected by Wanda Monteiro\n"
        "Notify if you fall .... Adaeze Uche    (408) 555-0166\n\n"
        "Billing:  $49 / mo   drafts on the 5th\n   4350 3482 3648 9747     exp 08/28\n"
        "   3 digits on back: 331\n",
        {
            ("Obinna Eze", "drivers_license"),
            ("Obinna Eze", "card_number"),
            ("Obinna Eze", "access_code"),
        },
    ),
    "whose a number is by a part behind it, and whom an answer calls married to": (
        "Volunteer: Omar Said\nNombre: Marisol Quintero\n¿Casada?  sí, con Tevita Fonua.\n\n"
        "Notes\n> The number 524-18-3067 on the flap turned out to be the husband's, not hers.\n"
        "> The client is treated for tuberculosis.\n",
        {("Tevita Fonua", "ssn"), ("Marisol Quintero", "medical")},
    ),
    "a number that belongs to a part": (
        "Name: Marisol Quintero\nMarried? Yes, to Tevita Fonua.\n\n"
        "Notes\n- Passport 541830671 from the file belongs to the client.\n",
        {("Marisol Quintero", "passport")},
    ),
    "a number of a part whom nobody names is nobody's": (
        "Volunteer: Omar Said\nName: Marisol Quintero\n\n"
        "Notes\n- The number 524-18-3067 on the flap is her husband's.\n",
        {(None, "ssn")},
    ),
    "values over captions between bars, each row a paragraph": (
        "BAY DENTAL - NEW PATIENT\n\nQuintero | Marisol | 05/23/1999\n\n"
        "Last name | First | Date of birth\n\n12 Oak St | Fresno, CA 93701 | (510) 555-0121\n\n"
        "Home address | City / State / ZIP | Cell\n\n524-18-3067 | mq@example.net | Single\n\n"
        "Social Security no. | E-mail for reminders | Status\n\n"
        "RESPONSIBLE PARTY if other than patient\n\nTevita Fonua | uncle | 253-83-2071\n\n"
        "Name | Relation | Soc. Sec. no. of responsible party\n\nLatex allergy   Y   (N)\n",
        {("Marisol Quintero", "ssn"), ("Tevita Fonua", "ssn")},
    ),
    "an officer whose office stands in a paragraph below the name": (
        "ORDER OF SUSPENSION\n\nQUINTERO, MARISOL L   DL/NO: D7279445\n\n1811 Tully Rd\n\n"
        "THIS ACTION IS TAKEN BECAUSE OF A LAPSE OF CONSCIOUSNESS DISORDER (EPILEPSY).\n\n"
        "Omar Said\n\nDRIVER SAFETY HEARING OFFICER P8356\n",
        {("Marisol L Quintero", "drivers_license"), ("Marisol L Quintero", "medical")},
    ),
    "a heading below a name is no office of theirs": (
        "Marisol Quintero\n\nAGENT INFORMATION\n\nSSN: 524-18-3067\n",
        {("Marisol Quintero", "ssn")},
    ),
    "a list of children set in ends where the form goes on": (
        "Staff: Rosa Quispe\n\nClient legal name: Ngozi Okafor\nChildren with client:\n"
        "   1) Chidi Okafor, 6, asthma\n   2) Amara Okafor, 3, no health issues\n"
        "Person who hurt you: Emeka Obi\nSafe contact: Bao Pham (cousin)\n"
        "Medications? sertraline 50mg\nMedi-Cal #: 91234567A\n",
        {
            ("Chidi Okafor", "medical"),
            ("Ngozi Okafor", "medical"),
            ("Ngozi Okafor", "health_insurance"),
        },
    ),
    "two people in a box that is drawn": (
        "Membership\n+----------------------+----------------------+\n"
        "| Member               | Spouse/Partner       |\n"
        "+----------------------+----------------------+\n"
        "| Ngozi Okafor         | Emeka Okafor         |\n"
        "| SSN 524-18-3067      | SSN 671-86-3490      |\n"
        "+----------------------+----------------------+\nApproved by Rosa Quispe\n",
        {("Ngozi Okafor", "ssn"), ("Emeka Okafor", "ssn")},
    ),
    "a plan whose card is in the name of a relative": (
        "Patient: Marisol Quintero\nDental plan: Delta Dental PPO   Member ID: HNT147824237  "
        "(card is in the mother's name)\nName: Ngozi Okafor   Relation: mother\n",
        {("Ngozi Okafor", "health_insurance")},
    ),
    "a plan whose card is in the patient's own name": (
        "Patient: Marisol Quintero\nDental plan: Delta Dental PPO   Member ID: HNT147824237  "
        "(card is in the patient's own name)\nName: Ngozi Okafor   Relation: mother\n",
        {("Marisol Quintero", "health_insurance")},
    ),
    "an answer that is circled": (
        "Patient: Marisol Quintero\nLatex allergy   (Y)   N\nAsthma   Y   (N)\n",
        {("Marisol Quintero", "medical")},
    ),
    "a login under a sentence, a remark behind it": (
        "From: Carol Fields <c.fields@inn.example>\nTo: Edgar Bell <e.bell@inn.example>\n\n"
        "Use Ngozi's tonight.\n\n   nokafor69\n   Pacific!1259      <- capital letters count\n\n"
        "It shows up as Ngozi Okafor in the audit trail.\n",
        {("Ngozi Okafor", "password")},
    ),
    "a user that is shut off is not ill": (
        "From: Carol Fields <c.fields@inn.example>\nTo: Edgar Bell <e.bell@inn.example>\n\n"
        "the register says user name disabled and the lobby is full\n",
        set(),
    ),
    "who is disabled is": (
        "From: Carol Fields <c.fields@inn.example>\nTo: Edgar Bell <e.bell@inn.example>\n\n"
        "I am disabled and need the ramp.\n",
        {("Carol Fields", "medical")},
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_each_has_what_the_desk_means(case: str) -> None:
    text, expected = TOLD[case]

    assert about(text) == expected
