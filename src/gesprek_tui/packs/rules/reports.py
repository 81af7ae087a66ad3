"""The rule for templates of reports; what it finds is found by ``report.checking``."""

from gesprek_tui.packs.rules.base import Rule


class WorkingTemplate(Rule):
    """The template can be used: its signs fit, and its names exist."""

    id = "verslag"
    severity = "error"
    explanation = (
        "Een verslagsjabloon gebruikt alleen namen die er zijn, zoals {{ facts }}, {{ goal }} en {{ agreements }}, en "
        "heeft minstens één kopje dat met ‘## ’ begint. Een naam die niet bestaat, zou anders pas na een gesprek "
        "opvallen. Begin met een kopie van een verslag dat er al is."
    )
    part = "report"
    bad = "## Feiten\n- {{ fact }}  # hier"
    good = "## Feiten\n- {{ facts }}"
