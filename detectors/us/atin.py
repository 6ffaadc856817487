"""Adoption taxpayer identification number."""

from detectors.forms import number
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="tax_id",
    title="US adoption taxpayer identification number (ATIN)",
    patterns=(
        Pattern(regex="9[0-9]{2}[-‑– ]93[-‑– ][0-9]{4}", score=0.6),
        Pattern(regex="9[0-9]{2}93[0-9]{4}", score=0.05),
    ),
    headers=(
        "atin", "adoption taxpayer identification number", "adoption tax id", "atin number",
        "tin", "tax id", "taxpayer id",
    ),
    context=("atin", "adoption taxpayer identification number", "tin", "tax id", "taxpayer id"),
    normal=number,
    valid=lambda value: value.str.contains("^9[0-9]{2}93[0-9]{4}$"),
    authority="26 CFR 301.6109-3",
    examples=("912-93-3067", "912933067"),
    counter_examples=("912-92-3067", "524-93-3067"),
)  # fmt: skip
