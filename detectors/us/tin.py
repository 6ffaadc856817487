"""Taxpayer identification number whose kind the header leaves open."""

from detectors.forms import once, padded, varied
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="tax_id",
    title="US taxpayer identification number",
    patterns=(
        Pattern(regex="[0-9]{3}[-‑–./_ ]?[0-9]{2}[-‑–./_ ]?[0-9]{4}(?:[.]0*)?", score=0.05),
        # A sole proprietor's number is written like an employer's.
        Pattern(regex="[0-9]{2}-[0-9]{7}", score=0.05),
        Pattern(regex="[0-9]{8}(?:[.]0*)?", score=0.01),
    ),
    headers=(
        "tax id", "tin", "tax id number", "tax id no", "tax identification number", "taxid",
        "tax identification no", "taxpayer id", "taxpayer identification number", "taxpayer no",
        "taxpayer number", "tax payer id", "tin number", "tin no", "tax number", "tax no",
        "recipient tin", "payee tin", "owner tin", "sole proprietor tin", "ssn or tin",
        "ssn or ein", "ssn ein", "tin ssn", "numero de identificacion fiscal",
        "party identification number",
    ),
    context=(
        "tax id", "tin", "taxpayer id", "tax identification number", "tax id number",
        "taxpayer identification number", "recipient s tin", "recipient tin", "payee tin",
    ),
    normal=padded(9, 8),
    valid=once(
        lambda value: (
            value.str.contains("^[0-9]{9}$") & ~value.str.contains("^(?:000|666)|^[0-9]{3}00|0000$")
            & (value != "123456789") & varied(value)
        )
    ),
    authority="26 U.S.C. 6109; Cal. Civ. Code 1798.29(g)(1)(B)",
    examples=("524-18-3067", "52-4183067", "524183067", "524.18.3067"),
    counter_examples=("000-18-3067", "123-45-6789", "5241830", "Exempt"),
)  # fmt: skip
