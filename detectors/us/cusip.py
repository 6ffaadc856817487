"""Number of a security."""

from detectors.checksums import cusip
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="security_number",
    title="Number of a security (CUSIP)",
    patterns=(Pattern(regex="[0-9]{3}[0-9A-Z]{5}[0-9]", score=0.05),),
    headers=(
        "cusip", "cusip number", "cusip no", "cusip id", "security cusip", "security id cusip",
    ),
    context=("cusip", "cusip number"),
    valid=cusip,
    authority="ANSI X9.6",
    examples=("037833100", "17275R102"),
    counter_examples=("037833101", "17275R10", "N/A"),
)  # fmt: skip
