"""Number of a professional or business licence."""

from detectors.model import Detector, Pattern, trimmed

DETECTOR = Detector(
    detects="provider_number",
    title="Professional, business or provider number",
    patterns=(
        Pattern(regex="[A-Z][0-9A-Z-]{0,7}[ #]{1,2}[0-9][0-9A-Z-]{0,19}", score=0.02),
        Pattern(regex="[0-9A-Z][0-9A-Z/_#.:-]{0,39}", score=0.02),
    ),
    headers=(
        "medical license", "medical license number", "medical license no", "nursing license",
        "rn license", "rn license number", "professional license", "professional license number",
        "provider license", "provider license number", "physician license", "pharmacist license",
        "pharmacy license", "contractor license", "contractor license number", "cslb",
        "cslb number", "business license", "business license number", "business license no",
        "teaching license", "credential number", "bar number", "state bar number", "bar no",
        "real estate license", "dre number", "license type", "license class", "license status",
        "license category", "software license", "license key", "product license", "dog license",
        "dog license number", "liquor license", "provider id", "provider number", "provider no",
        "prov id", "prov no", "physician id", "doctor id", "prescriber id", "taxonomy",
        "taxonomy code", "upin", "ptan", "ptin", "ncpdp", "nabp", "clia", "clia number",
        "facility id",
        "facility number", "attending id", "medicare provider number", "ccn",
        "license state", "license issued", "license issue date", "license expiry",
        "license exp date", "license expires",
    ),
    context=("medical license", "rn license", "bar number", "provider id", "business license"),
    normal=trimmed,
    valid=lambda value: value.str.contains("[0-9]"),
    authority="Cal. Bus. & Prof. Code (public registers of licensees)",
    examples=("A41830", "RN 4183067", "C-10 418306"),
    counter_examples=("Valley Health Center", "N/A"),
)  # fmt: skip
