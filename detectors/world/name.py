"""Whole name of a person in one column."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="name",
    title="Name of a person, whole",
    headers=(
        "name line 1 txt", "name line 1",
        "name", "full name", "fullname", "complete name", "legal name", "full legal name",
        "person name", "patient name", "employee name", "customer name", "client name",
        "member name", "student name", "applicant name", "insured name", "subscriber name",
        "contact name", "owner name", "resident name", "tenant name", "recipient name",
        "cardholder name", "card holder name", "cardholder", "name on card", "account holder",
        "emboss", "emboss name", "embossed name", "emboss line", "embossing name", "embossing line",
        "account holder name", "account name", "holder name", "claimant name", "victim name",
        "defendant name", "inmate name", "beneficiary name", "participant name", "driver name",
        "registered owner", "display name", "displayname", "common name", "cn", "gecos", "nm",
        "last first", "last name first name", "name last first", "name last first middle",
        "lname fname", "first last", "first and last name", "first name last name",
        "nombre completo", "nombre y apellido", "nombre y apellidos", "nom complet",
        "vollstandiger name", "ho va ten", "ho ten", "patient", "employee", "customer", "client",
        "grievant", "appellant", "retiree", "annuitant", "permittee", "conservatee", "detainee",
        "student", "member", "resident", "claimant", "applicant", "insured", "subscriber", "payee",
        "payee name", "bill to name", "ship to name", "billing name", "shipping name", "worker",
        "worker name", "injured worker", "injured employee", "injured party", "injured person",
        "participant", "person", "individual", "individual name", "taxpayer name",
        "taxpayer", "owner", "tenant", "voter name", "donor name", "guest name", "passenger name",
        "witness name", "party name", "parent name", "guardian name",
        "parent", "guardian",
        "mother", "father", "spouse name",
        "emergency contact name", "dependent name",
        "account title", "account titling", "title of account", "vesting", "name 1", "name line",
        "who", "associated contact", "requester", "supplied name",
    ),
    context=(
        "name", "full name", "patient", "employee", "client", "member", "applicant", "nombre",
        "name shown", "names shown", "name as shown", "name shown on return",
        "names shown on return", "name shown on tax return", "names shown on tax return",
        "name as shown on tax return", "name as shown on income tax return",
    ),
    normal=trimmed,
    valid=lambda value: said(value) & value.str.contains(r"\p{L}"),
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(1): first name or first initial and last name",
    examples=("Maria de la Cruz", "Nguyễn, Thanh Hương", "O'Brien, Sean P.", "D. Washington"),
    counter_examples=("", "N/A", "4183"),
)  # fmt: skip
