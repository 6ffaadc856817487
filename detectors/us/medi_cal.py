"""Client index number of Medi-Cal, and the card number made of it."""

from detectors.forms import varied
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="health_insurance",
    title="Medi-Cal client index or benefits card number",
    patterns=(
        Pattern(regex="9[0-9]{7}[A-Z](?:-?[0-9])?", score=0.4),
        Pattern(regex="9[0-9]{7}[A-Z][0-9]{5}", score=0.5),
    ),
    headers=(
        "cin", "medi cal id", "medi cal number", "medi cal no", "medi cal", "medical id number",
        "medi cal cin", "medical cin", "client index number", "bic", "bic number",
        "benefits identification card", "medi cal bic", "mcal id", "medicaid id",
        "medicaid number", "medicaid no", "beneficiary id", "cin number", "meds id", "medicaid",
        "medical id", "medi cal card", "medi cal card number", "medicaid card",
        "medicaid card number",
    ),
    context=(
        "cin", "medi cal", "medi cal id", "medi cal number", "client index number", "bic",
        "medicaid id", "benefits identification card", "beneficiary id", "medi cal card",
        "medi cal card number", "medicaid card", "medicaid card number",
    ),
    valid=lambda value: (
        value.str.contains("^9[0-9]{7}[A-Z](?:[0-9]|[0-9]{5})?$") & varied(value.str.slice(0, 8))
    ),
    authority="California Department of Health Care Services, Medi-Cal provider manual",
    examples=("91830671F", "91830671F41234", "91830671F-4"),
    counter_examples=("81830671F", "9183067F", "91830671", "99999999A"),
)  # fmt: skip
