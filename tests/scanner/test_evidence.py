"""What the walk finds, and that it changes and follows nothing."""

from __future__ import annotations

import hashlib
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.model import SOURCES
from scanner.evidence import rows, safe, source_id, walk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    (folder / "hr" / "old").mkdir(parents=True)
    (folder / "readme.txt").write_text("top")
    (folder / "hr" / "list.csv").write_text("a,b\n")
    (folder / "hr" / "old" / "Ünïcode 名.txt").write_text("x" * 3_000_000)
    return folder


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user of the machine can enter, unlike those pytest makes."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_files_are_listed_by_path_with_their_facts(root: Path) -> None:
    table = rows(walk([root]))
    assert table.schema == SOURCES
    assert table["path"].to_list() == ["hr/list.csv", "hr/old/Ünïcode 名.txt", "readme.txt"]
    assert table["custodian"].to_list() == ["hr", "hr", None]
    assert table["size"].to_list() == [4, 3_000_000, 3]
    assert table["sha256"].to_list()[0] == hashlib.sha256(b"a,b\n").hexdigest()
    assert table["id"].to_list() == table["family"].to_list()
    assert table["id"].n_unique() == 3
    assert table["modified"].null_count() == 0


def test_the_same_evidence_has_the_same_ids_wherever_it_lies(root: Path, tmp_path: Path) -> None:
    before = [found.id for found in walk([root])]
    root.rename(tmp_path / "moved")
    assert [found.id for found in walk([tmp_path / "moved"])] == before


def test_ids_depend_on_container_path_and_content() -> None:
    ids = {
        source_id(*told)
        for told in (("", "a", "b"), ("a", "", "b"), ("", "ab", ""), ("", "a", "c"))
    }
    assert len(ids) == 4
    assert all(len(told) == 32 and int(told, 16) >= 0 for told in ids)


def test_several_roots_keep_their_files_apart(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "more" / "share"
    other.mkdir(parents=True)
    (other / "readme.txt").write_text("other")
    single = tmp_path / "single.txt"
    single.write_text("one")
    paths = [found.path for found in walk([root, other, single, root])]
    assert paths == [
        "share (2)/readme.txt",
        "share/hr/list.csv",
        "share/hr/old/Ünïcode 名.txt",
        "share/readme.txt",
        "single.txt",
    ]


def test_links_and_special_files_are_named_and_not_opened(root: Path) -> None:
    (root / "to file").symlink_to(root / "readme.txt")
    (root / "to folder").symlink_to("/etc")
    (root / "nowhere").symlink_to("/does/not/exist")
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(root / "socket"))
        told = {found.path: found for found in walk([root])}
    assert {told[name].code for name in ("to file", "to folder", "nowhere")} == {"link"}
    assert {told[name].code for name in ("pipe", "socket")} == {"special"}
    assert told["to file"].sha256 is None
    assert not any(path.startswith("to folder/") for path in told)


def test_what_the_system_refuses_is_a_row(open_folder: Path) -> None:
    root = open_folder / "share"
    (root / "closed").mkdir(parents=True)
    (root / "closed" / "inside.txt").write_text("x")
    (root / "secret.txt").write_text("x")
    (root / "open.txt").write_text("x")
    for path in (root / "closed", root / "secret.txt"):
        path.chmod(0)
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        told = {found.path: found.code for found in walk([root])}
    finally:
        os.seteuid(before)
        (root / "closed").chmod(0o700)
    assert told == {"closed": "unreadable", "open.txt": None, "secret.txt": "unreadable"}


def test_a_missing_root_is_a_row(tmp_path: Path) -> None:
    assert [found.code for found in walk([tmp_path / "gone"])] == ["unreadable"]


def test_names_cannot_steer_a_terminal_or_collide(tmp_path: Path) -> None:
    folder = tmp_path / "leak"
    folder.mkdir()
    names = [b"caf\xe9.txt", b"caf\\xe9.txt", b"line\nend", "\u202etxt.exe".encode(), b"\x1b[2J"]
    for name in names:
        (folder / os.fsdecode(name)).write_bytes(b"same")
    found = walk([folder])
    assert len({entry.id for entry in found}) == len(names)
    assert all(entry.code is None and entry.path.isprintable() for entry in found)
    assert {"caf\\xe9.txt", "caf\\xe9.txt (2)", "line\\x0aend"} <= {entry.path for entry in found}


def test_safe_leaves_ordinary_names_alone() -> None:
    assert safe("Núñez, María – 2024 (1) 阮.csv") == "Núñez, María – 2024 (1) 阮.csv"


def test_reading_leaves_access_times_alone(root: Path) -> None:
    target = root / "readme.txt"
    os.utime(target, ns=(10**18, 10**18))
    walk([root])
    assert target.stat().st_atime_ns == 10**18
