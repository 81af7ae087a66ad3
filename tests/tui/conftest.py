"""Textual reads its environment when it is imported, so that is set before any test imports it."""

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"
