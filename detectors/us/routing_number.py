"""Bank routing number: names a bank, not a person, and has nine digits."""

from detectors.checksums import aba
from detectors.forms import padded
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="routing_number",
    title="US bank routing number",
    patterns=(
        Pattern(regex="[0-9]{4}-[0-9]{4}-[0-9]", score=0.5),
        Pattern(regex="[0-9]{8,9}(?:[.]0)?", score=0.1),
    ),
    headers=(
        "routing number", "routing no", "routing", "routing num", "routing nbr", "aba",
        "aba number", "aba no", "aba routing", "aba routing number", "bank routing",
        "bank routing number", "bank routing no", "rtn", "rtn number", "transit number",
        "transit no", "routing transit", "routing transit number", "ach routing",
        "ach routing number", "routing id", "bank aba", "direct deposit routing", "dd routing",
        "wire routing", "fed routing", "micr routing", "bank transit", "numero de ruta",
        "numero de ruta bancaria",
    ),
    context=(
        "routing number", "routing", "aba", "routing no", "aba number", "rtn", "transit number",
    ),
    normal=padded(9, 8),
    valid=aba,
    authority="ANSI X9.9; ABA Key to Routing Numbers",
    examples=("021000021", "121000358", "21000021"),
    counter_examples=("021000022", "524183067", "000000000"),
)  # fmt: skip
