"""What was taken of somebody: files that hold it, and the numbers of kits, tubes and samples."""

from __future__ import annotations

import polars as pl

SAMPLE_FILE = "person_key:sample file"
"""The name of a column of files that hold a print, a face or a genome."""

SAMPLE_ID = "person_key:sample id"
"""The name of a column that numbers what a laboratory, or a DNA service, has of somebody."""

_FILES = (
    r"(?i)[^/\\]+\.(?:wsq|an2|eft|nist|nst|fmr|fir|fac|iir|bir|ist|vcf(?:\.b?gz)?|bam|cram"
    r"|fastq(?:\.gz)?|fq(?:\.gz)?|ped|bed)$"
)
_TAKEN = frozenset({"sample", "specimen", "kit", "biosample", "biospecimen", "swab"})
_NUMBER = r"^[A-Za-z]{0,4}[-_ ]?[0-9][0-9A-Za-z-]{2,14}$"
_MOST = 0.5


def names_samples(values: pl.Series) -> bool:
    """Whether a column names the files of biometric or genetic samples."""
    written = values.drop_nulls().head(200)
    return len(written) > 0 and bool(written.str.contains(_FILES).mean() >= 0.9)  # type: ignore[operator]


def numbers_samples(header: tuple[str, ...], values: pl.Series) -> bool:
    """Whether "sample" or "kit" heads numbers; a control without one may stand among them."""
    if not set(header) <= _TAKEN:
        return False
    told = values.str.contains(_NUMBER) & values.str.contains("[0-9]{3}")
    return bool(told.any()) and bool(told.mean() >= _MOST)  # type: ignore[operator]
