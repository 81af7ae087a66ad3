"""A companion in the terminal beside a conversation."""

__version__ = "0.1.0"
