"""Columns that come of bodies: templates under any header, alleles under the names of markers."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.columns.verdicts import Look, Verdict, verdict_for
from detectors.words.gene_markers import is_marker

_BIOMETRIC, _GENETIC = "world/biometric", "world/genetic"
_STARTS = (
    r"^(?:Rk1S|RklS|SUlS|RkFD|Rk1D|(?:0x)?(?i:464d52|464952|494952|464143)"
    r"|[0-9A-Za-z+/]{2}[BFJNRVZdhlptx159]TUzIx|(?:0x)?[0-9A-Fa-f]{4}53533231)[0-9A-Za-z+/=]{20,}$"
)
"""FMR, FIR, IIR, FAC and FMC (ISO/IEC 19794, ANSI 378), and SS21 behind two bytes (time clocks of
ZKTeco), in base64 and in hexadecimal."""
_CODED = r"^(?:0x)?[0-9A-Za-z+/_-]{80,}={0,2}$"
_MOST, _SHORTEST, _LONGEST_NAME = 0.8, 24, 3
_BY_FORM, _BY_HEADER = 0.9, 0.8
_HOLDERS = frozenset(
    {"template", "templates", "tmpl", "tpl", "minutiae", "minutia", "features", "feature",
     "embedding", "descriptor", "encoding", "enrollment", "sample", "bdb", "bir"}
)  # fmt: skip
_BODIES = frozenset(
    {"finger", "fingers", "fingerprint", "fp", "thumb", "palm", "vein", "hand", "iris", "retina",
     "eye", "face", "facial", "voice", "biometric", "biometrics", "bio", "biodata", "minutiae"}
)  # fmt: skip
_KEY = "world/person_key"
_OF_CLOCKS = frozenset({"pri", "privilege", "fid", "fingerid", "tmp", "template", "templates"})
"""Columns beside "PIN" in what time clocks write of users and their prints (ZKTeco: USERINFO)."""

_GLUED = ("finger", "biometric", "palm", "iris", "fprint", "faceid")
_ALLELE = r"(?:[0-9]{1,2}(?:\.[0-9])?|[xy]|OL|[acgt]{1,2}|[*A-Z0-9]{0,5}[0-9]{2,3}:[0-9]{2,3})"
_ALLELES = rf"(?i)^{_ALLELE}(?:[ ]?[,/;|-][ ]?{_ALLELE})*$"
_INDEX = frozenset({"pi", "index", "lr", "ratio", "likelihood", "frequency", "row", "number"})
"""Words over what is computed of alleles, or counts rows."""

_FEWEST_MARKERS = 2
"""One header may be an abbreviation of anything; a kit types a dozen markers and more."""


def of_bodies(
    verdicts: Sequence[Verdict], looks: Sequence[Look], table: tuple[str, ...]
) -> list[Verdict]:
    """The verdicts with columns typed that hold templates of bodies, or alleles at markers.

    table: words of the table's name. Coded values whose form nobody knows are templates where the
    header says so and another column, or the table, speaks of a part of the body.
    """
    shares = {seen.column: _share(seen, _ALLELES) for seen in looks if is_marker(seen.header)}
    markers = {column for column, share in shares.items() if share >= _MOST}
    alleles = markers if len(markers) >= _FEWEST_MARKERS else set[int]()
    alleles |= _beside_markers(looks)
    clock = any(_OF_CLOCKS & set(seen.words) for seen in looks)
    spoken = any(map(_of_body, (table, *(seen.words for seen in looks))))
    return [
        verdict_for(seen, _GENETIC, 0.9, "alleles at the names of genetic markers")
        if seen.column in alleles and verdict.detects != "genetic"
        else _known_by(_template(verdict, seen, spoken=spoken), seen, clock=clock)
        for verdict, seen in zip(verdicts, looks, strict=True)
    ]


def _known_by(verdict: Verdict, seen: Look, *, clock: bool) -> Verdict:
    """The PIN of a time clock is no secret: it is what its users are known by."""
    if not clock or verdict.detects != "access_code" or set(seen.words) != {"pin"}:
        return verdict
    return verdict_for(seen, _KEY, 0.8, "the number of a user of a time clock")


def _beside_markers(looks: Sequence[Look]) -> set[int]:
    """The columns of alleles in a table of a marker a row; none where no column names markers."""
    rows = max((len(seen.values) for seen in looks), default=0)
    names = [
        seen
        for seen in looks
        if len(seen.values) == rows and sum(map(is_marker, seen.values)) >= _MOST * rows
    ]
    if rows < _FEWEST_MARKERS or not names:
        return set()
    others = [seen for seen in looks if seen not in names and not _INDEX & set(seen.words)]
    return {seen.column for seen in others if _share(seen, _ALLELES) >= _MOST}


def _template(verdict: Verdict, seen: Look, *, spoken: bool) -> Verdict:
    score, reason = _reason(seen, of_bodies=spoken)
    least = _BY_FORM if verdict.detects else _BY_HEADER
    if verdict.detects == "biometric" or score < least:
        return verdict
    return verdict_for(seen, _BIOMETRIC, score, reason)


def _reason(seen: Look, *, of_bodies: bool) -> tuple[float, str]:
    """How surely the values of a column are templates, and why; 0 where they are none."""
    if seen.profile.length < _SHORTEST:
        return 0.0, ""
    if _share(seen, _STARTS) >= _MOST:
        return _BY_FORM, "the values are records of biometric templates"
    named = len(seen.words) <= _LONGEST_NAME and _HOLDERS & set(seen.words)
    if of_bodies and named and _share(seen, _CODED) >= _MOST:
        return _BY_HEADER, "header; coded values beside a part of the body"
    return 0.0, ""


def _share(seen: Look, form: str) -> float:
    return float(seen.values.str.contains(form).mean() or 0.0)  # type: ignore[arg-type]


def _of_body(said: Sequence[str]) -> bool:
    """Whether words name a part of the body, also glued: `fingerid`, `palmindex`."""
    return bool(_BODIES & set(said)) or any(word.startswith(_GLUED) for word in said)
