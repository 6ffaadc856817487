"""Markers of DNA profiles: how laboratories call the places in a genome that they look at."""

from __future__ import annotations

import re

_STR = (
    r"D(?:[0-9]{1,2}|X)S[0-9]{2,4}|DYS[0-9]{2,3}(?:S1|[ab]|/b|\.[12])?|TH[O0]1|TPOX|CSF1PO|vWA|FGA"
    r"|SE33|Penta[ -_]?[A-E]|AMEL(?:OGENIN)?|Y-?GATA-?H4"
)
_OTHER = r"rs[0-9]{3,10}|HLA-?[A-D][A-Z0-9]{0,4}"
_MARKER = re.compile(rf"(?i)(?:{_STR}|{_OTHER})(?:[ _-]*(?:allele|a)?[ _]?[12])?")


def is_marker(header: str) -> bool:
    """Whether a header or label is the name of a marker: D8S1179, vWA, DYS391, rs429358, HLA-B.

    Short tandem repeats of the CODIS and European sets, dbSNP numbers, genes of the HLA system.
    """
    return _MARKER.fullmatch(header.strip()) is not None
