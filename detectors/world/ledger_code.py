"""Code of a ledger, fund, department or cost center."""

from detectors.model import Detector, Pattern, trimmed

DETECTOR = Detector(
    detects="ledger_code",
    title="Code of a ledger, department or cost center",
    patterns=(
        Pattern(regex="[A-Z][A-Z-]{0,7}[ #]{1,2}[0-9][0-9A-Z-]{0,19}", score=0.02),
        Pattern(regex="[0-9A-Z][0-9A-Z/_#.:-]{0,39}", score=0.02),
    ),
    headers=(
        "gl account", "gl acct", "gl account number", "gl code", "gl", "general ledger",
        "general ledger account", "ledger account", "ledger code", "ledger", "chart of accounts",
        "account code", "account type", "acct type", "account status", "account class",
        "account description", "account category", "account manager", "account balance",
        "cost center", "cost centre", "cost code", "cost center code", "department code",
        "dept code", "dept no", "dept id", "dept number", "department id", "department number",
        "fund", "fund code", "fund number", "fund center", "org code", "org id", "organization id",
        "project code", "project number", "project no", "project id", "grant number", "grant id",
        "job code", "job class", "job class code", "class code", "position number", "position id",
        "position control number", "pay code", "earnings code", "deduction code", "object code",
        "activity code", "program code", "location code", "location id", "site code", "site id",
        "store number", "store no", "store id", "branch code", "branch number", "branch no",
        "branch id", "company code", "company number", "business unit", "tax code", "vendor id",
        "vendor number", "vendor no", "vendor code", "supplier id", "supplier number",
        "merchant id", "terminal id", "employer id", "group id", "school code",
        "district code", "cds code", "course id", "course number", "section id", "naics",
        "naics code", "sic code", "fips", "fips code", "census tract", "precinct", "area code",
        "zone", "route number", "route", "unit code", "shift code", "union code", "plan code",
        "benefit code", "rate code", "bank code", "swift", "swift code", "bic code", "bic swift",
        "sort code", "campaign id",
    ),
    normal=trimmed,
    valid=lambda value: value.str.contains("[0-9]"),
    authority="Usual headings of ledgers and payrolls",
    examples=("524183067", "6100-4183", "CC 0418"),
    counter_examples=("Valley Health Center", "N/A"),
)  # fmt: skip
