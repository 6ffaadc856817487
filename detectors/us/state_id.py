"""Identification card that a State issues to people who do not drive."""

from detectors.forms import at_least_digits
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="state_id",
    title="State identification card number",
    patterns=(
        Pattern(regex="[A-Z][0-9]{7}", score=0.2),
        Pattern(regex="[A-Z]{0,3}[0-9]{5,14}[A-Z]{0,2}", score=0.05),
        Pattern(regex="[0-9A-Z][0-9A-Z -]{4,20}", score=0.02),
    ),
    headers=(
        "california id card number", "california id card", "ca id card number", "ca id card",
        "state id", "state id number", "state id no", "state id num", "state identification",
        "state identification number", "state identification card", "state id card",
        "state id card number", "california id", "california id number", "ca id", "ca id no",
        "ca id number", "california identification card", "identification card number",
        "id card no", "dmv id", "state issued id", "state issued id number", "stateid",
        "stateidnumber", "real id number", "photo id", "state photo id", "caid", "caid number",
        "cal id", "cal id number", "cal id card", "non driver id", "nondriver id", "senior id card",
        "calif id", "calif id card", "calif identification card",
        "ca identification card", "ca identification", "non driver identification",
        "nondriver identification", "state issued identification",
    ),
    context=(
        "state id", "state id number", "state identification card", "california id",
        "california identification card", "ca id", "state issued id", "identification card number",
        "ca identification card", "caid", "non driver identification", "identification only",
        "state issued identification", "id only", "cal id", "cal ids", "california id cards",
        "real id", "issued by state of ca", "dmv issued id card", "dmv issued id", "id card dmv",
        "for an id", "identificacion de california", "dmv id", "california identification",
        "identification not driver", "ca id card", "calif id", "identification card",
    ),
    valid=lambda value: at_least_digits(3)(value) & value.str.len_bytes().is_between(5, 19),
    authority="Cal. Veh. Code 13000; Cal. Civ. Code 1798.29(g)(1)(B)",
    examples=("Y4183067", "418306712"),
    counter_examples=("CA", "California", "418", "00000000"),
)  # fmt: skip
