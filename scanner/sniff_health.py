"""Health documents among JSON and XML: FHIR resources, clinical documents, NIST packages."""

from __future__ import annotations

import re

_FHIR_JSON = re.compile(r'"resourceType"\s*:\s*"[A-Z][A-Za-z]{2,40}"')
_FHIR_XML = re.compile(r'<[A-Z][A-Za-z]{2,40}[^>]{0,300}xmlns\s*=\s*["\']http://hl7\.org/fhir["\']')
_CLINICAL = re.compile(r"<(?:[\w.-]{1,20}:)?ClinicalDocument[\s>]")
_NIEM = re.compile(r"<(?:[\w.-]{1,20}:)?NISTBiometricInformationExchangePackage[\s>]")
_WITHIN = 3000


def health_type(kind: str | None, body: str) -> str | None:
    """FHIR where the first object or the root names its resource, CDA and NIEM by the root.

    kind: what the text is otherwise, given back where it is neither.
    """
    start = body[:_WITHIN]
    if kind in {"application/json", "application/x-ndjson"} and _FHIR_JSON.search(start):
        return "application/fhir+ndjson" if kind.endswith("ndjson") else "application/fhir+json"
    if kind != "text/xml":
        return kind
    if _CLINICAL.search(start):
        return "application/cda+xml"
    if _NIEM.search(start):
        return "application/x-nist-itl-xml"
    return "application/fhir+xml" if _FHIR_XML.search(start) else kind
