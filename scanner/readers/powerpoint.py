"""PPTX: slides, hidden ones too, with tables and charts, notes, comments, masters."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from pipelines.blocks import Block, Unread
from scanner.readers.bound_data import bound_data
from scanner.readers.document_flow import Flow, numbering
from scanner.readers.document_properties import zip_properties
from scanner.readers.drawing_text import Drawing
from scanner.readers.office_zip import ZIP_ERRORS, checked, files_inside, opened_zip, relations
from scanner.readers.opened import Opened, ReadError
from scanner.readers.xml_tree import attribute, local, tree

MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.presentationml.presentation",)

_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml", re.IGNORECASE)
_BESIDE = re.compile(
    r"ppt/(?P<kind>notesSlides|comments|diagrams|charts)/(?P<name>[^/]+)\.xml", re.IGNORECASE
)
_READ_OF = {"notesslides": "notes", "comments": "comments", "diagrams": "diagram"} | {
    "charts": "chart"
}
_NOT_TEXT = re.compile(r"(?:layout|quickStyle|colors|style|drawing)\d*$", re.IGNORECASE)
_LAYOUT = re.compile(
    r"ppt/(slideLayouts|slideMasters|notesMasters|handoutMasters)/[^/]+\.xml", re.IGNORECASE
)


def read(source: Opened) -> Iterator[Block]:
    """Slide by slide: tables, text, notes, comments, charts; then what masters hold and files.

    Hidden slides, and slides that no list of the presentation names, are read like the others.
    Raises ReadError: `damaged`, `empty` without any text or file.
    """
    try:
        archive = opened_zip(source)
    except ZIP_ERRORS as error:
        raise ReadError("damaged") from error
    found = False
    with archive:
        for block in _Deck(archive, source.stem).blocks():
            found = True
            yield block
    if not found:
        raise ReadError("empty")


class _Deck:
    """One presentation: its parts, and which of them have been read."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._infos = {info.filename.replace("\\", "/"): info for info in archive.infolist()}
        self._numbers = numbering()
        self._read: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        """All of it. Raises ReadError("damaged") where there is neither slide nor list."""
        slides = self._slides()
        loose = sorted(part for part in self._infos if _SLIDE.fullmatch(part))
        if not slides and not loose and "ppt/presentation.xml" not in self._infos:
            raise ReadError("damaged")
        for number, part in enumerate(slides, 1):
            yield from self._slide(part, f"slide {number}")
        for part in loose:
            if part not in self._read:
                last = part.rpartition("/")[2].removesuffix(".xml")
                yield from self._slide(part, f"slide not in the list ({last})")
        for part in sorted(self._infos):
            kind = _kind(part)
            if kind and part not in self._read:
                yield from self._part(part, part.rpartition("/")[2].removesuffix(".xml"))
        yield from self._masters()
        yield from files_inside(self._archive)
        yield from bound_data(self._archive)
        yield from zip_properties(self._archive)

    def _slides(self) -> list[str]:
        """Parts of the slides in the order of the presentation."""
        try:
            targets = relations(self._archive, "ppt/presentation.xml")
            root, _ = tree(checked(self._archive, self._infos["ppt/presentation.xml"]))
        except (*ZIP_ERRORS, ReadError):
            return []
        named = [
            next((str(v) for k, v in e.attrib.items() if str(k).endswith("}id")), "")
            for e in root.iter()
            if local(e) == "sldId"
        ]
        return [targets.get(key, "") for key in named if key]

    def _slide(self, part: str, place: str) -> Iterator[Block]:
        """A slide with its notes, comments, charts and diagrams."""
        if part not in self._infos:
            yield Unread(place=place, code="incomplete")
            return
        yield from self._part(part, place)
        try:
            beside = relations(self._archive, part).values()
        except (*ZIP_ERRORS, ReadError):
            yield Unread(place=f"{place}, notes", code="damaged")
            return
        for target in beside:
            kind = _kind(target)
            if kind and target in self._infos and target not in self._read:
                yield from self._part(target, f"{place}, {kind}")

    def _part(self, part: str, place: str) -> Iterator[Block]:
        self._read.add(part)
        try:
            root, broken = tree(checked(self._archive, self._infos[part]))
            drawing = Drawing()
            drawing.read(root)
        except ReadError as error:
            yield Unread(place=place, code=error.code)
            return
        if attribute(root, "show") == "0":
            place = f"{place} (hidden)"
        yield from drawing.flow.blocks(place, self._name, self._numbers)
        if broken:
            yield Unread(place=place, code="damaged")

    def _masters(self) -> Iterator[Block]:
        """What masters and layouts hold beside the places they keep for the slides' text."""
        flow = Flow()
        for part in sorted(filter(_LAYOUT.fullmatch, self._infos)):
            try:
                root, _ = tree(checked(self._archive, self._infos[part]))
                drawing = Drawing(prompts=False)
                drawing.read(root)
            except ReadError as error:
                yield Unread(place="masters", code=error.code)
                continue
            flow.add(drawing.flow)
        flow.paragraphs = list(dict.fromkeys(flow.paragraphs))
        yield from flow.blocks("masters", self._name, self._numbers)


def _kind(part: str) -> str:
    """What a part beside a slide holds, "" where it holds no text."""
    found = _BESIDE.fullmatch(part)
    if found is None or _NOT_TEXT.search(found["name"]):
        return ""
    return _READ_OF[found["kind"].lower()]
