"""The label in front of a value: the words before it on its line, or on the line above."""

from __future__ import annotations

import re

from detectors.words.header_words import translated_words
from detectors.words.label_words import POSSESSIVE, claims, in_english, unqualified, words

_SPEAKER = re.compile(
    r"[ \t>]*(?:\[[^\]\n]{4,25}\]|[0-9:]{4,8}[ APMapm]*)?[ -]*[^\W\d_][\w .'-]{1,30}:[ \t]*"
)
_CUT = re.compile(r"[0-9][0-9\-/ ]{5,}|[;|\t]|(?<!\b[Nn][Oo])(?<!\b[Nn]br)(?<!\b[Cc]alif)[.!?] ")
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_LABEL_END = re.compile(r"(?:[:#=]|\b(?i:no|num|nbr)\.|[ ]{2})[ ]*$")
_LAST_LABEL = re.compile(r"(?i)[\w,][ ](?:number|no\.|#)[ ]*$")
"""The end of a line of running text whose number stands on the next one."""

_ASIDE = re.compile(r"(?<=[a-z]), [a-z][^,.;:\n0-9]{2,40}, (?:is|was|reads)[ :]{1,3}\Z")
"""What a sentence puts between a label and its value: `My Medi-Cal number, for the claim, is …`."""

_ONLY_LABEL = re.compile(r"(?i)[ \t]*(?:number|no\.|#)[ ]*")

_STOPPED = re.compile(r"[ \t]*(?:[0-9]{1,3}[a-z]?[.)][ ]|[^\W\d_][\w '’/-]{2,50}\.[ ]{2,}\Z)")
"""An item of a form, whose label ends with a full stop: `16. Insurance Policy Number.  9918157`."""

_REST = re.compile(r"[ \t]*[a-z]{2,}(?:[ ][a-z]+){0,2}[ ]?[:#(]?[ ]*")
"""No more than the end of a label, whose sentence begins on the line above."""

_OF_MINE = re.compile(
    r"(?i)[ ]của[ ](?:tôi|em|mình|con|cháu|anh|chị|cô|chú|bác|ông|bà|bố|mẹ|ba|má|vợ|chồng)"
    r"(?:[ ](?:em|tôi|anh|chị|mình|ấy))?(?=[ :]|$)|[ ]là[ :]*$"
)
"""Behind a Vietnamese label: whose it is, and "is"."""

_OF_WHOM = re.compile(
    r"[ ](?i:of|for|from|de|para)[ ](?:(?:Mr|Ms|Mrs|Dr)\.? )?[^\W\d_a-z][\w'’.-]+"
    r"(?:[ ](?:[^\W\d_a-z][\w'’.-]*|de|del|la|van|von|da|dos|bin|al)){1,3}"
    r"[ ]*(?:\([^()\n]{1,20}\))?[ ]*(?:is|was|to|reads|:|-{1,2}|[–—=])?[ ]*$"
)
"""Whose the thing is that a label names: `matricula consular of Ana Ruiz -- 0881…`."""

_NUMBERED = re.compile(r"(?i)[ ]+(?:no|n[uú]m|nro|n[°º]|#|số)[.:° ]*$")
_OF = re.compile(r"(?i)[ ](?:del?|của|n[ig]|para)[ ](?=[^\W\d_])")
_ARTICLE = re.compile(r"(?i)^[ ]*(?:el|la|los|las|su|mi|tu|ang)[ ]+")
_SHORT_FORM, _LABEL_REST, _LONGEST = 5, 25, 5


def label_before(text: str, start: int) -> tuple[str, ...]:
    """Return the words before a value on its line; of the line above when it opens its own."""
    line_start = text.rfind("\n", 0, start) + 1
    before = _ASIDE.sub(" is ", unqualified(text[max(line_start, start - 90) : start]))[-70:]
    answers = _SPEAKER.fullmatch(before) and not claims(_said(before))[0]
    if answers or not before.strip(" \t\"'>-*"):
        above = text.rfind("\n", 0, max(0, line_start - 1)) + 1
        before = text[above : max(0, line_start - 1)]
        if _LAST_LABEL.search(before):
            before = before[-70:]
        elif len(before) > 60 or re.search(r"[0-9]{4}|[.!?]$", before):
            return ()
    elif line_start and (_ONLY_LABEL.fullmatch(before) or _REST.fullmatch(before)):
        above = text.rfind("\n", 0, line_start - 1) + 1
        before = f"{text[max(above, line_start - 70) : line_start - 1]} {before}"
    cuts = _CUT.finditer(before.rstrip(" \t") if _STOPPED.match(before) else before)
    ends = (m.end() for m in cuts if not _shortened(before, m))
    return _said(before[max(ends, default=0) :])


def _said(label: str) -> tuple[str, ...]:
    """The label's words; in those of English headings where it is in another language.

    Of `Rosario Mendoza mostró su matrícula consular` the last words are tried alone.
    """
    own = words(label)
    if label.isascii() and claims(own)[0]:
        return own
    for bare in (POSSESSIVE.sub("", label), _OF_WHOM.sub("", label)):
        plain = words(bare)
        if plain != own and claims(plain)[0]:
            return plain
    if label.isascii() and translated_words().isdisjoint(own):
        return own
    if not label.isascii():
        mine = _OF_MINE.sub("", label).rstrip(" :")
        said = in_english(mine.rpartition(":")[2]) or in_english(mine)
        if said:
            return said
    for turn in _OF.finditer(label):  # `El pasaporte de Rosario Mendoza es`
        said = in_english(_ARTICLE.sub("", label[: turn.start()]))
        if claims(said)[0]:
            return (*said, "of", *words(label[turn.end() :]))
    return _ending(label) or in_english(label) or own


def _ending(label: str) -> tuple[str, ...]:
    """The words at the end of a label that are one in another language, in English; else empty."""
    told = _NUMBERED.sub("", label).split()
    tails = (" ".join(told[-size:]) for size in range(_LONGEST, 0, -1))
    said = (in_english(tail) for tail in (label, *tails))
    return next((words for words in said if claims(words)[0]), ())


def _shortened(label: str, cut: re.Match[str]) -> bool:
    """Whether a full stop is of a short form inside a label: `Driver's Lic. No.:`."""
    word = _LAST_WORD.search(label, 0, cut.start())
    short = cut.group() == ". " and word is not None and len(word.group()) <= _SHORT_FORM
    return (
        short
        and bool(_LABEL_END.search(label))
        and len(label[cut.end() :].rstrip("_ ")) <= _LABEL_REST
    )
