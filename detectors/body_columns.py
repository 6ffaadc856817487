"""Columns that come of bodies: templates under any header, alleles under the names of markers."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.gene_markers import is_marker
from detectors.verdicts import Look, Verdict, verdict_for

_BIOMETRIC, _GENETIC = "world/biometric", "world/genetic"
_STARTS = (
    r"^(?:Rk1S|RklS|SUlS|RkFD|Rk1D|(?:0x)?(?i:464d52|464952|494952|464143))[0-9A-Za-z+/=]{20,}$"
)
"""FMR, FIR, IIR, FAC and FMC (ISO/IEC 19794, ANSI 378) in base64 and in hexadecimal."""
_MOST, _SHORTEST = 0.8, 24
_ALLELE = r"(?:[0-9]{1,2}(?:\.[0-9])?|[xy]|OL|[acgt]{1,2}|[*A-Z0-9]{0,5}[0-9]{2,3}:[0-9]{2,3})"
_ALLELES = rf"(?i)^{_ALLELE}(?:[ ]?[,/;|-][ ]?{_ALLELE})*$"
_FEWEST_MARKERS = 2
"""One header may be an abbreviation of anything; a kit types a dozen markers and more."""


def of_bodies(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The verdicts with columns typed that hold templates of bodies, or alleles at markers."""
    shares = {seen.column: _alleles(seen) for seen in looks if is_marker(seen.header)}
    markers = {column for column, share in shares.items() if share >= _MOST}
    alleles = markers if len(markers) >= _FEWEST_MARKERS else set[int]()
    return [_typed(verdict, seen, alleles) for verdict, seen in zip(verdicts, looks, strict=True)]


def _typed(verdict: Verdict, seen: Look, alleles: set[int]) -> Verdict:
    if seen.column in alleles and verdict.detects != "genetic":
        return verdict_for(seen, _GENETIC, 0.9, "alleles under the names of genetic markers")
    long = verdict.detects != "biometric" and seen.profile.length >= _SHORTEST
    if long and float(seen.values.str.contains(_STARTS).mean() or 0.0) >= _MOST:  # type: ignore[arg-type]
        because = "the values are records of biometric templates"
        return verdict_for(seen, _BIOMETRIC, 0.9, because)
    return verdict


def _alleles(seen: Look) -> float:
    return float(seen.values.str.contains(_ALLELES).mean() or 0.0)  # type: ignore[arg-type]
