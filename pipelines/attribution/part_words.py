"""Words for the parts that people have in a document, and how reports cut them short."""

from __future__ import annotations

import re

NOUNS = (
    "patient|client|claimant|petitioner|respondent|plaintiff|defendant|decedent|deceased|victim|"
    "suspect|subject(?=['’]s|[ ](?!line|to\\b))|"
    "applicant|co-applicant|borrower|co-borrower|beneficiary|employee|member|subscriber|insured|student|"
    "pupil|minor|child|infant|baby|newborn|tenant|driver|passenger|inmate|youth|conservatee|debtor|"
    "taxpayer|complainant|arrestee|resident|veteran|recipient|(?:ex-)?(?:wife|husband|spouse)|"
    "(?:grand|step)?(?:mother|father|daughter|son)|nephew|niece|sister|brother|cousin|aunt|uncle|"
    "cosigner|co-signer|guarantor|buyer|seller|lessee|customer|neighbor|witness|roommate|lodger|"
    "payee|donor|visitor|guest|pedestrian|cyclist|bicyclist|caller|policyholder|cardholder|enrollee|"
    "participant|heir|leaver|requester|ward|grantee|grantor|trustor|settlor|testator|partner|"
    "co-?(?:tenant|owner|petitioner|worker)|affiant|declarant|deponent|examinee|registrant|"
    "detainee|purchaser|sponsor|obligor|payor|licensee|fianc[ée]e?|mom|dad|"
    "pensioner|friend|classmate|girlfriend|boyfriend|householder|head of (?:the )?household|"
    "(?:lease|title|voucher|account|permit)[ -]?holder|(?:grand|step|foster )parent|"
    "parent(?=['’]s)|"
    "grand(?:ma|pa|child)|step(?:brother|sister|child)"
)
JOBS = (
    "owner|manager|landlord|landlady|cook|supervisor|intern|helper|caregiver|teacher|coach|"
    "volunteer|contractor|cashier|nurse|trustee|executor|agent|clerk|guard|tutor|nanny|lender|"
    "guardian|conservator|principal"
)
"""Who has such a part acts in most documents; "the cook's resident card" is the cook's even so."""

_CODES = {
    "V": "victim", "S": "suspect", "W": "witness", "P": "passenger|party", "D": "driver|defendant",
}  # fmt: skip
_CODED = (
    r"[VSWPD](?:-|[ ]?#)?[0-9]{1,2}|R/?P-?[12]?|(?:Driver|Party|Passenger|Victim|Suspect|Witness|"
    r"Patient|Applicant|Borrower|Tenant|Claimant|Child|Minor|Student)[ ]#?[0-9]|"
    r"(?i:(?:(?:co-?|proposed |household |family |account )?(?:insured|driver|passenger|victim|"
    r"suspect|witness|patient|applicant|borrower|tenant|claimant|child|minor|student|donor|parent|"
    r"guardian|owner|holder|signer|buyer|seller|member|subscriber|dependent|beneficiary|occupant|"
    r"resident|employee|participant|petitioner|respondent|plaintiff|defendant|taxpayer|client|"
    r"adult|caller|candidate|guest|enrollee|debtor|spouse|partner|party))[ ]#?[1-9])(?![0-9])"
)
"""How reports of the police call the parties: V-1 a victim, S-1 a suspect, RP who reported."""

_SHORT = {"insd": "insured", "clmt": "claimant", "pt": "patient", "subject": "subj"}
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
    "parent": ("mother", "father", "guardian"),
}
MAIN = frozenset(
    {"patient", "client", "claimant", "applicant", "employee", "member", "student", "pupil",
     "participant", "resident", "recipient", "examinee", "worker", "tenant", "subject"}
)  # fmt: skip
"""What a text calls whom it is about, though its heading calls them by another such word."""

