"""What is wrong in the pack that is previewed, in as little room as there is beside the conversation."""

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from gesprek_tui.dutch import checking, previewing
from gesprek_tui.packs.findings import Finding

ROOMY = 4
"""With fewer rows than these the heading gives way to the findings."""

_STYLES = {"error": "bold $text-error", "warning": "bold $text-warning"}


class Corner(Widget):
    """The first findings, errors before the rest, and how many more there are. ``heading`` comes above them."""

    findings: reactive[tuple[Finding, ...]] = reactive((), layout=True)
    heading: reactive[str] = reactive("", layout=True)

    class Pressed(Message):
        """One wants to see all of it."""

    def render(self) -> RenderResult:
        """As many rows as it has."""
        return Content("\n").join(self._lines(*self.content_size))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The rows that all of it takes."""
        return len(self._head(width)) + sum(map(len, self._blocks(width)))

    def on_click(self) -> None:
        """The mouse asks for the rest."""
        self.post_message(self.Pressed())

    def _lines(self, width: int, height: int) -> list[Content]:
        head, blocks = self._head(width), self._blocks(width)
        whole = [line for block in blocks for line in block]
        if len(whole) > height - len(head) and height < ROOMY:
            head = []
        if len(head) + len(whole) <= height:
            return [*head, *whole]
        room = max(1, height - len(head) - (len(blocks) > 1))
        shown, rows = 0, list[Content]()
        while len(rows) + len(blocks[shown]) <= room:
            rows += blocks[shown]
            shown += 1
        if not shown:  # the place of the first finding and the beginning of it say more than how many there are
            shown, rows = 1, blocks[0][:room]
            rows[-1] = rows[-1].rstrip().truncate(width - 1) + "…"
        more = (
            [Content.styled(previewing.more_findings(len(blocks) - shown), "$secondary")] if shown < len(blocks) else []
        )
        return [*head, *rows, *more][:height]

    def _blocks(self, width: int) -> list[list[Content]]:
        errors_first = sorted(self.findings, key=lambda finding: finding.severity != "error")
        return [_content(finding).wrap(max(8, width)) for finding in errors_first]

    def _head(self, width: int) -> list[Content]:
        title = (
            [Content.styled(previewing.FINDINGS.upper(), "bold $text-primary")]
            if self.screen.has_class("-wide")
            else []
        )
        return [*title, *([Content(self.heading).truncate(width, ellipsis=True)] if self.heading else [])]


def _content(finding: Finding) -> Content:
    lead = f"{checking.SEVERITIES[finding.severity]} {finding.line}:{finding.column}  "
    return Content.assemble((lead, _STYLES[finding.severity]), finding.reason)
