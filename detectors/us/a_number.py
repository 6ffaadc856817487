"""Alien registration number of the immigration service."""

from detectors.forms import varied
from detectors.model import Detector, Pattern, digits

DETECTOR = Detector(
    detects="other_government_id",
    title="Alien registration number (A-number, USCIS number)",
    patterns=(
        Pattern(regex="A[-# ]{0,2}[0-9]{3}[- ][0-9]{3}[- ][0-9]{3}", score=0.7),
        Pattern(regex="A(?:-|[ ]?#[ ]?)[0-9]{8,9}", score=0.5),
        Pattern(regex="A ?[0-9]{7,9}|[0-9]{3}[- ][0-9]{3}[- ][0-9]{3}", score=0.2),
        Pattern(regex="[0-9]{7,9}", score=0.02),
    ),
    headers=(
        "a number", "alien number", "alien registration number", "alien reg no", "alien no",
        "a no", "anumber", "a num", "anum", "uscis number", "uscis no", "uscis", "uscis a number",
        "alien registration no", "alien id", "alien reg number", "a file", "a file number",
        "green card number", "green card", "green card no", "permanent resident card number",
        "permanent resident number", "resident alien number", "arn", "arn uscis",
        "immigration number", "numero de extranjero", "numero a", "permanent resident card",
        "resident alien card",
        "alien registration receipt card", "employment authorization document",
        "employment authorization card", "lawful permanent resident card",
    ),
    context=(
        "a number", "alien number", "alien registration number", "alien registration no",
        "uscis number", "uscis", "alien no", "green card number", "alien", "a file number",
    ),
    normal=lambda value: digits(value).str.zfill(9),
    valid=lambda value: value.str.contains("^[0-9]{9}$") & varied(value) & (value > "000999999"),
    authority="8 CFR 264.1; form I-551; form I-9 instructions",
    examples=("A-041830672", "A041-830-672", "A41830672", "041830672"),
    counter_examples=("A-000000000", "A-1234", "B41830672"),
)  # fmt: skip
