"""Second line of a street address."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="street_2",
    title="Second address line",
    headers=(
        "address line 2", "address 2", "addr 2", "address2", "addr2", "addr line 2", "line 2",
        "street 2", "apt", "apartment", "apt no", "apartment number", "apt number", "unit",
        "unit number", "unit no", "suite", "ste", "apt unit", "apt suite", "mailing address 2",
        "home address 2", "add 2", "add2", "adr2", "adr 2", "addr ln 2", "street line 2",
        "apt or unit", "address line 3", "address 3", "addr 3", "space number", "room number home",
        "departamento", "numero interior", "appartement",
    ),
    context=("apt", "unit", "apartment", "suite"),
    normal=trimmed,
    valid=said,
    free=True,
    authority="USPS Publication 28",
    examples=("Apt 4B", "Unit 12", "# 7"),
    counter_examples=("", "N/A"),
)  # fmt: skip
