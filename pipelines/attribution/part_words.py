"""Words for the parts that people have in a document, and how reports cut them short."""

from __future__ import annotations

NOUNS = (
    "patient|client|claimant|petitioner|respondent|plaintiff|defendant|decedent|deceased|victim|"
    "suspect|subject(?= (?!line|to\\b))|"
    "applicant|co-applicant|borrower|co-borrower|beneficiary|employee|member|subscriber|insured|student|"
    "pupil|minor|child|infant|baby|newborn|tenant|driver|passenger|inmate|youth|conservatee|debtor|"
    "taxpayer|complainant|arrestee|resident|veteran|recipient|(?:ex-)?(?:wife|husband|spouse)|"
    "(?:grand|step)?(?:mother|father|daughter|son)|nephew|niece|sister|brother|cousin|aunt|uncle|"
    "cosigner|co-signer|guarantor|buyer|seller|lessee|customer|neighbor|witness|roommate|lodger|"
    "payee|donor|visitor|guest|pedestrian|cyclist|bicyclist|caller|policyholder|cardholder|enrollee|"
    "participant|heir|leaver|requester|ward|grantee|grantor|trustor|settlor|testator|partner|"
    "co-?(?:tenant|owner|petitioner|worker)|affiant|declarant|deponent|examinee|registrant|"
    "detainee|purchaser|sponsor|obligor|payor|licensee|fianc[ée]e?|mom|dad|"
    "pensioner|friend|classmate|girlfriend|boyfriend"
)
JOBS = (
    "owner|manager|landlord|landlady|cook|supervisor|intern|helper|caregiver|teacher|coach|"
    "volunteer|contractor|cashier|nurse|trustee|executor|agent|clerk|guard|tutor|nanny|lender|"
    "guardian|conservator|principal"
)
"""Who has such a part acts in most documents; "the cook's resident card" is the cook's even so."""

CODES = {
    "V": "victim", "S": "suspect", "W": "witness", "P": "passenger|party", "D": "driver|defendant",
}  # fmt: skip
SHORT = {"insd": "insured", "clmt": "claimant", "pt": "patient", "subject": "subj"}
"""What notes write for a part; in full it may stand at the head of the file."""

SAME = {
    "decedent": ("deceased",),
    "deceased": ("decedent",),
    "infant": ("baby", "newborn", "child"),
    "baby": ("infant", "newborn", "child"),
    "newborn": ("infant", "baby", "child"),
    "minor": ("child", "youth"),
    "child": ("minor", "son", "daughter", "infant"),
    "insured": ("insd",),
    "claimant": ("clmt",),
    "wife": ("spouse",),
    "husband": ("spouse",),
    "spouse": ("wife", "husband"),
    "son": ("minor", "child"),
    "daughter": ("minor", "child"),
    "mom": ("mother",),
    "dad": ("father",),
}
MAIN = frozenset(
    {"patient", "client", "claimant", "applicant", "employee", "member", "student", "pupil",
     "participant", "resident", "recipient", "examinee", "worker"}
)  # fmt: skip
"""What a text calls whom it is about, though its heading calls them by another such word."""

OPENING = {
    "client": r"\b(?:represents?|represented|retained by|behalf of|(?:counsel|attorneys?) for) $",
    "conservatee": r"\bconservatorship of(?: the)?[: ]+$",
    "ward": r"\bguardianship of(?: the)?[: ]+$",
    "decedent": r"\bestate of(?: the)?[: ]+$",
    "deceased": r"\bestate of(?: the)?[: ]+$",
    "mother": r"\bborn to $",
    "victim": r"\(V\)[ \t]*$",
    "suspect": r"\(S\)[ \t]*$",
    "witness": r"\(W\)[ \t]*$",
}
CAPTION = {
    "plaintiff": "before", "petitioner": "before", "appellant": "before", "claimant": "before",
    "defendant": "behind", "respondent": "behind", "appellee": "behind",
}  # fmt: skip
"""On which side of "v." a party stands."""
