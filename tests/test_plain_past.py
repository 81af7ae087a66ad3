"""What was before, in plain mode."""

import io

import pytest

from gesprek_tui.dutch import earlier, scaling
from gesprek_tui.errors import GesprekError
from gesprek_tui.plain import Plain
from gesprek_tui.session import Session
from tests.past import Past


@pytest.fixture
def past() -> Past:
    past = Past()
    past.led("/schaal vertrouwen 3", "! bellen | ik | morgen")
    past.led(">+ ik wil het", "> een", "> twee", "> drie", "> vier", "? de brief")
    return past


def lead(past: Past, *lines: str, session: Session | None = None) -> tuple[list[str], str]:
    """What is printed, line by line, and what is complained about."""
    out, err = io.StringIO(), io.StringIO()
    Plain(session or past.begin(), out, err, interactive=False).run(f"{line}\n" for line in lines)
    return out.getvalue().splitlines(), err.getvalue()


def test_a_new_conversation_opens_with_last_time_in_short_after_the_line_that_names_it(past: Past) -> None:
    out, err = lead(past)
    assert out[0].startswith("Gesprek ")
    assert out[1] == "Vorige keer · 5 dec"
    at = out.index(earlier.QUOTES)
    assert out[at + 1 : at + 5] == ["  “ik wil het”", "  “vier”", "  “drie”", "  en nog 2"]
    assert "  bellen · ik · was voor 22 nov" in out
    assert err == ""


def test_somebody_new_and_a_conversation_that_goes_on_open_as_ever(past: Past) -> None:
    assert not any(earlier.TITLE_PLAIN in line for line in lead(past, session=past.begin("K-204"))[0])
    going = past.begin()
    again = Session.resume(going.state.id, past.journal, past.methods, past.clock)
    out, _ = lead(past, "/schaal vertrouwen 5", session=again)
    assert not any(line.startswith(earlier.TITLE_PLAIN) for line in out)
    assert "vorige keer 3 (21 nov)" in out, "the number of before is known all the same"


def test_it_can_be_asked_for_again_and_then_it_is_whole(past: Past) -> None:
    out, _ = lead(past, "/vorige")
    asked = out[out.index("Vorige keer · 5 dec", 2) :]
    assert "  “een”" in asked
    assert not any("en nog" in line for line in asked)


def test_the_page_of_the_client_is_printed(past: Past) -> None:
    out, _ = lead(past, "/client")
    assert "CLIËNT · K-017" in out
    assert "21 nov  · · · ● · · · · · · ·  3" in out
    assert scaling.ONE_NUMBER in out


def test_without_a_code_or_a_past_it_says_so(past: Past) -> None:
    assert earlier.NO_CODE in lead(past, "/client", session=past.begin(None))[1]
    assert earlier.NO_CODE in lead(past, "/vorige", session=past.begin(None))[1]
    assert earlier.NONE in lead(past, "/vorige", session=past.begin("K-204"))[1]


def test_a_past_that_cannot_be_read_does_not_stop_the_conversation(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    session = past.begin()

    def broken(_: str) -> list[str]:
        raise GesprekError("De gesprekken zijn niet te lezen.")

    monkeypatch.setattr(past.journal, "conversations_of", broken)
    out, err = lead(past, "een notitie", session=session)
    assert "niet te lezen" in err
    assert any(line.endswith("notitie") for line in out)
