"""A filled text as HTML and DOCX, a draft until those who must have approved this text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.outputs import documents, marks, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from pipelines.outputs.documents import Approval

DRAFT = "DRAFT: not approved for distribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One text to be drawn.

    folder: `notices` or `documents`. text: filled, in the marks of `marks.paragraphs`.
    roles: whose approval it needs. mark: what its head says beside DRAFT; on a notice that is
    approved nothing. tag: of its language. languages: in which the notice is needed as well.
    unwritten: those of them in which there is no text here.
    """

    id: str
    folder: str
    title: str
    text: str
    roles: tuple[str, ...]
    mark: str
    tag: str = "en-US"
    languages: tuple[str, ...] = ()
    unwritten: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """Names exactly this text, 32 hex digits: what is approved is a text, not a name."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]


def drawn(page: Page, template: Template, approvals: Sequence[Approval]) -> dict[str, bytes]:
    """The page as files: relative name -> content. template: `notice.html`."""
    draft = documents.is_draft(page.id, page.roles, page.hash, approvals)
    paragraphs = marks.paragraphs(page.text, draft=draft)
    shown = page.mark if draft or page.folder == "documents" else ""
    html = template.render(page=page, paragraphs=paragraphs, draft=draft, mark=shown)
    header = ". ".join(filter(None, [DRAFT if draft else "", shown]))
    name = f"{page.folder}/{page.id}"
    return {
        f"{name}.html": html.encode(),
        f"{name}.docx": word.letter(page.title, paragraphs, header, page.tag),
    }


def index(pages: Sequence[Page], approvals: Sequence[Approval]) -> bytes:
    """The list of all texts as JSON: id, title, file, text (its hash), needs, approved, draft."""
    listed = [
        {
            "id": page.id,
            "title": page.title,
            "file": f"{page.folder}/{page.id}.html",
            "text": page.hash,
            "needs": page.roles,
            "approved": sorted(
                {i.role for i in approvals if (i.document, i.text) == (page.id, page.hash)}
            ),
            "draft": documents.is_draft(page.id, page.roles, page.hash, approvals),
        }
        for page in pages
    ]
    return json.dumps(listed, indent=2).encode() + b"\n"
