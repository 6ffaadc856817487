"""Whose names a document puts beside a word for a part: "Victim: Ana Ruiz", "Ana Ruiz (victim)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution import part_words as terms

if TYPE_CHECKING:
    from pipelines.attribution.nearby import Nearby
    from pipelines.attribution.units import Document

_VERSUS = re.compile(r"\b(?:v|vs|versus)\.?(?:\s{1,40}|[ ]{3,}[^\n]{1,60}\n\s*)$")
_VERSUS_BEHIND = re.compile(r"[ ,]+(?:v|vs|versus)\.?\s+[A-Z]")
_COLUMNS, _CELL = re.compile(r"\S[ ]{2,}\S"), re.compile(r"\S+(?:[ ]\S+)*")
_UNDER = re.compile(
    rf"\n(?:[ \t]*\n)?[ \t]*(?P<word>(?i:{terms.NOUNS}))"
    r"(?:['’]s)?(?:[ ](?:legal |full |printed )?name\b|[ ]?\([^()\n]*\)|[ \t]*$|[ ]{3})",
    re.MULTILINE,
)
_WHO_KNOWS = re.compile(
    r"(?i)\b(?:friend|neighbou?r|kin|relative|cousin|niece|nephew|widow|widower|heir|creditor|"
    r"caregiver|landlord|roommate|colleague|coworker) of (?:the |said )\Z"
)
"""Before the word where another is named: `to a friend of the decedent, Ana Ruiz`."""

_BEFORE, _AFTER, _CAPTIONED, _NEXT = 80, 80, 160, 3


def named_so(near: Nearby, word: str) -> set[int]:
    """The people whose names stand behind the word, under it, or before it as in a caption.

    Those named in full, where there are any.
    """
    plain = terms.spelled(word)
    before = re.compile(
        rf"(?i)(?:(?<![\w-])(?:(?<!,[ ]){plain}(?:\(s\)|['’]s(?=[ ]name)|[ ]info(?:rmation)?)?"
        rf"(?:[ ]\([^()\n]{{1,40}}\)[ ]?[:=–—-])?(?:,\n[ ]*|[ :,_(]*)|"
        rf"{plain}['’]s[ ](?:statement|account|version)[ :]+"
        rf"(?:m[rs]{{1,2}}\.?[ ])?|"
        rf"{plain},?[ ]?)"
        r"(?:(?:\n[ ]*)?name[ .:]*|is |named )?|"
        rf"{terms.OPENING.get(word, '(?!)')})$"
    )
    after = re.compile(
        r"(?i)(?:,\s{1,40}|[ ]?\(|:[ ](?:[a-z-]+[ ]?\()?|"
        r"[ ,;(]{1,8}rel(?:ation(?:ship)?)?(?: to [a-z]+)?[ ]?[:.=][ ]*)"
        r"(?:(?:the|a|an|my|his|her|their|your) (?:[a-z]{3,12} )??)?[\"“]?"
        rf"{plain}\b(?!['’]|[ \w]{{0,25}}:)"
    )
    acts = () if re.fullmatch(terms.JOBS, word) else ("staff", "provider")
    flat, caption = near.doc.flat, terms.CAPTION.get(word)
    found = {
        m.person
        for m in near.mentions
        if near.people[m.person].role_or_subject() not in acts
        and (
            _called_before(near, before, m.start)
            or caption_under(near.doc, m.start, m.end).lower() == word.lower()
            or flat[m.start : m.end].lower().startswith(f"{word.lower()} ")
            or _apposed(near, after, m.end)
            or (caption == "before" and _VERSUS_BEHIND.match(flat, m.end))
            or (
                caption == "behind" and _VERSUS.search(flat[max(0, m.start - _CAPTIONED) : m.start])
            )
        )
    }
    return {person for person in found if near.whole(person)} or found


def caption_under(doc: Document, start: int, end: int) -> str:
    """The first words of the line under a name that stands alone on its own; "" elsewhere.

    Forms to be filled in by hand have captions so: `Ruiz, Ana` over `PUPIL (legal name)`.
    """
    first, last = doc.line(start)
    if doc.flat[first:start].strip() or doc.flat[end:last].strip():
        return ""
    below = _UNDER.match(doc.flat, last)
    return below["word"] if below else ""


def _called_before(near: Nearby, before: re.Pattern[str], start: int) -> bool:
    """Whether the word stands before a name, or heads its column in the line above."""
    flat, (line, _) = near.doc.flat, near.doc.line(start)
    above = flat[near.doc.line(max(0, line - 1))[0] : max(0, line - 1)]
    columns = _COLUMNS.search(above) is not None
    said = before.search(flat[max(0, start - _BEFORE) : start])
    if said and _WHO_KNOWS.search(flat[max(0, start - 2 * _BEFORE) : start - len(said[0])]):
        return False
    if said and not (columns and start == line):
        return True
    heads = _CELL.finditer(above) if columns else ()
    return any(before.fullmatch(h[0]) for h in heads if abs(h.start() - (start - line)) < _NEXT)


def _apposed(near: Nearby, after: re.Pattern[str], end: int) -> bool:
    """Whether the word stands behind a name, and of no next one: "Ana Ruiz, her son Luis"."""
    flat = near.doc.flat
    said = after.match(flat, end, end + _AFTER)
    if said is None:
        return False
    stop = said.end() + _NEXT + (flat[said.end() : said.end() + 1] == " ")  # "…, V#2 = Al Vu"
    return not near.within(said.end(), stop)
