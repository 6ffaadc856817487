"""Medicare number on cards before 2018: a Social Security number with a suffix."""

from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="health_insurance",
    title="Health insurance claim number of Medicare (HICN)",
    patterns=(
        Pattern(regex="[0-9]{3}-[0-9]{2}-[0-9]{4}[- ]?(?:[A-EJKMTW][0-9A-Z]?)", score=0.7),
        Pattern(regex="[0-9]{9}[- ]?(?:[A-EJKMTW][0-9A-Z]?)", score=0.3),
        Pattern(
            regex="(?:A|CA|H|JA|MA|MH|PA|PD|PH|WA|WCA|WCD|WCH|WD|WH)-?[0-9]{3}-?[0-9]{2}-?[0-9]{4}",
            score=0.2,
        ),
    ),
    headers=(
        "hicn", "health insurance claim number", "medicare claim number", "hic number", "hic",
        "medicare hicn", "medicare number", "medicare no", "medicare id", "medicare", "hic no",
        "medicare hic", "hicno",
    ),
    context=(
        "hicn", "health insurance claim number", "medicare claim number", "medicare number",
        "medicare", "medicare id", "hic",
    ),
    valid=lambda value: value.str.contains(
        "^(?:[0-8][0-9]{8}(?:[A-EJKMTW][0-9A-Z]?)|[A-Z]{1,3}[0-9]{9})$"
    ) & ~value.str.contains("^(?:000|666)"),
    # With these letters the number is the holder's own, with others that of a spouse or parent.
    holds=(("us/ssn", "(?i)^ *([0-9]{3}-?[0-9]{2}-?[0-9]{4})[- ]?[AMTJ]"),),
    authority="20 CFR 422; CMS HICN structure (account number and beneficiary identification code)",
    examples=("524-18-3067A", "524183067B1", "WCA524183067"),
    counter_examples=("524-18-3067", "000-18-3067A", "52418306A"),
)  # fmt: skip
