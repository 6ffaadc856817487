"""Street with house number."""

from detectors.forms import said
from detectors.model import Detector, Pattern, trimmed

DETECTOR = Detector(
    detects="street",
    title="Street address",
    patterns=(
        Pattern(
            regex="[0-9]{1,6}[a-z]? (?:[nsew]{1,2}[.]? )?[a-z0-9.' -]{2,40} "
            "(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|way|place|pl"
            "|circle|cir|terrace|ter|parkway|pkwy|highway|hwy|loop|trail|trl|square|sq)[.]?"
            "(?:,? (?:apt|apartment|unit|ste|suite|#|no|spc|space)[. #]{0,3}[a-z0-9-]{1,6})?",
            score=0.5,
        ),
        Pattern(regex="(?:p[.]? ?o[.]?|post office) box #? ?[0-9a-z-]{1,10}", score=0.45),
        Pattern(regex="[^\\n]{3,120}", score=0.01),
    ),
    headers=(
        "street", "street address", "address line 1", "address 1", "addr 1", "address1", "addr1",
        "address line1", "addr line 1", "line 1", "street 1", "street line 1", "street name",
        "str address", "street addr", "st address", "home street", "mailing street",
        "mailing address 1", "home address 1", "residence street", "billing street", "add 1",
        "add1", "adr1", "adr 1", "addr ln 1", "shipping street", "house and street", "calle",
        "calle y numero", "rue", "strasse", "streetaddress", "address street",
        "res street", "street no and name", "ten duong", "so nha duong",
        "duong pho", "addr", "address",
    ),
    context=("street", "street address", "address", "lives at", "residing at", "calle"),
    normal=trimmed,
    valid=lambda value: said(value) & value.str.contains(r"\p{L}"),
    authority="USPS Publication 28",
    examples=("4183 Alum Rock Ave", "77 N. 1st St Apt 4B", "PO Box 3067", "Rural Route 2 Box 14"),
    counter_examples=("N/A", "-", "4183"),
)  # fmt: skip
