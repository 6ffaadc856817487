"""Number on every card of the Department of Defense."""

from detectors.forms import number, varied
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="military_id",
    title="DoD identification number (EDIPI)",
    patterns=(
        Pattern(regex="[0-9]{10}(?:[.]0*)?", score=0.1),
        Pattern(regex="[0-9]{4}-[0-9]{4}-[0-9]{2}", score=0.1),
    ),
    headers=(
        "edipi", "dod id", "dod id number", "dod id no", "dodid", "dod identification number",
        "edi pi", "edipn", "dod edi pn", "cac", "cac number", "cac id", "cac no", "cac card number",
        "department of defense id", "dod number", "electronic data interchange personal identifier",
    ),
    context=(
        "edipi", "dod id", "dod id number", "dod identification number", "cac number", "dodid",
        "common access card", "off the cac", "on the cac", "of the cac", "retiree card",
    ),
    normal=number,
    valid=lambda value: value.str.contains("^[1-9][0-9]{9}$") & varied(value),
    authority="DoD Instruction 1000.30; DoD Manual 1000.13",
    examples=("1418306715", "1418306715.0"),
    counter_examples=("0418306715", "141830671", "1111111111"),
)  # fmt: skip
