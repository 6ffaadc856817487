"""Number of a trusted traveler card, visa or entry record."""

from detectors.forms import at_least_digits
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="other_government_id",
    title="Known traveler, visa or entry record number",
    patterns=(
        Pattern(regex="TT[0-9A-Z]{7}|[0-9]{9}|N[0-9]{10}", score=0.1),
        Pattern(regex="[0-9A-Z]{8,14}", score=0.02),
    ),
    headers=(
        "known traveler number", "ktn", "known traveller number", "trusted traveler number",
        "global entry number", "global entry", "passid", "pass id", "nexus number", "sentri number",
        "tsa precheck number", "redress number", "visa number", "visa no", "visa foil number",
        "visa foil",
        "i94", "i 94", "i94 number", "i 94 number", "admission number i 94", "sevis id",
        "sevis number", "twic number", "twic",
    ),
    context=(
        "known traveler number", "ktn", "global entry", "redress number", "visa number",
        "visa foil",
        "i 94 number", "i 94", "sevis id", "twic",
    ),
    valid=lambda value: at_least_digits(4)(value) & value.str.contains("^[0-9A-Z]{8,14}$"),
    authority="49 CFR 1540; 8 CFR 235.12; forms I-94 and I-20",
    examples=("TT123BC4D", "418306715", "N0041830671"),
    counter_examples=("Yes", "H-1B", "000000000"),
)  # fmt: skip
