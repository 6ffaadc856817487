r"""RTF as tokens: groups, control words, characters in the code page of their font.

After the Rich Text Format Specification 1.9.1: control words, `\'xx` in the code page of the
font, `\uN` with the characters that stand in for it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\bin(?P<binary>[0-9]{1,10}) ?|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z'])|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)|[\r\n\\]",
    re.DOTALL,
)

CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    78: "cp932",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp437",
}
"""Character set of a font -> code page."""

_NAMED = {10000: "mac_roman", 65001: "utf-8", 28591: "latin-1", 1361: "johab", 54936: "gb18030"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    kind: `{`, `}`, `word`, `bytes` (characters not decoded yet) or `binary`.
    word: the control word or symbol; number: what stands behind it, null for none.
    """

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(content: bytes) -> Iterator[Token]:
    """All tokens in order; stray characters are left out, a cut end ends the tokens."""
    at, end = 0, len(content)
    match = _TOKEN.match
    while at < end:
        found = match(content, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        kind = found.lastgroup
        if kind == "text":
            yield Token("bytes", data=found["text"])
        elif kind in {"word", "number"}:
            number = found["number"]
            yield Token("word", found["word"].decode("ascii"), int(number) if number else None)
        elif kind == "hex":
            yield Token("bytes", data=bytes((int(found["hex"], 16),)))
        elif kind == "brace":
            yield Token(found["brace"].decode("ascii"))
        elif kind == "symbol":
            yield Token("word", found["symbol"].decode("latin-1"))
        elif kind == "binary":
            size = min(int(found["binary"]), end - at)
            yield Token("binary", data=content[at : at + size])
            at += size


def code_page(number: int) -> str:
    """The Python name of a Windows code page, cp1252 for one that Python has not."""
    name = _NAMED.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
