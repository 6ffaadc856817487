"""Measurement of a body made to recognize its owner."""

from detectors.forms import said
from detectors.model import Detector, trimmed

_BODY = (
    "finger", "fingerprint", "thumb", "palm", "palm vein", "finger vein", "hand vein", "vein",
    "hand", "iris", "retina", "face", "facial", "voice", "ear", "gait", "voiceprint", "faceprint",
    "palmprint", "thumbprint", "handprint", "speaker",
)  # fmt: skip
_MEASURED = (
    "template", "templates", "pattern", "minutiae", "vector", "embedding", "descriptor",
    "template hex", "template base64", "encoding", "features", "emb", "embeddings", "vec",
)  # fmt: skip
# Pictures of the NIST and NIEM exchange, as elements and with the object inside them.
_PICTURES = ("friction ridge image", "fingerprint image", "palmprint image", "iris image")

DETECTOR = Detector(
    detects="biometric",
    title="Biometric template",
    headers=(
        "fingerprint", "fingerprints", "fingerprint data",
        "fp template", "fp data", "minutiae",
        "finger scan", "thumbprint", "thumb print", "palm print",
        "palm vein", "hand geometry", "iris code", "iris scan",
        "iris", "retina scan", "retina", "retinal scan",
        "facial recognition", "facial recognition template", "facial geometry",
        "face id template", "faceprint", "face print", "face recognition data",
        "voiceprint", "voice print", "voice biometric", "biometric",
        "biometric data", "biometric template", "biometric id", "biometric hash", "biometrics",
        "biometric scan", "biometric record", "bio template",
        "fmd", "fmr", "ansi 378", "iso 19794", "wsq", "left index", "right index", "left thumb",
        "right thumb", "left iris", "right iris", "huella", "huella digital", "huella dactilar",
        "fingerabdruck", "empreinte digitale", "van tay", "plantilla biometrica", "embedding face",
        "livescan", "live scan template", "template data",
        *_PICTURES, *(f"{picture} binary base 64 object" for picture in _PICTURES),
        *(f"{body} {measured}" for body in _BODY for measured in _MEASURED),
    ),
    context=(
        "fingerprint template", "fingerprint minutiae", "face template", "iris code",
        "biometric template", "voiceprint", "face embedding", "biometric data", "retina scan",
        "facial template", "huella digital",
    ),
    normal=trimmed,
    # Shorter values say that a print was taken, or which finger, and hold none of it.
    valid=lambda value: said(value) & (value.str.len_bytes() >= 16),
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(1)(F)",
    examples=(
        "Rk1SACAyMAAAAAEIAAABPAFiAMUAxQEAAAAoJ0CXACHkAEB8ADZ0AEDfAEfeAA==",
        "464d5200203230000000010800000 13c016200c500c5",
        "[0.1182, -0.0431, 0.2217, 0.0913, -0.3071]",
    ),
    counter_examples=("Y", "enrolled", "right thumb", "N/A", ""),
)  # fmt: skip
