"""City of an address."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="city",
    title="City",
    headers=(
        "city", "town", "city name", "home city", "mailing city", "mail city", "residence city",
        "res city", "billing city", "shipping city", "address city", "patient city", "cty",
        "city town", "municipality", "locality", "post town", "ciudad", "ville", "stadt",
        "thanh pho", "lungsod", "cidade", "citta", "city of residence", "poblacion",
    ),
    context=("city", "town", "ciudad"),
    normal=trimmed,
    valid=lambda value: said(value) & value.str.contains(r"^\P{N}*\p{L}\P{N}*$"),
    free=True,
    authority="USPS Publication 28",
    examples=("San Jose", "Cañada de los Osos", "Ho Chi Minh City"),
    counter_examples=("", "95127", "N/A"),
)  # fmt: skip
