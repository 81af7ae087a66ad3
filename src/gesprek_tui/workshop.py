"""What the commands for who writes packs do: the schema for an editor."""

import sys

from gesprek_tui.packs.schema import Of, schema_text


def packs_schema(of: Of) -> int:
    """``gesprek packs schema``."""
    sys.stdout.write(schema_text(of))
    return 0
