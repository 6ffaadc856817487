"""Status, type, category or yes/no answer."""

from detectors.forms import wordy
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="status",
    title="Status, type or category",
    headers=(
        "disabled", "is disabled", "status", "status code", "state status", "type", "type code",
        "category", "category code", "class", "kind", "flag", "flags", "active", "is active",
        "inactive", "enabled", "disabled flag", "account disabled", "locked", "is locked",
        "verified", "is verified", "email verified", "phone verified", "ssn verified", "consent",
        "opt in", "opt out", "email opt in", "subscribed", "newsletter", "priority", "severity",
        "stage", "phase", "step", "outcome", "disposition", "result code", "response code", "error",
        "error code", "reason code", "action", "operation", "method", "channel", "source", "origin",
        "medium", "segment", "tier", "plan type", "membership type", "customer type",
        "payment type", "payment status", "card type", "card brand", "card network",
        "account type name", "id type", "identification type", "document type", "doc type",
        "phone type", "address type", "email type", "record type", "contact type", "claim status",
        "claim type", "case type", "case status", "order status", "ticket status", "security level",
        "clearance", "permission", "permissions", "access level", "user type", "user role",
        "mfa enabled", "two factor", "2fa", "hash algorithm", "algorithm", "password changed",
        "password reset required", "must change password", "salt", "insurance type code",
        "patient class", "patient type", "vehicle make", "vehicle model", "vehicle color",
        "vehicle type", "vehicle year", "color", "estado cuenta", "tipo", "categoria", "offense",
        "charge code", "statute", "violation", "offense code", "score type", "tags", "label",
        "direction code",
    ),
    normal=trimmed,
    valid=wordy,
    free=True,
    authority="Usual headings of codes and flags",
    examples=("Active", "PPO", "Y"),
    counter_examples=("", "N/A", "see 524-18-3067"),
)  # fmt: skip
