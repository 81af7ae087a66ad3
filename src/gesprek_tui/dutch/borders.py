"""The Dutch of what comes from outside and cannot be taken as it is."""

NO_UTF8_SIGN = "In deze regel staat een teken dat geen UTF-8 is; het is bewaard als �. Bewaar het bestand als UTF-8."
