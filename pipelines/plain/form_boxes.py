"""Boxes of printed forms: a digit in each box as one number, options without a mark as nothing.

`5 5 3 4 8 8 9 2 6` below a label is a number, and of `[x] Diabetes  [ ] Asthma` a person said
the first. Every place of the text stays where it was.
"""

from __future__ import annotations

import re
from dataclasses import replace
from string import ascii_uppercase

from detectors.people.person_finder import find
from detectors.words.headers import is_heading
from pipelines.blocks import TextBlock

_DIGITS = re.compile(
    r"(?<![^\s|:])\|?[ ]?[A-Z0-9](?P<sign>[ ]{1,3}|[ ]?\|[ ]?)"
    r"(?:[0-9][ ]?\|?[ ]?[-–/|][ ]?\|?[ ]?|[0-9](?P=sign)|[0-9][ ]{2,4}(?=[0-9](?P=sign)))"
    r"{5,17}[0-9](?![^\s|])(?:[ ]?\|)?"
)
_LETTERS = re.compile(
    r"(?<![^\s|:])(?:\|[ ]?)?[A-Z](?P<sign>[ ]|[ ]?\|[ ]?)[A-Z](?:(?P=sign)[A-Z]){1,24}(?![^\s|])"
)
_KEPT = re.compile(r"[^0-9A-Z/–-]")
_BOX = re.compile(
    r"(?P<yes>(?<![\w)\]])(?:\[[ ]?[xX✓✔*●][ ]?\]|\([ ]?[xX✓✔●][ ]?\))|[☑☒✅🗹]|(?<!\w)_+[xX✓✔]_+)"
    r"|(?P<no>(?<![\w)\]])(?:\[[ _]{0,3}\]|\([ _]{1,3}\))|[☐□❑❏◻]|(?<![\w_])_{2,}(?![\w_]))"
)
_NUMBER = re.compile(
    r"(?m)(?:^[ ]*|(?<=[ ]{2})(?=\S))"  # in a run of blanks no place but its end is tried
    r"(?:\((?:[0-9]{1,2}[a-z]?|[a-z])\)[ ]+|(?:[0-9]{1,2}[a-z]|[a-z])\.?[ ]+"
    r"|[0-9]{1,2}(?:[.)][ ]+|[ ]{2,}))"
    r"(?=(?P<label>[A-Z][^\W\d_][^\n:]{1,58}?)(?:[ ]{2}|:|[ ]*$))"
)
_HINT = re.compile(
    r"(?i)(?<=[a-z])(?P<hint>[ ]?\((?:(?:last|first|middle|family|given|full|legal|name|initial|"
    r"m\.?i\.?|please|print|type|and|or|as|shown|on|id|card)\b[.,/ ]{0,2}){1,12}\))[ ]?:"
)
"""How a name is to be written, between a label and its colon."""

_LETTERED = re.compile(
    r"(?:(?:(?<=\n)|\A)[ ]*(?:[0-9]{1,2}[a-z]?\.?[ ]+)?|(?<=[ ]{2}))(?P<letter>[A-Z])\.(?=\s|\Z)"
)
_ROW_OF_BOXES = 3
_SENTENCE, _ITEM = 4, 200
"""Words of a sentence before its last, and letters of an item of a list, that are looked at."""

_RULED = re.compile(r"(?<!\w)_+[xX✓✔]_+")
_TASK = re.compile(r"[ \t]*[-*+•][ ]+[\[(]")
_TELLING = re.compile(r"[0-9]{3}|@|(?:\S+\s+){7}")
"""What no option of a printed form holds: numbers, addresses, sentences."""

_GAP = re.compile(r"[ ]{3,}|\t|\|")
_ASKED = re.compile(r".*(?:[ ]{2}|[\t|?:])", re.DOTALL)
_NAY = re.compile(r"(?i)\W*(?:no|n|none|never|denies|không|ninguno|ninguna)\W*")
_YEA = re.compile(r"(?i)\W*(?:yes|y|sí|si|có)\W*")

Span = tuple[int, int]


def unboxed(block: TextBlock) -> TextBlock:
    """The block without boxes, of the same length.

    Digits and capitals in boxes of their own are put together, with blanks behind; boxes and the
    options without a mark are blanks; so is a question that is answered with no, or not at all, the
    number of a box before its label, and behind it how a name is to be written.
    """
    text = _LETTERS.sub(_together, _DIGITS.sub(_together, block.text))
    text = _HINT.sub(lambda hint: ":".ljust(len(hint.group())), text)
    if _BOX.search(text):
        text = "\n".join(map(_chosen, text.split("\n")))
    if _LETTERED.search(text):
        text = "\n".join(map(_unlettered, text.split("\n")))
    return replace(block, text=_NUMBER.sub(_unnumbered, text))


def _unlettered(line: str) -> str:
    """Blanks for the letters of boxes that stand side by side: `A. M54.5   B. I10   C.   D.`."""
    marks = list(_LETTERED.finditer(line))
    letters = "".join(mark["letter"] for mark in marks)
    first = letters[:_ROW_OF_BOXES]
    rising = "".join(sorted(set(letters))) == letters
    if len(first) < _ROW_OF_BOXES or first not in ascii_uppercase or not rising:
        return line
    for mark in marks:
        line = f"{line[: mark.start()]}{' ' * len(mark.group())}{line[mark.end() :]}"
    return line


