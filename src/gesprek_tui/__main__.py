"""``python -m gesprek_tui``."""

import sys

from gesprek_tui.cli import main

sys.exit(main())
