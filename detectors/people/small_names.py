"""Names without capitals: behind a label, and in lines of small letters."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from detectors.people.name_evidence import evidence, name_end, refused
from detectors.people.name_tokens import tokens_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOWER_NAME = re.compile(r"[^\W\d_]{2,}(?:[ ][^\W\d_]{1,}\.?){1,3}")
_LABEL_START = re.compile(
    r"(?i)(?:^|[\s|;,(\[])(?P<label>[a-z][a-z'’/\-]*)[ ]?[:=][ \t]*(?=[^\W\d_])"
)
_GLUED = re.compile(r"[\w@.\-/\\]*[@\d_]|[.\-/\\]\w")
_LEAST, _LONGEST_LINE = 0.6, 300


def in_small_letters(text: str) -> Iterator[tuple[int, int, float, str]]:
    """Yield (start, end, score 0..1, reason in words without the name) of each name."""
    yield from _labelled(text)
    yield from _pairs(text)


def _labelled(text: str) -> Iterator[tuple[int, int, float, str]]:
    """Names after a label whatever their case: `patient: maria lopez`."""
    sets = words()
    for label in _LABEL_START.finditer(text):
        if label["label"].lower() not in sets["label"]:
            continue
        value = _LOWER_NAME.match(text, label.end())
        if value is None or _GLUED.match(text, value.end()):
            continue
        tokens = list(tokens_of(text, value.start(), value.end()))
        stop = next((i for i, t in enumerate(tokens) if t.low in sets["never"]), len(tokens))
        tokens = tokens[:stop]
        if tokens and not refused(text, tokens):
            score, because = evidence(tokens)
            if score >= _LEAST:
                yield tokens[0].start, name_end(tokens[-1]), score, f"label before {because}"


def _pairs(text: str) -> Iterator[tuple[int, int, float, str]]:
    """Yield a given and a family name in lines without capitals: `w2 for maria lopez pls`."""
    for line in re.finditer(r"[^\n]+", text):
        if line.group() != line.group().lower() or len(line.group()) > _LONGEST_LINE:
            continue
        found = [t for t in tokens_of(text, line.start(), line.end()) if t.text.isalpha()]
        for first, last in itertools.pairwise(found):
            usual = first.given >= 2 and last.family >= 2 and last.start - first.end == 1
            words_only = first.known.word + last.known.word > 1
            if usual and not (words_only or first.known.place or last.known.place):
                yield first.start, last.end, 0.7, "listed names in lower case"
