"""A file is the old one or the new one, private, and nothing stays behind."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from scanner import store

if TYPE_CHECKING:
    from pathlib import Path


def test_a_failed_write_leaves_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "table"
    store.write(path, b"old")

    def fail() -> None:
        with store.replacing(path) as temporary:
            temporary.write_bytes(b"half of the n")
            raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        fail()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["table"]


def test_what_a_killed_process_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".table.tmp").write_bytes(b"half")
    store.write(tmp_path / "table", b"new")
    assert (tmp_path / "table").read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["table"]


def test_unfinished_files_and_folders_are_cleared_and_nothing_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_bytes(b"x")
    folder = tmp_path / "parts"
    (folder / ".part.tmp").mkdir(parents=True)
    (folder / ".part.tmp" / "records").write_bytes(b"half")
    (folder / ".link.tmp").symlink_to(outside)
    (folder / ".table.tmp").write_bytes(b"half")
    (folder / "whole").write_bytes(b"x")
    store.clear_unfinished(folder)
    assert [entry.name for entry in folder.iterdir()] == ["whole"]
    assert (outside / "kept").exists()


def test_a_link_planted_in_the_way_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    (tmp_path / ".table.tmp").symlink_to(victim)
    store.write(tmp_path / "table", b"new")
    assert victim.read_bytes() == b"untouched"


def test_files_and_folders_are_private_whatever_the_mask(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        store.make_folder(tmp_path / "a" / "b")
        store.write(tmp_path / "a" / "b" / "c", b"x")
    finally:
        os.umask(mask)
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "a" / "b" / "c").stat().st_mode & 0o777 == 0o600


def test_a_hash_follows_the_content(tmp_path: Path) -> None:
    path = tmp_path / "x"
    store.write(path, b"one")
    first = store.sha256(path)
    store.write(path, b"two")
    assert store.sha256(path) != first
