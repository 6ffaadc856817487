"""Employer identification number: names an entity, not a person."""

from detectors.forms import once, padded, varied
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="employer_number",
    title="US employer identification number (EIN)",
    patterns=(
        Pattern(regex="[0-9]{2}[-‑–][0-9]{7}", score=0.6),
        Pattern(regex="[0-9]{9}(?:[.]0*)?", score=0.05),
        Pattern(regex="[0-9]{8}(?:[.]0*)?", score=0.01),
    ),
    headers=(
        "ein", "fein", "employer identification number", "employer id number", "employer ein",
        "federal employer identification number", "federal ein", "federal tax id",
        "federal id", "federal id number", "fed id", "fed tax id", "company tax id",
        "business tax id", "employer tax id", "vendor tax id", "organization tax id",
        "payer tin", "payer s tin", "state ein", "sein", "employer account number", "group tin",
        "facility tin", "billing tin", "provider tin", "provider tax id", "company ein",
    ),
    context=(
        "ein", "fein", "employer identification number", "federal tax id", "federal id",
        "employer id number", "payer tin", "fed tax id",
    ),
    normal=padded(9, 8),
    valid=once(
        lambda value: (
            value.str.contains("^[0-9]{9}$") & varied(value)
            & ~value.str.contains("^(?:00|07|08|09|17|18|19|28|29|49|69|70|78|79|89|96|97)")
        )
    ),
    authority="IRS Publication 1635; 26 CFR 301.6109-1(a)(1)(ii)",
    examples=("94-3183067", "943183067", "94-3183067"),
    counter_examples=("07-3183067", "94-318306", "524-18-3067"),
)  # fmt: skip
