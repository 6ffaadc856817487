"""Markdown as it is meant to be read: labels and headings without the signs that mark them.

Source: CommonMark 0.31.2, sections 4.1, 4.2, 5.2, 6.1 and 6.2. Lines stay the lines they are, so
that a place in the text is the place in the file.
"""

from __future__ import annotations

import re

_STRONG_LABEL = re.compile(
    r"(?m)^[ \t]*(?:[*+-][ \t]+|[0-9]{1,3}[.)][ \t]+|\|[ \t]*)?"
    r"(?:\*\*|__)(?=[^\s*_])[^*\n]{0,80}?[^\s*_:](?:(?:\*\*|__)[ \t]*:|:(?:\*\*|__))(?=\s|$)"
)
_HEADING_LINE = re.compile(r"(?m)^#{1,6}[ \t]+\S")
_HEADING = re.compile(r"(?m)^[ ]{0,3}#{1,6}[ \t]+(\S[^\n]*?)(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r"(?m)^[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_ITEM = re.compile(r"(?m)^([ \t]*)(?:[*+-]|[0-9]{1,3}[.)])[ \t]+(?=\*\*|__|`)|^([ \t]*)[*+][ \t]+")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*\*(?!\*)")
_UNDERLINED = re.compile(r"(?<![\w_])__(?=[^\s_])([^_\n]{1,400}?)(?<=[^\s_])__(?![\w_])")
_CODE = re.compile(r"(?<![\w`])`([^`\n]{1,200})`(?![\w`])")
_ESCAPED = re.compile(r"\\([_*#])")


def is_marked(text: str) -> bool:
    """Whether labels of the text stand in strong marks: two of them, or one below a heading."""
    head = text[:50_000]
    if "**" not in head and "__" not in head:
        return False
    labels = len(_STRONG_LABEL.findall(head))
    return labels >= 2 or (labels == 1 and _HEADING_LINE.search(head) is not None)


def unmarked(text: str) -> str:
    """The text without its marks where it is Markdown, as it is where it is not.

    Rows of asterisks that hide a value stay, for they enclose no word.
    """
    if not is_marked(text):
        return text
    text = _RULE.sub("", text)
    text = _HEADING.sub(r"\1", text)
    text = _ITEM.sub(r"\1\2", text)
    for mark in (_STRONG, _UNDERLINED, _CODE):
        text = mark.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", text)
