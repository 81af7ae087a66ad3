"""Pictures as SVG, for a page, and as PNG, for Word, which shows no SVG everywhere."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from gesprek_tui.report.pictures import WIDTH, Dash, Dot, Label, Line, Picture, Shape

if TYPE_CHECKING:
    from PIL import ImageFont

_SCALE = 3
"""Pixels to a point in a PNG: sharp on paper."""
_SIZE = 12
_FONTS = ("arial.ttf", "Arial.ttf", "Carlito-Regular.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf")
# a line that passes under a word is not seen through it, on a light page and on a dark one
_HALO = 'fill="currentColor" stroke="Canvas" stroke-width="4" paint-order="stroke"'
_DASHES: dict[Dash, str] = {"dashed": "8 5", "dotted": "2 4"}
_STRIPES: dict[Dash, tuple[int, int]] = {"dashed": (8, 5), "dotted": (2, 4)}


def svg(picture: Picture) -> str:
    """One ``svg`` element without anything from outside it, told in words to a screen reader."""
    shapes = "".join(map(_element, picture.shapes))
    return (
        f'<svg viewBox="0 0 {WIDTH} {picture.height}" role="img" aria-label="{escape(picture.words)}" '
        f'font-family="sans-serif" font-size="{_SIZE}" text-anchor="middle" stroke="currentColor" '
        f'fill="none">{shapes}</svg>'
    )


def _element(shape: Shape) -> str:
    match shape:
        case Line(x1, y1, x2, y2, dash, faint):
            dashes = f' stroke-dasharray="{_DASHES[dash]}"' if dash in _DASHES else ""
            width = 3 if dash == "thick" else 1.5
            faded = ' opacity="0.25"' if faint else ""
            return (
                f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke-width="{width}"{dashes}{faded}/>'
            )
        case Dot(x, y, r, filled):
            fill = ' fill="currentColor"' if filled else ""
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}"{fill}/>'
        case Label(x, y, text):
            return f'<text x="{x:.1f}" y="{y:.1f}" {_HALO}>{escape(text)}</text>'


def png(picture: Picture) -> bytes:
    """The same in black on white."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only for Word

    image = Image.new("L", (WIDTH * _SCALE, picture.height * _SCALE), 255)
    pen = ImageDraw.Draw(image)
    font, draw = _font()
    for shape in picture.shapes:
        match shape:
            case Line():
                for x1, y1, x2, y2 in _stripes(shape):
                    ends = (x1 * _SCALE, y1 * _SCALE, x2 * _SCALE, y2 * _SCALE)
                    pen.line(ends, fill=200 if shape.faint else 0, width=(3 if shape.dash == "thick" else 1) * _SCALE)
            case Dot(x, y, r, filled):
                box = ((x - r) * _SCALE, (y - r) * _SCALE, (x + r) * _SCALE, (y + r) * _SCALE)
                pen.ellipse(box, fill=0 if filled else None, outline=0, width=_SCALE)
            case Label(x, y, text):
                at = (x * _SCALE, y * _SCALE)
                pen.text(at, draw(text), fill=0, font=font, anchor="ms", stroke_width=2 * _SCALE, stroke_fill=255)
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def _font() -> "tuple[ImageFont.FreeTypeFont | ImageFont.ImageFont, Callable[[str], str]]":
    """A font of this system and how text is drawn with it; Pillow's own font knows no diacritics."""
    from PIL import ImageFont  # noqa: PLC0415 - only for Word

    for name in _FONTS:
        with suppress(OSError):
            return ImageFont.truetype(name, _SIZE * _SCALE), str
    return ImageFont.load_default(_SIZE * _SCALE), _bare


def _bare(text: str) -> str:
    """Letters without their diacritics; the words beside the picture have them."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def _stripes(line: Line) -> Iterator[tuple[float, float, float, float]]:
    """The pieces that a dashed line consists of; a whole one is one piece."""
    if line.dash not in _STRIPES:
        yield line.x1, line.y1, line.x2, line.y2
        return
    on, off = _STRIPES[line.dash]
    length = ((line.x2 - line.x1) ** 2 + (line.y2 - line.y1) ** 2) ** 0.5 or 1.0
    dx, dy = (line.x2 - line.x1) / length, (line.y2 - line.y1) / length
    at = 0.0
    while at < length:
        end = min(at + on, length)
        yield line.x1 + dx * at, line.y1 + dy * at, line.x1 + dx * end, line.y1 + dy * end
        at = end + off