def _unnumbered(found: re.Match[str]) -> str:
    """Blanks for the number of a box before its label: `a  Employee's social security number`.

    Not for an item of a list whose item before is a sentence: `1. Minutes were approved.`, or
    that has somebody right above or below: `(1) Ana Ruiz`, `(2) Ethel Day`.
    """
    number = found.group().strip(" ().")
    listed = number.isdigit() and re.compile(
        rf"(?m)^[ ]*{int(number) - 1}[.)][ ]+(?:[^\s:]+[ ]+){{{_SENTENCE}}}[^\s:]+$"
    ).search(found.string, max(0, found.start() - _ITEM), found.start())
    if listed or not is_heading(found["label"]) or _is_of_people(found, number):
        return found.group()
    return " " * len(found.group())


def _is_of_people(found: re.Match[str], number: str) -> bool:
    """Whether the item before or behind one of a list begins with the name of a person."""
    if not number.isdigit():
        return False
    near = (str(int(number) - 1), str(int(number) + 1))
    start, end = max(0, found.start() - _ITEM), found.end() + _ITEM
    item = re.compile(rf"(?m)^[ ]*\(?(?:{'|'.join(near)})[.)][ ]+(?P<said>[^\n:]{{4,60}}?)[ ]*$")
    beside = [match["said"] for match in item.finditer(found.string, start, end)]
    return any(p.start == 0 for said in beside for p in find(said))


def _together(found: re.Match[str]) -> str:
    boxes = found.group()
    kept = _KEPT.sub("", boxes)
    return (" " * boxes.index(kept[0]) + kept).ljust(len(boxes))


def _chosen(line: str) -> str:
    """The line with blanks for its boxes and for what was not chosen."""
    ruled = bool(_RULED.search(line))
    boxes = [box for box in _BOX.finditer(line) if ruled or not box.group().startswith("__")]
    if not boxes or _TASK.match(line):
        return line
    behind = _stand_behind(line, boxes)
    options = [_option(line, boxes, at, behind=behind) for at in range(len(boxes))]
    blank = [box.span() for box in boxes]
    blank += [span for box, span in zip(boxes, options, strict=True) if box["no"]]
    blank += _denied(line, boxes, options)
    for start, end in blank:
        if _TELLING.search(line, start, end):
            continue
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _stand_behind(line: str, boxes: list[re.Match[str]]) -> bool:
    """Whether boxes stand behind their options: `Asthma [ ]   Diabetes [x]`.

    Of one box also where white parts it from all that follows: `Void [ ]    a Employee's …`.
    """
    box, rest = boxes[0], line[boxes[-1].end() :]
    first = line[: box.start()].rstrip()
    close = len(boxes) == 1 and box.start() - len(first) == 1 and rest.startswith("  ")
    return bool(first.strip()) and first[-1] not in ":?-" and (close or not rest.strip())


def _option(line: str, boxes: list[re.Match[str]], at: int, *, behind: bool) -> Span:
    """Start and end of the option of a box."""
    if behind:
        floor, stop = (boxes[at - 1].end() if at else 0), boxes[at].start()
        asked = _ASKED.match(line[floor:stop].rstrip())
        return (asked.end() if asked else 0) + floor, stop
    start = boxes[at].end()
    stop = boxes[at + 1].start() if at + 1 < len(boxes) else len(line)
    blank = len(line[start:stop]) - len(line[start:stop].lstrip())
    gap = _GAP.search(line, start + blank, stop)
    return start, gap.start() if gap else stop


def _question(line: str, floor: int, edge: int) -> int:
    """Where the question before its boxes begins: behind other fields of the line."""
    gaps = list(_GAP.finditer(line, floor, floor + len(line[floor:edge].rstrip())))
    return gaps[-1].end() if gaps else floor


def _denied(line: str, boxes: list[re.Match[str]], options: list[Span]) -> list[Span]:
    """The questions whose yes has no mark, with their answers: `Diabetes   [ ] Yes  [x] No`."""
    found, floor = list[Span](), 0
    group: list[tuple[bool, Span]] = []
    asked = 0
    for box, (start, end) in [*zip(boxes, options, strict=True), (None, (len(line), len(line)))]:
        answer = line[start:end]
        answers = bool(_NAY.fullmatch(answer) or _YEA.fullmatch(answer)) and box is not None
        edge = min(start, box.start()) if box else start
        again = bool(line[floor:edge].strip())
        if group and (not answers or again):
            if not any(yes for yes, _ in group):
                found += [(asked, group[0][1][0]), *(span for _, span in group)]
            group = []
        if answers and box is not None:
            asked = asked if group else _question(line, floor, edge)
            group.append((bool(box["yes"] and _YEA.fullmatch(answer)), (edge, end)))
        floor = max(end, box.end()) if box else end
    return found
