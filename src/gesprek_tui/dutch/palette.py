"""The Dutch of the palette: its own words, and the commands of the program as a whole."""

PLACEHOLDER = "Zoek een opdracht…"
NONE = "Geen opdracht gevonden"
THEME_LIGHT, THEME_DARK = "Licht", "Donker"
THEME_LIGHT_HELP, THEME_DARK_HELP = "Lichte kleuren.", "Donkere kleuren."
THEME_TIP = 'Voor altijd: zet  theme = "{theme}"  in config.toml (gesprek doctor zegt waar).'
QUIT, QUIT_HELP = "Stoppen", "Sluit het programma; het gesprek blijft bewaard."
