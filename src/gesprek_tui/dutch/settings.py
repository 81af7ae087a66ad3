"""The Dutch of the settings file."""


def unreadable(name: str) -> str:
    """The file is there and cannot be read."""
    return f"{name} is niet te lezen; de gewone instellingen gelden."


def broken(name: str, reason: str) -> str:
    """The file is no TOML; ``reason`` names the line."""
    return f"{name} klopt niet ({reason}); de gewone instellingen gelden."


def unknown(name: str, line: int, key: str, known: list[str]) -> str:
    """A key that means nothing."""
    return f"{name}:{line}: ‘{key}’ ken ik niet. Er zijn: {', '.join(known)}."


def wrong(name: str, line: int, key: str, allowed: tuple[str, ...]) -> str:
    """A value that a key cannot have."""
    return f"{name}:{line}: ‘{key}’ kan {' of '.join(allowed)} zijn; de gewone waarde geldt."
