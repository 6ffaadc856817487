"""Registration of a prescriber of controlled substances."""

from detectors.checksums import dea
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="provider_number",
    title="DEA registration number",
    patterns=(Pattern(regex="[ABCDEFGHJKLMPRSTUX][A-Z9][0-9]{7}", score=0.5),),
    headers=(
        "dea", "dea number", "dea no", "dea registration", "dea registration number",
        "prescriber dea", "provider dea", "physician dea", "dea id", "dea license",
    ),
    context=("dea", "dea number", "dea registration"),
    valid=dea,
    authority="21 CFR 1301; DEA Diversion Control registration number check",
    examples=("AB1234563", "F91234563"),
    counter_examples=("AB1234564", "D4183067", "AB123456"),
)  # fmt: skip
