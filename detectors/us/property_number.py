"""Number of a parcel of land."""

from detectors.model import Detector, Pattern, trimmed

DETECTOR = Detector(
    detects="property_number",
    title="Number of a parcel or a property",
    patterns=(
        Pattern(regex="[A-Z][A-Z-]{0,7}[ #]{1,2}[0-9][0-9A-Z-]{0,19}", score=0.02),
        Pattern(regex="[0-9A-Z][0-9A-Z/_#.:-]{0,39}", score=0.02),
    ),
    headers=(
        "apn", "parcel number", "parcel no", "parcel id", "parcel", "assessor parcel number",
        "assessor s parcel number", "assessors parcel number", "ain",
        "parcel identification number", "property id", "property number", "tax parcel",
        "lot number", "lot no", "block lot", "block and lot",
        "property identification number", "legal description", "tract", "map book", "deed number",
        "recording number", "document recording number",
    ),
    context=("apn", "parcel number", "assessor parcel number", "parcel"),
    normal=trimmed,
    valid=lambda value: value.str.contains("[0-9]"),
    authority="Cal. Rev. & Tax. Code 327 (assessor's parcel numbers)",
    examples=("524-18-067", "524-18-3067"),
    counter_examples=("Valley Health Center", "N/A"),
)  # fmt: skip
