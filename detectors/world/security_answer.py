"""Answer to a security question."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="security_answer",
    title="Answer to a security question",
    headers=(
        "security answer", "security answers", "security answer 1", "security answer 2",
        "secret answer", "sec answer", "sec ans", "seca", "secretanswer", "securityanswer",
        "challenge answer", "recovery answer", "password answer", "passwordanswer",
        "security question answer", "security question response", "answer to security question",
        "challenge response", "sa 1", "sa1", "sq answer", "sqa", "security a", "answer 1 security",
        "secret question answer", "security response", "question answer", "answer hash",
        "respuesta de seguridad", "respuesta secreta", "sicherheitsantwort", "reponse secrete",
        "tra loi bao mat", "hint answer", "verification answer", "favorite pet", "first pet",
        "challenge a", "challenge ans", "secret a", "secret ans", "recovery a", "verification a",
        "security ans", "kba answer",
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
