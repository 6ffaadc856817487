"""Country of an address."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="country",
    title="Country",
    headers=(
        "country", "country code", "country name", "home country", "mailing country",
        "residence country", "country of residence", "billing country", "shipping country",
        "address country", "nation", "ctry", "country cd", "iso country", "pais", "pays",
        "quoc gia", "bansa", "paese",
    ),
    context=("country", "country of residence", "pais"),
    normal=trimmed,
    valid=lambda value: said(value) & value.str.contains(r"^\P{N}*\p{L}\P{N}*$"),
    free=True,
    authority="ISO 3166-1",
    examples=("US", "United States", "México"),
    counter_examples=("", "840", "N/A"),
)  # fmt: skip
