"""Answer to a security question."""

from detectors.forms import said
from detectors.model import Detector, trimmed

_ASKED = ("security", "secret", "challenge", "recovery", "verification", "hint", "reminder", "kba")
_ANSWERED = ("answer", "answers", "ans", "response", "reply")


DETECTOR = Detector(
    detects="security_answer",
    title="Answer to a security question",
    headers=(
        "security answer 1", "security answer 2",
        "sec answer", "sec ans", "seca", "secretanswer", "securityanswer",
        "password answer", "passwordanswer",
        "security question answer", "security question response", "answer to security question",
        "sa 1", "sa1", "sq answer", "sqa", "security a", "answer 1 security",
        "secret question answer", "question answer", "answer hash",
        "respuesta de seguridad", "respuesta secreta", "sicherheitsantwort", "reponse secrete",
        "tra loi bao mat", "favorite pet", "first pet",
        "challenge a", "secret a", "recovery a", "verification a",
        *(f"{asked} {told}" for asked in _ASKED for told in _ANSWERED),
    ),
    context=(
        "security answer", "secret answer", "challenge answer", "respuesta secreta",
        "respuesta de seguridad", "answer to security question",
    ),
    normal=trimmed,
    valid=said,
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(2)",
    examples=("Fluffy", "Santa Rosa", "1998"),
    counter_examples=("", "N/A", "NULL"),
)  # fmt: skip
