"""Mother's family name before marriage."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="mothers_maiden_name",
    title="Mother's maiden name",
    headers=(
        "mothers maiden name", "mother s maiden name", "mother maiden name", "mothers maiden",
        "mother maiden", "mmn", "maiden name mother", "maiden name of mother",
        "mothers birth name", "mother s birth name", "mother last name at birth",
        "apellido de soltera de la madre", "mothersmaidenname", "mothermaidenname",
    ),
    context=("mother s maiden name", "mothers maiden name", "mother maiden name", "mmn"),
    normal=trimmed,
    valid=lambda value: said(value) & value.str.contains(r"\p{L}"),
    free=True,
    authority="N.D. Cent. Code 51-30-01(4)(a); P.R. and other State lists",
    examples=("Delgado", "Tran", "O'Brien"),
    counter_examples=("", "N/A", "4183"),
)  # fmt: skip
