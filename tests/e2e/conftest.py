"""There is no pty on Windows, so there are no tests here."""

import sys

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []
