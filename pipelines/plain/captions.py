"""Captions of recordings (WebVTT, SubRip) as lines of a conversation: who says what.

Source: W3C, WebVTT: The Web Video Text Tracks Format. A cue is a line of times over the words,
which may begin with a voice, `<v Caller>`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.blocks import TextBlock

_CLOCK = r"(?:[0-9]{1,3}:)?[0-9]{2}:[0-9]{2}[.,][0-9]{3}"
_TIMES = re.compile(rf"(?m)^[ \t]*{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}[^\n]*$")
_NUMBER = re.compile(rf"(?m)^[ \t]*[0-9]+[ \t]*\r?$(?=\n[ \t]*{_CLOCK}[ \t]+-->)")
_VOICE = re.compile(r"(?m)^([ \t]*(?:-[ \t]*)?)<v(?:\.[\w.]+)?[ \t]+([^>\n]{1,60})>[ \t]*")
_TAG = re.compile(r"</?(?:v|c|i|b|u|lang|ruby|rt)(?:[. ][^>\n]{0,60})?>|<[0-9:.]{5,12}>")
_FEWEST = 2


def uncaptioned(block: TextBlock) -> TextBlock:
    """The block with `Caller: …` in place of voices, and without times and signs of layout.

    Lines stay where they are.
    """
    if len(_TIMES.findall(block.text)) < _FEWEST:
        return block
    plain = _TIMES.sub("", _NUMBER.sub("", block.text))
    return replace(block, text=_TAG.sub("", _VOICE.sub(r"\1\2: ", plain)))
