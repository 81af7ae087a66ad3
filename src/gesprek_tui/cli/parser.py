"""What can be typed behind ``gesprek``: the arguments, what they run, and what does not go together."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from gesprek_tui import __version__
from gesprek_tui.cli import checks, keeping, leading, packs, reading
from gesprek_tui.dutch import usage
from gesprek_tui.text import one_line

_REPORTS = "het soort verslag, zoals algemeen of wmo-onderzoek"


def read(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command that was typed: ``run`` holds what it runs. ``UsageError`` tells what does not go together."""
    setattr(argparse, "_", _dutch)  # noqa: B010 - argparse's own hook for gettext, which types do not know
    parsed = parser().parse_args(arguments)
    check: Callable[[argparse.Namespace], None] | None = parsed.check
    if check:
        check(parsed)
    return parsed


def _dutch(text: str) -> str:
    return usage.ARGPARSE.get(text, text)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Names what is wrong, without what a terminal would obey: arguments come from anywhere."""
        super().error(one_line(message))


def parser() -> argparse.ArgumentParser:
    """All that can be typed, with its help."""
    parser = _Parser(
        prog="gesprek",
        description="Het maatje naast uw gesprek: methode, vragen, notities en verslag.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"gesprek {__version__}", help="toon de versie")
    parser.add_argument("--data-dir", metavar="MAP", help="bewaar alles in deze map")
    parser.set_defaults(run=leading.home, check=None)
    sub = parser.add_subparsers(metavar="OPDRACHT", title="opdrachten")
    command = partial(_command, sub)

    start = command(
        "start", "Begin een gesprek.", leading.start, "gesprek start motiverende-gespreksvoering --client K-017"
    )
    start.add_argument("method", nargs="?", metavar="METHODE", help="zie ‘gesprek packs list’")
    start.add_argument("--client", metavar="CODE", help="een code die u kiest, nooit een BSN")
    start.add_argument("--title", metavar="TITEL", help="waar het over gaat")
    start.add_argument("--channel", choices=("telefoon", "video", "kantoor"), help="hoe u elkaar spreekt")
    start.add_argument("--setting", choices=("vrijwillig", "verplicht"), help="komt de cliënt uit zichzelf")
    start.add_argument("--minutes", type=_minutes, metavar="N", help="geplande duur in minuten")
    start.add_argument("--address", choices=("u", "je"), help="de aanspreekvorm")
    start.add_argument("--plain", action="store_true", help="regel voor regel, zonder scherm")

    resume = command("resume", "Ga verder met een gesprek dat niet is afgerond.", leading.resume, "gesprek resume")
    resume.add_argument("id", nargs="?", metavar="ID", help="einde van een id, of ‘laatste’")
    resume.add_argument("--plain", action="store_true", help="regel voor regel, zonder scherm")

    demo = command(
        "demo", "Speel een oefencasus; er wordt niets bewaard.", leading.demo, "gesprek demo de-blauwe-envelop"
    )
    demo.add_argument("case", nargs="?", metavar="CASUS", help="naam van een casus of een bestand")
    demo.add_argument("--speed", type=_speed, default=1.0, metavar="X", help="2 is twee keer zo snel")
    demo.add_argument("--plain", action="store_true", help="regel voor regel, zonder scherm")

    listed = command("list", "Noem de bewaarde gesprekken.", reading.list_, "gesprek list --client K-017")
    listed.add_argument("--client", metavar="CODE", help="alleen van deze cliënt")
    listed.add_argument("--json", action="store_true", help="voor scripts")

    shown = command("show", "Toon een gesprek als verslag.", reading.show, "gesprek show laatste")
    shown.add_argument("id", metavar="ID", help="einde van een id, of ‘laatste’")
    shown.add_argument("--report", metavar="VERSLAG", help=_REPORTS)
    shown.add_argument("--json", action="store_true", help="de hele stand, voor scripts")

    export = command(
        "export", "Schrijf een gesprek weg.", reading.export, "gesprek export laatste --format md -o verslag.md"
    )
    export.add_argument(
        "id", nargs="?", metavar="ID", help="einde van een id, ‘laatste’, of ‘alles’ (met een map achter -o)"
    )
    export.add_argument("--client", metavar="CODE", help="alles van deze cliënt, voor inzage: een zip-bestand met -o")
    export.add_argument(
        "--format",
        choices=("md", "html", "docx", "txt", "ics", "fields", "json"),
        help="docx is Word; ics: de afspraken met een datum; fields: elk deel apart; json: alles",
    )
    export.add_argument("--report", metavar="VERSLAG", help=_REPORTS)
    export.add_argument(
        "--mask", action="store_true", help="een woord voor telefoonnummers, BSN en wat nog meer op één persoon wijst"
    )
    export.add_argument("-o", "--output", type=Path, metavar="BESTAND", help="zonder -o op het scherm")
    export.set_defaults(check=checks.export)

    imported = command(
        "import",
        "Lees een gesprek terug dat als json is weggeschreven.",
        reading.import_,
        "gesprek import gesprek.json",
    )
    imported.add_argument("file", type=Path, metavar="BESTAND")

    search = command(
        "search", "Vind terug wat is genoteerd.", reading.search, "gesprek search brief bank --client K-017"
    )
    _search_parser(search)

    _erase_parser(
        command("erase", "Wis gesprekken of een notitie voorgoed.", keeping.erase, "gesprek erase --client K-017")
    )
    _keeping_parsers(command)

    doctor = command("doctor", "Kijk of alles in orde is.", keeping.doctor, "gesprek doctor")
    doctor.add_argument("--json", action="store_true", help="voor scripts")

    methods = command(
        "packs", "Bekijk, maak of controleer methodepakketten.", packs.list_, "gesprek packs new mijn-methode"
    )
    _packs_parser(methods)
    return parser


def _command(
    sub: "argparse._SubParsersAction[Any]",
    name: str,
    text: str,
    run: Callable[[argparse.Namespace], int],
    example: str,
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = sub.add_parser(
        name, help=text, description=text, epilog=f"Voorbeeld: {example}", allow_abbrev=False
    )
    made.add_argument("--data-dir", metavar="MAP", default=argparse.SUPPRESS, help="bewaar alles in deze map")
    made.set_defaults(run=run)
    return made


def _keeping_parsers(command: Callable[..., argparse.ArgumentParser]) -> None:
    backup = command(
        "backup", "Zet alles in één versleuteld bestand, om mee te nemen.", keeping.backup, "gesprek backup kopie.zip"
    )
    backup.add_argument("file", type=Path, metavar="BESTAND", help="een nieuw bestand, bijvoorbeeld op een usb-stick")

    restored = command(
        "restore", "Zet een kopie terug, of noem de reservekopieën.", keeping.restore, "gesprek restore kopie.zip"
    )
    restored.add_argument("file", nargs="?", type=Path, metavar="BESTAND", help="van ‘backup’, of een reservekopie")

    passphrase = command(
        "passphrase", "Stel de wachtzin in, verander hem of haal hem weg.", keeping.passphrase, "gesprek passphrase"
    )
    act = passphrase.add_mutually_exclusive_group()
    act.add_argument("--recovery", action="store_true", help="maak een nieuwe herstelcode; de oude vervalt")
    act.add_argument("--remove", action="store_true", help="haal de wachtzin weg, zonder verder te vragen")
    act.add_argument(
        "--new-file", type=Path, metavar="BESTAND",
        help="de nieuwe wachtzin staat in dit bestand, de huidige in dat van GESPREK_PASSPHRASE_FILE",
    )  # fmt: skip


def _search_parser(search: argparse.ArgumentParser) -> None:
    search.add_argument("words", nargs="+", metavar="WOORD", help="een woord of het begin ervan; alle moeten er staan")
    search.add_argument("--client", metavar="CODE", help="alleen van deze cliënt")
    search.add_argument("--mark", metavar="SOORT", help="alleen notities met dit teken, of afspraken, doelen, ...")
    search.add_argument("--method", metavar="METHODE", help="alleen wat binnen deze methode is gezegd")
    search.add_argument("--since", metavar="DATUM", help="vanaf die dag, zoals 2026-10-01 of 1-10-2026")
    search.add_argument("--until", metavar="DATUM", help="tot en met die dag")
    search.add_argument("--json", action="store_true", help="voor scripts")


def _erase_parser(erase: argparse.ArgumentParser) -> None:
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("--conversation", metavar="ID", help="dit gesprek: einde van een id, of ‘laatste’")
    what.add_argument("--client", metavar="CODE", help="alle gesprekken van deze cliënt")
    what.add_argument("--older-than", type=_days, metavar="DAGEN", help="alles wat langer geleden is afgerond")
    erase.add_argument("--note", type=_days, metavar="N", help="alleen deze notitie van het gesprek; 1 is de laatste")
    erase.add_argument("--yes", action="store_true", help="vraag niet om het woord, voor scripts")
    erase.set_defaults(check=checks.erase)


def _packs_parser(methods: argparse.ArgumentParser) -> None:
    command = partial(_command, methods.add_subparsers(metavar="WAT", title="opdrachten"))
    command("list", "Noem de methoden.", packs.list_, "gesprek packs list")
    one = command("show", "Toon een pakket.", packs.show, "gesprek packs show speelveld")
    one.add_argument("id", metavar="ID")
    new = command("new", "Maak een pakket of casus om mee te beginnen.", packs.new, "gesprek packs new mijn-methode")
    new.add_argument("id", metavar="NAAM", help="kleine letters, cijfers en streepjes, zoals mijn-methode")
    new.add_argument("--case", action="store_true", help="een casus, in plaats van een pakket")
    new.add_argument("--method", metavar="METHODE", help="de methode van de casus")
    new.add_argument("-o", "--output", type=Path, metavar="PLEK", help="een andere map dan uw eigen, of een bestand")
    new.set_defaults(check=checks.new)
    schema = command(
        "schema", "Toon het JSON Schema, waarmee een editor aanvult en controleert.", packs.schema,
        "gesprek packs schema --case > case.schema.json",
    )  # fmt: skip
    of = schema.add_mutually_exclusive_group()
    of.add_argument("--case", action="store_const", const="case", dest="of", help="van een casus")
    of.add_argument("--overlay", action="store_const", const="overlay", dest="of", help="van een aanpassing")
    schema.set_defaults(of="pack")
    check = command(
        "check", "Controleer pakketten, casussen, aanpassingen en sjablonen van verslagen.", packs.check,
        "gesprek packs check mijn-methode.yaml",
    )  # fmt: skip
    check.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    check.add_argument("--strict", action="store_true", help="ook ‘let op’ telt als fout, voor wie gaat uitgeven")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_const", const="json", dest="format", help="voor scripts")
    form.add_argument("--format", choices=("text", "github"), help="github toont het daar bij de regel")
    check.set_defaults(format="text")
    preview = command(
        "preview", "Bekijk een methode terwijl u haar schrijft.", packs.preview,
        "gesprek packs preview mijn-methode.yaml",
    )  # fmt: skip
    preview.add_argument("file", type=Path, metavar="BESTAND", help="wordt getoond zodra u het bewaart")
    rule = command("rule", "Leg een regel van ‘check’ uit.", packs.rule, "gesprek packs rule dubbele-id")
    rule.add_argument("id", nargs="?", metavar="REGEL", help="zonder naam: alle regels")


def _minutes(text: str) -> int:
    minutes = int(text)
    if not 1 <= minutes <= 600:
        raise ValueError
    return minutes


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 36500:
        raise ValueError
    return days


def _speed(text: str) -> float:
    speed = float(text)
    if not 0.1 <= speed <= 100:
        raise ValueError
    return speed
