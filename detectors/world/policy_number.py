"""Policy or group number whose kind of insurance the header leaves open."""

from detectors.forms import at_least_digits
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="health_insurance",
    title="Insurance policy or group number",
    patterns=(Pattern(regex="[0-9A-Z][0-9A-Z -]{4,21}", score=0.01),),
    headers=(
        "policy number", "policy no", "policy num", "policy nbr", "policy id", "group number",
        "group no", "grp number", "grp no", "grp num", "policyno", "policynumber", "pol no",
        "plan number", "certificate number", "numero de poliza", "poliza",
    ),
    context=(
        "policy number", "policy no", "group number", "plan number", "payer policy number",
        "carrier policy number",
    ),
    valid=lambda value: at_least_digits(4)(value) & value.str.len_bytes().is_between(5, 20),
    authority="Cal. Civ. Code 1798.29(h)(3)",
    examples=("HP-4183067", "418306715"),
    counter_examples=("PPO Gold", "N/A", "000000"),
)  # fmt: skip
