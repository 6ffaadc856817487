"""The proof of the declarations: what each file promises, tried on the real engines.

Used by the tests and by `breachscope check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from detectors.catalog import detectors
from detectors.columns.judge import accepts
from detectors.elements import DECOYS, ELEMENTS, IDENTITY, PARTS
from detectors.model import Detector
from detectors.texts.search import search
from detectors.words.headers import header_score, words

_CODES = frozenset({**ELEMENTS, **PARTS, **IDENTITY, **DECOYS})
_NOT_SHARED = re.compile(r"\\[bBdDAZzGKQEXhR0-9]|\(\?[^:]|\((?!\?:)|[+*?}]\+")
_SET_OPERATION = re.compile(r"\[[^\]]*(?:&&|--|~~|\|\|)")
_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\[^A-Za-z0-9]")
_PHRASE = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


def failures() -> list[str]:
    """Every promise that a declaration breaks, as sentences that begin with its name.

    Empty when all is well. Examples are invented, so the sentences may show them. The engines are
    tried only on declarations that are right in themselves.
    """
    return [
        f"{name}: {fault}"
        for name, detector in detectors().items()
        for fault in [*_declaration(detector), *_regexes(detector)]
        or [*_columns(detector), *_text(name, detector)]
    ]


def _declaration(detector: Detector) -> Iterator[str]:
    """What can be said without running anything."""
    if detector.detects not in _CODES:
        yield f"{detector.detects!r} is no code of elements.toml"
    if not detector.title or not detector.authority:
        yield "title or authority is empty"
    if detector.free == bool(detector.patterns):
        yield "a detector has patterns or is free, one of the two"
    if len(detector.examples) < 2 or len(detector.counter_examples) < 2:
        yield "fewer than two examples or counter-examples"
    if not detector.headers:
        yield "no header"
    for phrases in (detector.headers, detector.context):
        if len(set(phrases)) < len(phrases):
            yield f"phrases stand twice: {sorted({p for p in phrases if phrases.count(p) > 1})}"
        wrong = [phrase for phrase in phrases if not _PHRASE.fullmatch(phrase)]
        if wrong:
            yield f"phrases must be lower case words with one space between: {wrong}"


def _regexes(detector: Detector) -> Iterator[str]:
    """Only the syntax that both engines share, and a score that is a share."""
    for pattern in detector.patterns:
        if not 0 < pattern.score <= 1:
            yield f"score {pattern.score} is not above 0 and up to 1"
        outside = _CLASS.sub("x", pattern.regex)
        if _NOT_SHARED.search(outside) or _SET_OPERATION.search(pattern.regex):
            yield f"syntax that the engines do not share: {pattern.regex}"
        try:
            re.compile(pattern.regex)
            pl.select(pl.lit("").str.contains(pattern.regex))
        except (re.error, pl.exceptions.PolarsError):
            yield f"does not compile: {pattern.regex}"


def _columns(detector: Detector) -> Iterator[str]:
    """Under its first header a column takes the examples and refuses the counter-examples."""
    if header_score(words(detector.headers[0]), detector) < 0.9:
        yield f"its own header {detector.headers[0]!r} does not name it"
    for values, promised in ((detector.examples, True), (detector.counter_examples, False)):
        column = pl.DataFrame({"value": values}, schema={"value": pl.String})
        taken = column.select(accepts(detector, pl.col("value"))).to_series()
        for value, got in zip(values, taken, strict=True):
            if got != promised:
                yield f"a column {'takes' if got else 'refuses'} {value!r}"


def _text(name: str, detector: Detector) -> Iterator[str]:
    """Behind its first context phrase a text gives the examples, not the counter-examples."""
    if not detector.context:
        return
    values = [*detector.examples, *detector.counter_examples]
    texts = pl.Series([f"{detector.context[0]}: {value}" for value in values])
    finds = search(texts, frozenset({detector.detects}))
    for row, value in enumerate(values):
        given = finds.filter(row=row)
        whole = given.filter(detector=name)["value"].to_list()
        if row >= len(detector.examples):
            if value in whole:
                yield f"a text gives {value!r}"
        elif not any(_most_of(value, found) for found in given["value"]):
            yield f"a text does not give {value!r}"


def _most_of(value: str, found: str) -> bool:
    """Whether a find has at least half of the value's letters and digits.

    Signs at its ends, the second code of a list and words after a value may be left.
    """
    return found in value and sum(map(str.isalnum, found)) * 2 >= sum(map(str.isalnum, value))
