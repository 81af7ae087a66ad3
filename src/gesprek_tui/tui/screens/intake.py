"""The short intake before a conversation: only the method is needed, Enter begins from almost anywhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, cast

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from gesprek_tui.conversation.events import Address, Channel, Setting
from gesprek_tui.dutch import intake, starting
from gesprek_tui.dutch import sensitive as words
from gesprek_tui.text import may_point_at_one, one_line
from gesprek_tui.tui.widgets.about import About
from gesprek_tui.tui.widgets.choice import Choice
from gesprek_tui.tui.widgets.entry import Entry
from gesprek_tui.tui.widgets.menu import Menu, Row

if TYPE_CHECKING:
    from gesprek_tui.packs.models import Head

How: TypeAlias = Literal["begin", "prepare", "not_reached"]

MOST_MINUTES = 600
LONGEST_CLIENT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeDone:
    """What was filled in. ``method`` is an id, ``minutes`` 1–600; None is what was left empty."""

    how: How
    method: str
    client: str | None = None
    channel: Channel | None = None
    setting: Setting | None = None
    minutes: int | None = None
    address: Address = "u"


def minutes_of(text: str) -> int | None:
    """The planned minutes, None when nothing is typed. Raises ValueError unless a whole number 1–600."""
    text = one_line(text)
    if not text:
        return None
    if not re.fullmatch("[0-9]{1,3}", text) or not 1 <= int(text) <= MOST_MINUTES:
        raise ValueError("not 1-600")
    return int(text)


def points_at(text: str) -> list[str]:
    """What a client code looks like that is none: the kinds that :mod:`gesprek_tui.sensitive` finds."""
    if not may_point_at_one(text):
        return []
    from gesprek_tui.sensitive import spot  # noqa: PLC0415 - most codes hold nothing to look for

    return [found.kind for found in spot(text)]


class Field(Container):
    """A control with its name before it and, when something is wrong, what is wrong beside it."""

    def __init__(self, name: str, control: Widget) -> None:
        super().__init__(
            Static(intake.FIELDS[name], classes="name", markup=False),
            control,
            Static(classes="problem", markup=False),
        )

    def tell(self, problem: str) -> None:
        """Say what is wrong; nothing when all is well."""
        self.query_one(".problem", Static).update(Content(problem))
        self.set_class(bool(problem), "-told")


class Ends(Horizontal):
    """The ways to end, side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "app.focus_next", show=False, id="intake.end_right"),
        Binding("left", "app.focus_previous", show=False, id="intake.end_left"),
    ]


