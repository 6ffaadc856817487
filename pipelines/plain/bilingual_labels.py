"""Labels of forms in two languages: `1. Name. Nombre. Ana Ruiz` is `1. Name: Ana Ruiz`.

Public forms of California say each label twice and end both with a full stop, which running text
ends its sentences with. Others put a stroke between the two, and white before the answer.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.words.header_words import folded, translated_words
from detectors.words.headers import is_heading, words
from pipelines.blocks import TextBlock

_TWICE = re.compile(
    r"(?m)(?P<number>(?:^[ \t]*|(?<=[ ]{2})(?=\S))(?:\(?[0-9]{1,2}[a-z]?[.)][ ]+)?)"
    r"(?P<own>[^\W\d_][^.:\n]{1,70}?)\.(?P<other>[ ][^\W\d_][^.:\n]{1,90}?)\.(?=[ ]|$)"
)
_ALONE = re.compile(
    r"(?m)(?:^(?P<number>[ \t]*\(?[0-9]{1,2}[a-z]?[.)][ ]+)?|(?<=[ ]{2})(?=\S)(?:[0-9]{1,2}\.[ ])?)"
    r"(?P<own>[^\W\d_][^.:\n]{1,70}?)\.(?=[ ]{1,9}\S|[ ]*$)"
)
_SLASHED = re.compile(
    r"(?m)(?:^[ \t]*|(?<=[ ]{2})(?=\S))(?P<own>[^\W\d_][^/.:|\n]{1,40}?)[ ]/[ ]"
    r"(?P<other>[^\W\d_][^/.:|\n]{1,50}?)(?=[ ]{2,}(?!\S+(?:[ ]\S+){0,4}?[ ]/[ ])\S)"
)
"""Not where another such label follows: headings of columns."""

_LEAST = 2
"""Labels said twice that make a form of a text, whose other labels end with a full stop too."""

_SMALL = frozenset({"de", "del", "la", "las", "el", "los", "en", "y", "o", "no", "of", "the", "a"})

_NUMBERS = frozenset({"no", "nos", "nr", "num", "nbr", "id"})

_ENGLISH = frozenset(
    {"the", "is", "was", "were", "are", "has", "have", "had", "will", "your", "my", "his", "her",
     "their", "this", "that", "with", "and", "to", "by", "for", "i", "we", "she", "they", "it",
     "at", "did", "does", "not", "seen", "again", "who", "which", "went", "came", "got", "said",
     "told", "could", "would", "should", "our", "him", "them", "same", "sent",
     "called"}
)  # fmt: skip
"""What a label in another language has not, and what follows a sentence in English has."""


_ENGLISH_TOO = frozenset({"patient", "reference", "birth", "case"})
"""Words of labels in other languages that English has as well."""


def said_once(block: TextBlock) -> TextBlock:
    """The block with such labels in one language, and a colon behind those of its form.

    Every line stays as long as it was.
    """
    if " / " in block.text:
        block = replace(block, text=_SLASHED.sub(_beside, block.text))
    if ". " not in block.text:
        return block
    text = _TWICE.sub(_once, block.text)
    lines = zip(block.text.split("\n"), text.split("\n"), strict=True)
    changed = sum(old != new for old, new in lines)
    return replace(block, text=_ALONE.sub(_ended, text) if changed >= _LEAST else text)


def _ended(found: re.Match[str]) -> str:
    """A label with a colon: any behind a number, elsewhere those that are known."""
    known = found["number"] or is_heading(found["own"])
    return f"{found.group()[:-1]}:" if known else found.group()


def _beside(found: re.Match[str]) -> str:
    """`Student / Alumno(a)      Ana Ruiz` with a colon behind the first of the two."""
    own, other = found["own"], found["other"]
    said = {word for word in folded(other).split() if len(word) > 1 and word not in _SMALL}
    both = {folded(word) for word in own.split()} & said
    if both or not said or not said <= translated_words() - _ENGLISH_TOO or not is_heading(own):
        return found.group()
    begin = found.group()[: found.start("own") - found.start()]
    return f"{begin}{own}:{' ' * (len(other) + 2)}"


def _once(found: re.Match[str]) -> str:
    own, other = found["own"], found["other"]
    written = {folded(w) for w in other.split()}
    # A word that both have as it is written is no translation.
    alike = written & {folded(w) for w in own.split()}
    same = (set(words(own)) & set(words(other))) - _SMALL - alike
    foreign = written & translated_words() - _SMALL
    told = written & _ENGLISH or any(c.isdigit() for c in other)  # "… earns 6,100 a month."
    numbered = written <= _NUMBERS  # "Driver Lic. No. / State:" is one label
    if told or numbered or not (same or foreign) or not is_heading(own):
        return found.group()
    return f"{found['number']}{own}:{' ' * (len(other) + 1)}"
