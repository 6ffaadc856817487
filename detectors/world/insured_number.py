"""Health plan and the number by which it knows a member, in one cell or right behind each other."""

import polars as pl

from detectors.model import Detector, Pattern

_PLANS = (
    "blue ?(?:shield|cross)|anthem|bcbs|aetna|cigna|kaiser|unitedhealth ?care|uhc|humana|"
    "health ?net|molina|tricare|champva|i[.]?e[.]?h[.]?p|l[.]?a[.]? ?care|cal ?optima|cencal|"
    "wellcare|ambetter|delta dental|premera|regence|sutter health|western health"
)
_KIND = (
    "of california|of ca|permanente|advantage|health plan|plan|plus|hmo|ppo|epo|pos|gold|silver|"
    "bronze|senior|dental|medi-?cal|medicare|choice|prime|select|standard|cross"
)
_VALUE = "[a-z]{0,4}-?[0-9][0-9a-z]{5,12}"
_BETWEEN = (
    "(?: ?[,:;/#|(\u2013\u2014-] ?| {1,3})"
    "(?:(?:mrn|id|mbr|mem(?:ber)?|sub(?:s|scriber)?|pol(?:icy)?|no)[./#: ]{1,3}){0,3}"
)
_TOLL_FREE = "^8(?:00|33|44|55|66|77|88)[0-9]{7}$"
_DAY = "^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])$"
_NOT_HEALTH = (
    r"\b(?:STATE FARM|GEICO|ALLSTATE|PROGRESSIVE|FARMERS|MERCURY|USAA|LIBERTY|NATIONWIDE|AAA|CSAA|"
    r"TRAVELERS|ESURANCE|INFINITY|HARTFORD|WAWANESA|KEMPER|SAFECO|BRISTOL|AMICA|CHUBB|AUTO\w*|"
    r"CASUALTY|INDEMNITY|LIABILITY|BOND|TITLE|LIFE|HOME|VEHICLE|CLAIM|ORDER|INVOICE|GROUP|GRP|"
    r"NPI|TEL|PHONE|FAX|PO BOX|CHECK|PAYER|"
    r"CA?DLN?|DLN?|LIC\w*|SSN?|SOCIAL|PASSPORT|ID CARD|PLATE|VIN|E?I?TIN|EIN|ACCT|ACCOUNT)\b"
)
_NUMBER = "[A-Z]{0,4}-?[0-9][0-9A-Z]{5,12}$"


def _of_a_member(value: pl.Expr) -> pl.Expr:
    number = value.str.extract(f"({_NUMBER})", 1).str.replace_all("-", "", literal=True)
    return (
        (number.str.count_matches("[0-9]") >= 6)
        & (number.str.strip_chars_start("0").str.len_bytes() >= 6)
        & ~number.str.contains(f"{_TOLL_FREE}|{_DAY}")
        & ~value.str.contains(_NOT_HEALTH)
    )


DETECTOR = Detector(
    detects="health_insurance",
    title="Health plan and member number",
    patterns=(
        Pattern(regex=f"(?:{_PLANS})(?: (?:{_KIND}))?{_BETWEEN}{_VALUE}", score=0.7),
        Pattern(regex=f"[a-z][a-z0-9.&' -]{{1,40}}{_BETWEEN}{_VALUE}", score=0.1),
    ),
    headers=(
        "health plan and id", "insurance", "insurance and id", "insurance id", "payer id",
        "payer member id", "payer", "coverage", "plan id", "carrier id", "ins",
        "ins id", "medical insurance", "health insurance", "primary insurance", "hmo", "plan",
        "secondary insurance", "carrier", "carrier and id", "insurance policy", "seguro medico",
    ),
    context=("health plan", "health insurance", "primary insurance", "secondary insurance"),
    normal=lambda value: value.str.strip_chars(" )").str.to_uppercase(),
    valid=_of_a_member,
    authority="Cal. Civ. Code 1798.29(h)(3); names as health plans licensed in California bear",
    examples=(
        "Blue Shield XEA412884203", "Kaiser Permanente / 11884203", "Anthem, JQU884M20117",
        "Western Growers 84120177", "Health Net HMO R10884203",
    ),
    counter_examples=(
        "State Farm 884120177", "CDL D4183067", "Blue Shield PPO",
        "Aetna 8005550142", "148.20", "Kaiser 2025",
    ),
)  # fmt: skip
