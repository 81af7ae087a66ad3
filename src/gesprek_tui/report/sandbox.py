"""Jinja2 as a template of a report gets it: it can order and word what was said, and nothing else."""

from collections.abc import Callable
from typing import Any, NoReturn

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

# filters that make a text of any length out of a number
_GROWING = ("center", "format", "indent", "filesizeformat", "pprint", "xmlattr", "urlize")


class Sandbox(ImmutableSandboxedEnvironment):
    """No files, no globals, no calls but of the template's own macros, and no arithmetic that can fill the memory.

    Raises, as Jinja2 does, an error that names what was refused; a name that does not exist is an error too.
    """

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, printed: Callable[[Any], Any]) -> None:
        super().__init__(trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, finalize=printed)
        self.globals.clear()  # no range or lipsum: a template only goes through what was said
        for name in _GROWING:
            del self.filters[name]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> NoReturn:  # noqa: ARG002
        """Refused: ``'a' * 3000000000`` would fill the memory."""
        raise SecurityError(operator)

    def is_safe_callable(self, obj: Any) -> bool:
        """Only the template's own macros: ``'a'.ljust(3000000000)`` would fill the memory too."""
        return isinstance(obj, Macro)
