"""The shape of a text: lines, sentences, paragraphs, forms, and who each line is about by place.

A document's blocks are joined into one text; spans are code points in it. Line ends inside a
flowing paragraph are read as spaces, so a sentence may run over several lines.
"""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detectors.texts.labels import Field, fields
from detectors.wrapping import unwrapped, without_encoding
from pipelines.plain.recognized import sure_of
from pipelines.plain.repeated_forms import whole_cards
from pipelines.plain.spaced_rows import counted_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.blocks import TextBlock

_SENTENCE = re.compile(
    r"(?<![^\w&][A-Z])(?<!^[A-Z])(?<!\b(?:Mr|Ms|Dr|No|no|Jr|Sr|St|Lt|vs|gr|Gr|rm|Rm|pg|yr))(?<!\b(?:Mrs|Sgt|Det|Ofc|Rev|Hon|Cpt|Apt|Ste|ext|apt|"
    r"Blv|Ave))"
    r"(?<![.][.][.])(?<![ ])[.!?][\"”')]?[ ]+(?=[A-Z\"“(0-9À-Þ])|\n"
)
_RULE = re.compile(
    r"[-=_*#~]{4,}.*|\f|[\[\]+|<(:]{1,4}[ ]?[-=_*#~]{4,}[^\w\n]*\w.{0,60}[-=_*#~]{4}[^\w\n]*"
)
"""A rule over a line; drawn with a corner (`+ ---- [ RESULT ] ---- +`) only with a title, since in
a box of rows such lines stand between the fields of one card."""

HEADING = re.compile(r"[ \t]*(?:#{1,6}|={2,6}|\*{2,6})[ \t]+[^\W\d_][^\n:=|]*(?:=+[ \t]*)?(?=\n|$)")
"""A heading of Markdown, of a wiki, of an outline; a line with a label is none."""

_SECRET = re.compile(r"\b(?:password|pass|pwd|passwd|pw|contrasena)\b")
_USER = re.compile(r"\b(?:user|username|login|email|userid|usuario)\b")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[0-9]{1,3}[.)]|[-*•])[ \t]+\S")
_LINES_BACK, _LONG_LINE, _GOES_ON, _OPENING, _BLANK = 3, 12, 5, 3, 2
"""_BLANK: lines in a form, twice where each is a paragraph; _GOES_ON: words of a line, at least,
that may go on on the next one; _OPENING: words before a label that stands in a sentence."""

_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
LOG_ENTRY = re.compile(
    r"^\[?(?:[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{2,4})?|[0-2]?[0-9]:[0-5][0-9]"
    rf"|[0-9]{{1,2}}[ -]{_MONTH}|{_MONTH} [0-9]{{1,2}})[ap\] ,-].*\n"
    r"[ \t]{2,}\S",
    re.MULTILINE,
)
"""An entry of a log: a date or an hour before what is indented below it."""

_MOMENT = re.compile(r"\[?(?:[0-9]{4}(?:-[0-9]{2}){2}|[A-Z][a-z]{2} [ 0-3][0-9])[T ][0-9]{2}:")
_QUOTED = re.compile(r"(?:>+|\|)[ \t]?")


