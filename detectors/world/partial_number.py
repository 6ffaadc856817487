"""Last digits of a number whose rest is gone."""

from detectors.model import Detector, Pattern, trimmed

DETECTOR = Detector(
    detects="partial_number",
    title="Last digits of a number",
    patterns=(
        Pattern(regex="[0-9]{1,4}(?:[.]0)?", score=0.05),
        Pattern(regex="[x*#.•-]{1,19}[ -]?[0-9]{2,6}", score=0.2),
    ),
    headers=(
        "card ending in", "last 4", "last four", "last4", "last 4 ssn", "ssn last 4",
        "ssn last four", "ssn4", "ssn 4", "last 4 of ssn", "last four of ssn", "last four ssn",
        "ssn last4", "last4ssn", "ssnlast4", "last 4 digits", "last four digits", "social last 4",
        "last 4 social", "card last 4", "card last four", "card last4", "cc last 4", "cc last four",
        "last 4 card", "last4 card", "account last 4", "acct last 4", "acct last four",
        "last 4 account", "last four account", "card ending", "ending in", "account ending",
        "first 6", "first six", "card bin", "iin", "dl last 4", "last 4 dl", "ssn suffix",
        "truncated ssn", "masked card", "masked pan", "masked ssn", "ssn masked", "pan masked",
        "ultimos 4", "ultimos cuatro",
    ),
    context=("last 4", "last four", "ending in", "last 4 digits", "last four digits"),
    normal=trimmed,
    authority="15 U.S.C. 1681c(g) (truncation); Cal. Civ. Code 1798.85",
    examples=("3067", "xxxx-3067", "xxx-xx-3067"),
    counter_examples=("524-18-3067", "4539148803436467", "N/A"),
)  # fmt: skip
