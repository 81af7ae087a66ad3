"""The packs that are shipped, led in short talks: what they offer for what is heard."""

import pytest

from tests.conversation.calls import CATALOG, FOUNDATION, GOAL, MI, SCAN, Call, every_method, in_every_phase

TWO_SIDED = {"twee-kanten", "moeite-en-wens", "cb-nu-en-verlangen"}
REPAIR = {"reflection", "apology", "autonomy", "together", "open"}


# --- change talk --------------------------------------------------------------------------------------------


def test_change_talk_is_elaborated_reflected_and_given_silence() -> None:
    call = Call(SCAN, GOAL, ">+ ik wil hier echt vanaf", phase="openen")
    assert call.ids == ["verandering-doorvragen", "verandering-teruggeven", "verandering-stil"]
    assert [question.kind for question in call.asks] == ["open", "reflection", "silence"]
    call.type(">+ dan slaap ik weer")
    assert call.ids == ["verandering-doorvragen", "verandering-bevestigen", "verandering-teruggeven"]
    call.type(">+ voor de kinderen ook")
    assert call.ids == ["verandering-samenvatten", "verandering-doorvragen", "verandering-bevestigen"]


def test_change_talk_counts_only_against_a_named_goal() -> None:
    call = Call(SCAN, *[">+ ik wil hier vanaf"] * 3, phase="openen")
    assert call.ids == ["verandering-zonder-doel", "verandering-doorvragen", "verandering-teruggeven"]
    call.type(GOAL)
    assert call.ids[0] == "verandering-samenvatten"


def test_in_evoking_the_methods_own_words_come_first_and_silence_is_one_of_them() -> None:
    call = Call(MI, GOAL, ">+ ik wil hier echt vanaf", phase="ontlokken")
    assert "silence" in [question.kind for question in call.asks]
    assert all(move.from_question for move in call.moves)
    assert Call(MI, GOAL, *[">+ reden"] * 3, phase="ontlokken").ids[0] == "mi-redenen-samenvatten"
    assert Call(MI, GOAL, *[">+ reden"] * 4, phase="ontlokken").moves[0].do.go == "plannen"


# --- commitment ---------------------------------------------------------------------------------------------


def test_after_commitment_a_summary_with_the_key_question_and_then_the_plan() -> None:
    call = Call(MI, GOAL, phase="ontlokken").wait(5).type(">++ ik bel morgen")
    assert call.asks[0].id == "samen-en-dan"
    assert [move.do.go or move.do.open for move in call.moves[1:]] == ["plannen", "agreement"]
    call.type("/a")
    assert call.moves[0].do.go == "plannen"
    call.type("/a")
    assert call.ids == ["mi-voornemen-wanneer", "mi-voornemen-afspraak", "besluit-teruggeven"]


@every_method
def test_after_commitment_no_method_evokes_any_more(method: str) -> None:
    for phase, call in in_every_phase(method, GOAL, ">+ ik wil hier vanaf"):
        call.wait(9).type(">++ ik bel morgen")
        assert "scale:belang" not in [move.do.open for move in call.moves], phase
        kinds = {question.kind for question in call.asks}
        assert not kinds & {"goal", "difference", "wonder", "exception"}, (phase, call.ids)
        assert "vertel-eens-meer" not in [question.id for question in call.asks], phase
        planned = kinds & {"key", "step"} or any(move.do.go or move.do.open for move in call.moves)
        assert planned, (phase, call.ids)


# --- sustain talk -------------------------------------------------------------------------------------------


def test_sustain_talk_is_reflected_or_the_choice_is_stressed() -> None:
    call = Call(SCAN, GOAL, ">- het lukt toch nooit", phase="openen")
    assert call.ids == ["behoud-teruggeven", "behoud-eigen-keuze", "behoud-gewoon"]


@every_method
def test_no_method_digs_into_sustain_talk(method: str) -> None:
    for phase, call in in_every_phase(method, GOAL, ">- het lukt toch nooit"):
        assert {question.kind for question in call.asks} & {"reflection", "autonomy", "normalise"}, (phase, call.ids)
        assert not {question.id for question in call.asks} & {"vertel-eens-meer", "wat-nog-meer"}, phase


@every_method
@pytest.mark.parametrize(
    "order", [(">+ ik wil het wel", ">- het lukt nooit"), (">- het lukt nooit", ">+ ik wil het wel")]
)
def test_both_within_three_minutes_give_a_reflection_of_two_sides(method: str, order: tuple[str, str]) -> None:
    first, second = order
    for phase, call in in_every_phase(method, GOAL, first):
        call.wait(2).type(second)
        two_sided = [question for question in call.asks if question.id in TWO_SIDED]
        assert two_sided, (phase, call.ids)
        for said in (two_sided[0].u, two_sided[0].je):
            assert ", en " in said, said
            assert "maar" not in said, said


@pytest.mark.parametrize(("method", "phase"), [(SCAN, "openen"), (MI, "ontlokken"), ("oplossingsgericht", "contact")])
def test_beyond_three_minutes_the_last_one_is_answered(method: str, phase: str) -> None:
    call = Call(method, GOAL, ">+ ik wil het wel", phase=phase).wait(3).type(">- het lukt nooit")
    assert not {question.id for question in call.asks} & TWO_SIDED
    assert not {q.id for q in Call(method, ">+ ik wil het", ">- het lukt niet", phase=phase).asks} & TWO_SIDED, (
        "no goal"
    )


# --- friction -----------------------------------------------------------------------------------------------


@every_method
def test_friction_leads_back_to_the_foundation_from_wherever_one_is(method: str) -> None:
    ids = [phase.id for phase in CATALOG.pack(method).phases]
    for phase, call in in_every_phase(method, ">x u luistert niet"):
        to = "nog-niet-eens" if phase == "factoren" else FOUNDATION[method]
        before = method == SCAN and ids.index(phase) < ids.index(to)
        if phase not in (to, "nog-niet-eens") and not before:
            assert to in [move.do.go for move in call.moves], (phase, call.ids)


@every_method
def test_in_the_foundation_friction_is_reflected_apologised_for_and_the_choice_given_back(method: str) -> None:
    last = CATALOG.pack(method).phases[-1].id
    call = Call(method, ">x u luistert niet", phase=last)
    if last != FOUNDATION[method]:
        call.type(f"/fase {FOUNDATION[method]} toch")
    assert call.session.method
    assert all(question.kind in REPAIR for question in call.asks), call.ids
    questions = [call.session.method.question(move.do.ask or "") for move in call.one_after_another()]
    assert {"reflection", "apology", "autonomy"} <= {question.kind for question in questions if question}


def test_when_the_friction_is_over_a_move_leads_back_to_where_one_was() -> None:
    call = Call(MI, GOAL, ">x nou zeg", "/basis", phase="plannen")
    assert not any(move.do.go for move in call.moves)
    call.type("> dat bedoel ik niet zo")
    assert ("wrijving-voorbij", "plannen") in [(move.id, move.do.go) for move in call.moves]
    assert call.moves[-1].say == "Contact er weer? Verder: Plannen"
