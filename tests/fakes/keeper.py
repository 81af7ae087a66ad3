"""What is closed while the program is locked, without a store and without waiting for Argon2."""

from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.problems import WrongPassphrase

PASSPHRASE = "een lange wachtzin"


class FakeKeeper:
    """Opens with :data:`PASSPHRASE`; raises ``trouble`` instead when there is some."""

    def __init__(self, *, has_passphrase: bool = True) -> None:
        self.has_passphrase = has_passphrase
        self.open = True
        self.tried = 0
        self.trouble: GesprekError | None = None

    def suspend(self) -> None:
        self.open = False

    def wake(self, passphrase: str) -> None:
        self.tried += 1
        if self.trouble:
            raise self.trouble
        if passphrase != PASSPHRASE:
            raise WrongPassphrase
        self.open = True
