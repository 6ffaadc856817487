"""Organisation, department or facility."""

from detectors.forms import wordy
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="organisation",
    title="Organisation, department or facility",
    headers=(
        "insurance carrier", "insurance company", "insurer", "insurance type", "insurance coverage",
        "company", "company name", "employer", "employer name", "organization", "organisation",
        "organization name", "org", "org name", "business", "business name", "dba", "firm",
        "firm name", "agency", "agency name", "department", "dept", "department name", "dept name",
        "division", "division name", "section", "bureau", "office", "office name", "branch",
        "branch name", "team", "team name", "group name", "facility", "facility name", "clinic",
        "clinic name", "hospital", "hospital name", "practice", "practice name", "pharmacy",
        "pharmacy name", "school", "school name", "college", "university", "institution",
        "institution name", "bank", "bank name", "financial institution", "credit union", "lender",
        "lender name", "vendor", "vendor name", "supplier", "supplier name", "merchant",
        "merchant name", "manufacturer", "brand", "make", "store", "store name", "shop", "church",
        "union", "union name", "law firm", "insurance company name", "contractor name company",
        "jurisdiction", "court", "court name", "arresting agency", "host organization", "sponsor",
        "empresa", "compania", "empleador", "departamento nombre", "firma nombre", "unternehmen",
        "societe", "cong ty", "lab name", "laboratory", "program name", "program", "project name",
        "product name", "product", "item name", "item", "file owner", "domain owner",
        "service name", "event name", "course name", "course", "class name", "plan administrator",
        "trust name", "entity name", "entity", "account owner company", "ship name", "vessel name",
        "app name", "application name", "system name", "database name", "table name", "column name",
        "field name",
    ),
    normal=trimmed,
    valid=wordy,
    free=True,
    authority="Usual headings of organisations",
    examples=("Valley Health Center", "Department of Motor Vehicles", "Nguyen & Sons LLC"),
    counter_examples=("", "N/A", "see 524-18-3067"),
)  # fmt: skip
