"""One source in the hands of the worker, in this process: what is told, and what is never told."""

from __future__ import annotations

import io
import itertools
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines.attribution.attribute import Told, records_from_texts
from pipelines.blocks import Block, Party, Table, TextBlock, Unread
from pipelines.model import RECORDS
from scanner import frames, long_cells, outbox, waiting, worker
from scanner.frames import Limits, Piece, Row, Task
from scanner.readers.opened import Opened, ReadError

STAFF = "Name,SSN\nThuy Linh Nguyen,218-45-9031\nAram Sarkisian,337-62-1840\n"


@pytest.fixture(autouse=True)
def no_processor_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own process must outlive the worker's allowance."""
    for module in (worker, outbox):
        monkeypatch.setattr(module, "allow_seconds", lambda seconds: None)


def told(
    path: Path, name: str = "x", limits: Limits | None = None
) -> tuple[list[Row], pl.DataFrame]:
    """The last row of each source in order of appearance, and all records."""
    rows, records, _ = all_told(path, name, limits)
    return rows, records


def all_told(
    path: Path, name: str = "x", limits: Limits | None = None
) -> tuple[list[Row], pl.DataFrame, list[Piece]]:
    pieces: list[Piece] = []
    rows: dict[str, Row] = {}
    records = [pl.DataFrame(schema=RECORDS)]

    def send(kind: bytes, payload: bytes) -> None:
        assert len(frames.pack(kind, payload)) > len(payload)
        if kind == frames.ROW:
            row = frames.row_from(payload)
            rows[row.id] = row
        elif kind == frames.PIECES:
            pieces.extend(frames.pieces_from(payload))
        elif kind == frames.COLUMNS:
            assert pl.read_ipc_stream(io.BytesIO(payload)).height
        else:
            records.append(pl.read_ipc_stream(io.BytesIO(payload)))
            assert set(records[-1]["source"]) <= rows.keys()

    task = Task(
        id="0" * 32, path=name, size=path.stat().st_size, location=os.fsencode(path),
        key=b"k" * 32, model=None, limits=limits or Limits(), together=True,
    )  # fmt: skip
    worker.work([task], send)
    assert all(row.final for row in rows.values())
    return list(rows.values()), pl.concat(records), pieces


def with_reader(monkeypatch: pytest.MonkeyPatch, blocks: Iterator[Block]) -> None:
    def read(source: Opened) -> Iterator[Block]:
        yield from blocks

    monkeypatch.setattr(worker, "reader_for", lambda kind: read)


def table(rows: int) -> Table:
    def batches() -> Iterator[pl.DataFrame]:
        yield pl.DataFrame({"0": ["Thuy Nguyen"] * rows, "1": ["218-45-9031"] * rows})

    return Table(place="sheet A", name="A", header=("name", "ssn"), batches=batches())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "file").write_text("Nobody is named here.")
    return tmp_path / "file"


def test_a_table_is_counted_and_its_people_found(file: Path) -> None:
    file.write_text(STAFF)
    [row], records = told(file, "staff.csv")
    assert (row.status, row.code, row.media_type) == ("read", None, "text/csv")
    assert (row.tables, row.rows, row.characters) == (1, 3, 0)
    assert set(records["full_name"].drop_nulls()) == {"Thuy Linh Nguyen", "Aram Sarkisian"}
    assert "218-45-9031" not in records.write_json()


def test_text_without_people_is_read(file: Path) -> None:
    [row], records = told(file)
    assert (row.status, row.code, row.pages, row.characters) == ("read", None, 1, 21)
    assert records.height == 0


def test_an_empty_file_is_read(file: Path) -> None:
    file.write_bytes(b"")
    [row], _ = told(file, "empty.csv")
    assert (row.status, row.media_type, row.characters) == ("read", "application/x-empty", 0)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"AT&TFORM" + bytes(99), "unsupported"), (bytes(range(256)) * 8, "unknown_type")],
)
def test_what_no_reader_knows_is_an_exception(file: Path, content: bytes, code: str) -> None:
    file.write_bytes(content)
    [row], _ = told(file)
    assert (row.status, row.code, row.places) == ("exception", code, (code,))


