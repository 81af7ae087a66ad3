"""The method of a pack that is being written, in the conversation screen, and all that is wrong in the pack."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive

from gesprek_tui.dutch import checking, previewing, talking
from gesprek_tui.packs.findings import Finding
from gesprek_tui.packs.preview import Reading
from gesprek_tui.session import Session
from gesprek_tui.tui.screens.conversation import ConversationScreen
from gesprek_tui.tui.screens.pages import TextPage
from gesprek_tui.tui.widgets.corner import Corner
from gesprek_tui.tui.widgets.plain import Plain
from gesprek_tui.tui.widgets.rows import Rows


class PreviewScreen(ConversationScreen):
    """A conversation to try out; nothing is kept. A new reading of the pack changes all but the conversation."""

    CSS_PATH = ["../styles/conversation.tcss", "../styles/preview.tcss"]

    def __init__(self, session: Session, reading: Reading) -> None:
        super().__init__(session, practice=True)
        self._corner = Corner(id="corner")
        self._read_at = ""
        self._state = ""
        self._tell(reading)

    async def on_mount(self) -> None:
        """The findings stand beside or below the notes."""
        self.foot.idle = (previewing.FOOTER, previewing.FOOTER_SHORT)
        await self.query_one("#side").mount(self._corner)

    def take(self, reading: Reading) -> None:
        """Go on with the pack as it is now, in the same place; with the last good one where it cannot be led."""
        message = self.foot.message
        if reading.method:
            # where lines are taken, so that none sees half of the old and half of the new
            self.saving.after(self.session.use, reading.catalog)
            frame, method = self.session.state.frame, self.session.method
            gone = frame and method and method.phase(frame.phase) is None
            message = previewing.PHASE_GONE if gone else ""
        self._tell(reading)
        self.show(message)

    def _tell(self, reading: Reading) -> None:
        if reading.method:
            self._read_at = f"{self.session.now():%H:%M:%S}"
        told = previewing.findings_short(*_counted(reading.findings))
        self._state = f"{self._read_at} · {told}" if reading.method else previewing.not_read_again(told)
        self._corner.findings = reading.findings
        self._corner.heading = "" if reading.method else previewing.shows_version_of(self._read_at)
        self.set_class(bool(reading.findings), "-found")

    def show(self, message: str = "") -> None:
        """The same; but what is said of saving is said here of the pack."""
        super().show(message)
        self.foot.saved = self._state
        if self.line.placeholder == talking.PLACEHOLDER:
            self.line.placeholder = previewing.PLACEHOLDER


class Findings(VerticalScroll):
    """All findings of a pack, each with its place and its rule."""

    findings: reactive[tuple[Finding, ...]] = reactive((), recompose=True)

    def compose(self) -> ComposeResult:
        """A row per finding."""
        yield Rows(_rows(self.findings))


class FindingsPage(TextPage):
    """What ``packs check`` says of the pack, as it is now."""

    findings: reactive[tuple[Finding, ...]] = reactive(())

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(previewing.findings_of(name), ())
        self.set_reactive(FindingsPage.findings, findings)

    def compose(self) -> ComposeResult:
        """One scrolling column, with its footer."""
        yield Plain(self._heading, classes="title")
        yield Findings(id="page").data_bind(FindingsPage.findings)
        yield Plain(self.FOOTER, id="page-foot")

    def take(self, reading: Reading) -> None:
        """Show what is wrong now."""
        self.findings = reading.findings


class WaitingPage(FindingsPage):
    """The same as the first screen, while there is no version yet that can be shown."""

    FOOTER = previewing.WAITS

    def action_close(self) -> None:
        """There is nothing behind it."""
        self.app.exit()


def _counted(findings: Sequence[Finding]) -> tuple[int, int]:
    errors = sum(finding.severity == "error" for finding in findings)
    return errors, len(findings) - errors


def _rows(findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    yield "", checking.findings_told(*_counted(findings)) if findings else previewing.NO_FINDINGS
    places = [f"{finding.line}:{finding.column}" for finding in findings]
    widest = max(map(len, places), default=0)
    for finding, place in zip(findings, places, strict=True):
        yield "", ""
        yield f"{place:<{widest}}  {checking.SEVERITIES[finding.severity]:<6}  ", f"{finding.reason} ({finding.rule})"
