"""Passport number, of the United States or elsewhere, under a header or label."""

from detectors.forms import at_least_digits
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="passport",
    title="Passport number",
    patterns=(
        Pattern(regex="[A-Z][0-9]{8}", score=0.2),
        Pattern(regex="[0-9]{9}(?:[.]0)?|[A-Z]{1,2}[0-9]{6,8}[A-Z]?", score=0.1),
        Pattern(regex="[A-Z]{1,3}[ -]?[0-9]{5,9}[A-Z]?", score=0.05),
        Pattern(regex="[0-9]{2}[A-Z]{2}[0-9]{5}|[0-9A-Z]{6,12}", score=0.02),
        Pattern(regex="[0-9]{2} [0-9]{7}|[0-9]{3} [0-9]{3} [0-9]{3}", score=0.03),
        Pattern(regex="(?:USA?|US Passport)[ :#-]{1,3}[A-Z]?[0-9]{8,9}", score=0.3),
    ),
    headers=(
        "passport", "passport number", "passport no", "passport num", "passport nbr",
        "ppt", "uspassport", "pport",
        "passport id", "passport card", "passport card number", "passportno", "passportnum",
        "passportnumber", "ppt no", "ppt number", "passport book number", "travel document",
        "travel document number", "travel document no", "us passport", "foreign passport",
        "pasaporte", "numero de pasaporte", "no pasaporte", "passeport", "numero de passeport",
        "reisepass", "reisepassnummer", "ho chieu", "so ho chieu", "passaporto", "pp no",
        "pp number", "pass no", "pass number", "psprt", "psprt no", "psprt number", "pspt no",
        "psp no", "prev book surrendered", "previous book surrendered", "book surrendered",
    ),
    context=(
        "passport", "passport number", "passport no", "us passport", "passport card",
        "travel document number", "pasaporte", "numero de pasaporte", "passeport", "ppt no",
        "psprt", "psprt no", "pspt", "pspt no", "psp no", "passport book", "ppt", "pp expires",
        "pp exp", "passports",
    ),
    valid=lambda value: at_least_digits(4)(value) & value.str.contains("^(?:USA?)?[0-9A-Z]{6,12}$"),
    authority="ICAO Doc 9303; 22 CFR 51; Cal. Civ. Code 1798.29(g)(1)(B)",
    examples=("541830671", "A41830671", "GK4183067", "12AV43067"),
    counter_examples=("Mexico", "2031-05-09", "Expired", "000000000", "418"),
)  # fmt: skip
