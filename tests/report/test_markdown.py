from collections.abc import Iterator

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from gesprek_tui.conversation import events as ev
from gesprek_tui.report.markdown import inert, markdown
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import report_of
from gesprek_tui.report.template import Template
from gesprek_tui.text import clean, one_line, unsafe_character
from tests.report.talk import Talk, rich, started

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TRICKS = (
    "<script>alert(1)</script>", "<b>", "<!-- -->", "[x](javascript:alert(1))", "![x](y)", "[x]: http://y.nl",
    "[^1]", "<https://y.nl>", "https://y.nl", "www.y.nl", "a@y.nl", "# kop", "====", "---", "- - -", "- punt",
    "+ punt", "* punt", "1. een", "12) twee", "> citaat", "```", "~~~", "    code", "\tcode", "`code`",
    "**vet**", "_schuin_", "~~weg~~", "| a | b |\n| - | - |\n| c | d |", "&amp;", "&#35;", "\\", "\\*", "://", ": x",
    "$x$", "\n", "\n\n", "  \n", " ", "een woord", "\x1b[31m", "\u202e", "\x00", "\ud800",
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from(TRICKS) | st.text(max_size=6), min_size=1, max_size=6).map("".join)


class Md(SingleFileSnapshotExtension):
    file_extension = "md"
    _write_mode = WriteMode.TEXT


class Txt(SingleFileSnapshotExtension):
    file_extension = "txt"
    _write_mode = WriteMode.TEXT


def everywhere(text: str) -> Talk:
    """A conversation in which every field that people fill holds ``text``."""
    talk = started(client=text, title=text)
    talk.say(ev.GoalNamed, text=text)
    for mark in (None, "quote", "strength", "fact", "parked"):
        talk.note(text, mark, source=text)
    talk.note(text, "quote", by=f"zus {text}")
    talk.note(text, topic="summary")
    scale = talk.say(ev.ScaleSet, method="m", scale="s", title=text, text=text, low=text, high=text, moment=text)
    talk.say(ev.ScaleAnswered, of=scale, rung="r", question=text, text=text)
    talk.say(ev.AgreementAdded, what=text, who=f"zus {text}", when=text, with_what=text, if_then=text)
    return talk


def tokens(source: str) -> Iterator[Token]:
    for token in PARSER.parse(source):
        yield token
        yield from token.children or ()


def shape(source: str) -> list[tuple[str, int]]:
    """The marked-up structure: everything but words, line breaks and paragraphs."""
    words = {"text", "hardbreak", "softbreak", "inline", "paragraph_open", "paragraph_close"}
    return [(token.type, token.level) for token in tokens(source) if token.type not in words]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def shown(source: str) -> str:
    """The words that a reader of the rendered Markdown sees."""
    words = (token.content if token.type == "text" else "\n" for token in tokens(source) if token.type != "inline")
    return squeezed("".join(words))


@given(HOSTILE)
@example("[x](javascript:alert(1))\n# kop\n\n    code\n1. een")
@example("://\n: x\n|a|\n|-|")
def test_what_people_type_never_becomes_markup_and_is_all_there(text: str) -> None:
    assume(clean(text).strip() and one_line(text))
    source = markdown(report_of(everywhere(text).state()))
    assert shape(source) == shape(markdown(report_of(everywhere("woord").state())))
    assert shown(source).count(squeezed(clean(text))) >= 16
    assert unsafe_character(source) is None


@given(HOSTILE)
def test_plain_text_holds_the_words_as_typed_without_control_characters(text: str) -> None:
    assume(clean(text).strip() and one_line(text))
    told = plain(report_of(everywhere(text).state()))
    assert squeezed(told).count(squeezed(clean(text))) >= 16
    assert unsafe_character(told) is None


@given(HOSTILE)
@example("kop ##")
@example("a\nb\n# c")
def test_a_title_of_a_template_with_words_of_the_client_is_one_heading(text: str) -> None:
    assume(one_line(text))
    talk = started(client=one_line(text), title="de post")
    template = Template.read(
        "eigen", "# {{ code }}\n\n{{ code }}: {{ code }}\n## {{ code }}\n- {{ subject }}\n### {{ code }}\n- x"
    )
    source = markdown(template.report(talk.state()))
    headings = [token.type for token in tokens(source) if token.type == "heading_open"]
    assert len(headings) == 3
    assert shown(source).count(squeezed(clean(text))) >= 3


def test_line_breaks_stay_line_breaks() -> None:
    talk = started()
    talk.note("eerste regel\ntweede regel\n\nna een witregel")
    source = markdown(report_of(talk.state()))
    assert [token.type for token in tokens(source)].count("hardbreak") == 1
    assert "  tweede regel\n\n  na een witregel" in source


@pytest.mark.parametrize(
    "text", ["half 3, 10.30 uur", "€ 1.500 (netto) – 50% minder", "d.w.z. 'straks'?", "gas & licht", "5-6 keer!"]
)
def test_common_text_reads_as_typed_in_the_file_itself(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("text", ["https://y.nl", "http://y.nl/a_b", "www.y.nl", "WWW.y.nl", "a.b@y.nl"])
def test_addresses_hold_a_break_that_keeps_viewers_from_linking_them(text: str) -> None:
    assert text not in inert(text)
    assert shown(inert(text)) == text


def test_a_whole_report_as_markdown(snapshot: SnapshotAssertion) -> None:
    assert markdown(report_of(rich().state())) == snapshot(extension_class=Md)


def test_a_whole_report_as_plain_text(snapshot: SnapshotAssertion) -> None:
    assert plain(report_of(rich().state())) == snapshot(extension_class=Txt)