class IntakeScreen(Screen[IntakeDone | None]):
    """Closes with what was filled in, or with None after Esc."""

    CSS_PATH = "../styles/intake.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "end('begin')", intake.ENDS["begin"], id="intake.begin"),
        Binding("escape", "dismiss(None)", intake.BACK, id="intake.back"),
        Binding("down", "app.focus_next", show=False, id="intake.next"),
        Binding("up", "app.focus_previous", show=False, id="intake.previous"),
    ]

    methods = getters.query_one("#method", Menu)
    minutes = getters.query_one("#minutes", Input)
    about = getters.query_one("#about", About)

    def __init__(
        self,
        heads: "Sequence[Head]",
        method: str | None = None,
        *,
        practise: bool = False,
        client: str | None = None,
        channel: Channel | None = None,
        setting: Setting | None = None,
        minutes: int | None = None,
        address: Address = "u",
    ) -> None:
        """All but ``heads`` and ``practise`` is what is known already; ``practise`` leaves out the client."""
        super().__init__()
        self._heads = heads
        self._method = method
        self._practise = practise
        self._known = IntakeDone(
            how="begin", method="", client=client, channel=channel, setting=setting, minutes=minutes, address=address
        )

    def compose(self) -> ComposeResult:
        """Title, the fields, the three ways to end, what the field in focus is for, keys."""
        known = self._known
        yield Static(starting.PRACTISE if self._practise else starting.NEW, id="title", markup=False)
        yield Static(intake.PRACTISE_LEAD if self._practise else intake.LEAD, id="lead", markup=False)
        with Container(id="body"):
            with VerticalScroll(id="form", can_focus=False):
                yield Field("method", self._method_list())
                if not self._practise:
                    yield Field("client", _input("client", known.client or "", intake.CLIENT_HINT))
                yield Field("channel", Choice(intake.CHANNELS, known.channel, optional=True, id="channel"))
                yield Field("setting", Choice(intake.SETTINGS, known.setting, optional=True, id="setting"))
                yield Field("minutes", _input("minutes", str(known.minutes or ""), intake.MINUTES_HINT))
                yield Field("address", Choice(intake.ADDRESSES, known.address, id="address"))
                with Ends():
                    for how, word in intake.ENDS.items():
                        if not (self._practise and how == "not_reached"):
                            yield Button(word, id=how, compact=True)
            yield About(id="about")
        yield Static(id="keys", markup=False)

    def _method_list(self) -> Menu:
        rows = [Row(Content(one_line(head.title)), id=head.id, about=one_line(head.summary)) for head in self._heads]
        return Menu(rows, id="method")

    def on_mount(self) -> None:
        """Start at the first thing that is not known yet."""
        ids = [head.id for head in self._heads]
        if not ids:
            self._field("method").tell(starting.NO_METHODS)
        if self._method in ids:
            self.methods.highlighted = ids.index(self._method)
            self._after_method()
        else:
            self.methods.focus()

    def on_resize(self) -> None:
        """Name fewer keys where there is little room."""
        self._tell_keys()

    @on(DescendantFocus)
    def _tell_about(self, event: DescendantFocus) -> None:
        self._tell_keys()
        if event.widget is self.methods:
            self._tell_method()
        else:
            self.about.text = intake.ABOUT.get(event.widget.id or "", "")

    def _tell_keys(self) -> None:
        control = (self.focused and self.focused.id) or ""
        self.query_one("#keys", Static).update(intake.keys(control, short=self.size.width < 60))

    @on(Menu.OptionHighlighted)
    def _tell_method(self) -> None:
        row = self.methods.highlighted_option
        if self.methods.has_focus and isinstance(row, Row):
            self.about.text = row.about

    @on(Menu.OptionSelected)
    def _after_method(self) -> None:
        """Go on behind the method, from where Enter begins."""
        self.query_one("#channel" if self._practise else "#client").focus()

    @on(Input.Changed, "#client")
    def _check_client(self) -> bool:
        """Whether the client code can be kept; warns of what is probably no code."""
        typed = self._client()
        fits = len(typed) <= LONGEST_CLIENT
        if not self._practise:
            kinds = points_at(typed)
            self._field("client").tell((kinds and words.no_code(kinds)) or "" if fits else intake.CLIENT_LONG)
        return fits

    @on(Input.Changed, "#minutes")
    def _clear_problem(self) -> None:
        self._field("minutes").tell("")

    @on(Input.Blurred, "#minutes")
    def _check_minutes(self) -> bool:
        """Whether the minutes are right; says so beside them when not."""
        try:
            minutes_of(self.minutes.value)
        except ValueError:
            self._field("minutes").tell(intake.MINUTES_WRONG)
            return False
        return True

    @on(Input.Submitted)
    def _begin(self) -> None:
        self.action_end("begin")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.action_end(cast(How, event.button.id))

    def action_end(self, how: How) -> None:
        """Close with what was filled in, unless something is wrong: that gets the focus and all stays as it is."""
        row = self.methods.highlighted_option
        if row is None or row.id is None:
            self.methods.focus()
        elif not self._check_client():
            self.query_one("#client").focus()
        elif not self._check_minutes():
            self.minutes.focus()
        else:
            self.dismiss(self._done(how, row.id))

    def _client(self) -> str:
        return "" if self._practise else one_line(self.query_one("#client", Input).value)

    def _done(self, how: How, method: str) -> IntakeDone:
        return IntakeDone(
            how=how,
            method=method,
            client=self._client() or None,
            channel=cast("Channel | None", self.query_one("#channel", Choice).value),
            setting=cast("Setting | None", self.query_one("#setting", Choice).value),
            minutes=minutes_of(self.minutes.value),
            address=cast(Address, self.query_one("#address", Choice).value),
        )

    def _field(self, name: str) -> Field:
        field = self.query_one(f"#{name}").parent
        assert isinstance(field, Field)
        return field


def _input(name: str, value: str, hint: str) -> Entry:
    return Entry(one_line(value), placeholder=hint, select_on_focus=False, compact=True, id=name)
