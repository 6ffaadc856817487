"""Data that a page holds for its own scripts: objects and lists that are written into them.

Pages that a script draws in the browser come with all they may show (`window.__STATE__ = {…}`),
often more than they do show. Source: ECMA-262 (assignments, calls, JSON.parse), RFC 8259.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pipelines.blocks import Member
from scanner.readers.opened import MEMBERS_LIMIT
from scanner.readers.script_data import record_lists, unescaped

_GIVEN = re.compile(
    r"[=(,][ \t\r\n]{0,20}(?:(?P<value>[\[{])|JSON\.parse\(\s{0,20}(?P<text>\"(?:[^\"\\\n]|\\.)*+\""
    r"|'(?:[^'\\\n]|\\.)*+'))"
)
_TELLS = re.compile(r"[0-9]{4}|[0-9][- ][0-9]|@")
_LEAST, _FAILURES = 20, 200
_DECODER = json.JSONDecoder()


def written_data(markup: str) -> Iterator[Member]:
    """JSON inside ordinary scripts as members "script N.json", scripts with other lists as ".js".

    Only what holds a number of four digits or an address; N counts the members. Scripts that
    say they are JSON are left out: they stand in the text of the page.
    """
    number = 0
    for attributes, script in _scripts(markup):
        if "json" in attributes.lower() or not _TELLS.search(script):
            continue
        told = [piece.encode("utf-8", "replace") for piece in _pieces(script)]
        files = [("json", piece) for piece in told]
        if not told and next(record_lists(script), None):
            files = [("js", script.encode("utf-8", "replace"))]
        for extension, data in files:
            number += 1
            if number > MEMBERS_LIMIT:
                return
            yield Member(name=f"script {number}.{extension}", data=data)


def _scripts(markup: str) -> Iterator[tuple[str, str]]:
    """Attributes and text of each script, in one pass: a pattern would try every open one anew."""
    start = markup.find("<script")
    while start >= 0:
        begin = markup.find(">", start)
        end = markup.find("</script", begin) if begin >= 0 else -1
        if end < 0:
            return
        yield markup[start + len("<script") : begin], markup[begin + 1 : end]
        start = markup.find("<script", end)


def _pieces(script: str) -> Iterator[str]:
    """The JSON that a script gives to a variable or a call, outermost values only."""
    end, failures = 0, 0
    for found in _GIVEN.finditer(script):
        if found.start() < end or failures >= _FAILURES:
            continue
        text, at = script, found.start("value")
        if found["text"]:
            text, at = unescaped(found["text"][1:-1]), 0
        try:
            _, stop = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            failures += 1
            continue
        end = found.end() if found["text"] else stop
        piece = text[at:stop]
        if len(piece) >= _LEAST and piece[0] in "[{" and _TELLS.search(piece):
            yield piece
