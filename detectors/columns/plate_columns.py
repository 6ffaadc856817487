"""Reads of license plates: where, when and by which camera a plate beside it was seen."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.columns.verdicts import Look, Verdict, verdict_for

_READ = "world/plate_read"
_SEEN = frozenset(
    {"seen", "sighted", "sighting", "spotted", "passed", "passage", "detected", "detection",
     "captured", "capture", "hit", "scan", "scanned", "read", "camera", "cam", "lane", "site",
     "gate", "direction", "heading", "device", "reader"}
)  # fmt: skip
"""Words over what a camera notes of a plate."""
_PLACE = (frozenset({"latitude", "lat"}), frozenset({"longitude", "lon", "lng", "long"}))
_NEARLY_ALL = 0.9
_OPEN = frozenset({None, "drivers_license", "vin"})
"""What a column of plates of California may be taken for by its header, though none is so made."""
_CALIFORNIAN = "^[0-9][A-Z]{3}[0-9]{3}$"
_TAGS = frozenset({"tag", "registration", "reg", "vehicle", "license", "lic", "car"})
_OF_CAMERAS = frozenset(
    [
        "camera",
        "cam",
        "lpr",
        "alpr",
        "anpr",
        "plate",
        "vrm",
        "vrn",
        "flock",
        "vigilant",
        "hotlist",
        "lane",
        "toll",
        "plaza",
        "reader",
    ]
)
"""Words of tables that cameras fill."""
_ELSEWHERE = frozenset({"lane"})
"""Words of tables of cameras that stand over visitors and swimmers as well."""

_OF_VEHICLES = frozenset({"vin", "make", "model", "ro", "vehicle", "veh"})
"""Words of tables about vehicles and who they are registered to."""


def plate_reads(
    verdicts: Sequence[Verdict], looks: Sequence[Look], table: tuple[str, ...]
) -> list[Verdict]:
    """The verdicts with the reads of plates typed beside a plate, and untyped without cameras.

    table: words of the table's name.
    """
    said = {word for seen in looks for word in seen.words} | set(table)
    verdicts = _tags(_without_header(verdicts, looks), looks, said)
    plates = any(v.detects == "plate" for v in verdicts)
    if plates:
        located = all(said & names for names in _PLACE)
        return [_beside(v, seen, located) for v, seen in zip(verdicts, looks, strict=True)]
    if (said - _ELSEWHERE) & _OF_CAMERAS:
        return list(verdicts)
    return [
        verdict_for(seen, None, 0.0) if v.detects == "plate_read" else v
        for v, seen in zip(verdicts, looks, strict=True)
    ]


def _without_header(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """In a table without a header: plates of California beside moments that each stand once."""
    found = list(verdicts)
    if any(seen.words for seen in looks):
        return found
    plates = _most(looks, _CALIFORNIAN)
    moments = _most(looks, r"^[12][0-9]{3}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}")
    if plates and moments:
        found[plates[0]] = verdict_for(looks[plates[0]], "us/plate", 0.6, "form, beside moments")
        found[moments[0]] = verdict_for(looks[moments[0]], _READ, 0.6, "moments, beside plates")
    return found


def _tags(verdicts: Sequence[Verdict], looks: Sequence[Look], said: set[str]) -> list[Verdict]:
    """Plates of California under "Tag" or "Vehicle", in a table that a camera fills."""
    found = list(verdicts)
    if not said & (_OF_CAMERAS | _OF_VEHICLES) or any(v.detects == "plate" for v in verdicts):
        return found
    for at in _most(looks, _CALIFORNIAN):
        if found[at].detects in _OPEN and set(looks[at].words) & _TAGS:
            found[at] = verdict_for(looks[at], "us/plate", 0.7, "form, in a table of a camera")
    return found


def _most(looks: Sequence[Look], form: str) -> list[int]:
    shares = [float(seen.values.str.contains(form).mean() or 0.0) for seen in looks]  # type: ignore[arg-type]
    return [at for at, share in enumerate(shares) if share >= _NEARLY_ALL]


def _beside(verdict: Verdict, seen: Look, located: bool) -> Verdict:
    """The verdict on a column beside a plate; located: coordinates stand beside it too."""
    held = set(seen.words)
    place = located and any(held & names for names in _PLACE) and len(held) <= 3
    free = verdict.detects in {None, "timestamp", "location"} and seen.profile.size > 0
    if free and seen.profile.flags < 0.5 and (held & _SEEN or place):
        return verdict_for(seen, _READ, 0.7, "what a camera notes, beside a plate")
    return verdict
