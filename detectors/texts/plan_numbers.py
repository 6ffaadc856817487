"""Numbers of health plans told in sentences, under a name, and in the papers of the plan itself."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from detectors.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUE = r"(?P<value>[A-Z]{2,4}-?[0-9]{6,12}(?:-[0-9]{1,2})?)(?![0-9A-Za-z-])"
_PLAN = re.compile(
    r"(?:(?i:\b(?:plan|contract|coverage|membership|insurance|ID card)\b[^\n.;:]{0,40}?"
    r"\b(?:id|number|no\.?|card|shows?|as|under|is)\b[^\n.;:]{0,15}?[ #]+)|"
    r"(?i:\b(?:policy|plan|contract|member|subscriber|enrollee)(?: (?:no\.?|number|id))?[ #:]+))"
    rf"{_VALUE}"
)
_UNDER = re.compile(
    r"(?im)^[ \t]*(?:subscriber|member|insured|enrollee|policy ?holder)\b[^\n]{3,60}\n[ \t]*"
    rf"(?:id|no\.?|number)(?: (?:no\.?|number))?[ .:#\t]+(?-i:{_VALUE})"
)
_NAMED = re.compile(
    r"(?im)(?:^[ \t]*|[ ]{3})(?:subscriber|member|insured|enrollee|beneficiary)(?:'s)?"
    r"(?: name)?[ ]?[:#-][ \t]*[^\W\d_][^\n:0-9]{3,40}?(?:[ ]{2,}|\t|,[ ]|[ ]\()"
    r"(?:mbr |member |subscriber )?(?:id|no\.?|number|#)(?: (?:no\.?|number|#))?[ .:#\t]+"
    r"(?-i:(?P<value>[A-Z]{0,4}-?[0-9]{6,12}[A-Z]?))(?![0-9A-Za-z-])"
)
"""`Member: Ana Ruiz   ID# 90388271A`: the bare "ID" of whom the line calls a member."""
_BESIDE = re.compile(
    r"(?im)(?:^[ \t]*+|(?<=[ ]{2})|(?<=[\t;|])|(?<=[;|][ ]))"
    r"(?:(?:primary|secondary|medical|health|pri|sec|1st|2nd)[ ])?"
    r"(?:ins(?:urance)?|insurer|payer|payor|carrier|coverage|health plan|hmo|ppo)\.?"
    r"(?: (?:name|co(?:mpany)?|plan|carrier))?[ ]?[:#-][ \t]*+"
    r"(?![^\n]{0,60}\b(?:auto|vehicle|liability|farm|bond)\b)"
    r"[^\n]{2,60}?(?:[ ]{2,}+|[ ]?[,;|(/][ ]?|\t)"
    r"(?:id|mbr|member|subscriber|policy|pol)(?:[ ](?:id|no\.?|number))?[ ]?[:#.]*[ ]++"
    r"(?-i:(?P<value>[A-Z]{0,4}-?[0-9]{6,14}[A-Z]?))(?![0-9A-Za-z-])"
)
"""`Ins: Western Health   ID 00452083002`: the plan first, and behind a gap its bare "ID"."""
_ISSUED = re.compile(
    r"(?:(?i:\b(?:explanation of benefits|claims for the family)\b|"
    r"\n[ \t]*(?:primary |secondary |health )?insurance information[ \t]*\n))"
    r"(?:[^\n]*\n){0,12}?[^\n]*?\b(?i:(?:customer|patient|participant) id|"
    r"identification|id)(?i:[ ](?:number|no\.?|#))?(?:[ ]?:[ \t]*|[ ]{2,})"
    r"(?P<value>[A-Z]{0,4}[0-9]{6,12}[A-Z]?)(?![0-9A-Za-z-])"
)
"""What a plan calls its member by in its own papers, or a form in its part about the plan."""

_OF_FUND = re.compile(
    r"\b(?i:health (?:&|and) welfare|(?:health|medical|dental|welfare)(?: benefits?)?) "
    r"(?i:trust|fund|plan)\b(?:[^\n]*\n){0,12}?[^\n]*?\b(?i:fund|trust|plan|participant) "
    r"(?i:id(?: (?:no\b\.?|number))?|no\b\.?|number|#)(?i:[ ]?[:#]| is)?[ \t]{1,20}"
    r"(?P<value>[A-Z]{0,4}[0-9]{6,12}[A-Z]?)(?![0-9A-Za-z-])"
)
"""How the funds of unions call those whom they insure: `Fund ID: 840028817`."""

_PLANS = (
    r"kaiser(?: perm(?:anente)?)?|anthem|blue (?:cross|shield)|aetna|cigna|humana|health ?net|"
    r"molina|united ?healthcare|uhc|vsp|eyemed|davis vision|delta dental|guardian dental|"
    r"medi[ -]cal|medicaid|covered california|"
    r"l\.?a\.? care|calviva|cal ?optima|iehp|partnership health|tricare|medicare advantage"
)
_KIND = (
    r"(?:[ ]{1,4}(?:health|plan|medical|record|member(?:ship)?|subscriber|policy|insurance|id|card|"
    r"bc|bs|cross|hmo|ppo|epo|pos|of ca(?:lifornia)?|gold|silver|bronze)\b){0,4}"
)
_TOLL_FREE = r"(?!8(?:00|33|44|55|66|77|88)[0-9]{7}(?![0-9]))"
_OF_PLAN = re.compile(
    rf"(?i:\b(?:{_PLANS})(?:['’]s)?{_KIND}(?:[ ,(–—-]{{1,6}}|[ ]{{2,40}})"
    r"(?:number|no\.?|id|mrn|card|member|mbr|mem|subscriber|sub|policy|pol|#)"
    r"(?:[ /]?(?:number|no\.?|id|#))?,?(?:[ ](?:for|of)[ ]\w+(?:[ ]\w+){0,2})??"
    r"(?: (?:is|was|reads|shows|read back))?[ ]?(?::\n[ ]{0,4}|[:#(]{0,2}[ ]{0,2}))"
    rf"(?P<value>{_TOLL_FREE}[A-Z]{{0,4}}-?[0-9]{{3}}[0-9A-Z]{{4,9}})(?![0-9A-Za-z-])|"
    rf"(?i:\b(?:{_PLANS}){_KIND}[ ,:(–—-]{{1,12}})"
    r"(?P<lettered>[A-Z]{3}[0-9]{3}[0-9A-Z][0-9]{4,7})(?![0-9A-Za-z-])|"
    r"(?i:(?:^|[ ]{2}|[\t/|;,]|\bpt:?)[ ]?(?:health |medical )?(?:ins(?:urance)?|coverage|health "
    r"plan)[ ]?[:.][ \t]+)(?P<alone>[A-Z]{3}[0-9]{3}[0-9A-Z][0-9]{4,7})(?=[ ]*(?:$|[\"'/|;,\t]))",
    re.MULTILINE,
)
"""`Ana's Kaiser number (11284306)`: of a plan by its name. Kaiser calls it the record's number,
and the card of its members has it; lines that anybody may call begin with 8."""

_CARDS = (
    r"(?:(?:id|number|no\.?|#)(?: printed)? (?:on|off|from) (?:the|his|her|their|your|my|our)"
    r"(?: (?:old|new|plan|ins(?:urance)?|id|health|dental|rx))?(?: id)? card|"
    r"(?:his|her|their|your|my|the)(?: (?:old|new|plan|ins(?:urance)?|id|health|dental|rx))? card "
    r"(?:says|shows|reads|has|number|no\.?|id))(?: is| was| says| reads)?[ :,#]{1,3}"
)
_ON_CARD = re.compile(
    rf"(?i:\b{_CARDS})(?P<value>[A-Z]{{3}}[0-9]{{3}}[0-9A-Z][0-9]{{4,7}})(?![0-9A-Za-z-])|"
    rf"(?i:\b(?:{_PLANS})\b[^\n]{{0,60}}?\b{_CARDS})(?P<bare>[0-9]{{8,12}})(?![0-9A-Za-z-])"
)
"""`ID on the card KPN346248068`: letters and digits as plans print them, or a plan named before."""

_HEALTH = re.compile(
    r"(?i)\b(?:health|ins(?:urance)?(?=:)|medical|medi-?cal|medicare|medicaid|"
    r"patient|encounter|hmo|ppo|copay|cobra|deductible|dependents?|prescription|doctor|"
    r"member services|kaiser|blue (?:cross|shield)|anthem|aetna|cigna|health ?net|humana|"
    r"molina|united ?healthcare|vsp|pt|dob|"
    r"prior auth\w*|explanation of benefits|claims for the family|hospital|inpatient|outpatient|"
    r"diagnos\w+|treatment|surgery|clinic|dental|therapy|referral|dx|\w+ectomy)\b"
)
_MEMBERS = re.compile(
    r"(?i)\b(?:member(?:ship)? (?:id )?cards?|insurance cards?|card ?holders?|person code|"
    r"rx ?(?:bin|group|grp)|pcn)\b"
)
_OF_CLUB = re.compile(
    r"(?i)\b(?:gym|librar(?:y|ies)|club|fitness|credit union|bank|co-?op|warehouse|store|rewards|"
    r"loyalty|museum|zoo|auto|vehicle)\b"
)
_BARE_ID = re.compile(r"\bID[ ]?[:#]?[ ](?P<value>[A-Z]{3}[0-9]{9})(?![0-9A-Za-z-])")
"""The bare ID of who deals with cards of members or a pharmacy's claims: `PCN ADV, ID KPN6824…`,
three letters of the plan before the digits; clubs and shops have cards of members too."""


def plan_numbers(text: str) -> Iterator[Candidate]:
    """Yield the numbers of a text that speaks of health; not yet checked by `valid`."""
    if _MEMBERS.search(text) is not None and _OF_CLUB.search(text) is None:
        for match in _BARE_ID.finditer(text):
            yield Candidate(
                *match.span("value"), "world/insurance_member", 0.8, 2, "label in front"
            )
    if _HEALTH.search(text) is None:
        return
    patterns = (_PLAN, _UNDER, _NAMED, _BESIDE, _ISSUED, _OF_FUND)
    for match in chain.from_iterable(p.finditer(text) for p in patterns):
        yield Candidate(*match.span("value"), "world/insurance_member", 0.8, 2, "label in front")
    # Surer than what "record number" or "ID card" would say.
    for match in chain(_OF_PLAN.finditer(text), _ON_CARD.finditer(text)):
        span = match.span(match.lastgroup or 0)
        yield Candidate(*span, "world/insurance_member", 0.95, 3, "label in front")
