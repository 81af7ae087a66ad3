"""The condition of a hint in a few Dutch words, for who reads which move comes when."""

from collections.abc import Iterator, Mapping

from gesprek_tui.dutch import marking
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.packs.method import Method
from gesprek_tui.packs.models import Mark, When

LONGEST = 40


class Words:
    """Puts conditions into words with the titles that phases, scales and lists have in ``method``."""

    def __init__(self, method: Method, catalog: Catalog) -> None:
        self._method = method
        self._catalog = catalog
        self._lists = {kept.id: kept.title for pack in method.packs for kept in pack.lists}

    def of(self, when: When) -> str:
        """The whole condition, its parts joined by a dot."""
        return " · ".join(self.of(part) for part in when.all) if when.all else self._part(when)

    def _part(self, when: When) -> str:
        key, value = when.key, getattr(when, when.key)
        match key:
            case "all":
                return "(" + " en ".join(self._part(part) for part in value) + ")"
            case "any":
                return " of ".join(self._part(part) for part in value)
            case "not_":
                return self._not(value)
            case "phase":
                return f"in {self._phase(value)}"
            case "visited":
                return f"al in {self._phase(value)} geweest"
            case "method":
                return f"in {self._title(value)}"
            case "setting":
                return f"{value} gesprek"
            case "last_mark":
                return f"na {marking.WORDS[value]}"
            case "marks":
                return " en ".join(f"{n}× {marking.WORDS[mark]}" for mark, n in value.items())
            case "heard_within":
                return " en ".join(_lately(value))
            case "scale_below":
                return " en ".join(f"{self._scale(scale)} onder de {_number(n)}" for scale, n in value.items())
            case "scale_above":
                return " en ".join(f"{self._scale(scale)} boven de {_number(n)}" for scale, n in value.items())
            case "sure_below":
                return f"zeker van de afspraak onder de {_number(value)}"
            case "good_enough":
                return f"{self._scale(value)} is goed genoeg"
            case "numbers":
                return " en ".join(f"{n}× een cijfer voor {self._scale(scale)}" for scale, n in value.items())
            case "answered":
                return f"cijfer voor {self._scale(value)} besproken"
            case "minutes_in_phase":
                return f"{value:g} minuten in de fase"
            case "minutes_spoken":
                return f"na {value:g} minuten gesprek"
            case "minutes_left":
                return f"nog {value:g} minuten"
            case "gate_open":
                return f"poort van {self._phase(value)} nog dicht"
            case "said":
                return f"een van deze woorden genoteerd: {', '.join(value)}"
            case "open_item":
                return f"iets open in {self._lists.get(value, value)}"
            case "goal_named":
                return "doel genoemd" if value else "nog geen doel genoemd"
            case "asked":
                return f"{self._question(value)} gesteld"
            case "not_asked":
                return f"{self._question(value)} nog niet gesteld"
            case "asked_in":
                return " en ".join(_so_many(n, self._phase(phase)) for phase, n in value.items())
        return f"nog geen {self._instrument(value)}"

    def _not(self, when: When) -> str:
        """The opposite in plain words, where there are any."""
        key, value = when.key, getattr(when, when.key)
        match key:
            case "any":
                return " · ".join(self._not(part) for part in value)
            case "all":
                return f"niet {self._part(when)}"
            case "not_":
                return self._part(value)
            case "goal_named":
                return "nog geen doel genoemd" if value else "doel genoemd"
            case "not_used":
                return f"al een {self._instrument(value)}"
            case "good_enough":
                return f"{self._scale(value)} nog niet goed genoeg"
            case "answered":
                return f"cijfer voor {self._scale(value)} nog niet besproken"
            case "visited":
                return f"nog niet in {self._phase(value)} geweest"
            case "said":
                return f"geen van deze woorden genoteerd: {', '.join(value)}"
            case "open_item":
                return f"niets open in {self._lists.get(value, value)}"
            case "setting":
                return f"geen {value} gesprek"
            case "minutes_in_phase":
                return f"korter dan {value:g} minuten in de fase"
            case "minutes_spoken":
                return f"in de eerste {value:g} minuten"
            case "minutes_left":
                return f"meer dan {value:g} minuten over"
            case "marks":
                return " of ".join(_rarer(n, marking.WORDS[mark]) for mark, n in value.items())
            case "scale_below" | "scale_above":
                side = "onder" if key == "scale_below" else "boven"
                return " of ".join(f"{self._scale(scale)} niet {side} de {_number(n)}" for scale, n in value.items())
            case "numbers":
                return " of ".join(
                    f"minder dan {n}× een cijfer voor {self._scale(scale)}" for scale, n in value.items()
                )
            case "asked_in":
                return " of ".join(_fewer(n, self._phase(phase)) for phase, n in value.items())
        return f"niet {self._part(when)}"

    def _phase(self, phase_id: str) -> str:
        phase = self._method.phase(phase_id)
        return phase.title if phase else phase_id

    def _title(self, pack_id: str) -> str:
        return self._catalog.pack(pack_id).title if pack_id in self._catalog.ids() else pack_id

    def _scale(self, scale_id: str) -> str:
        scale = self._method.scales.get(scale_id)
        return scale.title.lower() if scale else scale_id

    def _question(self, question_id: str) -> str:
        question = self._method.question(question_id)
        text = question.u if question else question_id
        return f"‘{text if len(text) <= LONGEST else text[:LONGEST].rsplit(' ', 1)[0] + ' …'}’"

    def _instrument(self, name: str) -> str:
        kind, _, inner = name.partition(":")
        if kind == "scale":
            return f"cijfer voor {self._scale(inner)}"
        return f"regel in {self._lists.get(inner, inner)}" if kind == "list" else "afspraak"


def _number(n: float) -> str:
    return f"{n:g}".replace(".", ",")


def _so_many(n: int, phase: str) -> str:
    return f"een vraag uit {phase} gesteld" if n == 1 else f"{n} vragen uit {phase} gesteld"


def _fewer(n: int, phase: str) -> str:
    return f"nog geen vraag uit {phase} gesteld" if n == 1 else f"minder dan {n} vragen uit {phase} gesteld"


def _rarer(n: int, mark: str) -> str:
    return f"geen {mark}" if n == 1 else f"minder dan {n}× {mark}"


def _lately(marks: Mapping[Mark, float]) -> Iterator[str]:
    """The marks that have the same number of minutes, with it."""
    for minutes in dict.fromkeys(marks.values()):
        names = " en ".join(marking.WORDS[mark] for mark, n in marks.items() if n == minutes)
        yield f"{names} in de laatste {minutes:g} minuten"
