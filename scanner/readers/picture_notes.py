"""What is written beside the pixels of a picture: who made it, captions, comments, where it was.

Tags as in Exif 2.32 and TIFF 6.0, datasets as in IPTC-IIM 4.2, text chunks as in PNG, third
edition; XMP by its elements with text.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

_TAGS = {
    270: "description", 315: "artist", 33432: "copyright", 269: "document name", 285: "page name",
    316: "host computer", 40091: "title", 40092: "comment", 40093: "author", 40094: "keywords",
    40095: "subject",
}  # fmt: skip
_CAMERA_TAGS = {37510: "user comment", 42032: "camera owner"}
_IPTC = {
    (2, 5): "title", (2, 25): "keywords", (2, 80): "author", (2, 105): "headline",
    (2, 116): "copyright", (2, 120): "caption", (2, 122): "caption writer",
}  # fmt: skip
_CAMERA, _POSITION = 0x8769, 0x8825
_LENGTH = 100_000
_BROKEN = (OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, AttributeError)
_PERSONAL = frozenset(
    {"li", "creator", "description", "title", "rights", "CaptionWriter", "AuthorsPosition"}
    | {"Credit", "Headline", "OwnerName", "PersonInImage", "RegionName", "Name"}
)


def notes(image: Any) -> str:
    """`name: text` lines of a picture of Pillow; "" where there are none."""
    found: list[str] = []
    for part in (_exif, _iptc, _chunks, _xmp):
        try:
            found.extend(part(image))
        except _BROKEN:
            continue
    return "\n".join(dict.fromkeys(found))


def _exif(image: Any) -> list[str]:
    tags = image.getexif()
    camera = tags.get_ifd(_CAMERA)
    found = [_line(name, tags.get(tag)) for tag, name in _TAGS.items()]
    found += [_line(name, camera.get(tag)) for tag, name in _CAMERA_TAGS.items()]
    place = tags.get_ifd(_POSITION)
    if 2 in place and 4 in place:
        north = _degrees(place[2], place.get(1) == "S")
        found.append(f"position: {north:.5f}, {_degrees(place[4], place.get(3) == 'W'):.5f}")
    return [line for line in found if line]


def _degrees(parts: Any, negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return -value if negative else value


def _line(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        value = bytes(value) if all(isinstance(part, int) for part in value) else ""
    if isinstance(value, bytes):
        value = _decoded(value)
    text = " ".join(str(value).replace("\0", " ").split()) if value else ""
    return f"{name}: {text[:_LENGTH]}" if any(char.isalnum() for char in text) else ""


def _decoded(value: bytes) -> str:
    """Text of a tag: an encoding named in eight bytes, UTF-16 of Windows, or UTF-8."""
    if value[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"\0" * 8):
        value, named = value[8:], value[:8]
        if named.startswith(b"UNICODE"):
            return value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-16-be", "replace")
    wide = len(value) >= 4 and value[1] == 0 and value[3] == 0
    try:
        return value.decode("utf-16-le" if wide else "utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _iptc(image: Any) -> list[str]:
    if image.format not in {"JPEG", "TIFF"}:
        return []
    from PIL import IptcImagePlugin  # noqa: PLC0415

    found = IptcImagePlugin.getiptcinfo(image) or {}
    lines = []
    for key, name in _IPTC.items():
        values = found.get(key, [])
        listed = values if isinstance(values, list) else [values]
        lines += [_line(name, value) for value in listed]
    return [line for line in lines if line]


def _chunks(image: Any) -> list[str]:
    """Text chunks of PNG, comments of JPEG and GIF."""
    texts = dict(getattr(image, "text", {}) or {}) if image.format == "PNG" else {}
    found = [_line(str(name)[:80], str(text)) for name, text in texts.items() if ":xmp" not in name]
    comment = image.info.get("comment") if image.format in {"JPEG", "GIF"} else None
    return [line for line in [*found, _line("comment", comment)] if line]


def _xmp(image: Any) -> list[str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if not packet:
        return []
    content = packet.encode() if isinstance(packet, str) else bytes(packet)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content.strip(b"\0 \n"), parser)
    except etree.XMLSyntaxError:
        return []
    found = []
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if len(element) == 0 and name in _PERSONAL:
            holder = element.getparent() if name == "li" else None
            holder = holder.getparent() if holder is not None else None
            shown = etree.QName(holder).localname if holder is not None else name
            found.append(_line(shown, element.text))
    return [line for line in found if line]
