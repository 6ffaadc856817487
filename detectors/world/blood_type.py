"""Blood group."""

from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="medical",
    title="Blood type",
    patterns=(
        Pattern(
            regex="(?:ab|a|b|o|0)[ -]?(?:[+-]|−|pos(?:itive)?|neg(?:ative)?|rh[ ]?[+-])[.]?",
            score=0.2,
        ),
        Pattern(regex="(?:ab|a|b|o)(?: rh)?", score=0.05),
    ),
    headers=(
        "blood type", "blood group", "bloodtype", "bloodgroup", "abo", "abo rh", "abo group",
        "rh factor", "blood typ", "tipo de sangre", "grupo sanguineo", "blutgruppe",
        "groupe sanguin", "nhom mau",
    ),
    context=("blood type", "blood group", "tipo de sangre", "grupo sanguineo"),
    normal=lambda value: value.str.to_uppercase().str.strip_chars(),
    authority="Cal. Civ. Code 1798.29(h)(2): physical condition",
    examples=("O+", "AB negative", "A-", "B pos"),
    counter_examples=("C+", "Unknown", "4183"),
)  # fmt: skip
