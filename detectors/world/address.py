"""Whole postal address in one column."""

from detectors.forms import said
from detectors.model import Detector, Pattern, trimmed

_WAY = (
    "(?:st(?:reet)?|ave?(?:nue)?|r(?:oa)?d|blvd|boulevard|dr(?:ive)?|l(?:ane|n)|ct|court|way|pl(?:ace)?"
    "|cir(?:cle)?|ter(?:race)?|pkwy|parkway|hwy|highway|loop|trail|trl|sq(?:uare)?|aly|alley|expy)"
)

DETECTOR = Detector(
    detects="address",
    title="Postal address, whole",
    patterns=(
        Pattern(
            regex="[0-9]{1,6}[a-z]? [a-z0-9 .'-]{2,50}" + _WAY + "[.]?[^\\n]{0,30}"
            ",? [a-z .'-]{2,30},? [a-z]{2}[ ,]{1,2}[0-9]{5}(?:-[0-9]{4})?",
            score=0.8,
        ),
        Pattern(regex="(?:p[.]? ?o[.]?|post office) box [0-9a-z-]{1,10}[^\\n]{4,60}", score=0.5),
        Pattern(regex="[^\\n]{5,200}", score=0.01),
    ),
    headers=(
        "address", "full address", "home address", "mailing address", "residential address",
        "residence address", "street address full", "complete address", "postal address",
        "physical address", "current address", "permanent address", "billing address",
        "shipping address", "patient address", "employee address", "customer address",
        "member address", "addr", "address full", "home addr", "residence",
        "address of record", "delivery address", "address block", "address city state zip",
        "service address", "direccion", "domicilio", "direccion completa", "adresse", "anschrift",
        "dia chi", "tirahan", "endereco", "owner address", "taxpayer address", "contact address",
    ),
    context=(
        "address", "home address", "mailing address", "lives at", "residing at", "resides at",
        "residence", "direccion", "domicilio", "full address",
    ),
    normal=trimmed,
    valid=lambda value: said(value) & value.str.contains(r"\p{L}"),
    authority="USPS Publication 28",
    examples=("4183 Alum Rock Ave, San Jose, CA 95127", "PO Box 3067, Gilroy, CA 95021"),
    counter_examples=("N/A", "4183", "none"),
)  # fmt: skip
