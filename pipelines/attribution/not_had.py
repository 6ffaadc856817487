"""Illnesses that nobody named has: general talk, denials, relatives, animals, machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.units import Document

GENERAL = re.compile(
    r"(?i)\b(?:people|patients|employees|residents|individuals|anyone|everyone|those|persons|"
    r"families|"
    r"members|adults|children|women|men) (?:with|who|are|at)|\b(?:risk (?:of|for)|protect|prevent|"
    r"awareness|symptoms may|"
    r"signs of|ask your (?:doctor|pharmacist)|(?<!no )side effects|"
    r"if you (?:have|are|had|experience)|"
    r"whether you|"
    r"learn (?:to|how|about)|workshop|join us|register (?:now|today)|free clinic|"
    r"free (?:[\w/&-]+ ){0,3}(?:shots?|screenings?|checks?|tests?|testing|vaccin\w+|exams?)|"
    r"examples?|sample(?! (?:was|is|tested|taken|collected|showed|came))|"
    r"fictitious|imagine (?:that|an?|you)|case study|hypothetical\w*|never post|"
    r"may cause|such as|fight against|raise|donat\w+|"
    r"research\w*|expert in|speciali\w+ in|cases? of|outbreaks?|(?:numbers?|rates?|spread) of|"
    r"prevention|outreach|"
    r"trained in|train(?:ed|s|ing) (?:the |our )?"
    r"(?:staff|teachers|employees|volunteers|coaches|others|everyone|crews?) (?:in|on)|"
    r"experience (?:with|in)|lecture\w*|"
    r"(?:spoke|speaks)(?! (?:to|with|w/|of (?:an?|her|his|their)\b))|"
    r"present(?:ed|ation) on|"
    r"treated patients|"
    r"cared for|caring for)\b"
)
"""Sentences that speak of illnesses as such: flyers, policies, news, what somebody knows of."""

_SUBJECT_OF = re.compile(
    r"(?i)\b(?:(?<!here )(?<!seen )(?<!called )(?<!calling )(?<!worried )(?<!concerned )about|"
    r"regarding|on the topic of|prevent|against|"
    r"(?:paper|article|essay|thesis|book|talk|class|course|seminar|lecture|presentation|"
    r"training|study) on)"
    r"(?! (?:his|her|their|my|your|its)\b)(?: [\w'-]+){0,2} $"
)
_TALK = re.compile(r"[ \t0-9:.apmAPM*•–—-]*[\"“][^\"”\n]{0,60}")
_OFFERED = re.compile(
    r"(?i)[ \t*•-]*(?:units|programs|clinics|topics|classes|departments|specialties|workshops|"
    r"talks|screenings|services offered)[ ]?:[^\n]*"
)
"""A talk on a program, `11:00 "Diabetes and you" - Ana Ruiz, RD`, and what an office has."""

_ABOUT_WHOSE = re.compile(r"(?i)\babout (?:his|her|their) (?:[\w'-]+ ){0,2}$")
_NEGATED = re.compile(
    r"(?i)\b(?:(?:no|not|never (?:had|been)|without|den(?:y|ies|ied|ying)|negative for|"
    r"rule[sd]? out|free of|(?:unaware|not aware|not know|knows? nothing|knew nothing|knew) of"
    r"(?= (?:any|no)\b)|(?:does|did|do) not have)[ ]"
    r"(?:(?:any|known|prior|past|personal|significant|acute|recent|current|active|visible|"
    r"apparent|a|an)[ ])*"
    r"(?:(?:history|hx|evidence|signs?|symptoms?|complaints?|diagnosis|knowledge|"
    r"awareness|record|reports?|mention) (?:of|for) (?:any )?)?"
    r"(?:[\w'-]+(?: [\w'-]+){0,2}, |(?:[\w'-]+ ){1,2}(?:or|and|nor) ){0,6}(?:or |and )?"
    r"(?:any |a |an |acute |active |known )?)$"
    r"|\b(?:(?:no (?:tiene|padece|sufre|tuvo|toma)|sin|niega(?: tener)?|descartad[oa])[ ]"
    r"(?:(?:antecedentes|historia|s[ií]ntomas) de )?(?:[\w-]+(?: [\w-]+)?,? (?:ni|o|y) ){0,3}"
    r"|(?:không|chưa) (?:hề )?(?:bị|có|mắc)[ ](?:bệnh )?|(?:沒有|没有|無|无|否認|否认)(?:患)?)$"
)
_LOOKED_FOR = re.compile(
    r"(?i)\b(?:check(?:ed|s)?|screen(?:ed|ing|s)?|tested|test|looked|evaluated|examined|assessed|"
    r"swab(?:bed)?)[ ]for[ ](?:[\w'-]+[ ]){0,2}\Z|\bfor[ ](?:an?[ ])?\Z"
)
_NONE_SEEN = re.compile(
    r"(?i)(?:[ ](?:check|screen(?:ing)?|test|exam))?(?:[ ]?[-–—:;,.][ ]?|[ ]\(|[ ]|,?[ ]and[ ])"
    r"(?:(?:it[ ])?(?:was|were|is|came back|result)[ ])?"
    r"(?:none(?:[ ](?:seen|found|noted|present|observed))?|nothing[ ](?:seen|found)|neg(?:ative)?|"
    r"not[ ](?:seen|found|detected|present)|all[ ]clear|clear)\b"
)
"""Around what somebody was looked over for: `sent for a lice check. None seen.`"""

_DECIDED = re.compile(
    r"(?i)\b(?:ssi|ssdi|claims?|coverage|benefits?|application|appeal|request|authorization|leave|"
    r"visa|parole|bail|was|were|been)[ ](?=den)"
)
"""What stands before "denied" where an office decides: nobody says there that they have it not."""

_HISTORY = re.compile(
    r"(?im)\b(?:family (?:medical )?(?:history|hx)|fam(?:ily)? hx|fh(?:x)?)\b(?: of)?[^\n.;]*$"
)
_RELATIVE = re.compile(
    r"(?i)\b(?:mother|father|sister|brother|parents?|aunt|uncle|(?:grand|step)(?:mother|father|"
    r"parents?)|"
    r"cousin|siblings?|mom|dad)\b(?: also)?(?:[ ]?[-–—:][ ]|[ ,]{1,2}(?:has|had|have|having|with|"
    r"who (?:has|had|is|was)|died|passed|was|"
    r"suffer\w+|positive for|diagnosed|\(|takes|took|\+|"
    r"in (?:the )?(?:hospice|hospital|icu|rehab|surgery|memory care)\b))[^\n.;]*$|"
    r"\bnot (?:[\w'’]+ ){0,3}own\b[^\n.|]*$"
)
"""Whose it is then, without a name: `mother died of …`, `not the employee's own condition; …`."""

_OF_THEIRS = re.compile(
    r"(?i)\b(?:his|her|their|my|whose)[ ](?:[\w-]+[ ])?"
    r"(?:sons?|daughters?|child|children|kids?|husband|wife|spouse|partner|boyfriend|girlfriend|"
    r"nephews?|nieces?|grand(?:sons?|daughters?|child|children)|neighbou?rs?|friends?|roommate|"
    r"landlord|landlady|boss|co-?workers?)(?: also)?[ ,]{1,2}(?:has|had|have|having|with|"
    r"who (?:has|had|is|was)|died|was|were|suffer\w+|diagnosed|takes?|took)\b"
    r"(?:(?!\b(?:she|he|they|i|pt|patient|client)\b)[^\n.;])*$"
)
"""Who is around the person spoken of, without a name: `her son has`; a chart's own child is not."""
_ANIMAL = re.compile(r"(?i)\b(?:canine|feline|equine|veterinar\w+|dvm|neutered|spayed)\b")
_MACHINES = re.compile(
    r"(?i)\b(?:release notes|deploy\w*|servers?|threads?|caches?|nodes?|failover|latency|"
    r"commits?|bugs?|"
    r"patch(?:es)?|api|builds?|compil\w+|repositor\w+|firmware|kernel|database|queues?|runtime|"
    r"cluster|"
    r"refactor\w*|unit tests?|memory leak|race condition|dependenc(?:y|ies)|dashboards?|backends?|"
    r"front ?ends?|software|pipelines?|containers?|retr(?:y|ies)|callbacks?|schema|uptime)\b"
)
_OF_MANY = re.compile(
    r"(?i)(?:,? (?:and|or|&) [\w-]+)? (?:patients|survivors|sufferers|cases|research|"
    r"awareness|prevention|support groups?|beds|wards?|units?)\b|"
    r" (?:is|are|was|were) (?:preventable|treatable|curable|(?:up|down) (?:by )?(?:half|a third|"
    r"[0-9]+ ?%))|"
    r" can be (?:cured|prevented|treated|managed)\b| in (?:the|our|an?) (?:[\w-]+ ){0,2}"
    r"(?:lot|asphalt|pavement|road|street|ground|floor|lawn|concrete|soil|driveway|sidewalk)\b"
)
"""What stands behind a word that is of many, or of no body: a depression in the lawn."""

