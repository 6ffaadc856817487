"""The quick way of a reader gives what its general way gives, whatever is in the file."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.blocks import Table
from scanner.readers import (
    delimited,
    dialect,
    json_document,
    orderly_text,
    record_ends,
    xml_document,
)
from scanner.readers.opened import Opened, ReadError

Found = list[tuple[str, tuple[str, ...] | None, list[list[str]]]]

THOROUGH = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CELLS = st.sampled_from(
    [
        "",
        "a",
        "Núñez",
        '"',
        '""',
        '"b"',
        '"c,d"',
        '"e\nf"',
        '"g',
        "h\n",
        "i\r\n",
        "1.0",
        " j ",
        "\r",
    ]
)
DELIMITED = st.lists(st.lists(CELLS, min_size=1, max_size=5).map(",".join), max_size=30)
TEXTS = st.sampled_from([None, "", "a", "2.0", " b  c ", "d\ne", "\xa0", "0"])
MARKUP = st.one_of(
    TEXTS, st.sampled_from(["A&amp;M", "&lt;b/&gt;", "<![CDATA[c<d>&amp;]]>", "e&#13;f"])
)
SCALARS = st.one_of(st.text("a\0.0 ", max_size=3), st.integers(), st.booleans(), st.none())
NAMES = st.sampled_from(["a", "b", "key", "value", "a.b"])
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=6,
)


def blocks(read: Callable[[Opened], object], content: bytes) -> Found | str:
    source = Opened(name="a.b", media_type="x", size=len(content), path=None, data=content)
    found: Found = []
    try:
        for block in read(source):  # type: ignore[attr-defined]
            if isinstance(block, Table):
                rows = [[cell or "" for cell in row] for b in block.batches for row in b.rows()]
                found.append((block.place, block.header, rows))
            else:
                found.append((repr(block), None, []))
    except ReadError as error:
        return error.code
    return found


@THOROUGH
@given(st.text('"",,a\n b', max_size=60), st.sampled_from(["\n", "\r\n"]))
def test_quotes_that_stand_anywhere(monkeypatch: pytest.MonkeyPatch, text: str, end: str) -> None:
    content = ('"x","y"\n' * 3 + text).replace("\n", end).encode()
    quick = blocks(delimited.read, content)
    with monkeypatch.context() as patch:
        patch.setattr(delimited, "orderly_frames", lambda _: None)
        assert quick == blocks(delimited.read, content)


@THOROUGH
@given(DELIMITED, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_delimited(monkeypatch: pytest.MonkeyPatch, lines: list[str], end: str, last: bool) -> None:
    content = ("x,y\n" * 3 + end.join(lines) + end * last).encode()
    quick = blocks(delimited.read, content)
    with monkeypatch.context() as patch:
        patch.setattr(record_ends, "_BLOCK", 64)  # so that cells lie over the ends of blocks
        assert quick == blocks(delimited.read, content)
        dialect = orderly_text._dialect(content)
        patch.setattr(orderly_text, "_dialect", lambda _: dialect)
        patch.setattr(orderly_text, "WHOLE", 100)
        patch.setattr(orderly_text, "_PIECE", 150)
        assert quick == blocks(delimited.read, content)
        patch.setattr(orderly_text, "parsed", lambda *_: None)  # as if Polars refused a piece
        assert quick == blocks(delimited.read, content)
        patch.setattr(delimited, "orderly_frames", lambda _: None)
        assert quick == blocks(delimited.read, content)


@THOROUGH
@given(DELIMITED, st.sampled_from([",", ";", "|"]), st.sampled_from([20, 100_000]))
def test_separators(
    monkeypatch: pytest.MonkeyPatch, lines: list[str], separator: str, size: int
) -> None:
    text = "\n".join(["x,y", *lines]).replace(",", separator)
    with monkeypatch.context() as patch:
        patch.setattr(dialect, "SAMPLE", size)
        quick = dialect.dialect_of(text)
        patch.setattr(dialect, "_plain_widths", lambda *_: [])
        assert quick == dialect.dialect_of(text)


@THOROUGH
@given(st.lists(st.dictionaries(NAMES, TREES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_json(monkeypatch: pytest.MonkeyPatch, records: list[dict[str, object]]) -> None:
    filled = [{"id": "x", **record} for record in records * 2]
    content = json.dumps({"n": "1", "people": filled}).encode()
    quick = blocks(json_document.read, content)
    with monkeypatch.context() as patch:
        patch.setattr(json_document, "even_rows", lambda *_: None)
        assert quick == blocks(json_document.read, content)


def element(name: str, text: str | None, inner: str = "", attributes: str = "") -> str:
    return f"<{name}{attributes}>{text or ''}{inner}</{name}>"


LEAVES = st.builds(
    element,
    st.sampled_from(["a", "b", "x:a", "c", "person"]),
    MARKUP,
    st.sampled_from(["", "", "", "<d>1</d>", "<!-- n -->"]),
    st.sampled_from(["", "", "", "", ' a="1"', ' xmlns="urn:y"']),
)
ROWS = st.lists(
    st.lists(MARKUP, min_size=3, max_size=3).map(
        lambda texts: element("p", "", "".join(map(element, ("a", "b", "x:c"), texts)))
    ),
    min_size=2,
    max_size=6,
)
RECORDS = st.builds(
    element,
    st.just("person"),
    st.sampled_from(["", "", "", " \n", "free"]),
    st.lists(LEAVES, max_size=4).map("".join),
    st.sampled_from(["", "", ' c="3.0"', ' id=" 7  8"', ' e="5" c=""']),
)


@THOROUGH
@given(
    st.one_of(st.lists(RECORDS, max_size=6), ROWS),
    st.sampled_from(["", ' made="2024"']),
    st.booleans(),
)
def test_xml(
    monkeypatch: pytest.MonkeyPatch, records: list[str], around: str, deeper: bool
) -> None:
    people = "\n".join(records)
    inside = f"<list{around}>{people}</list>" if deeper else people
    content = f'<all xmlns:x="urn:x"{around}>{inside}</all>'.encode()
    quick = blocks(xml_document.read, content)
    with monkeypatch.context() as patch:
        patch.setattr(xml_document, "record_tables", lambda _: None)
        assert quick == blocks(xml_document.read, content)


def test_parts_of_a_name_are_columns_of_their_own() -> None:
    lead = (
        b'<adf><prospect><customer><contact><name part="first">Jae-won</name><name part="last">Pyo'
        b'</name></contact></customer><vendor><contact><name part="full">Omar Haddad</name>'
        b"</contact></vendor></prospect></adf>"
    )
    found = blocks(xml_document.read, lead)
    assert not isinstance(found, str)
    names = {name.rpartition("/")[2] for _, header, _ in found for name in header or ()}
    assert names >= {"first name", "last name", "full name"}
