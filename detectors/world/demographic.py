"""Sex, race, language, marital status and the like."""

from detectors.forms import wordy
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="demographic",
    title="Sex, race, language, marital status and the like",
    headers=(
        "gender", "sex", "gender identity", "gender code", "sex code", "sexe", "sexo", "genero",
        "geschlecht", "gioi tinh", "pronouns", "race", "race code", "race ethnicity", "ethnicity",
        "ethnic group", "ethnic", "ethnic code", "hispanic", "raza", "etnicidad", "nationality",
        "citizenship", "citizenship status", "citizen", "us citizen", "immigration status",
        "visa type", "visa status", "i 9 status", "marital status", "marital", "marital code",
        "estado civil", "religion", "language", "preferred language", "primary language",
        "home language", "language spoken", "idioma", "veteran", "veteran status",
        "military status", "military branch", "branch of service", "sexual orientation",
        "eye color", "eyes", "hair color", "hair", "build", "complexion", "height weight",
        "age group", "age range", "generation name", "party", "party affiliation",
        "political party", "relationship", "relation", "relation code", "relationship to insured",
        "relationship to subscriber", "relationship to patient", "dependents",
        "number of dependents", "household", "housing status", "homeless", "minor", "grade level",
        "grade", "student grade", "lunch status", "ell status", "deceased", "is deceased",
        "deceased flag", "deceased indicator", "vital status", "living",
    ),
    normal=trimmed,
    valid=wordy,
    free=True,
    authority="Usual headings of personal records; none of these is an element in California",
    examples=("F", "Hispanic or Latino", "Married"),
    counter_examples=("", "N/A", "see 524-18-3067"),
)  # fmt: skip
