"""Number on the back of military cards that gives the right to benefits."""

from detectors.forms import varied
from detectors.model import Detector, Pattern, digits

DETECTOR = Detector(
    detects="military_id",
    title="DoD benefits number",
    patterns=(
        Pattern(regex="[0-9]{9}-[0-9]{2}", score=0.2),
        Pattern(regex="[0-9]{10,11}", score=0.05),
    ),
    headers=(
        "dod benefits number", "dbn", "dod benefits no", "dod benefit number", "dod benefits id",
        "dod benefits id number",
        "tricare number", "tricare id", "benefits number dod",
    ),
    context=("dod benefits number", "dbn", "dod benefit number", "tricare number", "tricare id"),
    normal=digits,
    valid=lambda value: value.str.contains("^[0-9]{10,11}$") & varied(value),
    authority="DoD Manual 1000.13, volume 1",
    examples=("418306715-01", "41830671501"),
    counter_examples=("418306715", "00000000000"),
)  # fmt: skip
