"""The Dutch of making a pack or a case to begin with."""


def pack_made(pack_id: str, file: str) -> str:
    """A new pack, and how to go on."""
    return (
        f"Gemaakt: {file}\n"
        "Open het in een teksteditor en maak het van u.\n"
        "Ernaast staat pack.schema.json; daarmee kan een editor meekijken.\n"
        "\n"
        f"  gesprek packs check {file}\n"
        "      zegt wat er nog niet klopt, met regel en kolom\n"
        f"  gesprek packs preview {file}\n"
        "      laat zien hoe het eruitziet\n"
        f"  gesprek start {pack_id} --plain\n"
        "      probeert het in een gesprek; ‘Oefenen’ op het beginscherm bewaart daar niets van"
    )


def pack_elsewhere(own: str) -> str:
    """A new pack that no list of methods finds yet."""
    return f"\n‘gesprek start’ vindt het als het in uw eigen map staat: {own}"


def case_made(file: str) -> str:
    """A new case, and how to go on."""
    return (
        f"Gemaakt: {file}\n"
        "Open het in een teksteditor en maak het van u.\n"
        "Ernaast staat case.schema.json; daarmee kan een editor meekijken.\n"
        "\n"
        f"  gesprek packs check {file}\n"
        "      zegt wat er nog niet klopt, met regel en kolom\n"
        f"  gesprek demo {file}\n"
        "      speelt de casus"
    )


def pack_is_taken(pack_id: str, place: str) -> str:
    """An id that another pack has: a second one would replace it."""
    return (
        f"Er is al een pakket ‘{pack_id}’ ({place}). Een nieuw met die naam zou het vervangen; kies een andere naam. "
        f"Wilt u er alleen iets in veranderen? Maak dan een aanpassing, {pack_id}.eigen.yaml."
    )


def case_is_taken(case_id: str) -> str:
    """An id that another case has."""
    return f"Er is al een casus ‘{case_id}’. Kies een andere naam."


def no_id(name: str) -> str:
    """A name that no pack can have."""
    return f"{name} kan hier niet. Een naam heeft alleen kleine letters, cijfers en streepjes, zoals ‘mijn-methode’."


def named_otherwise(name: str) -> str:
    """A file whose name is not the id."""
    return f"Dit bestand hoort {name}.yaml te heten. Noem een map die er is, of een bestand met die naam."


def is_there_already(file: str) -> str:
    """A file that is not overwritten."""
    return f"{file} bestaat al en is niet veranderd. Kies een andere naam of een andere map."


def cannot_write(file: str) -> str:
    """A place where nothing can be written."""
    return f"{file} is niet te schrijven. Kies een map die er is en waarin u mag schrijven."
