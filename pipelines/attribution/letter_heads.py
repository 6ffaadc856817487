"""Letters by their ends: whom the line over the greeting is about, and who signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.part_words import NOUNS
from pipelines.attribution.postal_lines import over_address
from pipelines.attribution.voice_words import YOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby, Owner
    from pipelines.attribution.units import Document

ABOUT_RELATIVE = re.compile(
    r"(?i)(?:(?:^|\n)[ \t]*(?:re|regarding|concerning|subject)[ :]+|\b(?:chart|records?|care|claim|"
    r"treatment|results?|enrollment|admission|banking|affairs|attorney|meeting|conference|"
    r"assessment|evaluation|iep|placement|schooling|progress|eligibility|services) (?:of|for) |"
    r"\bi(?: am|['’]m)? (?:writ(?:e|ing)|call(?:ing|ed)?|e-?mail(?:ing|ed)?|reach(?:ing)? out|"
    r"asking|applying|inquiring|acting|here)(?: to you| in| again)? "
    r"(?:about|for|on behalf of|regarding|concerning|regard to|for the sake of) |"
    r"\b(?:about|regarding|concerning) (?=your ))"
    r"(?:your|the|my) (?:late )?[\w-]+,? $"
)
"""What stands before the name in such a line: `Regarding: your mother, Ana Ruiz`."""

GREETING = re.compile(
    r"(?i)(?:^|\n)[ \t>]*(?:dear|kính (?:gửi|thưa)|thân gửi|mahal na|minamahal(?: na)?|"
    r"уважаем(?:ый|ая)|尊敬的|亲爱的|親愛的|hi|hello|hey|attn|attention|"
    r"(?:estimad|querid)[oa](?:s|[(/]?[oa]\)?)?|good (?:morning|afternoon|evening)|"
    r"to our [\w]+)[ :,]+"
    r"(?:(?:valued |former |current )?(?:student|patient|member|client|customer|employee|applicant|"
    r"resident|tenant|parent|guardian|volunteer|donor|estudiante|paciente|alumn[oa]|client[ea]|"
    r"emplead[oa]|miembro|padre|madre|señora?|señorita)(?:[(/]?[oas]\)?)?,?[ ]+)?"
    r"(?:(?:mr|ms|mrs|dr|miss|sra?|srta)\.?[ ])?$"
)
"""What stands before whom a letter greets."""

CLOSING = re.compile(
    r"(?i)(?:^|\n)[ \t>]*(?:sincerely|atentamente|cordialmente|saludos|trân trọng|kính thư|regards|"
    r"best|thanks|thank you|thx|cheers|respectfully|cordially|yours|god bless|blessings|"
    r"many thanks|in (?:christ|his grip|faith)|fraternally|warmly|peace|very truly yours|/s/|"
    r"(?:best|kind|warm)(?:est)? (?:regards|wishes))"
    r"[\w ]*[,.!]?[ \t]*(?:\n[ \t>]*){1,4}(?:/s/ ?)?$|"
    r"(?:^|\n)(?:sincerely|(?:very )?truly yours|yours (?:very )?truly|respectfully),[ ]$"
)
"""What stands before who signs a letter."""

_BESIDE_READER = re.compile(
    r"(?i)\byour (?:spouse|wife|husband|partner|son|daughter|child|dependent|mother|father|brother|"
    r"sister|petitioner|sponsor|co-?(?:signer|owner|tenant|worker|petitioner)|neighbor|agent|"
    r"beneficiary|(?:emergency )?contact|landlord|employer|attorney|friend)\b"
)
"""Who stands beside the reader of a letter."""

_FOR_ANOTHER = re.compile(
    r"(?i),?[ ](?:and[ ])?(?:I[ ]|I['’]m[ ]|am[ ])(?:am[ ])?(?:writ(?:e|ing)|"
    r"call(?:ing)?|ask(?:ing)?|act(?:ing)?|"
    r"apply(?:ing)?|request(?:ing)?|submit(?:ting)?)[^.\n]{0,30}?[ ]"
    r"(?:on behalf of|for|about|regarding)[ ]my[ ]"
)
_I_AM = re.compile(r"\b(?:I am|I['’]m|[Mm]y name is)[ ]\Z")
_CLIENT = re.compile(
    r"(?i)\byour[ ](?:(?:former|late|mutual)[ ])?(?:client|patient|insured|employee|member|student|"
    r"tenant|policyholder|resident|named insured)(?:[ ]name)?[ ]?[:.–—-]*[ ]*\Z"
)

_SPOKEN_OF = re.compile(
    rf"(?i)\b(?:his|her|he|she|(?:our|my|the|this|said|above-?(?:named|referenced)) (?:{NOUNS}))\b"
)

_YOU_ASKED = re.compile(r"(?i)\byou (?:asked|wanted|requested)\b")
_THANKS = re.compile(r"(?i)\bthank you\b")
_ANOTHER = re.compile(
    r"(?i)\b(?:he|she|his|her|him|they|their|if you|"
    rf"(?:your|the|an?|any|each) (?:[a-z]+ )?(?:{NOUNS}))\b"
)
"""Of whom else a paragraph speaks, or of nobody: "if you have diabetes"."""

_TOP = 1200
_GREETED = re.compile(
    r"(?im)^[ \t>]*(?:dear|hi|hello|to (?:whom|the|our)|good (?:morning|afternoon)|estimad[oa]|"
    r"querid[oa])\b"
)
_SIGNS = re.compile(
    r"(?:\s*\n[ \t]*(?![^\n]*(?:[.;!?:][ \t]*$|[0-9]-[0-9]{2}-))[^\n]{2,50}){0,4}"
    r"\s*(?:\Z|\n[ \t]*(?:(?:cc|enc|encl|-{4,}|from)\b|on [^\n]{8,90}))",
    re.IGNORECASE | re.MULTILINE,
)
_OFFICE = re.compile(r"[ ]*(?:,[ ][A-Z][\w &.'’-]{2,44})?[ ]*")
_ENDS_NOTE = re.compile(r"[a-z)]{2}[.!](?:[ ]+[-–—]{1,2})?[ ]+\Z|[a-z.)][ ][-–—]{1,2}[ ]\Z")
"""What stands before the last words of a page, who wrote it: `Fee reversed once. - Ana Ruiz`."""

_LETTER, _BODY, _RIGHT = 6000, 60, 16


def whom_letter_is_about(near: Nearby, greeted: Mention, finding: Finding) -> list[Mention]:
    """Mentions of whom a line over the greeting is about, where the paragraph speaks of "her"."""
    over = _others(near, greeted)
    told = near.doc.flat[near.doc.paragraph(finding.start)[0] : finding.start]
    return over if _SPOKEN_OF.search(told) else []


def beside_reader(flat: str, named: Sequence[Mention]) -> set[int]:
    """Who only stands beside the reader ("your sponsor, Ana"): not whom the letter is about."""
    around = {m.start: flat[max(0, m.start - 30) : m.end + 30] for m in named}
    about = {m.person for m in named if ABOUT_RELATIVE.search(flat[max(0, m.start - 80) : m.start])}
    return {m.person for m in named if _BESIDE_READER.search(around[m.start])} - about


def others_over_greeting(near: Nearby, place: int) -> list[Mention]:
    """Mentions of whom a letter is about by the lines over its greeting, other than its reader.

    place: in the letter. Empty where the lines name nobody but the reader.
    """
    greeted = [m for m in near.mentions if m.role == "addressee" and m.start < place]
    others = _others(near, greeted[-1]) if greeted else []
    flat = near.doc.flat
    return others or [
        m
        for m in near.within(0, place)
        if _CLIENT.search(flat, max(0, m.start - 40), m.start)
        or (greeted and ABOUT_RELATIVE.search(flat[max(0, m.start - 80) : m.start]))
    ]


def writes_for_another(doc: Document, start: int, end: int) -> bool:
    """Whether the writer is named here who asks for a relative: "I am Al, and I write for my …"."""
    told = _I_AM.search(doc.flat, max(0, start - 12), start) is not None
    return told and _FOR_ANOTHER.match(doc.flat, end) is not None


def reader_told(near: Nearby, place: int) -> Owner | None:
    """Return the reader of a letter whose paragraph speaks to "you" and of nobody else so far.

    "You asked about the surgeon's letter. It says latent tuberculosis."
    """
    start = near.doc.paragraph(place)[0]
    said = near.doc.flat[start:place]
    mail = any(p.role in ("author", "addressee") for p in near.people)
    letter = not mail or _GREETED.search(near.doc.flat, max(0, place - _LETTER), place)
    if (
        not letter
        or not (YOURS.search(_THANKS.sub("", said)) or _YOU_ASKED.search(said))
        or _ANOTHER.search(said)
        or near.within(start, place)
    ):
        return None
    return near.nearest("addressee", place)


def on_envelope(near: Nearby, place: int) -> list[Mention]:
    """Return the name over a postal address at the top of a letter, where one stands there.

    Not its writer's. place: in the letter; over the address where nobody is named before it.
    """
    held = [m for m in near.within(0, _TOP) if over_address(near.doc.flat, m.end)]
    held = [m for m in held if m.role in ("", "subject", "addressee")]
    held = [m for m in held if near.people[m.person].role != "author"][:1]
    return held if held and (held[0].start < place or not near.within(0, held[0].start)) else []


def _others(near: Nearby, greeted: Mention) -> list[Mention]:
    over = [m for m in near.within(0, greeted.start) if m.person != greeted.person]
    return [m for m in over if near.people[m.person].role == "subject"]


def signs(doc: Document, start: int, end: int) -> bool:
    """Whether the name stands alone at the end of a letter, over no more than title and office.

    A memo greets nobody: there the name stands at the right, before its office.
    """
    first, last = doc.line(start)
    if _ENDS_NOTE.search(doc.flat, first, start) and not doc.flat[end:].strip():
        return start > _BODY
    if doc.flat[first:start].strip() or not _OFFICE.fullmatch(doc.flat, end, last):
        return False
    greeted = [m.end() for m in _GREETED.finditer(doc.flat, max(0, start - _LETTER), start)]
    right = start - first >= _RIGHT and start > _BODY and "," in doc.flat[end:last]
    if not right and (not greeted or start - greeted[-1] < _BODY):
        return False
    return bool(_SIGNS.match(doc.flat, last))
