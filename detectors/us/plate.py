"""License plate of a vehicle: a part of what plate readers collect."""

import polars as pl

from detectors.model import Detector, Pattern, letters_and_digits
from detectors.sparing import where
from detectors.words.states import CODES

_STATES = "|".join(sorted(CODES))
_PLACED = where(
    "[(/:,;-]",
    lambda value: value.str.replace(
        rf"(?i)^\s*([0-9A-Z][0-9A-Z -]{{2,7}}?)\s*[(/:,;-]\s*(?:{_STATES})\)?\s*$", "${1}"
    ),
)


def _without_state(value: pl.Expr) -> pl.Expr:
    """Letters and digits, less the State behind them: `8KLM418(CA)`, `8KLM418-CA`."""
    return letters_and_digits(_PLACED(value))


DETECTOR = Detector(
    detects="plate",
    title="US license plate",
    patterns=(
        Pattern(regex="[0-9][A-Z]{3}[0-9]{3}|[0-9]{3}[A-Z]{3}[0-9]", score=0.2),
        Pattern(
            regex="[0-9][A-Z][0-9]{5}|[0-9]{5}[A-Z][0-9]|[A-Z]{3}[ -]?[0-9]{3,4}"
            "|[0-9]{3}[ -]?[A-Z]{3}",
            score=0.1,
        ),
        Pattern(regex="(?:[A-Z]{2}[ :-]{1,2})?[0-9A-Z](?:[- ]?[0-9A-Z]){1,7}", score=0.03),
        Pattern(
            regex=rf"[0-9A-Z](?:[- ]?[0-9A-Z]){{1,7}} ?[(/:,;-] ?(?:{_STATES})[)]?", score=0.05
        ),
    ),
    headers=(
        "plate", "plates", "license plates",
        "plate number", "plate no", "plate num", "plate nbr", "license plate",
        "licence plate", "license plate number", "license plate no", "lic plate", "lic plate no",
        "lic plate number", "plate id", "plate text", "plate read", "plate string", "lpn", "lp",
        "lp number", "lp no", "lpr plate", "tag no", "tag number vehicle", "vehicle tag",
        "vehicle plate", "vehicle license", "vehicle license plate", "vehicle license number",
        "registration plate", "reg plate", "number plate", "vrm", "vrn", "veh lic", "veh lic no",
        "veh plate", "platenumber", "platenum", "plateno", "licenseplate", "detected plate",
        "ocr plate", "vehicle registration number", "placa", "placas", "matricula",
        "kennzeichen", "plaque", "bien so", "bien so xe", "parking permit plate", "car plate",
    ),
    context=(
        "license plate", "plate number", "plate no", "lic plate", "lpn", "tag number",
        "vehicle plate", "placa", "licence plate", "plate id",
        "ca plate", "california plate", "plate",
    ),
    normal=_without_state,
    valid=lambda value: value.str.contains("^[0-9A-Z]{2,10}$") & ~value.str.contains("^0+$"),
    authority="Cal. Civ. Code 1798.90.5; Cal. Veh. Code 4850; plate formats of OpenALPR",
    examples=("8KLM418", "ABC 1234", "CA 8KLM418", "123ABC4", "8KLM418(CA)"),
    counter_examples=("0000000", "4183067183067", "-"),
)  # fmt: skip
