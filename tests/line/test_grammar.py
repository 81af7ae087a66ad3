"""What a typed line means: every row of the line's table, and that nothing typed disappears."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.events import Mark
from gesprek_tui.dutch import entering, marking
from gesprek_tui.line import requests as rq
from gesprek_tui.line.commands import BY_WORD, list_command
from gesprek_tui.line.grammar import SIGNS, Read, Unfit, becoming, completions, read_line
from gesprek_tui.line.numbers import Said
from gesprek_tui.packs.models import ListModel
from gesprek_tui.text import clean
from tests.builders import agenda

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=ZoneInfo("Europe/Amsterdam"))

quick = settings(max_examples=300, deadline=None)


def read(line: str) -> Read:
    return read_line(line, NOW)


def note(text: str, mark: Mark | None = None, **more: Any) -> it.AddNote:
    return it.AddNote(text=text, mark=mark, **more)


# --- notes and signs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("belt al weken niet terug", note("belt al weken niet terug")),
        ("> ik zie ertegenop", note("ik zie ertegenop", "quote")),
        (">+ ik wil hier echt vanaf", note("ik wil hier echt vanaf", "change_talk")),
        (">++ ik heb al gebeld", note("ik heb al gebeld", "commitment")),
        (">- het heeft toch geen zin", note("het heeft toch geen zin", "sustain_talk")),
        (">x u luistert niet", note("u luistert niet", "friction")),
        ("+ hield in mei een budget bij", note("hield in mei een budget bij", "strength")),
        ("= huur is 800 | huurcontract", note("huur is 800", "fact", source="huurcontract")),
        ("= huur is 800", note("huur is 800", "fact")),
        ("= huur is 800 |", note("huur is 800", "fact")),
        ("= huur | contract | 2024", note("huur", "fact", source="contract | 2024")),
        ("= | huurcontract", note("| huurcontract", "fact")),
        ("? de zorgverzekering", note("de zorgverzekering", "parked")),
        ("# ik ben moe", note("ik ben moe", "private")),
        (">@moeder zij helpt wel", note("zij helpt wel", "quote", by="moeder")),
        (">@zus-2 ik ook", note("ik ook", "quote", by="zus-2")),
        (">+\tmet een tab", note("met een tab", "change_talk")),
        (">   drie spaties  ", note("drie spaties", "quote")),
        (">+ + nog een plus", note("+ nog een plus", "change_talk")),
    ],
)
def test_signs_make_marked_notes(line: str, expected: it.AddNote) -> None:
    assert read(line) == expected


@pytest.mark.parametrize(
    "line",
    ["+31 6 12345678", "+31", ">xtc gebruikt", ">+ja", ">++", ">>", "=2", "?wat", "#1", "!let op", "!", "!!", "-", "-5",
     "> ", "@", ">@", ">@moeder", ">@ moeder zegt", "*", "->", "1/2", "a /v", "€ 12 | per week"],
)  # fmt: skip
def test_a_sign_counts_only_with_a_space_after_it(line: str) -> None:
    # '>', '>++' and the like alone mark the note before; all else that has no space after its sign is a plain note
    sign = line.strip()
    assert read(line) == (it.MarkNote(mark=SIGNS[sign]) if sign in SIGNS else note(sign))


@pytest.mark.parametrize("line", ["!!", "!!nu", "@ de deur", "@2 keer"])
def test_a_sign_of_a_list_without_its_words_is_a_plain_note(line: str) -> None:
    assert read(line) == note(line)


def test_the_signs_of_a_list_keep_an_item() -> None:
    assert read("!! gas wordt afgesloten | ik") == rq.KeepItem("acute", "gas wordt afgesloten | ik")
    assert read("@zus belt elke week") == rq.KeepItem("network", "zus belt elke week", person=True)


def test_the_word_of_a_list_opens_it_and_its_words_are_kept() -> None:
    kept = list_command(ListModel.model_validate(agenda()))
    assert read_line("/agenda", NOW, [kept]) == rq.OpenList("agenda")
    assert read_line("/punten de brief, eerst", NOW, [kept]) == rq.KeepItem("agenda", "de brief, eerst")
    assert read_line("/agenad", NOW, [kept]) == Unfit("/agenda [PUNT]")
    assert completions("/ag", [kept]) == (kept,)
    assert becoming("/agenda de brief", [kept]) == kept.help


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("after", ["", " ", "\t "])
def test_a_sign_alone_marks_the_note_before_it(sign: str, after: str) -> None:
    assert read(sign + after) == it.MarkNote(mark=SIGNS[sign])


@pytest.mark.parametrize("line", ["/v", "> citaat", "! bellen | ik", "?", "tekst", "/bestaat-niet", ">@moeder ja"])
def test_a_line_that_begins_with_a_space_is_always_a_plain_note(line: str) -> None:
    assert read(f" {line}") == note(line)
    assert read(f"   {line} ") == note(line)


@pytest.mark.parametrize("line", ["", " ", "\t", "\n", "\x1b", "\u202e \u200e"])
def test_an_empty_line_is_nothing(line: str) -> None:
    assert read(line) is None
    assert becoming(clean(line)) == ""


def test_what_a_terminal_would_obey_is_not_kept() -> None:
    assert read("> \x1b]52;c;aGk=\x07[/rood\u202e") == note("]52;c;aGk=[/rood", "quote")
    assert read("\ufeff/v") == it.NextPhase(), "a byte order mark before the first line of a file"


# --- agreements ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("! bellen", it.Agree(what="bellen")),
        ("! bellen | ik", it.Agree(what="bellen", who="ik")),
        ("! bellen | | | 8", it.Agree(what="bellen", confidence=8)),
        ("! bellen |  | ooit |", it.Agree(what="bellen", when="ooit")),
        ("! bellen ||||", it.Agree(what="bellen")),
        ("! bellen | cl | | 7,5", it.Agree(what="bellen", who="cl", confidence=7.5)),
        ("! bellen | samen | | zeven", it.Agree(what="bellen", who="samen", confidence=7)),
        ("! bellen | samen | | 7 of 8", it.Agree(what="bellen", who="samen", confidence=7)),
        ("! bellen|ik|dinsdag", it.Agree(what="bellen", who="ik", when="dinsdag", when_at="2026-11-24")),
        (
            "! bellen met de bank | ik | morgen 10:00 | 7",
            it.Agree(
                what="bellen met de bank", who="ik", when="morgen 10:00", when_at="2026-11-22T10:00:00+01:00",
                confidence=7,
            ),
        ),
    ],
)  # fmt: skip
def test_the_parts_of_an_agreement_go_by_position(line: str, expected: it.Agree) -> None:
    assert read(line) == expected


@pytest.mark.parametrize(
    "words",
    ["bellen | ik | morgen | 8 | en nog iets", "| ik | morgen"],
)
def test_an_agreement_whose_parts_do_not_fit_is_kept_as_it_was_typed(words: str) -> None:
    assert read(f"! {words}") == it.Agree(what=words)


@pytest.mark.parametrize("sure", ["heel zeker", "11", "weet niet", "-1", "8,3"])
def test_what_is_no_number_from_0_to_10_stays_readable_beside_the_other_parts(sure: str) -> None:
    assert read(f"! bellen | ik | volgende keer | {sure}") == it.Agree(
        what=f"bellen ({sure})", who="ik", when="volgende keer"
    )


# --- commands -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/v", it.NextPhase()),
        ("/volgende", it.NextPhase()),
        ("/V ", it.NextPhase()),
        ("/t", it.PreviousPhase()),
        ("/terug", it.PreviousPhase()),
        ("/fase plannen", it.GoToPhase(name="plannen")),
        ("/fase 3", it.GoToPhase(name="3")),
        ("/fase plannen toch", it.GoToPhase(name="plannen", force=True)),
        ("/fase vragen wat het doet toch", it.GoToPhase(name="vragen wat het doet", force=True)),
        ("/2", rq.TakeQuestion(2)),
        ("/9", rq.TakeQuestion(9)),
        ("/a", rq.TakeMove("a")),
        ("/c", rq.TakeMove("c")),
        ("/later b", rq.PutOffMove("b")),
        ("/gevraagd", rq.MarkAsked()),
        ("/schaal vertrouwen 4", rq.SetScale("vertrouwen", Said(4, 4, None))),
        ("/schaal vertrouwen 4-5", rq.SetScale("vertrouwen", Said(4, 5, "4-5"))),
        ("/schaal vertrouwen weet niet", rq.SetScale("vertrouwen", Said(None, None, "weet niet"))),
        ("/schaal vertrouwen", rq.AskScale("vertrouwen")),
        ("/schaal", rq.AskScale()),
        ("/nu", rq.ShowMoves()),
        ("/wat", rq.ShowMoves()),
        ("/zoek post open", rq.FindQuestion("post open")),
        ("/ja", it.AnswerGate(yes=True)),
        ("/nee", it.AnswerGate(yes=False)),
        ("/methode motiverend-advies", rq.OpenMethod("motiverend-advies")),
        ("/methode", rq.ShowMethods()),
        ("/klaar", it.LeaveMethod()),
        ("/vul onderwerp de aangifte", it.FillSlot(slot="onderwerp", text="de aangifte")),
        ("/vul onderwerp", rq.AskSlot("onderwerp")),
        ("/vul", rq.AskSlot(None)),
        ("/doel de post weer durven openen", it.NameGoal(text="de post weer durven openen")),
        ("/doel", rq.AskGoal()),
        ("/client K-017", it.ChangeDetails(client="K-017")),
        ("/cliënt K-017", it.ChangeDetails(client="K-017")),
        ("/clie\u0308nt K-017", it.ChangeDetails(client="K-017")),
        ("/u", it.ChooseAddress(address="u")),
        ("/je", it.ChooseAddress(address="je")),
        ("/afspraak", rq.AskAgreement()),
        ("/wijzig", rq.RecallNote(1)),
        ("/wijzig 3", rq.RecallNote(3)),
        ("/wijzig 3 anders", it.EditNote(text="anders", back=3)),
        ("/wijzig heel anders", it.EditNote(text="heel anders", back=1)),
        ("/wis", it.RemoveNote(back=1)),
        ("/wis 2", it.RemoveNote(back=2)),
        ("/ongedaan", it.Undo()),
        ("/pauze", rq.TogglePause()),
        ("/weg", rq.Hide()),
        ("/verberg", rq.Hide()),
        ("/verslag", rq.ShowReport()),
        ("/afronden", rq.StartClosing()),
        ("/help", rq.ShowHelp()),
        ("/?", rq.ShowHelp()),
    ],
)
def test_slash_words_are_commands(line: str, expected: Read) -> None:
    assert read(line) == expected


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        ("/v nu meteen", "/volgende"),
        ("/fase", "/fase NAAM of NUMMER [toch]"),
        ("/schaal 4", "/schaal [ID [CIJFER]]"),
        ("/schaal vertrouwen 12", "/schaal [ID [CIJFER]]"),
        ("/schaal vertrouwen hoog", "/schaal [ID [CIJFER]]"),
        ("/wis alles", "/wis [N [voorgoed]]"),
        ("/wijzig 1234567 x", "/wijzig [N] [TEKST]"),
        ("/methode twee woorden", "/methode [ID]"),
        ("/later d", "/later a, b of c"),
        ("/zoek", "/zoek WOORDEN"),
        ("/afrondn", "/afronden"),
        ("/volg", "/volgende"),
        ("/shcaal vertrouwen 4", "/schaal [ID [CIJFER]]"),
        ("/1", None),
        ("/10", None),
        ("/", None),
        ("/ v", None),
        ("//", None),
        ("/xyzzy", None),
        ("/home/map/bestand", None),
    ],
)
def test_a_slash_line_that_does_not_fit_names_the_nearest_command(line: str, nearest: str | None) -> None:
    assert read(line) == Unfit(nearest)


@pytest.mark.parametrize(
    "word",
    ["agenda", "netwerk", "d"],
)
def test_a_command_whose_instrument_is_not_here_is_no_command(word: str) -> None:
    assert isinstance(read(f"/{word}"), Unfit)


def test_a_command_never_spans_lines() -> None:
    assert isinstance(read("/doel eerste regel\ntweede regel"), Unfit)


# --- while typing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("gewoon", "notitie"),
        (" /v", "notitie"),
        ("+31 6", "notitie"),
        (">+ ja", "verandertaal"),
        (">@moeder ja", "citaat"),
        ("! bellen", "afspraak"),
        ("?", "vorige notitie wordt: geparkeerd"),
        ("/2", "kies deze"),
        ("/v", BY_WORD["v"].help),
        ("/xyzzy", "opdracht"),
        ("", ""),
    ],
)
def test_the_line_says_in_a_word_what_it_is_becoming(line: str, word: str) -> None:
    assert becoming(line) == word


def test_slash_words_complete_in_the_order_of_the_help() -> None:
    assert [command.name for command in completions("/ver")] == ["weg", "verslag"]
    assert completions("/volgende")[0].name == "volgende"
    assert completions("ver") == completions("/fase plannen") == completions("/xyzzy") == ()
    assert len(completions("/")) == len(set(BY_WORD.values()))


# --- nothing typed disappears -------------------------------------------------------------------------------

LINES = st.one_of(
    st.text(),
    st.builds(
        lambda sign, between, rest: f"{sign}{between}{rest}",
        st.sampled_from([*SIGNS, "!", "!!", "@", ">@moeder", "/", "/schaal", "/wijzig", "/fase", " ", "/2"]),
        st.sampled_from(["", " ", "\t", "\n", "  ", "|"]),
        st.text(st.sampled_from("ab 4,5|>+-x=?#!/@\n\t\u00a0\u0301²١\x1b\u202e")),
    ),
)


@quick
@given(LINES)
def test_any_text_is_read_and_only_an_empty_one_is_nothing(line: str) -> None:
    assert (read(line) is None) == (not clean(line).strip())
    becoming(line)
    completions(line)


@quick
@given(LINES.filter(lambda line: not clean(line).startswith("/") and bool(clean(line).strip())))
def test_what_is_no_command_is_kept_whole(line: str) -> None:
    kept = read(line)
    text = clean(line).strip()
    if isinstance(kept, it.AddNote) and kept.mark is None:
        assert kept.text == text
    elif isinstance(kept, it.AddNote):
        assert letters(kept.by, kept.text, kept.source) == letters(text.lstrip(">+-x=?#@")) or text.startswith(">")
        assert letters(kept.text) in letters(text)
    elif isinstance(kept, rq.KeepItem):
        assert letters(kept.words) == letters(text.lstrip("!@"))
    elif isinstance(kept, it.Agree):
        # words that are no number for how sure come behind what is agreed
        assert set(letters(kept.what)) <= set(letters(text))
        parts = sorted(letters(kept.what, kept.who, kept.when))
        assert kept.confidence is not None or parts == sorted(letters(text[1:]))
    else:
        assert kept == it.MarkNote(mark=SIGNS[text])


def letters(*parts: str | None) -> str:
    """All that is not space or a sign that sets words apart, so that only words are compared."""
    return "".join("".join(part.translate(dict.fromkeys(map(ord, "|()"), " ")).split()) for part in parts if part)


def test_every_sign_has_a_word_a_glyph_and_help() -> None:
    for sign, mark in SIGNS.items():
        assert marking.WORDS[mark]
        assert marking.GLYPHS[mark]
        assert any(shown.startswith(f"{sign} ") for shown, _ in entering.SIGNS)
