"""State or territory of the United States, or a province."""

from detectors.forms import said
from detectors.model import Detector, Pattern, trimmed

_CODES = (
    "al|ak|az|ar|ca|co|ct|de|dc|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm"
    "|ny|nc|nd|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|pr|gu|vi|as|mp|aa|ae|ap"
)

DETECTOR = Detector(
    detects="state",
    title="State",
    patterns=(
        Pattern(regex=_CODES, score=0.2),
        Pattern(regex="(?:us-)?[a-z]{2}|[a-z][a-z. ]{2,29}|0?[0-9]{1,2}", score=0.05),
    ),
    headers=(
        "state", "st", "state code", "state abbr", "state province", "province", "home state",
        "mailing state", "mail state", "residence state", "res state", "billing state",
        "shipping state", "address state", "patient state", "state cd", "state name",
        "region state", "state of residence", "st cd", "estado", "provincia", "bundesland", "tinh",
        "usstate", "state or province", "stateprovince", "us state",
    ),
    context=("state", "estado", "province"),
    normal=trimmed,
    # In the caption of a case the state is a party: "State of Nevada v. Ana Ruiz".
    valid=lambda value: (
        said(value)
        & value.str.contains("^(?:us-)?[A-Za-z][A-Za-z. ]+$")
        & ~value.str.contains(r"(?i)\bvs?\b")
    ),
    authority="USPS Publication 28, appendix B",
    examples=("CA", "California", "tx", "New Mexico"),
    counter_examples=("95127", "N/A", "06", "Nevada v. Ruiz"),
)  # fmt: skip
