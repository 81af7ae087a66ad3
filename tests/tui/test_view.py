"""What the conversation screen is given to show."""

import pytest

from gesprek_tui.dutch import moving, saving, talking
from gesprek_tui.tui.view import NOTES, View, saved_words, view_of
from tests.tui.talk import Stand, stand


def rows(view: View) -> list[tuple[str, str, str]]:
    return [(note.glyph, note.text, note.label) for note in view.notes]


def test_the_tracker_tells_what_was_visited_for_how_long_and_what_is_locked() -> None:
    stood = stand("motiverend-advies").lines("de belastingaangifte", "/v", seconds=90)
    stood.clock.wait(200)
    places = view_of(stood.session).places
    assert [(row.glyph, row.minutes, row.note) for row in places[:3]] == [
        ("✓", 3, ""),
        ("▶", 3, ""),
        ("×", None, moving.AFTER_YES),
    ]
    assert [row.current for row in places].count(True) == 1
    assert places[-1].glyph == "○"


def test_the_clock_counts_down_then_says_how_much_over() -> None:
    stood = stand(minutes=45)
    assert view_of(stood.session).clock == "nog 45 van 45 min"
    stood.clock.wait(13 * 60)
    assert view_of(stood.session).clock == "nog 32 van 45 min"
    stood.clock.wait(37 * 60)
    assert view_of(stood.session).clock == "5 min over de 45"
    assert view_of(stand(minutes=None).session).clock == "0 min"


def test_every_kind_of_note_has_its_sign_and_its_word() -> None:
    stood = stand().lines(
        "gewoon",
        ">@moeder hij slaapt slecht",
        ">x bemoei u er niet mee",
        "= drie brieven | dossier",
        "# let op de tijd",
    )
    assert rows(view_of(stood.session)) == [
        (" ", "gewoon", ""),
        ("❝", "hij slaapt slecht", "citaat · moeder"),
        ("≠", "bemoei u er niet mee", "wrijving"),
        ("=", "drie brieven", "feit · dossier"),
        ("#", "let op de tijd", "voor mezelf"),
    ]


def test_what_waits_comes_last_and_is_not_saved() -> None:
    view = view_of(stand().lines("bewaard").session, ("wacht",))
    assert [(note.text, note.saved) for note in view.notes] == [("bewaard", True), ("wacht", False)]
    assert saved_words(stand().session.state, waits=True, practice=False) == saving.NOT_YET


def test_scales_and_agreements_stand_between_the_notes_in_order_of_time() -> None:
    stood = stand().lines("eerst", "/schaal belang 8", "", "! bellen met de bank | ik | morgen 10:00 | 7", "laatst")
    assert [text.split(" ")[0] for _, text, _ in rows(view_of(stood.session))] == [
        "eerst",
        "belang",
        "bellen",
        "laatst",
    ]


def test_without_hints_there_is_no_mark_and_no_move() -> None:
    view = view_of(stand().lines(">x bemoei u er niet mee").session, hints=False)
    assert rows(view) == [(" ", "bemoei u er niet mee", "")]
    assert view.moves == ()


def test_a_long_conversation_shows_its_last_notes() -> None:
    stood = stand().lines(*(f"notitie {number}" for number in range(NOTES + 20)), seconds=1)
    view = view_of(stood.session)
    assert len(view.notes) == NOTES
    assert view.notes[-1].text == f"notitie {NOTES + 19}"


@pytest.mark.parametrize(
    ("stood", "subject"),
    [
        (stand(client="K-017"), "K-017"),
        (stand(client="K-017").lines("/doel de post"), "K-017 · de post"),
        (stand(client=None, title="Intake"), "Intake"),
        (stand(client=None), talking.NEW_TALK),
    ],
)
def test_the_subject_says_about_whom_and_what(stood: Stand, subject: str) -> None:
    assert view_of(stood.session).subject == subject


def test_rings_show_where_each_of_them_is_kept() -> None:
    view = view_of(stand("cirkels-van-beweging").lines("/v", "/fase netwerk").session)
    assert [(ring.number, ring.title, ring.current) for ring in view.rings[:2]] == [
        (1, "Doelen helder", False),
        (2, "Het netwerk", True),
    ]
    assert {row.note for row in view.rings[2].phases} == {moving.CLIENTS}
    assert sum(len(ring.phases) for ring in view.rings) == len(view.places) == 16
