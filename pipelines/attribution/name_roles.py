"""In what part a person is named: by a label, a title, a greeting, a signature, a job beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.texts.label_owners import label_text
from detectors.texts.labels import words
from detectors.words import header_words
from detectors.words.headers import capacity_of, role_of, says_only_whom
from pipelines.attribution.letter_heads import (
    ABOUT_RELATIVE,
    CLOSING,
    GREETING,
    signs,
    writes_for_another,
)
from pipelines.attribution.named_by_part import caption_under
from pipelines.attribution.part_words import MAIN
from pipelines.attribution.section_headings import called_in_need, keeps_page, part_below
from pipelines.plain.talk import is_talk

if TYPE_CHECKING:
    from pipelines.attribution.units import Document

_TITLE_ROLE = re.compile(
    r"(?i)\b(?:(?P<provider>dr|dra|bác sĩ|doctora?|nurse|rn|prof|surgeon|physician|therapist|"
    r"pharmacist|[a-z]{3,}(?:ologist|iatrist|iatrician)[ ]?:?|"
    r"(?:visit|appointment) with|seen by|referred by)|(?P<staff>sgt|sergeant|officer|"
    r"ofc|hon|honorable|det|detective|dep|deputy|dda|dpd|ausa|ij|alj|magistrate|bailiff|lt|"
    r"lieutenant|capt|captain|judge|justice|agent|inspector|investigator|"
    r"trooper|attorney|atty|supervisor|director|principal|case ?worker|social worker|manager|clerk|"
    r"adjuster|coordinator|counsel|commissioner|landlord|landlady|principal|notary|teacher|"
    r"paralegal|interpreter|phlebotomist|cashier|teller|dispatcher|opr|oper|"
    r"(?:hr|payroll) (?:partner|rep)|"
    r"(?<=per )(?:lab )?tech(?:nician|nologist)?))(?: was| is)?\.?,?[ ]*$"
)
_CREDENTIAL = re.compile(
    r",?[ ](?:(?P<provider>M\.?D\.?|D\.?O\.?|R\.?N\.?|N\.?P\.?|PA-C|DDS|DPT|CLS|LCSW|LMFT|LVN|"
    r"PharmD|RD|MPH|DVM|FNP|Psy\.?D\.?|Ph\.?D\.?|DPM|DC|OD)|"
    r"(?P<staff>Esq\.?|CPA|SHRM-CP|PHR|L?MSW|ASW|BSW|Badge|#[0-9]{3,5}\b))(?![A-Za-z]|\.[A-Z])"
)
_WORN = re.compile(r"(?P<provider>),[^,\n]*[ ](?:MD|NP|RN|PA-C|FNP|DDS|LVN|LCSW|LMFT)$")
_TRADE = re.compile(r"(?:,[ ]|[ ]?\()an?[ ](?:[\w-]+[ ]?){1,4}(?=[,.;)])")
_APPOSED = re.compile(
    r"(?:,[ ]|[ ]?\()(?:(?:the|our|a|an|my|his|her|their)[ ])?(?:[a-z]+[ ]){0,3}"
    r"(?:(?P<provider>nurse|physician|doctor|[a-z]{3,}(?:ologist|iatrist)|surgeon|"
    r"therapist|pharmacist)|(?P<staff>officer|director|manager|clerk|president|chair|supervisor|"
    r"attorney|counsel|paralegal|principal|teacher|notary|administrator|designee|landlord|operator|"
    r"spokes\w+|coordinator|analyst|investigator))\b"
)
_SPEAKER = re.compile(
    r"(?:^|[\s(\"“])(?:I|i),[ ]$|\b(?:I am|[Mm]y name is|[Mm]e llamo|[Yy]o,|"
    r"Tôi (?:tên )?là|Tôi tên|[Tt]ên tôi là)[ ]$"
)
_PARENT_OF = re.compile(
    r"(?i)\b(?:parents?|family|guardians?|mother|father)(?:(?: or |/| and )guardians?)? of[ ]$"
)
_DESK = re.compile(r"[ \t>]*(?:[A-Z][\w/&.]*[ ]){1,3}[-–][ ]")  # `IT Desk - Ana Ruiz: …`
_BULLET = re.compile(r"[ \t]*[-*•][ \t]*$|[ \t>]*[0-9]{1,2}[.)][ \t]+$")
_JOB = re.compile(
    r",?(?:[ ]|\n\n?)[ ]*(?:[A-Z][\w&/]+[ ]){0,3}(?=[A-Z])(?i:Coordinator|Manager|Director|Officer|"
    r"Specialist|Clerk|Analyst|Adjuster|Deputy|Supervisor|Administrator|Generalist|Assistant|Representative|"
    r"Counsel|Attorney|Investigator|Worker|Examiner|Technician|Agent|Superintendent|Registrar|"
    r"Secretary|President|Detective|Notary)\b"
    r"(?![ \t]*(?::|=|\.\.|[-–][ ])|[ /](?i:info|section|use|details|name|data|sign))"
)
_BY = re.compile(
    r"(?i)\b(?:prepared|reviewed|submitted|approved|reported|taken|entered|completed|verified|"
    r"handled|booked|ordered|witnessed|received|requested|recorded|collected|"
    r"interviewed|investigated|processed|signed off|held|opened|keyed|scanned|posted|logged|"
    r"printed|notarized|administered|performed|dispensed|transcribed|dictated|checked|inspected|"
    r"translated|typed|issued|assisted|at [0-9:]{4,5})"
    r"(?:[ :]{1,4}[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4})?[ ]{1,6}by[ :]{0,6}$|"
    r"\battn\.?:? (?:[a-z&]+ ){0,2}[a-z&]+, $"
)
_CALLER = re.compile(r"(?i)\b(?:who is calling|caller|informant)[ ?:]*$")
_ASKED = re.compile(
    r"(?i)\b(?:ask(?: for)?|contact|call|e?mail|see|tell|notify|speak (?:to|with))[ ]$"
)
_AT_OFFICE = re.compile(
    r"(?i)[ ]?(?:in (?:the|our) |,?[ ]?\(?(?:ext|x[0-9]|at )|,?[ ]?\(?[0-9]{3}\)?[ -])"
)
"""Whom a paper says to ask: `Questions? Ask Ana Ruiz in the office, ext. 11`."""

_ABOUT = re.compile(
    r"(?i)\b(?:re|pt|ct|clmt|vict|susp|regarding|subject|concerning|in the matter of|patient|"
    r"claimant|employee|client|"
    r"member|victim|suspect|student|applicant|insured|inmate|participant|minor|youth|child|"
    r"decedent|petitioner|respondent|plaintiff|defendant|appellant|debtor|resident|driver|passenger|tenant|"
    r"borrower|complainant|witness|decedent|arrestee|subject|registered owner|r/o|insured|"
    r"paciente|cliente|pupil|conservatee|beneficiary|personally appeared)"
    r"(?: name)?(?: is(?= ))?[ :#,]*"
    r"(?:claim of |mr\.? |ms\.? |mrs\.? )?$|"
    r"^[ \t>*]*(?:re|subject|asunto)[ ]?:[^\n:]{2,60}[,;:/–—-][ ]$"
)
_OF = re.compile(
    r"(?i)\b(?:application|est\.|estate|claim|evaluation|exam|examination|declaration|case|custody|care|"
    r"guardianship|conservatorship|appeal|termination|arrest|interview|assessment|records?|file|"
    r"chart|statement|leave|request|retirement|reports?|results?|samples?|"
    r"instructions|summary|orders|care plan|specimens?)(?: form)?[ ](?:of|for|from|by):?[ ]"
    r"(?:mr\.? |ms\.? |mrs\.? )?$"
)
_RELATIVE = re.compile(
    r"(?i)\b(?:(?P<spouse>wife|husband|spouse|domestic partner)|(?P<dependant>son|daughter|child|"
    r"stepson|stepdaughter)|"
    r"(?P<contact>mother|father|brother|sister|friend|neighbor|roommate|emergency contact|"
    r"next of kin|aunt|uncle|execut(?:or|rix)|conservator))"
    r"(?: is)?[ :,]+(?:(?:mr|ms|mrs|miss)\.?[ ])?$"
)
_CONGREGANT = re.compile(
    r"(?:^|[\n*•.!?-][ ]?)(?:Sister|Brother)[ ]$|(?:^|\n)(?:Dear|Hi|Hello|Hey)[ ][\w. ]{2,25},[ ]$"
)
_PLAIN_LABEL = re.compile(r"[ \t>*-]*(?P<label>[^\W\d_][^\n:]{1,40}?)[ \t.]+")
_REPORTS = re.compile(r"\bR/O[ :]+$")
_PARTY_CODES = re.compile(r"\b(?:[VSW]-?1|R/?P)\b")
_CLOCK, _LABEL_REACH = " \t>-*[]0123456789:/.,apmAPM", 12
_ASIDE = frozenset(
    {"preparer", "preparers", "landlord", "lender", "counsel", "employer", "notary", "landlady",
     "broker"}
)  # fmt: skip
_ACTS = frozenset(
    {"sender", "recipient", "caller", "reporter", "reporting", "contact", "user", "users", "lead",
     "admin", "associate", "owner", "holder", "worker", "signer", "signatory", "trustee", "seller",
     "lessor", "grantor", "contractor", "volunteer", "party", "person", "self", "primary"}
)  # fmt: skip
"""Words for whom a list is about that in a text also stand before who writes, calls or deals."""
_NO_PARTY = re.compile(r",?[ ](?:am|is)[ ](?:over[ ][^.\n]{0,40}and[ ])?not[ ]a[ ]party\b")
_OWN = MAIN | {"name"}
_OFFICIALS = (("worker",), ("eligibility", "worker"), ("county", "worker"))
_CASE = re.compile(r"(?i)\bcase (?:number|name|no\b|nbr|#)")  # "Worker Name" works on it
_CLINICIANS = frozenset(
    {"rn", "md", "np", "pa", "lvn", "crna", "cna", "dds", "lcsw", "lmft", "dr", "emt"}
)
_NO_PART = frozenset({"log", "note", "notes", "report", "visit", "entry", "chart", "anyone"})
_ENVELOPE = {
    "from": "author", "sent by": "author", "to": "addressee", "cc": "addressee", "bcc": "addressee",
}  # fmt: skip
_WRITTEN = re.compile(
    r"(?:[a-z]{3,},?[ ]|\b(?:has|have|had|needs?|wants?|going|got|ought|supposed|able)\s)"
    r"(?:to|from)\Z"
)
"""A label that is none: `somebody has to: Ana's number …`."""

_AGED = re.compile(
    r"(?i)(?:[ ]is)?,?[ ](?:an?[ ])?[0-9]{1,3}[ -]?(?:y\.?/?o\b|yr\.?s?\b|years?[ -]old)"
)
"""How notes of a clinic begin: "Ana Ruiz is a 61 yo woman …"."""

_PAID = frozenset({"pay", "payable", "paid", "remit", "deposit", "transfer", "disburse", "refund"})
_SPEAKS = re.compile(
    r"[ ]?(?:<[^<>\n]{3,60}>)?[ ]?(?:\([0-9: apmAPM]{4,9}\))?:[ ](?![\"“][^\"“”\n]+[\"”][ ][A-Z])|"
    r"[ ](?:<[^<>\n@]+@[^<>\n]+>[ ])?wrote:"
)


def role_at(doc: Document, start: int, end: int) -> str:
    """Return the part a person has where a name stands; "" where nothing says which.

    start, end: the name in `doc.flat`. Returns a role of RECORDS.
    """
    before, after = doc.flat[max(0, start - 60) : start], doc.flat[end : end + 60]
    line = before.split("\n")[-1]
    called = _CONGREGANT.sub("", before)
    title = _TITLE_ROLE.search(called) or _RELATIVE.search(called)
    credential = _CREDENTIAL.match(after) or _WORN.search(doc.flat, start, end)
    apposed = _APPOSED.match(after)
    trade = apposed and apposed["staff"] and _TRADE.match(after)  # "Ana, a forklift operator,"
    alone = not line.strip(_CLOCK) and not _BULLET.match(line)
    alone = alone or _DESK.fullmatch(line) is not None
    said = alone and _SPEAKS.match(after) is not None
    told = said and bool(line.strip(" \t>-*") or is_talk(doc.flat, start))
    steps = (
        "subject" if _PARENT_OF.search(before) or ABOUT_RELATIVE.search(before) else "",
        part_below(doc, start) if not _own_part(doc, start) else "",
        _labelled(doc, start, before),
        (title and title.lastgroup) or "",
        "addressee" if GREETING.search(before) else "",
        "author" if writes_for_another(doc, start, end) else "",
        "provider" if doc.flat.startswith(("Doctor ", "DOCTOR "), start) else "",
        role_of(under) if alone and (under := words(caption_under(doc, start, end))) else "",
        "staff" if _NO_PARTY.match(after) else "",  # "I, Ana, am over 18 and not a party"
        "subject" if _SPEAKER.search(before) or _AGED.match(after) else "",
        (credential and credential.lastgroup) or "",
        "author" if CLOSING.search(before) else "",
        "staff" if _REPORTS.search(line) and _PARTY_CODES.search(doc.flat) else "",
        "subject" if _ABOUT.search(line) or _OF.search(line) else "",
        "contact" if _CALLER.search(line) or called_in_need(line) else "",
        "staff" if _BY.search(line) else "",
        "staff" if _ASKED.search(line) and _AT_OFFICE.match(after) else "",
        "author" if told else "",
        "staff" if _JOB.match(after) else "",
        (apposed and not trade and apposed.lastgroup) or "",
        "author" if signs(doc, start, end) else "",
    )
    return next((step for step in steps if step), "")


def speaks(doc: Document, start: int) -> bool:
    """Whether the person named here speaks in the first person: "I, Ana Ruiz, declare …"."""
    return bool(_SPEAKER.search(doc.flat, max(0, start - 30), start))


def _before_gap(doc: Document, start: int) -> str:
    """Return the role of a label without a colon that alone stands before the name on its line."""
    told = _PLAIN_LABEL.fullmatch(doc.line_before(start))
    said = words(told["label"]) if told and not _CONGREGANT.search(told.group()) else ()
    if not 0 < len(said) <= 3:
        return ""
    if said in _OFFICIALS:
        return "staff"
    role = "contact" if "parent" in said else role_of(said)
    known = role != "subject" and (len(said) == 1 or "or" in said or role_of(said[-1:]) == role)
    return role if known else ""


def _own_part(doc: Document, start: int) -> bool:
    """Whether the label of a name says itself whose it is: `Patient name`."""
    label = doc.field(start)
    said = label_text(doc.flat, label) if label is not None and label.start <= start else ()
    return bool(capacity_of(said)) or role_of(said) != "subject"


def _labelled(doc: Document, start: int, before: str) -> str:
    """Return what a label says of its value: whose name it asks for."""
    label = doc.field(start)
    if label is None or label.start > start or start - label.start >= _LABEL_REACH:
        return _before_gap(doc, start)
    said = label_text(doc.flat, label)
    told = doc.flat[label.start : label.end].split(",") if said == ("attending",) else ()
    group = sum(len(one.split()) > 1 for one in told) > 1
    if group or _NO_PART & set(said):  # `Attending: Ana Ruiz, Bao Pham`: who came to a group
        return ""
    if said[:1] in (("your",), ("my",)) and not _OWN & set(said) and role_of(said) == "subject":
        return "contact"
    if keeps_page(doc, said, start):
        return "staff"
    envelope = _ENVELOPE.get(" ".join(said[-2:])) or _ENVELOPE.get(" ".join(said[-1:]))
    written = _WRITTEN.search(doc.flat, max(0, label.label_end - 20), label.label_end)
    envelope = None if _PAID & set(said) or written else envelope
    clinical = "provider" if _CLINICIANS & set(said) else None
    office = said in _OFFICIALS or (said[:-1] in _OFFICIALS and _CASE.search(doc.flat) is not None)
    aside = "staff" if _ASIDE & set(said) or office else None
    role = envelope or clinical or aside or role_of(said)
    if role == "subject":
        role = role_of(header_words.words(doc.flat[label.label_start : label.label_end]))
    about = says_only_whom(said) and not _ACTS & set(said)
    sure = role != "subject" or about or _ABOUT.search(before) or {"name", "nombre"} & set(said)
    return role if sure else ""
