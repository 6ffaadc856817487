"""How deep a page of HTML nests, told before it is parsed, and its text without a parser.

The rules of HTML 13.2.6 look through every open element for many a tag: a parser needs a minute for
100,000 elements in each other, and repeats each open mark (bold, link) in each paragraph after it.
"""

from __future__ import annotations

import html
import re

from scanner.readers.opened import XML_DEPTH

_LIMIT = 4 * XML_DEPTH
_WORK = 20_000_000
_REPEATED = 2_000_000
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr"),
    }
)
_ENDED_BY_NEXT = frozenset(
    {
        *("p", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp"),
        "caption",
    }
)
_MARKS = frozenset(
    {
        *("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong"),
        *("tt", "u"),
    }
)
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title|xmp)\b.*?(?:</\1|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*)")
_SHORT = ("<br>", "<br/>", "<br />", "<img ", "<!--", "<input ", "<link ", "<meta ", "<hr>")
_PIECE = 1 << 11


def nests_too_deep(markup: str) -> bool:
    """Whether to parse the markup would take absurd time or memory; errs on the safe side."""
    if _surplus(markup, ())[0] <= XML_DEPTH:
        return False
    surplus, tags = _surplus(markup, _SHORT)
    return surplus > XML_DEPTH and surplus * tags > _WORK and _is_deep(markup)


def _surplus(markup: str, short: tuple[str, ...]) -> tuple[int, int]:
    """A bound of the depth from counts alone, and the number of tags; short ones stay out of it.

    Wrong only where comments or scripts are full of tags; then the limit of time ends the reading.
    """
    level, most, tags = 0, 0, 0
    for at in range(0, len(markup), _PIECE):
        end = at + _PIECE
        closed = markup.count("</", at, end + 1)
        opened = markup.count("<", at, end) - closed
        if short:
            opened -= sum(map(markup[at:end].count, short))
        level += opened
        most = max(most, level)
        level = max(0, level - closed)
        tags += opened + closed
    return most, tags


def _is_deep(markup: str) -> bool:
    """Keep the open elements as a parser would, roughly; lists of marks apart."""
    around: list[str] = []
    counts: dict[str, int] = {}
    marks: dict[str, set[str]] = {}
    marked = work = repeated = 0
    for close, tag, attributes in _TAG.findall(_HIDDEN.sub("", markup)):
        name = tag.lower()
        repeated += marked
        work += len(around)
        if name in _MARKS:
            held = marks.setdefault(name, set())
            marked -= len(held)
            if close or name == "a":
                held.clear()
            if not close:
                held.add(attributes)
            marked += len(held)
        elif close:
            while counts.get(name):
                last = around.pop()
                counts[last] -= 1
                if last == name:
                    break
        elif name not in _VOID and name not in _ENDED_BY_NEXT:
            around.append(name)
            counts[name] = counts.get(name, 0) + 1
        if len(around) > _LIMIT or work > _WORK or repeated > _REPEATED:
            return True
    return False


def bare_text(markup: str) -> str:
    """The text of the markup with every tag taken out, a line for each run of tags."""
    text = re.sub(r"(?:<[^<>]*>\s*)+", "\n", _HIDDEN.sub("\n", markup))
    return html.unescape(text).strip()
