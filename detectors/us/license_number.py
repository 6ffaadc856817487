"""A number headed only "license number" that has the shape of a driver's license."""

from detectors.forms import varied
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="drivers_license",
    title="License number in the form of a driver's license",
    patterns=(
        Pattern(regex="[A-Z][0-9]{7}", score=0.2),
        Pattern(
            regex="[A-Z][0-9]{11,13}|[A-Z][0-9]{3}-[0-9]{3,4}-[0-9]{2,4}-[0-9]{3}(?:-[0-9])?"
            "|[A-Z][0-9]{3}-[0-9]{4}-[0-9]{4}(?:-[0-9]{2})?",
            score=0.3,
        ),
        Pattern(
            regex="[0-9]{3}[A-Z]{2}[0-9]{4}|[0-9]{2}[A-Z]{3}[0-9]{5}|WDL[0-9A-Z]{9}",
            score=0.3,
        ),
    ),
    headers=(
        "license number", "license no", "license num", "lic no", "lic num", "lic number",
        "licence number", "licence no", "license id", "license", "lic", "licencia",
        "id license number", "license or id number", "photo id number", "id card number",
    ),
    context=("license number", "license no", "lic no", "license", "lic", "photo id"),
    valid=varied,
    authority="State formats tabled by the National Traffic Safety Institute; Cal. Veh. Code 12811",
    examples=(
        "D4183067", "S123-456-78-901-0", "N512-8840-1931-20", "N512-8840-1931", "418AB3067",
    ),
    counter_examples=("RN418306", "41830671", "MIT", "D0000000A"),
)  # fmt: skip
