"""Labels of forms in two languages: `1. Name. Nombre. Ana Ruiz` is `1. Name: Ana Ruiz`.

Public forms of California say each label twice and end both with a full stop, which running text
ends its sentences with.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.header_words import folded, translated_words
from detectors.headers import is_heading, words
from pipelines.blocks import TextBlock

_TWICE = re.compile(
    r"(?m)(?P<number>(?:^[ \t]*|(?<=[ ]{2})(?=\S))(?:\(?[0-9]{1,2}[a-z]?[.)][ ]+)?)"
    r"(?P<own>[^\W\d_][^.:\n]{1,70}?)\.(?P<other>[ ][^\W\d_][^.:\n]{1,90}?)\.(?=[ ]|$)"
)
_SMALL = frozenset({"de", "del", "la", "las", "el", "los", "en", "y", "o", "of", "the"})

_ENGLISH = frozenset(
    {"the", "is", "was", "were", "are", "has", "have", "had", "will", "your", "my", "his", "her",
     "their", "this", "that", "with", "and", "to", "by", "for"}
)  # fmt: skip
"""What a label in another language has not, and what follows a sentence in English has."""


def said_once(block: TextBlock) -> TextBlock:
    """The block with such labels in one language, of the same length."""
    if ". " not in block.text:
        return block
    return replace(block, text=_TWICE.sub(_once, block.text))


def _once(found: re.Match[str]) -> str:
    own, other = found["own"], found["other"]
    written = {folded(w) for w in other.split()}
    # A word that both have as it is written is no translation.
    alike = written & {folded(w) for w in own.split()}
    same = (set(words(own)) & set(words(other))) - _SMALL - alike
    foreign = written & translated_words() - _SMALL
    if written & _ENGLISH or not (same or foreign) or not is_heading(own):
        return found.group()
    return f"{found['number']}{own}:{' ' * (len(other) + 1)}"
