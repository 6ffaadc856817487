"""Code of a diagnosis, ninth revision, in records from before October 2015."""

from detectors.model import Detector, Pattern, letters_and_digits

DETECTOR = Detector(
    detects="medical",
    title="Diagnosis code (ICD-9-CM)",
    patterns=(
        Pattern(
            regex="[0-9]{3}[.][0-9]{1,2}|V[0-9]{2}(?:[.][0-9]{1,2})?|E[89][0-9]{2}(?:[.][0-9])?",
            score=0.05,
        ),
        Pattern(regex="[0-9]{3,5}", score=0.01),
    ),
    headers=(
        "icd9", "icd 9", "icd9 code", "icd 9 code", "icd 9 cm", "icd9cm", "icd", "icd code",
        "dx code", "diagnosis code", "diag code", "dx cd", "dx 1", "dx 2", "dx1", "dx2",
    ),
    context=("icd 9", "icd9", "icd 9 code", "icd", "diagnosis code", "dx code"),
    normal=letters_and_digits,
    valid=lambda value: ~value.str.contains("^0+$"),
    authority="ICD-9-CM (45 CFR 162.1002, before October 2015)",
    examples=("250.00", "V58.61", "4019"),
    counter_examples=("000", "N/A", "12", "250.001"),
)  # fmt: skip
