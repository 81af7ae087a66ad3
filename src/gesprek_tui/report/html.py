"""The report as one HTML file: no scripts, no links out, readable by a screen reader, fit to print or keep as PDF."""

from collections.abc import Iterator
from html import escape

from gesprek_tui.report.drawing import svg
from gesprek_tui.report.parts import Item, Report, Section

# nothing may be fetched or run from this file, whatever ends up in it
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.2rem; margin: 1.8rem 0 .4rem; break-after: avoid; }
h3 { font-size: 1rem; margin: 1rem 0 .2rem; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
dd { margin: 0; }
ul { padding-left: 1.2rem; margin: .3rem 0; }
li, p { white-space: pre-line; overflow-wrap: anywhere; break-inside: avoid; }
time { opacity: .7; font-variant-numeric: tabular-nums; margin-right: .4rem; }
figure { margin: .6rem 0; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; }
figcaption { font-size: .9rem; }
.remark { border-left: .25rem solid; padding-left: .8rem; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } @page { margin: 2cm; } }
"""


def html(report: Report) -> str:
    """The whole file, ending in one line break."""
    return "\n".join(_document(report)) + "\n"


def _document(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="nl">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f'<meta name="referrer" content="no-referrer"><title>{escape(report.title)}</title>'
    yield f"<style>{_STYLE}</style></head>"
    yield f"<body><main><h1>{escape(report.title)}</h1>"
    if report.details:
        rows = (f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in report.details)
        yield f"<dl>{''.join(rows)}</dl>"
    yield from (f'<p class="remark">{escape(remark)}</p>' for remark in report.remarks)
    for section in report.sections:
        yield from _section(section)
    yield "</main></body></html>"


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f'<section aria-labelledby="{section.id}"><h2 id="{section.id}">{escape(section.title)}</h2>'
    else:
        yield "<section>"
    listing = False
    for item in section.items:
        listed = item.form in ("timed", "bullet") and item.picture is None
        if listed != listing:
            yield "<ul>" if listed else "</ul>"
            listing = listed
        if listed:
            yield _listed(item)
        elif item.picture:
            yield f"<figure>{svg(item.picture)}<figcaption>{escape(item.said)}</figcaption></figure>"
        else:
            tag = "h3" if item.form == "heading" else "p"
            yield f"<{tag}>{escape(item.said)}</{tag}>"
    yield "</ul></section>" if listing else "</section>"


def _listed(item: Item, above: str = "") -> str:
    time = f"<time>{escape(item.time)}</time>" if item.time and item.event != above else ""
    lead = f"<strong>{escape(item.lead)}</strong> " if item.lead else ""
    parts = "".join(_listed(part, item.event) for part in item.parts)
    below = f"<ul>{parts}</ul>" if parts else ""
    return f"<li>{time}{lead}{escape(item.words)}{below}</li>"
