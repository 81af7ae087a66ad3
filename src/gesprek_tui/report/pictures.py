"""The two pictures of a report: numbers over time, and who is around the client. Each is also told in words.

A picture is a list of shapes on a plane of ``WIDTH`` by its own height, in points; :mod:`gesprek_tui.report.drawing`
makes them SVG or PNG.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import cos, pi, sin
from typing import Literal, TypeAlias

from gesprek_tui.conversation.ecogram import Person
from gesprek_tui.conversation.ladder import number
from gesprek_tui.conversation.memory import Series
from gesprek_tui.report import words

WIDTH = 560
_PLOT_HEIGHT = 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 530, 20, 160
_LABEL = 14
"""Characters of a name in the picture: in words it is whole."""
MOST = 12
"""More people than these are told in words only."""

Dash: TypeAlias = Literal["solid", "thick", "dashed", "dotted"]
_TIES: dict[str, Dash] = {
    "hecht": "thick", "wisselend": "dashed", "gespannen": "dotted", "verbroken": "dotted",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """From one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    dash: Dash = "solid"
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle; ``filled`` for a measured point, open around a name."""

    x: float
    y: float
    r: float
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """Text with its middle at ``x`` and its baseline at ``y``."""

    x: float
    y: float
    text: str


Shape: TypeAlias = Line | Dot | Label


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes, and the same in words for who cannot see them."""

    height: int
    shapes: tuple[Shape, ...]
    words: str


def plot(series: Series) -> Picture:
    """The numbers of one scale with the same anchors, each at its place in time."""
    return Picture(_PLOT_HEIGHT, tuple(_plot(series)), words.over_time(series))


def _plot(series: Series) -> Iterator[Shape]:
    for value in (0, 5, 10):
        y = _height(value)
        yield Line(_LEFT, y, _RIGHT, y, faint=True)
        yield Label(_LEFT - 16, y + 4, str(value))
    moments = [datetime.fromisoformat(measure.at).timestamp() for measure in series.measures]
    first, span = moments[0], (moments[-1] - moments[0]) or 1.0
    points = [
        (_LEFT + 30 + (moment - first) / span * (_RIGHT - _LEFT - 60), _height(measure.value))
        for moment, measure in zip(moments, series.measures, strict=True)
    ]
    yield from (Line(*before, *after) for before, after in pairwise(points))
    for at, ((x, y), measure) in enumerate(zip(points, series.measures, strict=True)):
        yield Dot(x, y, 4)
        yield Label(x, y - 9, number(measure.value))
        if at in (0, len(points) - 1):
            yield Label(x, _BOTTOM + 24, words.short_day(measure.at))


def _height(value: float) -> float:
    return _BOTTOM - value / 10 * (_BOTTOM - _TOP)


def ecogram(people: Sequence[Person], middle: str) -> Picture:
    """The client in the middle, a line to everybody, its kind by dash and word."""
    shown = people[:MOST]
    height = 300 if len(shown) > 4 else 240
    return Picture(height, tuple(_ecogram(shown, middle, height)), words.around(people))


def _ecogram(people: Sequence[Person], middle: str, height: int) -> Iterator[Shape]:
    x, y = WIDTH / 2, height / 2
    for at, one in enumerate(people):
        turn = 2 * pi * at / len(people) - pi / 2
        px, py = x + cos(turn) * (WIDTH / 2 - 80), y + sin(turn) * (height / 2 - 34)
        away = ((px - x) ** 2 + (py - y) ** 2) ** 0.5
        dx, dy = (px - x) / away, (py - y) / away
        name = _short(one.name)
        # a line ends before the name that it comes to, and a name is wider than it is high
        gap = 14 + abs(dx) * len(name) * 3.3
        yield Line(x + dx * 34, y + dy * 34, px - dx * gap, py - dy * gap, _TIES.get(one.tie, "solid"))
        if one.tie:
            yield Label((x + px) / 2, (y + py) / 2 + 4, one.tie)
        yield Label(px, py + 4, name)
    yield Dot(x, y, 32, filled=False)
    yield Label(x, y + 4, _short(middle))


def _short(name: str) -> str:
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1]}…"
