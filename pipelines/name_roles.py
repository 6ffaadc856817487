"""In what part a person is named: by a label, a title, a greeting, a signature, a job beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.headers import role_of
from detectors.labels import label_text

if TYPE_CHECKING:
    from pipelines.units import Document

_TITLE_ROLE = re.compile(
    r"(?i)\b(?:(?P<provider>dr|dra|doctor|nurse|rn|prof|surgeon|physician|therapist)|(?P<staff>sgt|"
    r"sergeant|officer|"
    r"ofc|det|detective|deputy|lt|lieutenant|capt|captain|judge|justice|agent|inspector|"
    r"investigator|"
    r"trooper|attorney|atty|supervisor|director|principal|case ?worker|social worker|manager|clerk|"
    r"adjuster|coordinator|counsel|commissioner))\.?[ ]*$"
)
_CREDENTIAL = re.compile(
    r",?[ ](?:(?P<provider>M\.?D\.?|D\.?O\.?|R\.?N\.?|N\.?P\.?|PA-C|DDS|LCSW|LMFT|LVN|PharmD|RD|"
    r"MPH|DVM|FNP|"
    r"Psy\.?D\.?|DPM|DC|OD)|"
    r"(?P<staff>Esq\.?|CPA|SHRM-CP|PHR|Badge|#[0-9]{3,5}\b))(?![a-z])"
)
_JOB = re.compile(
    r",?[ \n][ ]*(?:[A-Z][\w&/]+[ ]){0,3}(?:Coordinator|Manager|Director|Specialist|Officer|Clerk|"
    r"Analyst|Adjuster|"
    r"Supervisor|Administrator|Generalist|Assistant|Representative|Counsel|Attorney|Investigator|"
    r"Deputy|"
    r"Worker|Examiner|Technician|Agent|Superintendent|Registrar|Secretary|President|Detective|"
    r"Notary)\b"
)
_DEAR = re.compile(
    r"(?i)(?:^|\n)[ \t>]*(?:dear|hi|hello|hey|attn|attention|estimad[oa])[ :,]+(?:(?:mr|ms|mrs|dr|"
    r"miss|sra?|srta)\.?[ ])?$"
)
_ABOUT = re.compile(
    r"(?i)\b(?:re|regarding|subject|concerning|in the matter of|patient|claimant|employee|client|"
    r"member|victim|suspect|student|applicant|insured|inmate|participant|minor|youth|child|"
    r"decedent|"
    r"petitioner|respondent|plaintiff|defendant|appellant|debtor|resident|driver|passenger|tenant|"
    r"borrower|complainant|witness|decedent|arrestee|subject)(?: name)?[ :#,]*(?:claim of |"
    r"mr\.? |ms\.? |mrs\.? )?$"
)
_OF = re.compile(
    r"(?i)\b(?:application|estate|claim|evaluation|exam|examination|declaration|case|custody|care|"
    r"guardianship|conservatorship|appeal|termination|arrest|interview|assessment|records?|file|"
    r"chart|"
    r"statement|leave|request|retirement)(?: form)?[ ](?:of|for|from|by)[ ](?:mr\.? |ms\.? |"
    r"mrs\.? )?$"
)
_CLOSING = re.compile(
    r"(?i)(?:^|\n)[ \t>]*(?:sincerely|regards|best|thanks|thank you|thx|cheers|respectfully|"
    r"cordially|yours|"
    r"(?:best|kind|warm)(?:est)? (?:regards|wishes)|very truly yours|yours truly|many thanks|/s/)"
    r"[\w ]*[,.!]?[ \t]*(?:\n[ \t>]*){1,4}(?:/s/ ?)?$"
)
_RELATIVE = re.compile(
    r"(?i)\b(?:(?P<spouse>wife|husband|spouse|domestic partner)|(?P<dependant>son|daughter|child|"
    r"stepson|stepdaughter)|"
    r"(?P<contact>mother|father|brother|sister|friend|neighbor|roommate|emergency contact|"
    r"next of kin|aunt|uncle))"
    r"(?: is)?[ :,]+(?:(?:mr|ms|mrs|miss)\.?[ ])?$"
)
_CLOCK = " \t>-*[]0123456789:/.,apmAPM"
_LABEL_REACH = 12
_ASIDE = frozenset({"landlord", "lender", "counsel", "employer", "notary", "landlady", "broker"})
_CLINICIANS = frozenset(
    {"rn", "md", "np", "pa", "lvn", "crna", "cna", "dds", "lcsw", "lmft", "dr", "emt"}
)
_NOTES = frozenset({"log", "note", "notes", "report", "visit", "entry", "chart"})
_ENVELOPE = {
    "from": "author",
    "sent by": "author",
    "to": "addressee",
    "cc": "addressee",
    "bcc": "addressee",
}
_SPEAKS = re.compile(
    r"[ ]?(?:<[^<>\n]{3,60}>)?[ ]?(?:\([0-9: apmAPM]{4,9}\))?:[ ]|"
    r"[ ]<[^<>\n@]+@[^<>\n]+>[ ]wrote:|[ ]wrote:"
)


def role_at(doc: Document, start: int, end: int) -> str:
    """Return the part a person has where a name stands; "" where nothing says which.

    start, end: the name in `doc.flat`. Returns a role of RECORDS.
    """
    before, after = doc.flat[max(0, start - 60) : start], doc.flat[end : end + 60]
    line = before.split("\n")[-1]
    title = _TITLE_ROLE.search(before) or _RELATIVE.search(before)
    credential = _CREDENTIAL.match(after)
    speaks = not line.strip(_CLOCK) and _SPEAKS.match(after)
    steps = (
        _labelled(doc, start, before),
        (title and title.lastgroup) or "",
        "addressee" if _DEAR.search(before) else "",
        (credential and credential.lastgroup) or "",
        "author" if _CLOSING.search(before) else "",
        "subject" if _ABOUT.search(line) or _OF.search(line) else "",
        "author" if speaks else "",
        "staff" if _JOB.match(after) else "",
    )
    return next((step for step in steps if step), "")


def _labelled(doc: Document, start: int, before: str) -> str:
    """Return what a label says of its value: whose name it asks for."""
    label = doc.field(start)
    if label is None or label.start > start or start - label.start >= _LABEL_REACH:
        return ""
    said = label_text(doc.flat, label)
    if _NOTES & set(said):
        return ""
    envelope = _ENVELOPE.get(" ".join(said[-2:])) or _ENVELOPE.get(" ".join(said[-1:]))
    clinical = "provider" if _CLINICIANS & set(said) else None
    aside = "staff" if _ASIDE & set(said) else None
    role = envelope or clinical or aside or role_of(said)
    sure = role != "subject" or _ABOUT.search(before) or "name" in said
    return role if sure else ""
