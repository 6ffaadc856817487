"""RTF bodies of Outlook: the HTML or text that was packed into them, or their own text.

Knowledge: MS-OXRTFEX (HTML and text encapsulated in RTF), RTF 1.9.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from scanner.readers.encoding import decode
from scanner.readers.mapi_values import code_page

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z'])|([{}])"
    rb"|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_CHARSETS = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
    177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
}  # fmt: skip
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata datastore listtable generator"
    b" listoverridetable rsidtbl latentstyles xmlnstbl".split()
)
_WRITTEN = {
    b"par": "\n", b"line": "\n", b"tab": "\t", b"cell": "\t", b"row": "\n", b"sect": "\n",
    b"page": "\n", b"emdash": "\u2014", b"endash": "\u2013", b"lquote": "\u2018", b"nbsp": " ",
    b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d", b"bullet": "\u2022",
}  # fmt: skip
_DEPTH = 2_000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group.

    skipped: its text is none. rtf_only: it is for programs without HTML. unicode_skip: how many
    characters stand for one above 255. encoding: that of the font. tag: a tag of packed HTML.
    """

    skipped: bool = False
    rtf_only: bool = False
    unicode_skip: int = 1
    encoding: str = ""
    tag: bool = False


def text_of_rtf(rtf: bytes) -> tuple[str, bool]:
    """What the RTF says, and whether that is HTML markup."""
    head = rtf[:2_000]
    html = b"\\fromhtml" in head
    return _Walk(rtf, html=html).text(), html


class _Walk:
    """One pass over the tokens of an RTF."""

    def __init__(self, rtf: bytes, *, html: bool) -> None:
        self._rtf = rtf
        self._html = html
        found = re.search(rb"\\ansicpg([0-9]{1,5})", rtf[:2_000])
        self._default = code_page(int(found[1]) if found else 1252)
        self._fonts: dict[int, str] = {}
        self._font = -1
        self._in_fonts = 0
        self._state = _State()
        self._stack: list[_State] = []
        self._shown: list[str] = []
        self._bytes = bytearray()
        self._star = False
        self._to_skip = 0

    def text(self) -> str:
        """The text from the first byte to the last."""
        at = 0
        while (token := _TOKEN.match(self._rtf, at)) is not None:
            at = token.end()
            word, number, code, symbol, brace, run = token.groups()
            if word is not None:
                if word == b"bin":
                    at += max(0, int(number or 0))
                else:
                    self._word(word, int(number) if number else None)
            elif code is not None:
                self._put(bytes((int(code, 16),)))
            elif run is not None:
                self._put(run)
            elif brace is not None:
                self._group(opens=brace == b"{")
            elif symbol is not None:
                self._symbol(symbol)
        self._flush()
        # characters beyond 65,535 are written as two halves
        whole = "".join(self._shown).encode("utf-16-le", "surrogatepass")
        return whole.decode("utf-16-le", "replace").replace("\0", "")

    def _group(self, *, opens: bool) -> None:
        self._flush()
        if opens:
            # absurd nesting is read on without levels, not refused
            if len(self._stack) < _DEPTH:
                self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()
            self._in_fonts = min(self._in_fonts, len(self._stack))
        self._star = False
        self._to_skip = 0

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._star = True
        elif symbol in (b"\n", b"\r"):
            self._write("\n")
        elif symbol in b"{}\\":
            self._put(symbol)
        elif symbol == b"~":
            self._write(" ")
        elif symbol == b"_":
            self._write("-")

    def _word(self, word: bytes, number: int | None) -> None:
        star, self._star = self._star, False
        if word == b"u" and number is not None:
            self._unicode(number)
        elif word == b"uc":
            self._set(unicode_skip=min(9, max(0, number or 0)))
        elif word in {b"f", b"fcharset"}:
            self._choose_font(word, number or 0)
        elif word == b"htmlrtf":
            self._flush()
            self._set(rtf_only=number != 0)
        elif star or word in _SKIPPED:
            self._destination(word)
        elif word in _WRITTEN and not (self._state.tag and word != b"tab"):
            self._write(_WRITTEN[word])

    def _destination(self, word: bytes) -> None:
        """A group that is no text, but for the tags of packed HTML and for links."""
        self._flush()
        if word == b"fonttbl":
            self._in_fonts = len(self._stack)
        tag = word == b"htmltag" and self._html
        self._set(skipped=not tag and word != b"shppict", tag=tag)

    def _choose_font(self, word: bytes, number: int) -> None:
        if word == b"f":
            self._font = number
            if not self._in_fonts:
                self._flush()
                self._set(encoding=self._fonts.get(number, ""))
        elif self._in_fonts and number in _CHARSETS and number:
            self._fonts[self._font] = code_page(_CHARSETS[number])

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]

    def _unicode(self, number: int) -> None:
        code = number % 65_536
        self._flush()
        self._write(chr(code))
        self._to_skip = self._state.unicode_skip

    def _write(self, text: str) -> None:
        self._flush()
        if self._visible():
            self._shown.append(text)

    def _put(self, raw: bytes) -> None:
        """Bytes in the code page of the font; those that stand for a written character go."""
        if self._to_skip:
            taken = min(self._to_skip, len(raw))
            self._to_skip -= taken
            raw = raw[taken:]
        if self._visible():
            self._bytes += raw

    def _visible(self) -> bool:
        return not self._state.skipped and not (self._html and self._state.rtf_only)

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._state.encoding or self._default
            self._shown.append(decode(bytes(self._bytes), encoding))
            self._bytes.clear()
