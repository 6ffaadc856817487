"""Military identification or service number, under a header that says so."""

from detectors.forms import at_least_digits
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="military_id",
    title="Military identification number",
    patterns=(
        Pattern(regex="[A-Z]{0,3}[ -]?[0-9]{6,11}[A-Z]?", score=0.05),
        Pattern(regex="[0-9A-Z][0-9A-Z -]{5,14}", score=0.01),
    ),
    headers=(
        "military id", "military id number", "military id no", "military identification number",
        "military identification", "military number", "military service number",
        "military card number", "uniformed services id",
        "veteran id", "veteran id number", "va file number", "va claim number", "vic number",
        "va id", "militaryid", "military identification card", "numero de identificacion militar",
    ),
    context=(
        "military id", "military id number", "military identification number", "veteran id",
        "military service number", "va file number", "service number",
    ),
    valid=lambda value: at_least_digits(5)(value) & value.str.len_bytes().is_between(6, 14),
    authority="Cal. Civ. Code 1798.29(g)(1)(B); DoD Manual 1000.13",
    examples=("RA41830671", "1418306715", "C 41 830 671"),
    counter_examples=("US Army", "Veteran", "418", "0000000000"),
)  # fmt: skip
