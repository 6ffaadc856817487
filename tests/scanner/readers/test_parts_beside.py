"""Archives that were cut into parts are read where all parts lie beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.blocks import Member
from scanner.readers import seven_zip
from scanner.readers.opened import Opened, ReadError

WHOLE = Path(__file__).parents[3] / "fixtures" / "readers" / "files" / "solid.7z"


def members(path: Path) -> list[tuple[str, bytes]]:
    size = path.stat().st_size
    source = Opened(name=path.name, media_type="", size=size, path=str(path), data=None)
    blocks = list(seven_zip.read(source))
    return [(block.name, block.data) for block in blocks if isinstance(block, Member)]


def cut(folder: Path, step: int) -> Path:
    content = WHOLE.read_bytes()
    for number, at in enumerate(range(0, len(content), step), 1):
        (folder / f"backup.7z.{number:03}").write_bytes(content[at : at + step])
    return folder / "backup.7z.001"


def test_an_archive_in_parts_gives_what_the_whole_gives(tmp_path: Path) -> None:
    assert members(cut(tmp_path, 100)) == members(WHOLE)


def test_a_missing_part_is_said(tmp_path: Path) -> None:
    first = cut(tmp_path, 100)
    (tmp_path / "backup.7z.002").unlink()
    with pytest.raises(ReadError, match="truncated"):
        members(first)


def test_a_part_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    first = cut(tmp_path, 100)
    second = tmp_path / "backup.7z.002"
    second.rename(tmp_path / "elsewhere")
    second.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ReadError, match="truncated"):
        members(first)
