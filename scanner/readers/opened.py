"""An opened source, the limits that hold for every reader, and the one error a reader raises."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pipelines.blocks import EXCEPTIONS

WHOLE_LIMIT = 256 << 20
"""Bytes of one source that a reader may hold at once; formats that stream have no limit."""

MEMBER_LIMIT = 512 << 20
"""Bytes one member of a container may unpack to."""

RATIO_LIMIT = 250
"""How often a member may be larger than its packed form; only looked at above 32 MiB."""

RATIO_FLOOR = 32 << 20
"""Bytes below which no ratio makes a bomb: small members are harmless however well they pack."""

MEMBERS_LIMIT = 100_000
"""Members one container may hold."""

XML_DEPTH = 250
"""Nesting that an XML or HTML document may have."""


class ReadError(Exception):
    """The source, or the rest of it, cannot be read.

    code: a code of `pipelines.model.EXCEPTIONS`. The error carries nothing else, so that no
        piece of the evidence can travel in it.
    """

    def __init__(self, code: str) -> None:
        if code not in EXCEPTIONS:
            raise ValueError("not an exception code")
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A source in the hands of a reader: a file, or a member held in memory.

    name: what the source is called, a hint for typing tables; never used as a path.
    media_type: as sniffed from the content.
    size: bytes.
    path: the file, null for members.
    data: the content of a member, null for files.
    passwords: what to try on content that is encrypted, the likeliest first.
    ocr: whether pages and pictures without text are recognized.
    """

    name: str
    media_type: str
    size: int
    path: str | None
    data: bytes | None
    passwords: tuple[str, ...] = field(default=(), repr=False)
    ocr: bool = True

    def open(self) -> BinaryIO:
        """A seekable stream at the start of the content.

        Raises ReadError("unreadable") when the operating system refuses.
        """
        if self.data is not None:
            return io.BytesIO(self.data)
        if self.path is None:
            raise ReadError("unreadable")
        try:
            return Path(self.path).open("rb")
        except OSError as error:
            raise ReadError("unreadable") from error

    def bytes(self) -> bytes:
        """The whole content.

        Raises ReadError: `too_large` above `WHOLE_LIMIT`, `unreadable` when the operating
        system refuses.
        """
        if self.data is not None:
            return self.data
        if self.size > WHOLE_LIMIT:
            raise ReadError("too_large")
        try:
            with self.open() as stream:
                content = stream.read(self.size + 1)
                if len(content) > self.size:  # it has grown
                    content += stream.read(WHOLE_LIMIT)
        except OSError as error:
            raise ReadError("unreadable") from error
        if len(content) > WHOLE_LIMIT:
            raise ReadError("too_large")
        return content

    @property
    def stem(self) -> str:
        """The name without folders and the last extension (`hr/staff.csv` -> `staff`)."""
        last = self.name.replace("\\", "/").rsplit("/", 1)[-1]
        return last.rsplit(".", 1)[0] or last