_COUNTS = re.compile(
    r"(?<![\w/.-])[0-9]{1,4} (?!(?:m?c?g|m[lL]|lbs?|kg|oz|units?|tabs?|tablets?|pills?|times|days?|"
    r"weeks?|months?|years?|y/?o|hours?|hrs?|pounds?|puffs?|refills?|feet|inch\w*)\b)"
    r"(?:[a-z-]+ ){0,2}[a-z-]+,(?: and)? [0-9]{1,4} (?!(?:m?c?g|m[lL]|days?|weeks?|months?)\b)[a-z]"
)
"""What is counted by kinds is of many: `14 sprains, 3 needle sticks, 1 heat stroke`."""

_OF_A_PET = re.compile(
    r"(?i)(?<!\bby )(?<!\bfrom )(?<!\bover )(?<!\boff )(?<!\bto )(?<!\bof )(?<!\bwith )"
    r"\b(?:the|an?|our|my|his|her|their|this|your|old|['’]s)[ ](?:[\w-]+[ ])?"
    r"(?:dogs?|cats?|pupp(?:y|ies)|pup|kittens?|horses?|mare|gelding|foal|cows?|calf|heifer|goats?|"
    r"sheep|llama|parrot|rabbit|hamster|ferret|pets?)\b"
    r"(?!(?:[ ]?(?:dander|hair)|[^.!?\n]*\b(?:bit|bites?|bitten|mauled|attack\w*|scratch\w*|"
    r"allerg\w*|kick\w*|thrown|service|guide|support|therapy)\b))[^.!?\n]*$"
)
"""The animal that a sentence tells of: what it has, no person has."""

