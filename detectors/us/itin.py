"""Individual taxpayer identification number."""

from detectors.forms import number
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="tax_id",
    title="US individual taxpayer identification number (ITIN)",
    patterns=(
        Pattern(regex="9[0-9]{2}[-‑–][0-9]{2}[-‑–][0-9]{4}", score=0.8),
        Pattern(regex="9[0-9]{2}[ .][0-9]{2}[ .][0-9]{4}", score=0.4),
        Pattern(regex="9[0-9]{8}(?:[.]0*)?", score=0.1),
    ),
    headers=(
        "itin", "itin number", "itin no", "individual taxpayer identification number",
        "individual taxpayer id", "individual tax id", "taxpayer itin", "tax id", "tin",
        "taxpayer id", "taxpayer identification number", "ssn", "ssn itin", "ssn tin",
        "social security number", "national id", "national id number", "natl id", "nid",
    ),
    context=(
        "itin", "individual taxpayer identification number", "individual taxpayer id", "tax id",
        "taxpayer id", "tin", "taxpayer identification number", "ssn", "social security number",
    ),
    normal=number,
    # The Internal Revenue Service gives out these fourth and fifth digits only. Ten numbers are
    # kept for advertisements, and nine nines fill the box of a sample.
    valid=lambda value: (
        value.str.contains("^9[0-9]{2}(?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-24-9])[0-9]{4}$")
        & ~value.str.contains("^(?:98765432[0-9]|999999999)$")
    ),
    authority="26 CFR 301.6109-1(d)(3); IRS Publication 1915; SSA on numbers never assigned",
    examples=("912-70-3067", "912 88 3067", "944943067", "944943067.0"),
    counter_examples=(
        "912-49-3067", "912-93-3067", "524-70-3067", "91270306", "987-65-4321", "999-99-9999",
    ),
)  # fmt: skip
