"""What tags of a repaired page are in its text: signs for lines, what attributes tell; blanks."""

from __future__ import annotations

import re

PARAGRAPH, LINE, TAB, BREAK, BLANK = "\x01", "\x02", "\x03", "\x04", "\x05"
"""Signs that stand for what a tag does to the text; BLANK is a blank that stays."""

_PARAGRAPHS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre", "hr")
)
_LINES = frozenset(
    {
        *("address", "article", "aside", "body", "caption", "dd", "details", "dialog", "div", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "head", "header", "html", "legend"),
        *("li", "main", "nav", "option", "section", "summary", "tbody", "tfoot", "thead", "title"),
        "tr",
    }
)
_SIGNS = dict.fromkeys(_PARAGRAPHS, PARAGRAPH) | dict.fromkeys(_LINES, LINE)
_SIGNS |= {f"/{name}": sign for name, sign in _SIGNS.items()}
_SIGNS |= {"br": BREAK, "/td": TAB, "/th": TAB}
_TELLING = re.compile(r' (?:href="(?:(?i:mailto|tel|sms):)|(?:value|title|alt|aria-label)=")')
_LINK = re.compile(r' href="(?i:mailto|tel|sms):([^"?]*)')
_ONLY_LINK = re.compile(r'a href="(?i:mailto|tel|sms):([^"?]*)[^"]*"')
_BESIDE_LINK = re.compile(r' (?:value|title|alt|aria-label)="')
_VALUED = frozenset(("input", "button", "data", "option"))
_HINTS = ("title", "alt", "aria-label")
_ATTRIBUTE = re.compile(r' ([^\s=>]+)="([^"]*)"')
_BLANKS = tuple(chr(code) for code in range(0x3001) if chr(code).isspace() and code != 0x20)


class Shown(dict[str, str]):
    """What a tag is in the text, by all between `<` and `>`: a sign, and what it tells; or ""."""

    def __missing__(self, tag: str) -> str:
        """Found out once for each different tag."""
        if link := _ONLY_LINK.fullmatch(tag):
            self[tag] = shown = f" {link[1]} "
            return shown
        name, blank, _ = tag.partition(" ")
        shown = _SIGNS.get(name.removesuffix("/"), "")
        if blank and name != "link" and _TELLING.search(tag):
            shown += _told(tag, name)
        self[tag] = shown
        return shown


def _told(markup: str, tag: str) -> str:
    """Values a reader of the page would see or reach: links, filled fields, hints."""
    link = _LINK.search(markup)
    found = [link[1]] if link else []
    if link and not _BESIDE_LINK.search(markup):
        return f" {link[1]} "
    attributes = dict(_ATTRIBUTE.findall(markup))
    if tag in _VALUED and (value := attributes.get("value")):
        label = attributes.get("name") or attributes.get("id") or ""
        chosen = attributes.get("type") not in {"submit", "checkbox", "radio", "button"}
        found.append(f"{label}: {value}" if label and chosen else value)
    found += [hint for key in _HINTS if (hint := attributes.get(key))]
    return f" {' '.join(found)} " if found else ""


def tidy(text: str) -> str:
    """As `" ".join(text.split())`, several times as fast on long text."""
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return at_most(text, " ", 1).strip(" ")


def at_most(text: str, sign: str, most: int) -> str:
    """The text with longer runs of a sign cut to so many."""
    while sign * (most + 1) in text:
        text = text.replace(sign * (most + 1), sign * most)
    return text
