"""FHIR bundles and resources (JSON, JSON lines, XML): rows by resource, the patient on each.

Two passes: who the patients are, then what is said of them. Source: HL7 FHIR R4, bundle.html,
json.html, xml.html; the Bulk Data Access guide for JSON lines.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import ijson
import msgspec
from lxml import etree

from pipelines.blocks import Block, Unread
from scanner.readers import json_document, xml_tree
from scanner.readers.encoding import Text, decode, encoding_of
from scanner.readers.fhir_resource import PEOPLE, about, attachments, person, rows, subject_of
from scanner.readers.fhir_values import Tree, concept, last, plain, reference, trees
from scanner.readers.json_rows import Row
from scanner.readers.opened import XML_DEPTH, Opened, ReadError
from scanner.readers.person_rows import PersonRows
from scanner.readers.segments import lined

MEDIA_TYPES = ("application/fhir+json", "application/fhir+ndjson", "application/fhir+xml")

_WHOLE = 64 << 20
_OWN = frozenset({"resourceType", "resource", "fullUrl", "url", "relation"})
"""Of these an object of a bundle has one; an envelope around FHIR has none."""

_SPACE = "{http://hl7.org/fhir}"


def read(source: Opened) -> Iterator[Block]:
    """A table for each kind of resource, its place the kind ("Condition"); documents as members.

    JSON in which no resource is found is read as any other JSON.

    Unread: `truncated` where the source breaks off, `damaged` where lines are no JSON. Raises
    ReadError: `damaged` without any resource, `too_deep`.
    """
    known = _Known()
    try:
        for item, url in _resources(source, []):
            known.learn(item, url)
        broken: list[str] = []
        found = PersonRows()
        for item, _url in _resources(source, broken):
            yield from _take(item, known, found)
            if found.full:
                yield from found.taken()
    except RecursionError as error:
        raise ReadError("too_deep") from error
    if not found and not broken and source.media_type == "application/fhir+json":
        yield from json_document.read(source)
        return
    if not found:
        raise ReadError("damaged" if broken else "empty")
    yield from found.taken()
    for code in dict.fromkeys(broken):
        yield Unread(place="", code=code)


class _Known:
    """Who the people of the source are, and what its drugs are called."""

    def __init__(self) -> None:
        self.patients: dict[str, Row] = {}
        self.drugs: dict[str, str] = {}

    def learn(self, item: Tree, url: str) -> None:
        kind = item.get("resourceType")
        ids = {plain(item.get("id")), last(url)} - {""}
        if kind == "Patient":
            row = about(person(item, "Patient"))
            self.patients.update(dict.fromkeys(ids, row))
        elif kind == "Medication":
            self.drugs.update(dict.fromkeys(ids, concept(item.get("code"))[0]))
        for inner in trees(item.get("contained")):
            self.learn(inner, "")


def _take(item: Tree, known: _Known, found: PersonRows) -> Iterator[Block]:
    """Hold the rows of one resource; yields the documents inside it."""
    kind = plain(item.get("resourceType")) or "resource"
    if kind in PEOPLE:
        who = PEOPLE[kind]
        found.add(kind, person(item, who))
        for contact in trees(item.get("contact")):
            found.add("contact", person(contact, "Contact"))
    else:
        target, said = subject_of(item)
        patient = known.patients.get(target) or {"Patient ID": target, "Patient name": said}
        for row in rows(item, known.drugs):
            found.add(kind, {**patient, **row} if any(row.values()) else {})
        if kind == "Coverage":
            _subscriber(item, target, known, found)
    for part in trees(item.get("contained")):
        if part.get("resourceType") != "Medication":
            yield from _take(part, known, found)
    own = {key: value for key, value in item.items() if key != "contained"}
    yield from attachments(own, f"{kind} {plain(item.get('id'))}".strip())


def _subscriber(item: Tree, patient: str, known: _Known, found: PersonRows) -> None:
    """Who holds the policy has the same number as the patient insured by it."""
    for key in ("subscriber", "policyHolder"):
        target, said = reference(item.get(key))
        if target != patient and (target in known.patients or said):
            holder = known.patients.get(target) or {"Patient name": said}
            for row in rows(item, known.drugs):
                found.add("Coverage", {**holder, **row})
            return


def _resources(source: Opened, broken: list[str]) -> Iterator[tuple[Tree, str]]:
    """Every resource with the address its bundle gives it; codes of what broke are added."""
    if source.media_type.endswith("ndjson"):
        for value in _lines(source, broken):
            yield from _unpacked(value, "")
    elif source.media_type.endswith("xml"):
        yield from _unpacked(_from_xml(source, broken), "")
    elif source.size > _WHOLE:
        yield from _streamed(source, broken)
    else:
        try:
            text = decode(source.bytes()).strip()
            yield from _unpacked(msgspec.json.Decoder(float_hook=str).decode(text), "")
        except (msgspec.DecodeError, UnicodeError):
            yield from _streamed(source, broken)


def _unpacked(value: object, url: str) -> Iterator[tuple[Tree, str]]:
    """The resources of a bundle or of whatever else holds some; a resource itself.

    An envelope that is no part of FHIR (the answer of a program, an event) is told beside them.
    """
    if isinstance(value, list):
        for item in value:
            yield from _unpacked(item, "")
    elif isinstance(value, dict):
        if value.get("resourceType", "Bundle") not in {"Bundle", "Parameters"}:
            yield value, url
            return
        if not _OWN.intersection(value):
            yield {key: own for key, own in value.items() if isinstance(own, str)}, ""
        for inner in value.values():
            yield from _unpacked(inner, plain(value.get("fullUrl")))


def _streamed(source: Opened, broken: list[str]) -> Iterator[tuple[Tree, str]]:
    """The entries before the break, or of a bundle too large to be held."""
    content = source.open() if source.data is None else io.BytesIO(source.data)
    with content as stream:
        head = stream.read(4096).lstrip()
        stream.seek(0)
        prefix = "item" if head[:1] == b"[" else "entry.item"
        try:
            for entry in ijson.items(stream, prefix, use_float=True):
                yield from _unpacked(entry, "")
        except ijson.JSONError:
            broken.append("truncated")
        except UnicodeDecodeError:
            broken.append("undecodable")


def _lines(source: Opened, broken: list[str]) -> Iterator[object]:
    with source.open() as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        held = ""
        for piece in lined(Text(stream, encoding), lone_returns=False):
            *whole, held = (held + piece).split("\n")
            for line in whole:
                yield from _line(line, broken)
        yield from _line(held, broken)


def _line(line: str, broken: list[str]) -> Iterator[object]:
    if line.strip():
        try:
            yield msgspec.json.Decoder(float_hook=str).decode(line)
        except (msgspec.DecodeError, UnicodeError):
            broken.append("damaged")


def _from_xml(source: Opened, broken: list[str]) -> object:
    """A FHIR XML document as the JSON it stands for; lists where an element repeats."""
    if source.size > _WHOLE:
        raise ReadError("too_large")
    root, damaged = xml_tree.tree(source.bytes())
    if damaged:
        broken.append("damaged")
    return _tree(root, 0)


def _tree(element: etree._Element, depth: int) -> object:
    name = str(element.tag).removeprefix(_SPACE)
    if depth > XML_DEPTH:
        raise ReadError("too_deep")
    if name == "div" or "xhtml" in str(element.tag):
        return "".join(map(str, element.itertext()))
    found: Tree = {}
    for child in element.iterchildren(etree.Element):
        key = str(child.tag).removeprefix(_SPACE).rpartition("}")[2]
        value = _tree(child, depth + 1)
        if key in {"resource", "contained"} and isinstance(value, dict):
            value = next((v for v in value.values() if isinstance(v, dict)), value)
        before = found.get(key)
        found[key] = value if before is None else [*_many(before), value]
    if not found:
        return element.get("value")
    if name[:1].isupper():
        found["resourceType"] = name
    if element.get("url"):
        found["url"] = element.get("url")
    return found


def _many(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
