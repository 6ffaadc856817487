"""What the segments of HL7 v2 say of whom: field numbers, their types, the words to call them by.

Source: HL7 Version 2.5.1 chapters 3 (PID, NK1, PV1, AL1), 4 (pharmacy), 6 (GT1, IN1, DG1, PR1),
7 (OBR, OBX), 12 (PRB), 15 (STF).
"""

from __future__ import annotations

from collections.abc import Callable

from scanner.readers.hl7_values import Field, address, coded, contact, date, first, ids, name, text
from scanner.readers.json_rows import Row

Reading = Callable[[Field, str], Row]

_P, _K, _G, _I = "Patient", "Next of kin", "Guarantor", "Insured"

FIELDS: dict[str, dict[int, tuple[Reading, str]]] = {
    "PID": {
        2: (first, f"{_P} external ID"), 3: (ids, _P),
        4: (first, f"{_P} alternate ID"), 5: (name, _P), 6: (first, "Mother's maiden name"),
        7: (date, f"{_P} birth date"), 8: (text, "Sex"), 9: (text, f"{_P} alias"),
        10: (coded, "Race"), 11: (address, _P), 13: (contact, _P),
        14: (text, f"{_P} work phone"), 15: (coded, "Language"), 16: (coded, "Marital status"),
        17: (coded, "Religion"), 18: (first, "Visit account number"), 19: (first, f"{_P} SSN"),
        20: (first, f"{_P} driver's license number"), 22: (coded, "Ethnicity"),
        23: (text, "Birth place"), 29: (date, f"{_P} death date"),
    },
    "NK1": {
        2: (name, _K), 3: (coded, "Relationship"), 4: (address, _K), 5: (contact, _K),
        6: (text, f"{_K} work phone"), 16: (date, f"{_K} birth date"), 33: (ids, _K),
        37: (text, f"{_K} SSN"),
    },
    "GT1": {
        2: (ids, _G), 3: (name, _G), 4: (name, "Spouse"), 5: (address, _G), 6: (contact, _G),
        7: (text, f"{_G} work phone"), 8: (date, f"{_G} birth date"), 12: (text, f"{_G} SSN"),
        16: (text, "Employer"),
    },
    "IN1": {
        2: (coded, "Insurance plan"), 3: (text, "Insurance company ID"),
        4: (text, "Insurance company"), 8: (text, "Group number"), 9: (text, "Group name"),
        16: (name, _I), 17: (coded, "Relationship"), 18: (date, f"{_I} birth date"),
        19: (address, _I), 36: (text, "Insurance policy number"), 49: (first, "Insured ID number"),
    },
    "IN2": {
        2: (text, f"{_I} SSN"), 6: (text, "Medicare number"), 8: (text, "Medicaid number"),
        10: (text, f"{_I} military ID"), 61: (text, "Patient member number"),
        63: (contact, _I),
    },
    "DG1": {3: (coded, "Diagnosis"), 4: (text, "Diagnosis description"), 5: (date, "Date")},
    "PR1": {3: (coded, "Procedure"), 4: (text, "Procedure description"), 5: (date, "Date")},
    "AL1": {3: (coded, "Allergy"), 5: (text, "Allergy reaction")},
    "IAM": {3: (coded, "Allergy"), 5: (text, "Allergy reaction")},
    "PRB": {3: (coded, "Diagnosis")},
    "DRG": {1: (coded, "Diagnosis related group")},
    "OBR": {
        4: (coded, "Procedure"), 13: (text, "Clinical note"),
        31: (coded, "Reason for visit"), 7: (date, "Date"),
    },
    "RXA": {5: (coded, "Medication"), 3: (date, "Date")},
    "RXE": {2: (coded, "Medication"), 3: (text, "Dose")},
    "RXO": {1: (coded, "Medication"), 2: (text, "Dose")},
    "RXD": {2: (coded, "Medication"), 4: (text, "Dose")},
    "RXG": {4: (coded, "Medication"), 5: (text, "Dose")},
    "PV1": {3: (text, "Location"), 10: (coded, "Hospital service"), 44: (date, "Admission date")},
    "PV2": {3: (coded, "Reason for visit"), 12: (text, "Visit description")},
    "FT1": {
        4: (date, "Date"), 7: (coded, "Transaction"), 19: (coded, "Diagnosis"),
        25: (coded, "Procedure"),
    },
    "ACC": {2: (coded, "Injury"), 1: (date, "Date")},
    "SCH": {7: (coded, "Reason for visit")},
    "NTE": {3: (text, "Clinical note")},
    "MRG": {1: (ids, _P), 7: (name, _P)},
    "STF": {
        2: (ids, "Employee"), 3: (name, "Employee"), 6: (date, "Employee birth date"),
        10: (contact, "Employee"), 11: (address, "Employee"),
        22: (first, "Employee driver's license number"),
    },
}  # fmt: skip
"""Segment -> field -> how it is read, and the person or the column that it speaks of."""

ABOUT_OTHERS = frozenset({"PID", "NK1", "GT1", "STF", "MRG"})
"""Segments whose rows name their own person and not the patient of the message."""

NO_DATA = frozenset({"MSH", "FHS", "BHS", "FTS", "BTS", "MSA", "EVN", "DSC"})
"""Segments about the message itself."""
