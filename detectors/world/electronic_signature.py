"""Digitized or other electronic signature."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="electronic_signature",
    title="Electronic signature",
    headers=(
        "electronic signature", "e signature", "esignature", "digital signature",
        "digitized signature", "signature image", "signature data", "signature", "signature blob",
        "e sign", "esign", "signature base64", "sig image", "patient signature",
        "employee signature", "signature file", "firma electronica", "firma", "signature png",
        "signature svg",
    ),
    context=("electronic signature", "e signature", "digitally signed by", "firma electronica"),
    normal=trimmed,
    # Shorter values say that, when or by whom it was signed.
    valid=lambda value: said(value) & (value.str.len_bytes() >= 40),
    free=True,
    authority="N.D. Cent. Code 51-30-01(4)(a); N.C. Gen. Stat. 75-61(10)",
    examples=(
        "iVBORw0KGgoAAAANSUhEUgAAASwAAACWCAYAAABkW7XSAAAAAXNSR0IArs4c6QAAAARnQU1B",
        "MEUCIQDtHW5Jb1kU0Yw3n8h2bGzq7l1VtS6fAiBxkQpZr4mN",
    ),
    counter_examples=("", "Y", "on file", "Maria Lopez"),
)  # fmt: skip
