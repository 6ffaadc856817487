"""The codes of X12 health care transactions that say who is meant, and what a number is.

Source: ASC X12 005010 element 98 (NM101), 128 (REF01), 1270 (HI); implementation guides X222 to
X224 (837), X221 (835), X220 (834), X279 (270/271), X212 (276/277), X217 (278).
"""

from __future__ import annotations

PEOPLE = {
    "IL": "Subscriber", "QC": "Patient", "03": "Patient", "74": "Corrected subscriber",
    "70": "Prior subscriber", "GB": "Other insured", "QD": "Responsible party", "GD": "Guardian",
    "S1": "Parent", "S3": "Custodial parent", "E1": "Guardian", "J6": "Guardian",
    "LR": "Guardian", "EXS": "Ex-spouse", "EI": "Executor", "31": "Postal address", "X4": "Spouse",
    "9K": "Parent", "TZ": "Corrected subscriber", "P5": "Plan sponsor", "IN": "Insurer",
}  # fmt: skip
"""NM101 -> the person; every other code is a provider's, a payer's or a firm's."""

NUMBERS = {
    "SY": "SSN", "34": "SSN", "MI": "member ID", "0F": "subscriber number",
    "1W": "member ID", "HN": "Medicare number", "C1": "member ID", "MC": "Medicaid number",
    "1L": "group number", "IG": "insurance policy number", "18": "plan number",
    "23": "client number",
    "EA": "medical record number", "EJ": "patient account number", "NQ": "Medicaid number",
    "F6": "Medicare number", "3H": "case number", "6P": "group number", "II": "member ID",
    "TJ": "employer identification number", "EI": "employer identification number",
    "Y4": "claim number", "DX": "department number", "ZX": "county code", "QQ": "unit number",
    "4A": "personal identification number", "ABB": "personal ID number",
    "GH": "identification card",
}  # fmt: skip
"""REF01 and NM108 -> what the number is; others are left as text."""

DIAGNOSES = frozenset(
    ("BK", "ABK", "BF", "ABF", "BJ", "ABJ", "PR", "APR", "BN", "ABN", "DR", "LOI", "ZZ")
)
"""HI qualifiers of diagnoses."""

PROCEDURES = frozenset(("BR", "BBR", "BQ", "BBQ", "BO", "BP", "CAH"))
"""HI qualifiers of procedures."""

INSURANCE = frozenset(
    (
        "member ID", "subscriber number", "Medicare number", "Medicaid number",
        "insurance policy number", "group number",
    )
)  # fmt: skip
"""Numbers under which a whole family is insured."""
