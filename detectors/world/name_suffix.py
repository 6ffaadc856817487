"""Generational suffix of a name."""

from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="name_suffix",
    title="Generational suffix of a name",
    patterns=(
        Pattern(regex="(?:jr|sr|ii|iii|iv|v|vi|junior|senior|2nd|3rd|4th|esq)[.]?", score=0.2),
    ),
    headers=(
        "suffix", "name suffix", "suffix name", "generation", "generational suffix", "sfx",
        "suf", "gen suffix", "nm suffix", "sufijo", "name sfx", "lineage",
    ),
    authority="Cal. Civ. Code 1798.29(g)(1)",
    examples=("Jr.", "III", "sr"),
    counter_examples=("Dr.", "Ms", "MD"),
)  # fmt: skip
