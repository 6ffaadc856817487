"""What the control words of RTF mean for a reader of its text, and the parts that text grows into.

After the Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scanner.readers.document_flow import Flow, Rows

CHARACTERS = (
    dict.fromkeys(("par", "line", "sect", "page", "softline", "column", "\n", "\r"), "\n")
    | dict.fromkeys(("emspace", "enspace", "qmspace", "~"), " ")
    | {"tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’"}
    | {"ldblquote": "“", "rdblquote": "”", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\"}
    | {"zwj": "\u200d", "zwnj": "\u200c"}
)
"""Control word or symbol -> the characters it stands for."""

VARIABLES = "document variables"
"""The part that holds what macros were told: a group for each name, one for its value."""

PLACES = (
    dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header")
    | dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer")
    | dict.fromkeys(("title", "subject", "keywords", "doccomm", "category"), "properties")
    | {"footnote": "footnotes", "annotation": "comments", "staticval": "properties"}
    | {"docvar": VARIABLES}
)
"""Destination -> the part of the document that its text belongs to."""

SKIPPED = frozenset(
    (
        *("colortbl", "stylesheet", "info", "generator", "listtable", "listoverridetable"),
        *("rsidtbl", "themedata", "colorschememapping", "datastore", "latentstyles", "xmlnstbl"),
        *("pgptbl", "mmathPr", "author", "operator", "company", "manager", "creatim", "revtim"),
        *("printim", "buptim", "filetbl", "revtbl", "tc", "xe", "rxe", "nonesttables", "pntxta"),
        *("pntxtb", "listtext", "pntext", "shppict", "shprslt", "sp", "bkmkstart", "bkmkend"),
        *("atnid", "atnauthor", "atnicn", "atntime", "atnref", "atndate", "atnparent"),
        *("htmltag", "mhtmltag", "protusertbl", "userprops", "panose", "objclass"),
        *("objname", "propname", "linkval", "hlinkbase", "falt"),
    )
)
"""Destinations without text of the document."""

READ_THOUGH_NEW = frozenset(
    ("shpinst", "nesttableprops", "ud", "do", "dptxbxtext", "formfield", "ffdeftext", "ffl")
)
"""Destinations marked "skip what you do not know" that hold text all the same."""

TABLE = frozenset(("cell", "nestcell", "row", "nestrow", "trowd", "intbl", "pard"))
"""Control words of tables."""

PICTURES = {"pngblip": "png", "jpegblip": "jpg", "dibitmap": "bmp"}
"""Control word -> extension of the picture that follows."""


@dataclass(slots=True)
class Part:
    """The text of one part as it grows: the open paragraph, cell and table."""

    flow: Flow = field(default_factory=Flow)
    text: list[str] = field(default_factory=list)
    cells: list[str | None] = field(default_factory=list)
    rows: Rows = field(default_factory=list)
    in_table: bool = False

    def taken(self) -> str:
        """The text of the open paragraph or cell, which is begun anew."""
        text = "".join(self.text).encode("utf-16-le", "surrogatepass")
        self.text = []
        return text.decode("utf-16-le", "replace").strip()

    def aside(self, address: str) -> None:
        """Adds the address that a link leads to, set apart by blanks."""
        apart = not self.text or self.text[-1][-1:].isspace()
        self.text.append(f"{address} " if apart else f" {address} ")

    def end_line(self) -> None:
        """A paragraph has ended: inside a table it is a line of the cell."""
        if self.in_table:
            self.text.append("\n")
            return
        blank = not (self.cells or self.rows or "".join(self.text).strip())
        self.close()
        if blank:
            self.flow.paragraph("")

    def end_row(self) -> None:
        """A row of a table has ended."""
        if rest := self.taken():
            self.cells.append(rest)
        if self.cells:
            self.rows.append(self.cells)
        self.cells = []

    def close(self) -> None:
        """Hands on the open table, then the open paragraph."""
        if self.cells:
            self.rows.append(self.cells)
        if self.rows:
            self.flow.table(self.rows)
        self.rows, self.cells = [], []
        if text := self.taken():
            for line in text.split("\n"):
                self.flow.paragraph(line)

    def control(self, word: str) -> None:
        """A control word of `TABLE`."""
        if word == "intbl":
            self.in_table = True
        elif word == "pard":
            self.in_table = False
        elif word == "cell":
            self.cells.append(self.taken() or None)
        elif word == "row":
            self.end_row()
        elif word != "trowd":
            self.text.append("\n" if word == "nestrow" else "   ")
