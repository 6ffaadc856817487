"""Answers of web forms in print and mail: a whole question on one line, what was answered below.

`3. What is your Social Security Number? (needed for payroll) *` over `604-12-0731` is `Social
Security Number: 604-12-0731`. So print Google Forms, Microsoft Forms, SurveyMonkey and Wufoo.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detectors.words.questions import asked_for
from pipelines.blocks import TextBlock

_QUESTION = re.compile(
    r"(?i)[ \t]*(?P<item>(?:Q?[0-9]{1,3}[.):]?[ \t]+)?)"
    r"(?P<asks>(?:what|which|please|do|does|have|has|are|is|enter|provide|if yes)\b"
    r"[^\n]{6,220}?)(?P<mark>[ \t]*\*?)[ \t]*"
)
_PROMPT = re.compile(
    r"(?m)^(?P<item>[ \t]*(?:Q?[0-9]{1,3}[.):]?[ ]+)?)(?P<asks>[^\W\d_][^\n>:]{3,120}?)"
    r"(?:[ ]?[?][ ]*>{1,2}|[ ][-=]?>{1,2})[ ]*(?P<answer>[^\n>]*)$"
)
"""What a kiosk or a script printed of its talk: `Q02 when were you born? > 2/7/1961`."""

_THEIRS = re.compile(
    r"(?i)(?:the |full |first and last )*(?:(?P<person>name of (?:that|this|the other) person$)|"
    r"(?:(?:that|this) person['’]?s|their|his or her|his|her)[ ])"
)
_PAYS = re.compile(r"(?i)\b(?:pay\w*|paid|bill\w*|responsible|guarant\w+)\b")
"""Who is asked for beside the one who answers, and in what part."""

_PROMPTS, _BEFORE = 3, 400
_ENDS = ("?", ":", ")", "]")
_NEXT = re.compile(r"(?i)[ \t]*(?:Q?[0-9]{1,3}[.):]?(?:[ \t]|$)|page [0-9]|[^\n]*(?:\?|\*)[ \t]*$)")
_HINT = re.compile(
    r"(?i)[ \t]*(?:(?:mm|dd)[-/](?:mm|dd)[-/]yyyy|example: [^\n]{0,40}|your answer|required|"
    r"mark only one oval\.?|(?:check|select|tick) all that apply\.?|)[ \t]*"
)
_CHOICE = re.compile(r"[ \t]*(?:[(\[][ xX✓]?[)\]]|[○●☐☑☒◯⚪])")
_WHITE = "·"
"""Stands in the lines that an answer leaves: where several are blank, a form would end."""

_LEAST, _WITHIN, _LONGEST = 2, 4, 160


def answers_beside(block: TextBlock) -> TextBlock:
    """The block with each such answer behind what the question asks for, in the question's line.

    Lines stay where they are. A single question is none of a form.
    """
    if block.text.count("?") + block.text.count("*") < _LEAST:
        return block
    text = block.text
    if sum("?" in said["asks"] + said.group() for said in _PROMPT.finditer(text)) >= _PROMPTS:
        text = _PROMPT.sub(_prompted, text)
        block = replace(block, text=text)
    lines = text.split("\n")
    asked = [(at, said) for at in range(len(lines)) if (said := _asked(lines[at]))]
    answered = [(at, said, below) for at, said in asked if (below := _answer(lines, at))]
    if len(answered) < _LEAST:
        return block
    for at, said, below in answered:
        lines[at] = f"{said[:1].upper()}{said[1:]}: {lines[below].strip()}"
        lines[at + 1 : below + 1] = [_WHITE] * (below - at)
    return replace(block, text="\n".join(lines))


def _prompted(found: re.Match[str]) -> str:
    said = asked_for(f"{found['asks']}?").rstrip(" ?")
    said = said.partition(",")[0]  # `insurance card number, the long one`
    theirs = _THEIRS.match(said)
    if theirs is not None:
        pays = _PAYS.search(found.string, max(0, found.start() - _BEFORE), found.start())
        rest = "name" if theirs["person"] else said[theirs.end() :]
        said = f"{'guarantor' if pays else 'emergency contact'} {rest}"
    return f"{' ' * len(found['item'])}{said[:1].upper()}{said[1:]}: {found['answer']}"


def _asked(line: str) -> str:
    """What a line asks for; empty where it is no question of a form."""
    found = _QUESTION.fullmatch(line) if len(line) < 260 else None
    if found is None:
        return ""
    marked = found["item"] or "*" in found["mark"] or found["asks"].endswith(_ENDS)
    said = asked_for(found["asks"])
    return said.strip(" .?:*") if marked and said != found["asks"] else ""


def _answer(lines: Sequence[str], at: int) -> int:
    """The line below that answers; 0 where the next question comes first, or choices do."""
    below = range(at + 1, min(at + 1 + _WITHIN, len(lines)))
    first = next((n for n in below if not _HINT.fullmatch(lines[n])), 0)
    other = first and (_NEXT.match(lines[first]) or _CHOICE.match(lines[first]))
    return 0 if other or len(lines[first]) > _LONGEST else first
