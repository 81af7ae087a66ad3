"""``/samen`` and ``/nu`` line by line: what may be read together, the client's correction, and one's own attention."""

import io

import pytest

from gesprek_tui.conversation.together import pages, read_out
from gesprek_tui.dutch import scaling, together
from gesprek_tui.plain import Plain
from tests.builders import joined, pack, phase, question
from tests.desk import Desk

TALK = (
    "/doel de post durven openen", "/agenda de brief, eerst", "/vertrouwen", "/schaal vertrouwen 4", "",
    "@zus steunt, mag weten", "! bellen met de bank | cl | morgen | 8",
)  # fmt: skip


def desk() -> Desk:
    there = Desk()
    there.type(*(line for line in TALK if line != "/vertrouwen"))
    return there


def printed(there: Desk, *lines: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    Plain(there.session, out, err, interactive=False).run(f"{line}\n" for line in lines)
    return out.getvalue() + err.getvalue()


def rows(there: Desk) -> dict[int, str]:
    return {row.number: read_out(row) for page in pages(there.session.state) for row in page.rows}


@pytest.mark.parametrize("word", ["/samen", "/deel"])
def test_plain_mode_prints_numbered_rows_by_subject(word: str) -> None:
    told = printed(desk(), word).splitlines()
    assert [line for line in told if line in ("Doel", "Agenda", "Netwerk", "Afspraken", scaling.NUMBERS)] == [
        "Doel", "Agenda", scaling.NUMBERS, "Netwerk", "Afspraken"
    ]  # fmt: skip
    assert "1  de post durven openen" in told
    assert "3  Vertrouwen · nu: 4 · 0 = helemaal geen · 10 = alle vertrouwen" in told
    assert "4  zus · steunt · Mag erbij: mag weten" in told
    assert f"5  bellen met de bank: 8 · u · morgen · {together.HOW_SURE}" in told


def test_nothing_yet_is_said_so() -> None:
    assert together.NOTHING in printed(Desk(), "een notitie", "/samen")


def test_a_correction_is_kept_beside_the_row_with_that_number() -> None:
    there = desk()
    told = printed(there, "/samen 5 nee, mijn zus belt", "/samen")
    assert "‘nee, mijn zus belt’ staat er nu bij" in told
    assert there.agreement.what == "bellen met de bank"
    assert rows(there)[5].endswith("u zegt: “nee, mijn zus belt”")
    there.type("/ongedaan")
    assert "zegt" not in rows(there)[5]


def test_without_words_the_correction_is_asked_and_a_plain_line_or_a_quote_answers() -> None:
    there = desk()
    there.type("/samen 1")
    assert there.asked == "Hoe zou u het zelf zeggen?"
    there.type("niet durven, willen")
    assert there.asked is None
    there.type("/je", "/samen 2", "> alleen de blauwe brief")
    assert rows(there)[1].endswith("jij zegt: “niet durven, willen”")
    assert rows(there)[2].endswith("jij zegt: “alleen de blauwe brief”")
    assert there.notes == []


def test_an_empty_line_leaves_it_and_a_number_that_is_not_there_is_told() -> None:
    there = desk()
    there.type("/samen 1", "")
    assert there.asked is None
    assert "niets met nummer 9" in there.refused("/samen 9")


def test_after_the_end_a_correction_still_comes() -> None:
    there = desk()
    there.type("/afronden", "", "", "")
    assert there.session.state.ended
    there.type("/samen 1", "niet durven, willen")
    assert rows(there)[1].endswith("“niet durven, willen”")


def test_a_correction_between_two_closing_steps_goes_back_to_the_step() -> None:
    there = desk()
    there.type("/afronden")
    step = there.asked
    there.type("/samen 1", "niet durven, willen")
    assert there.asked == step


def test_the_pages_hold_only_the_last_number_for_now() -> None:
    there = Desk()
    there.type("/schaal stress 8", "", "/schaal vertrouwen 4", "", "/schaal vertrouwen 6", "")
    assert [read_out(row).split(" · 0")[0] for row in pages(there.session.state)[0].rows] == [
        "Stress · deze week: 8", "Vertrouwen · nu: 6"
    ]  # fmt: skip


def test_a_number_in_words_stays_in_words() -> None:
    there = Desk()
    there.type("/schaal vertrouwen", "weet niet", "")
    assert rows(there)[1].startswith("Vertrouwen · nu · “weet niet”")


# --- one's own attention ------------------------------------------------------------------------------------


def needs() -> Desk:
    asked = phase(
        "begin",
        question("kiest", "Wat kiest u?", supports=["autonomie"]),
        question("hoort", "Wie hoort erbij?", supports=["autonomie", "betrokkenheid"]),
        question("niets", "En dan?"),
    )
    return Desk(joined(pack("behoeften", asked)))


def test_what_now_tells_which_needs_ones_own_questions_served() -> None:
    there = needs()
    assert "Mijn aandacht" not in printed(there, "/nu")
    there.type("/gevraagd", "/2", "/gevraagd")
    told = printed(there, "/nu")
    assert "Mijn aandacht: autonomie 3 · betrokkenheid 2 · competentie 0" in told


def test_questions_that_serve_no_need_say_nothing() -> None:
    there = needs()
    there.type("/3")
    assert there.session.attention == {}


def test_where_the_phase_shows_it_ones_own_attention_is_told_on_arriving_there() -> None:
    asked = (
        phase("begin", question("kiest", "Wat kiest u?", supports=["autonomie"])),
        phase("abc", question("hoort", "Wie hoort erbij?", supports=["betrokkenheid"]), instruments=["attention"]),
    )
    there = Desk(joined(pack("behoeften", *asked)))
    assert "Mijn aandacht" not in printed(there, "/gevraagd", "a")
    assert "Mijn aandacht: autonomie 1 · betrokkenheid 0 · competentie 0" in printed(there, "/v")
    assert printed(there, "/t").endswith("[Begin] Vraag nu: Wat kiest u?\n")
