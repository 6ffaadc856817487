"""Labels that lead to their values over dots: `Tax ID number / type  . . . . :   613-27-5540`.

So print screens of midrange computers, and forms of programs: `Med Alerts ....: Penicillin`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.blocks import TextBlock

_DOTS = re.compile(r"(?<=[\w).'])[ ]{0,2}(?:\.{3,}|\.?(?:[ ]\.){2,}[ .]{0,3})[ ]?:(?=[ \t\n]|\Z)")

_FILLED_IN = re.compile(r"(?<![\w_])_{2,}(?=\w)|(?<=[^\W_])_{2,}(?![\w_])")
"""What is left of a line on which somebody wrote: `I, ____Ana Ruiz____, authorize`."""


def undotted(block: TextBlock) -> TextBlock:
    """The block with such labels as `Label:`, blanks for the rest of a line written on.

    Every place stays where it was.
    """
    text = block.text
    if ". ." in text or "..." in text:
        text = _DOTS.sub(lambda dots: ":".ljust(len(dots.group())), text)
    if "__" in text:
        text = _FILLED_IN.sub(lambda line: " " * len(line.group()), text)
    return block if text is block.text else replace(block, text=text)
