"""The names in what a model marked: without titles, labels, degrees and signs around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.people.list_marks import parted
from detectors.people.name_doubts import in_capitals, is_verb, no_person
from detectors.people.name_evidence import calls, name_end
from detectors.people.name_tails import without_credential, without_label, without_word
from detectors.people.name_tokens import Token, tokens_of, words
from detectors.people.names_beside import parts_of
from detectors.people.posts import drawn_out, somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

_CUT = re.compile(r"-(?:[A-Z][^\W\d_]+|(?!based|like|led|owned|run|style|area)[a-z]{2,6}(?![\w-]))")
"""The rest of a word with a hyphen of which the model took the first half: `Jae-won`."""

_FIRST_HALF = re.compile(r"(?:^|[\s(,;:/])(?P<name>[A-Z][a-z]{1,9}-[a-z]{2,9}[ ])$")
"""A given name with a hyphen of which the model took nothing: `Da-eun [Gwak]`."""

_GREETED = re.compile(r"(?i)(?:welcome(?: back)?|bienvenid[oa]|hola|hello|hi),[ ]+(?=\w)")
_TURNED = re.compile(r"\n[ ]*[^\W\d_a-z][\w'’-]+(?:[ ][^\W\d_a-z][\w'’-]+)?,[ ][^\W\d_a-z]")
"""A line that begins with a family name, a comma and a given name."""


def names_in(
    text: str, span: tuple[int, int], full: frozenset[str], *, post: bool
) -> Iterator[tuple[int, int]]:
    """The names in a span that a model marked, as spans of their own.

    full: words of the names that the model found in the text, in small letters. post: the text is
    of a social network. A span over a line end is cut where a turned name begins below it.
    """
    start, end = span
    parts = parted(text, span)
    if parts != [span]:
        for one in parts:
            yield from names_in(text, one, full, post=post)
        return
    line = text.find("\n", start, end)
    if line > 0 and _TURNED.match(text, line):  # `Dr. K. Amin` above `ONG, BENG-HUAT`
        if " " in text[start:line]:
            yield from names_in(text, (start, line), full, post=post)
        start = line + 1
    greeted = _GREETED.match(text, start, end)
    start = greeted.end() if greeted else start
    first = _FIRST_HALF.search(text, max(0, start - 30), start)
    start = first.start("name") if first and " " not in text[start:end].strip() else start
    cut = _CUT.match(text, end)
    end = cut.end() if cut else end
    capital = not text[start:end].islower()
    for part in map(_without_noun, parts_of(text, list(tokens_of(text, start, end)))):
        if capital and all(t.text.islower() for t in part if t.text[0].isalpha()):
            continue  # `Ana Ruiz, teddy bear`
        named = _trimmed([t for t in part if t.text not in (",", "/") and not _rest(text, t)])
        ends = [t for t in named if not t.initial]
        if any(t.text == "," for t in part):
            ends.reverse()
        listed = len(ends) > 1 and ends[0].given > 0 and ends[-1].family > 0
        if not named or (post and drawn_out(named)):
            continue
        if (post and somebody(text, named)) or not no_person(text, named, full, listed=listed):
            yield named[0].start, name_end(named[-1])


def _without_noun(part: list[Token]) -> list[Token]:
    """The words of a name without a noun before it: `his shop [steward, Fiona MacDonald]`."""
    comma = next((at for at, token in enumerate(part) if token.text == ","), 0)
    noun = comma > 0 and all(t.text.islower() for t in part[:comma])
    behind = part[comma + 1 :] if noun and part[0].low not in words()["particle"] else []
    return behind if behind and behind[0].text[0].isupper() else part


def _trimmed(tokens: list[Token]) -> list[Token]:
    """The words of a name alone; none where what is left is of plans and forms."""
    named = without_word(without_credential(without_label(in_capitals(tokens))))
    if len(named) == 2 and _in_no_name(named[1]):
        return []
    while len(named) > 1 and (is_verb(named) or _in_no_name(named[-1])):
        named.pop()
    while len(named) > 1 and named[0].low in words()["title"]:
        named.pop(0)
    while len(named) > 2 and (calls(named[0]) or _in_no_name(named[0])):
        named.pop(0)  # `Member Services, Ana Ruiz`
    return named


def _in_no_name(token: Token) -> bool:
    """Whether the word is of plans, forms and the like, and on no list: `Molina Medi-Cal`."""
    listed = max(token.given, token.family) > 1 and "-" not in token.low
    return token.low in words()["never"] and not (listed or token.initial)


def _rest(text: str, token: Token) -> bool:
    """Whether a word in small letters is the end of one with a hyphen: `co-signer, Ana Ruiz`."""
    before = text[max(0, token.start - 2) : token.start]
    return token.text[:1].islower() and before.endswith("-") and before[:1].isalpha()
