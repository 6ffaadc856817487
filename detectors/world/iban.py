"""International bank account number."""

from detectors.checksums import iban
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="account_number",
    title="International bank account number (IBAN)",
    patterns=(
        Pattern(regex="[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", score=0.95),
        Pattern(regex="[A-Z]{2}[0-9]{2}(?:[ -][A-Z0-9]{4}){2,7}(?:[ -][A-Z0-9]{1,4})?", score=0.95),
    ),
    headers=(
        "iban", "iban number", "iban no", "international bank account number", "bank iban",
        "account number", "bank account", "account iban", "kontonummer", "numero de cuenta",
    ),
    context=("iban", "account number", "bank account", "konto"),
    valid=iban,
    authority="ISO 13616",
    examples=(
        "GB82WEST12345698765432", "DE89 3704 0044 0532 0130 00", "FR1420041010050500013M02606",
    ),
    counter_examples=("GB82WEST12345698765433", "XX89370400440532013000", "DE8937040044053201300"),
)  # fmt: skip
