"""Machine readable zone of a passport: the line of numbers."""

from detectors.checksums import mrz
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="passport",
    title="Machine readable line of a passport",
    patterns=(
        Pattern(
            regex="[A-Z0-9][A-Z0-9<]{8}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{14}[0-9<][0-9]",
            score=0.99,
        ),
    ),
    headers=(
        "mrz", "passport mrz", "machine readable zone", "mrz line 2", "mrz2", "passport scan",
        "passport", "passport number",
    ),
    context=("mrz", "machine readable zone", "passport"),
    normal=lambda value: value.str.replace_all(" ", "", literal=True).str.to_uppercase(),
    valid=mrz,
    authority="ICAO Doc 9303, part 4 (TD3)",
    examples=(
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<02",
    ),
    counter_examples=(
        "L898902C46UTO7408122F1204159ZE184226B<<<<<10",
        "L898902C36UTO7408123F1204159ZE184226B<<<<<10",
    ),
)  # fmt: skip