@dataclass(frozen=True, slots=True)
class Form:
    """Lines of labels and values that speak of one case: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """The joined text of the blocks with its shape.

    text: as read; flat: the same length, wrapped line ends and blanks of web queries as blanks;
    starts: where each block starts; above: lines of its place before it; segments: starts of
    sentences and hard lines; paragraphs: starts of paragraphs (a blank line or a rule between
    them); forms: in order; fields: labels with their values;
    doubts: recognized words that are not sure, as in `TextBlock`.
    """

    text: str
    flat: str
    starts: tuple[int, ...]
    places: tuple[str, ...]
    above: tuple[int, ...]
    segments: tuple[int, ...]
    paragraphs: tuple[int, ...]
    forms: tuple[Form, ...]
    fields: tuple[Field, ...]
    doubts: tuple[tuple[int, int, float], ...]

    def sure(self, start: int, end: int) -> float:
        """How sure the characters of a span were recognized; 1 for text that always was text."""
        return sure_of(self.doubts, start, end)

    def locator(self, place: int) -> str:
        """Where a code point is, for people: `page 2, line 14`."""
        block = bisect.bisect_right(self.starts, place) - 1
        line = self.above[block] + self.text.count("\n", self.starts[block], place) + 1
        name = self.places[block]
        return f"{name}, line {line}" if name else f"line {line}"

    def segment(self, place: int) -> tuple[int, int]:
        """Return the sentence or line that holds a code point."""
        return _span(self.segments, place, len(self.text))

    def paragraph(self, place: int) -> tuple[int, int]:
        """Return the paragraph that holds a code point."""
        return _span(self.paragraphs, place, len(self.text))

    def line(self, place: int) -> tuple[int, int]:
        """Return the hard line that holds a code point."""
        start = self.flat.rfind("\n", 0, place) + 1
        end = self.flat.find("\n", place)
        return start, end if end >= 0 else len(self.flat)

    def sentence_start(self, place: int) -> int:
        """Where the sentence of a code point starts, also when it began on the line above."""
        start = max(self.segment(place)[0], self.line(place)[0])
        for _ in range(_LINES_BACK):
            if not start or start != self.line(start)[0]:
                break
            above = self.flat[self.line(start - 1)[0] : start - 1]
            if not _goes_on(above) or self._labelled(start) or _MOMENT.match(self.flat, start):
                break
            start = max(self.segment(start - 2)[0], self.line(start - 1)[0])
        return start

    def _labelled(self, place: int) -> bool:
        """Whether a label starts right here, and no sentence goes on with its word."""
        at = bisect.bisect_left(self.fields, place, key=lambda f: f.label_start)
        here = at < len(self.fields) and self.fields[at].label_start == place
        return here and not self.flat[place : place + 1].islower()

    def line_before(self, place: int) -> str:
        """Return what stands before a code point on its hard line."""
        return self.flat[self.line(place)[0] : place]

    def form(self, place: int) -> Form | None:
        """Return the form that holds a code point."""
        at = bisect.bisect_right(self.forms, place, key=lambda form: form.start) - 1
        return self.forms[at] if at >= 0 and place < self.forms[at].end else None

    def field(self, place: int) -> Field | None:
        """Return the label whose value holds a code point."""
        at = bisect.bisect_right(self.fields, place, key=lambda f: f.label_start) - 1
        for field in reversed(self.fields[max(0, at - 1) : at + 1]):
            if field.label_start <= place <= field.end:
                return field
        return None


def document(blocks: Sequence[TextBlock]) -> Document:
    """Join the blocks of one document and find its shape."""
    texts = [block.text.replace("\r\n", "\n").replace("\r", "\n") for block in blocks]
    starts = [0, *itertools.accumulate(len(text) + 2 for text in texts)][: len(texts)]
    text = "\n\n".join(texts)
    flat = without_encoding(unwrapped(text))
    found = tuple(sorted(fields(flat), key=lambda f: (f.label_start, f.start)))
    segments = [0, *(m.end() for m in _SENTENCE.finditer(flat))]
    return Document(
        text=text,
        flat=flat,
        starts=tuple(starts) or (0,),
        places=tuple(block.place for block in blocks) or ("",),
        above=tuple(block.above for block in blocks) or (0,),
        segments=tuple(segments),
        paragraphs=tuple(_paragraphs(flat)),
        forms=tuple(Form(*card) for card in whole_cards(flat, _forms(flat, found))),
        fields=found,
        doubts=tuple(
            (at + start, at + end, sure)
            for at, block in zip(starts, blocks, strict=True)
            for start, end, sure in block.doubts
        ),
    )


def _span(starts: Sequence[int], place: int, size: int) -> tuple[int, int]:
    at = bisect.bisect_right(starts, place) - 1
    end = starts[at + 1] if at + 1 < len(starts) else size
    return starts[max(0, at)], end


def _paragraphs(flat: str) -> list[int]:
    starts, place, blank = [0], 0, False
    for line in flat.split("\n"):
        plain = line.strip()
        quoted = _QUOTED.match(plain)
        rule = not plain[quoted.end() if quoted else 0 :].strip() or bool(_RULE.fullmatch(plain))
        if blank and not rule:
            starts.append(place)
        blank = rule
        place += len(line) + 1
    return sorted({*starts, *(match.start() for match in LOG_ENTRY.finditer(flat))})


def _goes_on(line: str) -> bool:
    """Whether a line is of running text and ends in mid-sentence."""
    plain = line.strip()
    whole = len(plain.split()) >= _GOES_ON and plain[-1:] not in tuple(".!?:")
    labelled = ":" in plain[:25] and len(plain.split()) < _LONG_LINE
    return whole and "  " not in plain and " | " not in plain and not labelled


def _inside_prose(flat: str, line: int, field: Field) -> bool:
    """Whether a label is part of a sentence: `She had only a passport: …. I told her that …`."""
    before = flat[line : field.label_start]
    if not before.strip() and flat[field.label_start : field.label_start + 1].islower():
        above = flat[flat.rfind("\n", 0, max(0, line - 1)) + 1 : max(0, line - 1)]
        return _goes_on(above)
    if len(before.split()) < _OPENING or "  " in before.strip():
        return False
    return ":" not in before


def _forms(flat: str, found: Sequence[Field]) -> list[tuple[int, int]]:
    """Find runs of lines with labels; a rule, heading, prose, or the first label again ends one."""
    lines_with: dict[int, list[Field]] = {}
    for field in found:
        start = flat.rfind("\n", 0, field.label_start) + 1
        if start in lines_with or not _inside_prose(flat, start, field):
            lines_with.setdefault(start, []).append(field)
    forms, seen = list[tuple[int, int]](), list[str]()
    start, end, blank, indent, place = -1, -1, 0, 0, 0
    lines = flat.split("\n")
    most = _BLANK if len(counted_lines(lines)) == len(lines) else 2 * _BLANK
    for line in lines:
        here = lines_with.get(place, [])
        labels = [" ".join(field.words) for field in here]
        prose = not here and len(line.split()) > 9 and "   " not in line.strip()
        rule = bool(_RULE.fullmatch(line.strip(" \t")) or HEADING.match(line))
        secrets = any(_SECRET.search(label) for label in seen)
        again = bool(labels) and labels[0] in (seen if secrets else seen[:1])
        next_login = secrets and bool(labels) and bool(_USER.search(labels[0]))
        again = again or (next_login and any(_USER.search(label) for label in seen))
        blank = 0 if line.strip() else blank + 1
        item = _ITEM.match(line)
        # Blanks may stand for the number of the first box: `   Name: …` over `4. Who helps?: …`.
        boxed = item and here and here[0].label_start - place == item.end() - 1 == indent
        outdented = item is not None and not boxed and len(item["indent"]) < indent
        if start >= 0 and (prose or rule or again or outdented or blank > most):
            forms.append((start, end))
            start, seen = -1, []
        if here and start < 0:
            start, indent = place, len(line) - len(line.lstrip())
        seen += labels if start >= 0 else []
        place += len(line) + 1
        if start >= 0 and line.strip():
            end = place
    return [*forms, (start, end)] if start >= 0 else forms
