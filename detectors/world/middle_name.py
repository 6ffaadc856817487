"""Middle name or initial."""

from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="middle_name",
    title="Middle name or initial",
    headers=(
        "middle name", "middle initial", "mname", "middlename", "middle", "mi", "m i",
        "mid name", "mid init", "middle init", "mid initial", "minit", "minitial", "m name",
        "second name", "name middle", "segundo nombre", "deuxieme prenom", "ten dem", "midname",
        "zweiter vorname", "mdl name", "mid nm", "middle nm", "middleinitial",
    ),
    context=("middle name", "middle initial", "segundo nombre"),
    normal=trimmed,
    valid=lambda value: (
        value.str.contains(r"^\P{N}*\p{L}\P{N}*$")
        & ~value.str.contains(r"(?i)^(?:true|false|yes|no|none|null|n/a)$")
    ),
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(1)",
    examples=("Antonio", "Q", "T."),
    counter_examples=("", "4183", "-", "true", "False", "N/A"),
)  # fmt: skip