def test_a_file_that_is_gone_is_unreadable(file: Path) -> None:
    task = Task(
        id="0" * 32, path="x", size=1, location=os.fsencode(file) + b"-gone", key=b"",
        model=None, limits=Limits(),
    )  # fmt: skip
    rows: list[Row] = []
    worker.work([task], lambda kind, payload: rows.append(frames.row_from(payload)))
    assert (rows[-1].status, rows[-1].code) == ("exception", "unreadable")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ReadError("encrypted"), "encrypted"),
        (MemoryError(), "too_large"),
        (RecursionError(), "too_deep"),
        (ValueError("218-45-9031"), "crashed"),
        (BaseException("218-45-9031"), "crashed"),
    ],
)
def test_errors_become_codes_and_what_came_before_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: str
) -> None:
    def blocks() -> Iterator[Block]:
        yield table(2)
        yield Unread(place="page 3", code="no_text")
        raise error

    with_reader(monkeypatch, blocks())
    [row], records = told(file)
    assert (row.status, row.code) == ("partial", "no_text")
    assert row.places == ("no_text at page 3", code)
    assert records.height == 2


def test_a_broken_table_does_not_cost_the_next(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Iterator[pl.DataFrame]:
        yield pl.DataFrame({"0": ["Aram Sarkisian"], "1": ["337-62-1840"]})
        raise ValueError

    first = Table(place="sheet B", name="B", header=("name", "ssn"), batches=broken())
    with_reader(monkeypatch, iter([first, table(1)]))
    [row], records = told(file)
    assert (row.status, row.tables, row.places) == ("partial", 2, ("crashed at sheet B",))
    assert "Thuy Nguyen" in records["full_name"].to_list()


def test_nothing_but_failures_is_an_exception(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_reader(monkeypatch, iter([Unread(place=f"page {n}", code="no_text") for n in range(700)]))
    [row], _ = told(file)
    assert (row.status, row.code, len(row.places)) == ("exception", "no_text", 501)
    assert row.places[-1] == "no_text at 200 more places"


def message(number: int, name: str) -> TextBlock:
    party = Party(role="author", name=name, email=f"{name[:3].lower()}@bay.example")
    return TextBlock(text="Hello.", place=f"message {number}", kind="mail", parties=(party,))


def test_each_message_is_a_text_of_its_own(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def search(texts: list[Told], *_: object) -> list[pl.DataFrame]:
        seen.extend([block.place for block in blocks] for blocks, *_ in texts)
        return [pl.DataFrame(schema=RECORDS) for _ in texts]

    names = ((1, "Mai Tran"), (1, "Mai Tran"), (2, "Jo Cruz"))
    with_reader(monkeypatch, iter([message(*told_of) for told_of in names]))
    monkeypatch.setattr(waiting, "records_from_texts", search)
    told(file)
    assert seen == [["message 1", "message 1"], ["message 2"]]


def test_a_message_that_cannot_be_searched_costs_only_itself(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def search(texts: list[Told], *task: Any) -> list[pl.DataFrame]:
        if any(block.place == "message 2" for blocks, *_ in texts for block in blocks):
            raise MemoryError
        return records_from_texts(texts, *task)

    names = ((1, "Mai Tran"), (2, "Ana Ortiz"), (3, "Jo Cruz"))
    with_reader(monkeypatch, iter([message(*told_of) for told_of in names]))
    monkeypatch.setattr(waiting, "records_from_texts", search)
    rows, records = told(file)
    assert records["full_name"].to_list() == ["Mai Tran", "Jo Cruz"]
    assert (rows[0].status, rows[0].code) == ("partial", "too_large")


def test_sources_taken_together_are_told_as_one_by_one(tmp_path: Path) -> None:
    notes = {
        "a.txt": "Mai Tran's SSN is 218-45-9031.\n",
        "b.txt": "Nothing.\n",
        "c.csv": STAFF,
        "d.txt": "Patient: Aram Petrosyan\nDiagnosis: type 2 diabetes\n",
    }
    tasks = []
    for number, (name, text) in enumerate(notes.items()):
        (tmp_path / name).write_text(text)
        tasks.append(
            Task(
                id=f"{number:032x}",
                path=name,
                size=len(text),
                key=b"k" * 32,
                model=None,
                location=os.fsencode(tmp_path / name),
                limits=Limits(),
                together=True,
            )
        )

    def told_of(some: list[Task]) -> list[list[tuple[bytes, bytes]]]:
        found: list[list[tuple[bytes, bytes]]] = [[] for _ in some]
        turn = 0

        def send(kind: bytes, payload: bytes) -> None:
            nonlocal turn
            if kind == frames.TURN:
                turn = frames.turn_from(payload, len(some))
            else:
                found[turn].append((kind, payload))

        worker.work(some, send)
        return found

    together = told_of(tasks)
    assert [sent[-1] for sent in together] == [told_of([task])[0][-1] for task in tasks]
    assert [_records(sent) for sent in together] == [_records(told_of([t])[0]) for t in tasks]
    assert _records(together[3])[0]["full_name"] == "Aram Petrosyan"


def _records(sent: list[tuple[bytes, bytes]]) -> list[dict[str, Any]]:
    made = [pl.read_ipc_stream(io.BytesIO(p)) for kind, p in sent if kind == frames.RECORDS]
    return pl.concat(made).to_dicts() if made else []


def test_members_have_names_of_their_own_that_are_no_paths(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("../../etc/passwd", "C:\\hr\\list.txt", "a.txt", "\x1b[2J"):
            archive.writestr(name, "Nothing.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "Nothing.")
    rows, _ = told(file, "out.zip")
    inside = [row.path.removeprefix("out.zip!/") for row in rows[1:]]
    assert len(set(inside)) == len({row.id for row in rows[1:]}) == 5
    assert {"a.txt", "a.txt (2)"} <= set(inside)
    assert all(name.isprintable() and not name.startswith("/") for name in inside)
    assert all(row.parent == "0" * 32 for row in rows[1:])


def test_too_many_members_stop_the_container(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(6):
            archive.writestr(f"{number}.txt", "Nothing.")
    rows, _ = told(file, "many.zip", Limits(members=3))
    assert (rows[0].status, rows[0].code) == ("partial", "too_large")
    assert [row.code for row in rows[1:]] == [None, None, None, "too_large"]


def test_a_cell_too_long_is_cut_and_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_cells, "CELL_LIMIT", 1000)
    file.write_text(STAFF + f"{'x' * 2000},558-41-9036\nMei Tran,519-33-1187\n")
    [row], records = told(file, "staff.csv")
    assert (row.status, row.rows, row.places) == ("partial", 5, ("too_large at row 4, column 1",))
    assert "Mei Tran" in records["full_name"].to_list()


def test_a_source_that_never_ends_is_left(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = TextBlock(text="Nothing.", place="page", kind="page")
    with_reader(monkeypatch, itertools.repeat(page))
    [row], _ = told(file, limits=Limits(longest=1))
    assert (row.status, row.code, row.characters > 0) == ("partial", "timeout", True)


def test_a_message_and_its_attachment_are_a_family(file: Path) -> None:
    file.write_text(
        "From: Mai Tran <mai@bay.example>\nTo: Jo Cruz <jo@bay.example>\nSubject: list\n"
        "Date: Mon, 1 Jan 2024 10:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nSee it.\n'
        '--b\nContent-Type: text/csv\nContent-Disposition: attachment; filename="staff.csv"\n\n'
        f"{STAFF}\n--b--\n"
    )
    rows, records = told(file, "mail.eml")
    assert [row.media_type for row in rows] == ["message/rfc822", "text/csv"]
    assert rows[1].path == "mail.eml!/staff.csv"
    assert {"Mai Tran", "Thuy Linh Nguyen"} <= set(records["full_name"].drop_nulls())
