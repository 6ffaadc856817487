"""Vehicle identification number."""

from detectors.checksums import vin
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="vehicle_number",
    title="Vehicle identification number (VIN)",
    patterns=(Pattern(regex="[A-HJ-NPR-Z0-9]{17}", score=0.7),),
    headers=(
        "vin", "vin number", "vin no", "vehicle identification number", "vehicle vin",
        "vehicle id number", "vin num", "chassis number", "vehicle vin number",
        "numero de serie vehicular",
    ),
    context=("vin", "vehicle identification number", "vin number", "chassis number"),
    valid=vin,
    authority="49 CFR 565; ISO 3779",
    examples=("1M8GDM9AXKP042788", "1HGCM82633A004352"),
    counter_examples=("1M8GDM9A1KP042788", "1M8GDM9AXKP04278", "1M8GDM9AXKPO42788"),
)  # fmt: skip
