"""Drafts as real files: text, Word, HTML, mail with attachments, PDF, pictures of pages."""

from __future__ import annotations

import html
import random
import re
from email.message import EmailMessage
from pathlib import Path

import docx
import fpdf
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.attribution.templates import Draft

CELL = " || "
_FONTS = Path("/usr/share/fonts/truetype/dejavu")
_LOOKS = {"0": "O", "1": "l", "5": "S", "8": "B", "O": "0", "l": "1", "S": "5", "B": "8", "rn": "m",
    "m": "rn", "e": "c", "I": "l", "n": "ri", "h": "b", ",": ".", "i": "l"}  # fmt: skip
_SHARE = 0.006


def written(draft: Draft, folder: Path) -> Path:
    """Write a draft below the folder and return its path."""
    ending = {"noisy": "txt"}.get(draft.form, draft.form)
    path = folder / f"{draft.kind}_{draft.number}.{ending}"
    {"docx": _docx, "html": _html, "eml": _mail, "pdf": _pdf, "png": _picture}.get(
        draft.form, _text
    )(draft, path)
    return path


def _text(draft: Draft, path: Path) -> None:
    path.write_text(noisy(draft) if draft.form == "noisy" else draft.text + "\n", "utf-8")


def noisy(draft: Draft) -> str:
    """The text with characters taken for others that look alike, as recognition does."""
    dice = random.Random(draft.kind + draft.number)
    swapped = re.compile("|".join(map(re.escape, _LOOKS)))
    return swapped.sub(lambda m: _LOOKS[m[0]] if dice.random() < _SHARE else m[0], draft.text)


def _parts(text: str) -> list[list[str] | list[list[str]]]:
    """Runs of lines and runs of rows of cells, in order."""
    parts: list[list[str] | list[list[str]]] = []
    for line in text.split("\n"):
        row = CELL.strip() in line
        cells = [cell.strip() for cell in line.split(CELL.strip())]
        if parts and isinstance(parts[-1][0], list) == row:
            parts[-1].append(cells if row else line)  # type: ignore[arg-type]
        else:
            parts.append([cells] if row else [line])
    return parts


def _docx(draft: Draft, path: Path) -> None:
    document = docx.Document()
    for part in _parts(draft.text):
        if isinstance(part[0], str):
            for line in part:
                document.add_paragraph(str(line))
            continue
        width = max(len(row) for row in part)
        table = document.add_table(rows=0, cols=width)
        for row in part:
            for cell, value in zip(table.add_row().cells, row, strict=False):
                cell.text = value
    document.save(str(path))


def _html(draft: Draft, path: Path) -> None:
    out = ["<!doctype html><html><body>"]
    for part in _parts(draft.text):
        if isinstance(part[0], str):
            out += [f"<p>{html.escape(str(line))}</p>" for line in part if str(line).strip()]
        else:
            rows = (
                "<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>"
                for row in part
            )
            out.append(f"<table>{''.join(rows)}</table>")
    path.write_text("\n".join([*out, "</body></html>"]), "utf-8")


def _mail(draft: Draft, path: Path) -> None:
    text, *attached = re.split(r"(?m)^--- attach (.*)\n", draft.text)
    head, _, body = text.partition("\n\n")
    message = EmailMessage()
    for line in head.split("\n"):
        name, _, value = line.partition(": ")
        message[name] = value
    if "Date" not in message:
        message["Date"] = "Tue, 04 Mar 2025 09:12:00 -0800"
    message.set_content(body + "\n")
    for name, content in zip(attached[::2], attached[1::2], strict=True):
        message.add_attachment(content, filename=name)
    path.write_bytes(bytes(message))


def _pdf(draft: Draft, path: Path) -> None:
    page = fpdf.FPDF(format="letter")
    page.add_font("mono", "", str(_FONTS / "DejaVuSansMono.ttf"))
    page.add_page()
    page.set_font("mono", size=9)
    for line in draft.text.split("\n"):
        page.multi_cell(0, 5, line.expandtabs() or " ", new_x="LMARGIN", new_y="NEXT")
    page.output(str(path))


def _picture(draft: Draft, path: Path) -> None:
    dice = random.Random(draft.kind + draft.number)
    font = ImageFont.truetype(str(_FONTS / dice.choice(["DejaVuSans.ttf", "DejaVuSerif.ttf"])), 30)
    lines = draft.text.split("\n")
    page = Image.new("L", (1500, 120 + 46 * len(lines)), 250)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        draw.text((80, 60 + 46 * number), line, font=font, fill=dice.randint(20, 70))
    turned = page.rotate(dice.uniform(-0.6, 0.6), fillcolor=250, resample=Image.Resampling.BICUBIC)
    turned.filter(ImageFilter.GaussianBlur(0.8)).save(path)
