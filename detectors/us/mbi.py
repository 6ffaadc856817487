"""Medicare beneficiary identifier, on cards since 2018."""

from detectors.model import Detector, Pattern

# No S, L, O, I, B or Z, so that letters and digits cannot be taken for each other.
_A = "[AC-HJKMNP-RT-Y]"
_AN = "[0-9AC-HJKMNP-RT-Y]"
_BODY = (f"[1-9]{_A}{_AN}[0-9]", f"{_A}{_AN}[0-9]", f"{_A}{{2}}[0-9]{{2}}")

DETECTOR = Detector(
    detects="health_insurance",
    title="Medicare beneficiary identifier (MBI)",
    patterns=(
        Pattern(regex="-".join(_BODY), score=0.95),
        Pattern(regex=" ".join(_BODY), score=0.7),
        Pattern(regex="".join(_BODY), score=0.7),
    ),
    headers=(
        "mbi", "medicare beneficiary identifier", "medicare number", "medicare no", "medicare id",
        "medicare beneficiary id", "medicare", "medicare card number", "medicare id number",
        "mbi number", "medicare mbi", "member id", "subscriber id", "insurance id", "hic",
        "health insurance claim number", "hicn", "policy number", "numero de medicare",
    ),
    context=(
        "mbi", "medicare number", "medicare beneficiary identifier", "medicare id", "medicare",
        "medicare card number", "member id", "medicare no", "subscriber id", "hicn",
    ),
    valid=lambda value: value.str.contains("^" + "".join(_BODY) + "$"),
    authority="CMS, Understanding the Medicare Beneficiary Identifier (MBI) Format",
    examples=("1EG4-TE5-MK72", "3AG4TE5MK72", "5NQ8 YH2 QR04"),
    counter_examples=("0EG4-TE5-MK72", "1SG4-TE5-MK72", "1EG4-TE5-MK7", "1EG4TE5MKA2"),
)  # fmt: skip