_SHUT_OFF = re.compile(
    r"(?i)\b(?:accounts?|users?(?:[ ]?(?:ids?|names?))?|log-?ins?|access|cards?|badges?|profiles?|"
    r"mailbox(?:es)?|portal|alarm|cameras?|elevator|feature|button|link|vpn|phone|number|it)"
    r"(?:[ ](?:is|was|are|were|has|have|be|"
    r"been|being|got|gets|still|now|temporarily|currently)){0,4}[ ]\Z"
)
"""What stands before "disabled" where a login is, and nobody's body."""

_CHOICE = (
    r"(?:witness(?:es)?|passengers?|killed|deceased|victims?|part(?:y|ies)|persons?|damage|"
    r"property|fatal(?:ity)?|death|illness|incident|accident)"
)
_CHOICE_BEHIND = re.compile(rf"(?i)[ ]?/[ ]?{_CHOICE}\b")
_CHOICE_BEFORE = re.compile(rf"(?i)\b{_CHOICE}[ ]?/[ ]?\Z")
"""Beside what a word is a choice in a caption: `INJURED / WITNESS / PASSENGERS`."""

_CIRCLED_NO = re.compile(r"(?i)[ .?:_]{1,12}(?:y|yes|s[ií])[ /]{1,4}[\[(](?:n|no)[\])](?!\w)")
_CALLED = re.compile(r"the (.+) of the document")
_NEXT = 20
_ENOUGH = 4
_SEES = re.compile(
    r"(?i)\b(?:see(?:s|n|ing)?|saw|referr\w+|visit\w*|appointment|consult\w*|follow\w*|care|sent|"
    r"treated|needs?)\b|['’]s (?:\w+ )?\Z"
)