_TWO_SIDES = (
    ("payor", "payee"), ("buyer", "seller"), ("landlord", "tenant"), ("lessor", "lessee"),
    ("grantor", "grantee"), ("husband", "wife"), ("plaintiff", "defendant"),
    ("petitioner", "respondent"), ("borrower", "lender"), ("obligor", "obligee"),
)  # fmt: skip
OTHER_SIDE = {**dict(_TWO_SIDES), **{second: first for first, second in _TWO_SIDES}}
"""Who stands on the other side of what people pay, sell or argue about."""

_OF_HOUSE = r"\b(?i:household)(?:[ ](?:is|of|consists[ ]of))?:?[ ]$"
OPENING = {
    **dict.fromkeys(
        (
            "lease holder",
            "leaseholder",
            "householder",
            "tenant",
            "head of household",
            "head of the household",
            "voucher holder",
        ),
        _OF_HOUSE,
    ),
    "client": r"\b(?:represents?|represented|retained by|behalf of|(?:counsel|attorneys?) for) $",
    "conservatee": r"\bconservatorship of(?: the)?[: ]+$",
    "ward": r"\bguardianship of(?: the)?[: ]+$",
    "decedent": r"\bestate of(?: the)?[: ]+$",
    "deceased": r"\bestate of(?: the)?[: ]+$",
    "mother": r"\bborn to $",
    "spouse": r"\b(?:married|casad[oa](?:[ ]?[/(][oa]\)?)?)[ ?:,–—-]*(?:(?:yes|s[ií]|y)\b"
    r"[ ,:–—-]*)?(?:to|with|con) $",
    "victim": r"\(V\)[ \t]*$",
    "suspect": r"\(S\)[ \t]*$",
    "witness": r"\(W\)[ \t]*$",
    "principal": r"\b(?:powers? of attorney|poa),?(?:\s(?:of|from|for|(?:signed|granted|executed|"
    r"given|made) by))+\s$",
}
CAPTION = {
    "plaintiff": "before", "petitioner": "before", "appellant": "before", "claimant": "before",
    "defendant": "behind", "respondent": "behind", "appellee": "behind",
}  # fmt: skip
"""On which side of "v." a party stands."""

_ADJECTIVES = r"(?:(?!own\b|same\b)[a-z]{4,12}[ ]){0,2}"
POSSESSED = re.compile(
    rf"(?i)\b(?!(?:driver|seller|{JOBS})['’]s?[ ](?:licen[cs]e|permit))(?P<noun>{NOUNS}|{JOBS})"
    r"['’]s?[ ](?=(?P<rest>[^\n.;:]{0,60}))"
)
SPOKEN_OF = re.compile(
    rf"(?:\b(?:(?:[Tt]he|[Ss]aid|[Tt]his)[ \n]{_ADJECTIVES}|"
    r"(?:[Hh]is|[Hh]er|[Mm]y|[Yy]our|[Tt]heir|[Oo]ur)[ \n])"
    rf"(?P<noun>(?i:{NOUNS}))|"
    r"(?:(?<=card for )|(?<=plan for )|(?<=policy for )|(?<=account for )|(?<=number for )|"
    r"(?<=license for )|(?<=passport for )|(?<=plan of )|(?<=policy of )|(?<=card of )|"
    rf"(?<=account of )|(?<=license of )|(?<=passport of ))(?P<held>(?i:{NOUNS}))|"
    rf"(?:^|(?<=[.!?:\"”][ ])|(?<=\n)|(?<=[\n ][>*•][ ])|(?<=\n-[ ]))(?P<first>(?i:{NOUNS}))|"
    r"(?<![\w-])(?P<party>[Cc]omplainant|[Rr]espondent|[Pp]etitioner|[Pp]laintiff|[Dd]efendant|"
    r"(?<!foster[ ])[Mm]other|[Ff]ather|[Mm]inor|"
    r"Claimant|[Dd]ecedent|Applicant|[Aa]ppellant|Insured|[Cc]onservatee|Debtor)|"
    r"(?<![\w-])(?P<short>(?i:insd|clmt|pt)))"
    r"\b(?!['’](?!s[,.;)\n])|[ ]of\b|[ ]#?[0-9]|[ ]licen[cs]e|[ ]permit)"
)
CODE = re.compile(rf"(?<![\w-])(?P<noun>{_CODED})(?![\w-]|[ ]{{2}}|[ ]+[A-Z]{{2}})")
CODE_BEHIND = re.compile(
    r"(?:[ ]?[(\[]|,?[ ](?:[-–—/|]|of)[ ]|(?i:[ ,;(]+(?:owned by|property of|belong(?:s|ing) to|"
    rf"owner|victim):?[ ]))(?P<noun>{_CODED})(?=[)\];,.]|[ ]*(?:\n|\Z))"
)
"""How lists of property say whose a thing is: `CDL F5354034 (V1)`, `Passport 542699053 - V2`."""

