"""Templates of bodies under any header: records of ISO and ANSI begin with letters of their own."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.verdicts import Look, Verdict, verdict_for

_BIOMETRIC = "world/biometric"
_STARTS = (
    r"^(?:Rk1S|RklS|SUlS|RkFD|Rk1D|(?:0x)?(?i:464d52|464952|494952|464143))[0-9A-Za-z+/=]{20,}$"
)
"""FMR, FIR, IIR, FAC and FMC (ISO/IEC 19794, ANSI 378) in base64 and in hexadecimal."""
_MOST, _SHORTEST = 0.8, 24


def templates(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The verdicts with columns typed whose values are templates of fingers, faces or irises."""
    return [
        verdict_for(seen, _BIOMETRIC, 0.9, "the values are records of biometric templates")
        if v.detects != "biometric"
        and seen.profile.length >= _SHORTEST
        and float(seen.values.str.contains(_STARTS).mean() or 0.0) >= _MOST  # type: ignore[arg-type]
        else v
        for v, seen in zip(verdicts, looks, strict=True)
    ]
