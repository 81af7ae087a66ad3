"""Which lines of a conversation can be found."""

from gesprek_tui.conversation.lines import Line, lines_of
from tests.desk import Desk


def found(desk: Desk) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in lines_of(desk.session.state)]


def test_notes_goal_agreements_items_and_corrections_are_lines() -> None:
    desk = Desk()
    desk.type(
        "belt al weken niet terug",
        ">@moeder ik wil\nhier vanaf",
        "= de brief noemt een termijn | brief",
        "# niet vergeten",
        "/doel weer grip op de post",
        "! bellen met de bank | ik | morgen | 7",
        "!! gas afgesloten",
        "/samen 1 de post openen",
    )

    assert found(desk) == [
        ("note", "belt al weken niet terug"),
        ("quote", "moeder: ik wil hier vanaf"),
        ("fact", "de brief noemt een termijn (brief)"),
        ("private", "niet vergeten"),
        ("goal", "weer grip op de post"),
        ("agreement", "bellen met de bank · ik · morgen"),
        ("item", "Acuut: gas afgesloten"),
        ("correction", "de post openen"),
    ]


def test_the_words_of_a_scale_are_lines_once() -> None:
    desk = Desk()
    desk.type("/schaal vertrouwen 4", "mijn zus helpt me", "")
    desk.session.leave_ask()

    kinds = [kind for kind, _ in found(desk)]
    assert kinds.count("answer") == 1
    assert any("mijn zus helpt me" in text for _, text in found(desk))
    assert len({line.event for line in lines_of(desk.session.state)}) == len(kinds)


def test_what_was_changed_reads_as_it_is_now_and_what_was_taken_away_is_not_there() -> None:
    desk = Desk()
    desk.type("eerste", "tweede", "derde", "/wijzig 3 eerste, verbeterd", "/wis 2", "vierde", "/ongedaan")

    assert found(desk) == [("note", "eerste, verbeterd"), ("note", "derde")]


def test_a_line_knows_the_event_the_time_and_the_method_that_it_was_said_in() -> None:
    desk = Desk()
    desk.type("in gesprek", "/methode motiverend-advies", "! bellen | ik | morgen | 7", "/klaar", "/doel rust")

    state = desk.session.state
    note, agreed, goal = lines_of(state)
    assert note == Line(
        event=state.notes[0].id, at=state.notes[0].at, kind="note", method=state.frames[0].method, text="in gesprek"
    )
    assert (agreed.event, agreed.method) == (state.agreements[0].id, "motiverend-advies")
    assert goal.method == state.frames[0].method
