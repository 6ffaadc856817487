"""What stands beside the sheets and slides of an Office file is read, or handed on."""

from __future__ import annotations

import io
import zipfile

from pipelines.blocks import Member, TextBlock
from scanner.readers.office_zip import comments, embedded
from scanner.readers.opened import Opened

DRAWN = (
    '<r xmlns:a="a"><a:p><a:r><a:t>Thuy Nguyen</a:t></a:r></a:p><a:p><a:t>MRN 40718</a:t></a:p></r>'
)


def source(**parts: bytes | str) -> Opened:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    data = stream.getvalue()
    return Opened(name="a.xlsx", media_type="", size=len(data), path=None, data=data)


def test_diagrams_of_a_workbook_are_read() -> None:
    held = source(**{"xl/diagrams/data1.xml": DRAWN, "xl/diagrams/colors1.xml": DRAWN})
    texts = [block.text for block in comments(held) if isinstance(block, TextBlock)]
    assert texts == ["Thuy Nguyen\nMRN 40718\n"]


def test_sound_is_handed_on() -> None:
    held = source(**{"ppt/media/media1.mp3": b"ID3\4", "ppt/media/image1.emf": b"\1\0\0\0"})
    assert [block.name for block in embedded(held) if isinstance(block, Member)] == [
        "ppt/media/media1.mp3"
    ]
