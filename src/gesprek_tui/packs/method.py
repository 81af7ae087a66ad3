"""A method as it is led: its own pack joined with the shared packs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gesprek_tui.packs.models import Hint, ListModel, Pack, Phase, Question, Rung, Scale, Slot


@dataclass(frozen=True)
class Method:
    """A pack of role ``method`` with the shared packs that join it.

    ``sha256`` is the hex digest of the files it was read from, so that a conversation can tell later
    whether the text was still the same. ``own`` are the ids of the questions that come from the user's overlays.
    """

    pack: Pack
    shared: Sequence[Pack] = ()
    sha256: str = ""
    own: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The id of the method's own pack."""
        return self.pack.id

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The method first, then the shared packs: the order in which hints and names are looked up."""
        return (self.pack, *self.shared)

    @property
    def leading(self) -> tuple[Pack, ...]:
        """The packs whose moves are offered: in a safety pack no common hint comes between."""
        return (self.pack,) if self.pack.role == "safety" else self.packs

    @cached_property
    def _questions(self) -> dict[str, Question]:
        found: dict[str, Question] = {}
        for pack in self.packs:
            for _, question in pack.questions():
                found.setdefault(question.id, question)
        return found

    def question(self, question_id: str) -> Question | None:
        """A question of the method or of a shared pack, or None."""
        return self._questions.get(question_id)

    def phase(self, phase_id: str) -> Phase | None:
        """A phase of the method's own pack, or None."""
        return self.pack.phase(phase_id)

    @cached_property
    def scales(self) -> dict[str, Scale]:
        """All scales by id; the method's own win over the shared ones."""
        return {scale.id: scale for pack in reversed(self.packs) for scale in pack.scales}

    def scale(self, name: str) -> Scale | None:
        """The scale with this id, or the only one whose id begins so."""
        begins = [scale for scale_id, scale in self.scales.items() if scale_id.startswith(name.casefold())]
        return self.scales.get(name) or (begins[0] if len(begins) == 1 else None)

    @cached_property
    def lists(self) -> dict[str, ListModel]:
        """All lists by id, the method's own first; they win over the shared ones."""
        return {kept.id: kept for pack in reversed(self.packs) for kept in pack.lists}

    @property
    def slots(self) -> dict[str, Slot]:
        """All slots by id; the method's own win over the shared ones."""
        return {slot_id: slot for pack in reversed(self.packs) for slot_id, slot in pack.slots.items()}

    def belonging_to(self, slot_id: str) -> tuple[str, ...]:
        """The slots that belong to a slot, and those that belong to them in turn."""
        slots, found = self.slots, [slot_id]
        for one in found:  # it grows while it is walked
            found += [other for other, slot in slots.items() if slot.of == one and other not in found]
        return tuple(found[1:])

    def hints(self) -> Iterator[tuple[Pack, Hint]]:
        """Every hint that may give a move, with its pack, the method's own first, in file order."""
        for pack in self.leading:
            for hint in pack.hints:
                yield pack, hint

    def hint(self, hint_id: str) -> Hint | None:
        """A hint by its id, or None."""
        return next((hint for _, hint in self.hints() if hint.id == hint_id), None)

    def closing_questions(self) -> tuple[Question, ...]:
        """The questions of the shared packs that are closing steps, in file order."""
        return tuple(q for pack in self.shared for _, q in pack.questions() if q.closes)

    def ladder(self, scale: Scale) -> tuple[Rung, ...]:
        """The rungs of a scale: the shared ladder, with the scale's own in place of those with their id."""
        own = {rung.id: rung for rung in scale.ladder}
        shared = [rung for pack in self.shared for rung in pack.ladder]
        joined = [own.pop(rung.id, rung) for rung in shared]
        return (*joined, *own.values())
