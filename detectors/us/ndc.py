"""National drug code: which medicine was dispensed."""

from detectors.forms import varied
from detectors.model import Detector, Pattern, digits

DETECTOR = Detector(
    detects="medical",
    title="National drug code (NDC)",
    patterns=(
        Pattern(
            regex="[0-9]{5}-[0-9]{4}-[0-9]{2}|[0-9]{4}-[0-9]{4}-[0-9]{2}"
            "|[0-9]{5}-[0-9]{3}-[0-9]{2}|[0-9]{5}-[0-9]{4}-[0-9]",
            score=0.4,
        ),
        Pattern(regex="[0-9]{10,11}", score=0.03),
    ),
    headers=(
        "ndc", "ndc code", "ndc number", "ndc no", "drug ndc", "national drug code", "ndc11",
        "ndc 11", "ndc10", "product ndc", "rx ndc", "drug code",
    ),
    context=("ndc", "national drug code", "ndc code", "ndc number", "drug ndc"),
    normal=digits,
    valid=lambda value: value.str.contains("^[0-9]{10,11}$") & varied(value),
    authority="21 CFR 207.33; 45 CFR 162.1002",
    examples=("00093-1048-01", "0093-1048-01", "00093104801"),
    counter_examples=("00000-0000-00", "093-1048-01", "N/A"),
)  # fmt: skip