IN_NAME = re.compile(
    r"(?i)[ ,;(–—-]*(?:(?:which|that|it|and)[ ])?(?:(?:is|are|was|were|held|kept|opened|still|only|"
    rf"solely)[ ]){{0,3}}in (?:the|his|her|my|their) (?P<noun>{NOUNS}|{JOBS})['’]s?[ ]"
    r"(?:own[ ]|sole[ ])?name\b"
)
PLAN_IN_NAME = re.compile(
    r"(?i)\b(?:card|plan|policy|coverage|insurance) (?:is |was )?(?:held )?(?:in|under) "
    rf"(?:the|his|her|their|my) (?P<noun>{NOUNS})['’]s? (?:own )?name\b"
)
"""On the line of a plan: `Delta Dental  ID on card HNT147824237 (card is in the parent's name)`."""

IS_PARTS = re.compile(
    r"(?i)(?:[ ](?:\([^()\n]{1,40}\)|[\w'’-]+)){0,8}?[ ,(–—-]{1,3}(?:(?:which|that|it)[ ])?"
    r"(?:(?:is|was|(?:turned|turns) out to be)[ ](?:really |actually )?(?:the|his|her|their|my)"
    rf"[ ](?P<noun>{NOUNS})['’]s?(?=[ ]?(?:[,.;:)\n–—-]|\Z|(?:own )?(?:number|card|ssn|one)\b))|"
    rf"belong(?:s|ed|ing) to (?:the|his|her|their|my)[ ](?P<whose>{NOUNS})\b(?!['’]))"
)
"""Behind a number whose it is by a part: `The number … on the folder is the spouse's`."""

POWER = re.compile(r"(?i)\bpowers? of attorney\b|\bPOA\b")
GRANTED = re.compile(r"\b[Tt]he\s(?P<noun>principal|agent)(?![\w-]|['’](?!s[ ])|[ ]of\b)")
"""Who gives somebody a power of attorney, and who holds it; elsewhere both words are of staff."""


def spelled(word: str) -> str:
    """Return the word as a pattern; a code in its other spellings too: V1, V-1, VICTIM #1."""
    if word in _SHORT:
        return rf"(?:{word}|{_SHORT[word]})"
    code = re.fullmatch(r"([VSWPD])(?:-|[ ]?#)?([0-9]{1,2})|R/?P-?[12]?", word)
    if code is None:
        return re.escape(word).replace(r"\ \#", r"\ ").replace(r"\ ", "[ ]#?")
    called = f"(?:{_CODES[code[1]]})[ ]?#?{code[2]}" if code[1] else "reporting[ ]party"
    short = rf"{code[1]}(?:-|[ ]?#)?{code[2]}" if code[1] else "R/?P-?1?"
    # "RP/Victim Ana Ruiz" has two parts; "V#2 = Ana Ruiz", "W-1 - LE, THANH"
    return rf"(?:{short}|{called})(?:/[A-Za-z0-9-]{{1,12}})?(?:[ ][=|–-])?"
