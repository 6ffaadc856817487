"""Posts on the net and messages of chats: who is named there though nothing is written with care.

A lone word, small letters or a sign beside it speak less against a name there than in a document.
What opens a text is how posts look (as in the corpora of tweets and comments that the names model
is trained on); which words are taken was measured on their training parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.people.name_lists import places
from detectors.people.name_tokens import Token, tokens_of, words
from detectors.people.person_finder import Person
from detectors.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST, _LINES, _WORDS = 320, 3, 3
"""Letters and ends of lines that a post has at most, and words that it has at least."""

_SIGN = re.compile(  # handles, tags, faces, drawn-out words, slang
    r"(?<![\w.@/])@[ ]?[a-zA-Z_]\w+(?![\w-]*\.[a-z]{2})|(?<![\w&/])#[^\W\d_]\w+|"
    r"\bRT @|//t\.co/|[\u2600-\u27bf\U0001f300-\U0001faff]|[!?]{2}|\w(?:\.{3}(?![.\w])|!$)|"
    r"(?<!\w)[:;=]-?[)(DPp3](?!\w)|[a-z]:\)|<[ ]?3(?!\w)|([a-hj-km-vy])\1\1|"
    r"\b(?:[Bb]ro|hey|idk|im|dont|cant|didnt|ur|i|XD)\b|"
    r"\b(?i:lol|lmf?ao|omf?g|wtf|tbh|smh|haha\w*|plz|pls|gonna|wanna|gotta|xx+|thx|dude|guys|"
    r"y['’]?all|ain['’]?t|nah|yeah?|wow|cuz|coz|tho|kinda|ppl|lil|tweet\w*|youtube|instagram|videos?|"
    r"vids?|vlogs?|subscribe|trending|memes?|(?:mother)?fuck\w*|(?:bull)?shit\w*|bitch\w*|damn)\b"
)
_LIKE_FORM = re.compile(r"[ ]{3}|\t|\||\w@\w")
_SMALL_START = re.compile(r"[a-z]+['’]?[a-z]*,? [a-z@#]")
_BEHIND = re.compile(r"[ ]([A-Z][a-z][\w'’-]*)")
_JOINED_BEFORE = re.compile(r"(?:[@#_\\]|@ |[^\W_])$")
_JOINED_AFTER = re.compile(r"[_@\d]|[.\w-]*@")
_PART_BEFORE = re.compile(r"(?:\b(?i:the|an?|my|of|st\.?|el|la) |[\w,'’)] [A-Z][\w'’-]* |[/<-])$")
_PART_AFTER = re.compile(r"[ ]?[A-Z][a-z]|-[^\W\d_]|[ ]?- ?[A-Z]")
"""What stands beside a part of a longer name, of a title or of a path: `Machine Gun Kelly`."""

_BACK = 40
"""How far back a part of a longer name is looked for."""

_DRAWN = re.compile(r"([^\W\d_])\1\1")
_SMALL_BEFORE = re.compile(r"[a-z],? $")
_DOES = re.compile(r"['’]s[ ][a-z]|[ ](?:is|has|got|does|says|asks|wants|will|[&n]|and)[ ]")
_COMMON = 3
"""Rank of a usual given name."""

COMMON_GIVEN = "common given name in a post"
_OFTEN = 0.7
"""Of 29 such words in the training parts 22 were names; drawn a little down for the few."""


def is_post(text: str) -> bool:
    """Whether a text is short and looks like a post: a handle, a tag, a face, small letters."""
    if len(text) > _LONGEST or text.count("\n") >= _LINES or _LIKE_FORM.search(text):
        return False
    return _SIGN.search(text) is not None or _SMALL_START.match(text) is not None


def somebody(text: str, tokens: list[Token]) -> bool:
    """Whether words of a post that a model takes for a name are one, by the lists alone.

    One listed word that the language lacks, in whatever case; one that is written as a name; or a
    listed given and family name.
    """
    first, last = tokens[0], tokens[-1]
    if any(t.low in words()["never"] for t in tokens) or _glued(text, first.start, last.end):
        return False
    if len(tokens) == 1:
        known = max(first.given, first.family) > 0 and not first.initial
        if _goes_on(text, first.end) or _region(first) or first.known.place:
            return False
        return (known and not first.known.word) or _written_as_name(text, first)
    return first.given > 1 and last.family > 0 and not all(t.known.word for t in tokens)


def drawn_out(tokens: list[Token]) -> bool:
    """Whether a word is cried out, as no name is written: `Awwwww`, `SHIIIIT`."""
    return any(_DRAWN.search(t.low) for t in tokens if t.low not in words()["suffix"])


def _written_as_name(text: str, word: Token) -> bool:
    """Whether a capital word on no list does something, or a usual given name is no first word."""
    if not word.text[0].isupper() or word.text[1:] != word.text[1:].lower():
        return False
    if word.given == _COMMON:
        return _SMALL_BEFORE.search(text, max(0, word.start - 3), word.start) is not None
    unknown = not (word.given or word.family or word.known.word)
    return unknown and _DOES.match(text, word.end) is not None


def given_names(text: str, taken: Spans) -> Iterator[Person]:
    """Usual given names that stand alone in a post and are no word, month or place: `thanks ryan`.

    taken: what is known as a name, of somebody or of something else.
    """
    tokens = [t for t in tokens_of(text, 0, len(text)) if t.text not in (",", "/")]
    for token in tokens if len(tokens) >= _WORDS else ():
        usual = token.given == _COMMON and not token.known.word and not _region(token)
        if usual and token.low not in words()["never"] and not taken.touch(token.start, token.end):
            end = token.end - token.text.endswith(".")
            before = _PART_BEFORE.search(text, max(0, token.start - _BACK), token.start)
            part = before or _PART_AFTER.match(text, end)
            if not part and not _glued(text, token.start, end):
                yield Person(token.start, end, _OFTEN, COMMON_GIVEN)


def _goes_on(text: str, end: int) -> bool:
    """Whether the word behind may be the rest of a name: capital, and none of the language."""
    behind = _BEHIND.match(text, end)
    return behind is not None and not any(t.known.word for t in tokens_of(text, *behind.span(1)))


def _region(token: Token) -> bool:
    """Whether places are called so more than people are."""
    return places().get(token.low, 0) == _COMMON and max(token.given, token.family) < _COMMON


def _glued(text: str, start: int, end: int) -> bool:
    """Whether the words are of a handle, a tag or an address."""
    return _JOINED_BEFORE.search(text, max(0, start - 2), start) is not None or bool(
        _JOINED_AFTER.match(text, end)
    )
