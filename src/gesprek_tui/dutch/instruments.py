"""What the instruments say: agreements, the network, one's own attention, the rings."""

GOOD_ENOUGH = "goed genoeg"
ONLY_NAME = "in /samen en in het verslag staat alleen de naam"