def is_of_others(text: str) -> bool:
    """Whether a document speaks of animals."""
    return bool(_ANIMAL.search(text))


def is_technical(text: str) -> bool:
    """Whether a document speaks of machines: they have strokes, seizures and arrhythmia too."""
    found = set()
    for match in _MACHINES.finditer(text):
        found.add(match.group().lower().rstrip("s"))
        if len(found) >= _ENOUGH:
            return True
    return False


def is_choice(flat: str, start: int, end: int) -> bool:
    """Whether a word of health is one of the choices that a caption offers."""
    before = flat[max(0, start - _NEXT) : start]
    return bool(_CHOICE_BEHIND.match(flat, end) or _CHOICE_BEFORE.search(before))


def nobody_has(
    doc: Document, span: tuple[int, int], here: Sequence[Mention], meant: str = ""
) -> bool:
    """Whether the words around a word of medicine say that it is not the person's own.

    span: where the word stands; here: the people named in its sentence; meant: why somebody is
    meant whom the document names elsewhere, "the son of the document": "my son was diagnosed …".
    """
    place, end = span
    start = doc.segment(place)[0]
    before = doc.flat[start:place]
    sentence = doc.flat[start : doc.segment(place)[1]]
    if GENERAL.search(sentence) or _COUNTS.search(sentence) or _OF_A_PET.search(before):
        return True
    line = doc.line_before(place)
    if _TALK.fullmatch(line) or _OFFERED.fullmatch(line):
        return True
    word = doc.flat[place:end]
    if _OF_MANY.match(doc.flat, end) or _is_job(word, before) or _is_shut_off(word, line):
        return True
    if (
        _is_ruled_out(before, doc.flat, end)
        or _CIRCLED_NO.match(doc.flat, end)  # `Latex allergy  Y  (N)`
        or _SUBJECT_OF.search(before)
        or _HISTORY.match(doc.flat, place)
    ):
        return True
    if _ABOUT_WHOSE.search(before) and len({m.person for m in here}) > 1:
        return True
    told = _HISTORY.search(before) or _RELATIVE.search(before) or _OF_THEIRS.search(before)
    named = told is not None and any(start + told.start() < m.start < place for m in here)
    part = _CALLED.fullmatch(meant)
    named = named or (told is not None and part is not None and part[1] in told.group().lower())
    return told is not None and not named


def _is_job(word: str, before: str) -> bool:
    """Whether it says what somebody is: only who sees an oncologist may be ill."""
    told = word.lower().endswith("ist") and not word.lower().endswith("wrist")
    return told and not _SEES.search(before)


def _is_ruled_out(before: str, flat: str, end: int) -> bool:
    """Whether it was denied before the word, or looked for and not seen behind its end."""
    looked = _LOOKED_FOR.search(before) and _NONE_SEEN.match(flat, end)
    return bool(looked) or _is_negated(before)


def _is_shut_off(word: str, before: str) -> bool:
    """Whether what is disabled is a login, a card or a device."""
    return word.lower() == "disabled" and _SHUT_OFF.search(before) is not None


def _is_negated(before: str) -> bool:
    """Whether words before a word of medicine say that it is not there."""
    said = _NEGATED.search(before)
    return said is not None and not any(
        match.end() == said.start() for match in _DECIDED.finditer(before)
    )
