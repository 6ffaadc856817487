"""National Provider Identifier: names a health care provider in public registers."""

from detectors.checksums import npi
from detectors.forms import number
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="provider_number",
    title="National Provider Identifier (NPI)",
    patterns=(Pattern(regex="[12][0-9]{9}(?:[.]0)?", score=0.1),),
    headers=(
        "npi", "npi number", "npi no", "provider npi", "national provider identifier",
        "rendering npi", "billing npi", "attending npi", "referring npi", "ordering npi",
        "prescriber npi", "physician npi", "facility npi", "pharmacy npi", "individual npi",
        "group npi", "pcp npi", "service npi", "operating npi",
        "national provider id", "national provider number", "natl provider id", "nat prov id",
        "npi id", "npi code", "nppes number", "nppes id",
    ),
    context=("npi", "national provider identifier", "provider npi", "npi number"),
    normal=number,
    valid=npi,
    authority="45 CFR 162.406",
    examples=("1234567893", "1245319599"),
    counter_examples=("1234567890", "4085550142", "123456789"),
)  # fmt: skip
