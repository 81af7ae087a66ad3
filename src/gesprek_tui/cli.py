"""The command ``gesprek``: arguments to the composition root, errors to exit codes. No logic."""

import argparse
import gc
import io
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from gesprek_tui import __version__, dutch
from gesprek_tui.dutch import sensitive as masking
from gesprek_tui.errors import GesprekError, place_of
from gesprek_tui.text import clean, one_line

if TYPE_CHECKING:
    from gesprek_tui.storage import Where

_REPORTS = "het soort verslag, zoals algemeen of wmo-onderzoek"
FINE, WRONG, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 fine, 1 wrong or absent, 2 usage."""
    _lose_no_line()
    gc.disable()  # what a start makes is there to stay; compose looks for garbage again when it is done
    _speak_dutch()
    parsed = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = parsed.run
    try:
        code = run(parsed)
        print(end="", flush=True)  # here a reader that went away is noticed; when Python ends it would be a traceback
        return code
    except UsageError as error:
        print(clean(str(error)), file=sys.stderr)
        return USAGE
    except GesprekError as error:
        print(clean(str(error)), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away: what was asked for has been printed as far as it wanted
        return WRONG
    except Exception as error:
        print(dutch.CRASHED.format(where=place_of(error)), file=sys.stderr)
        return WRONG
    finally:
        gc.enable()


class UsageError(GesprekError):
    """The command itself is incomplete."""


def _lose_no_line() -> None:
    """What a terminal or a pipe cannot say, in or out, becomes a question mark: it stops nothing."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _speak_dutch() -> None:
    def translate(text: str) -> str:
        return dutch.ARGPARSE.get(text, text)

    setattr(argparse, "_", translate)  # noqa: B010 - argparse's own hook for gettext, which types do not know


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Names what is wrong, without what a terminal would obey: arguments come from anywhere."""
        super().error(one_line(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="gesprek",
        description="Het maatje naast uw gesprek: methode, vragen, notities en verslag.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"gesprek {__version__}", help="toon de versie")
    parser.add_argument("--data-dir", metavar="MAP", help="bewaar alles in deze map")
    parser.set_defaults(run=_home)
    sub = parser.add_subparsers(metavar="OPDRACHT", title="opdrachten")

    command = partial(_command, sub)

    start = command("start", "Begin een gesprek.", _start, "gesprek start motiverende-gespreksvoering --client K-017")
    start.add_argument("method", nargs="?", metavar="METHODE", help="zie ‘gesprek packs list’")
    start.add_argument("--client", metavar="CODE", help="een code die u kiest, nooit een BSN")
    start.add_argument("--title", metavar="TITEL", help="waar het over gaat")
    start.add_argument("--channel", choices=("telefoon", "video", "kantoor"), help="hoe u elkaar spreekt")
    start.add_argument("--setting", choices=("vrijwillig", "verplicht"), help="komt de cliënt uit zichzelf")
    start.add_argument("--minutes", type=_minutes, metavar="N", help="geplande duur in minuten")
    start.add_argument("--address", choices=("u", "je"), help="de aanspreekvorm")
    start.add_argument("--plain", action="store_true", help="regel voor regel, zonder scherm")

    resume = command("resume", "Ga verder met een gesprek dat niet is afgerond.", _resume, "gesprek resume")
    resume.add_argument("id", nargs="?", metavar="ID", help="einde van een id, of ‘laatste’")
    resume.add_argument("--plain", action="store_true", help="regel voor regel, zonder scherm")

    demo = command("demo", "Speel een oefencasus; er wordt niets bewaard.", _demo, "gesprek demo de-blauwe-envelop")
    demo.add_argument("case", nargs="?", metavar="CASUS", help="naam van een casus of een bestand")
    demo.add_argument("--speed", type=_speed, default=1.0, metavar="X", help="2 is twee keer zo snel")
    demo.add_argument("--plain", action="store_true", help="regel voor regel, zonder scherm")

    listed = command("list", "Noem de bewaarde gesprekken.", _list, "gesprek list --client K-017")
    listed.add_argument("--client", metavar="CODE", help="alleen van deze cliënt")
    listed.add_argument("--json", action="store_true", help="voor scripts")

    shown = command("show", "Toon een gesprek als verslag.", _show, "gesprek show laatste")
    shown.add_argument("id", metavar="ID", help="einde van een id, of ‘laatste’")
    shown.add_argument("--report", metavar="VERSLAG", help=_REPORTS)
    shown.add_argument("--json", action="store_true", help="de hele stand, voor scripts")

    export = command("export", "Schrijf een gesprek weg.", _export, "gesprek export laatste --format md -o verslag.md")
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

    imported = command(
        "import", "Lees een gesprek terug dat als json is weggeschreven.", _import, "gesprek import gesprek.json"
    )
    imported.add_argument("file", type=Path, metavar="BESTAND")

    search = command("search", "Vind terug wat is genoteerd.", _search, "gesprek search brief bank --client K-017")
    _search_parser(search)

    _erase_parser(command("erase", "Wis gesprekken of een notitie voorgoed.", _erase, "gesprek erase --client K-017"))
    _keeping_parsers(command)

    doctor = command("doctor", "Kijk of alles in orde is.", _doctor, "gesprek doctor")
    doctor.add_argument("--json", action="store_true", help="voor scripts")

    packs = command(
        "packs", "Bekijk, maak of controleer methodepakketten.", _packs_list, "gesprek packs new mijn-methode"
    )
    _packs_parser(packs)
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
        "backup", "Zet alles in één versleuteld bestand, om mee te nemen.", _backup, "gesprek backup kopie.zip"
    )
    backup.add_argument("file", type=Path, metavar="BESTAND", help="een nieuw bestand, bijvoorbeeld op een usb-stick")

    restored = command(
        "restore", "Zet een kopie terug, of noem de reservekopieën.", _restore, "gesprek restore kopie.zip"
    )
    restored.add_argument("file", nargs="?", type=Path, metavar="BESTAND", help="van ‘backup’, of een reservekopie")

    passphrase = command(
        "passphrase", "Stel de wachtzin in, verander hem of haal hem weg.", _passphrase, "gesprek passphrase"
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


def _packs_parser(packs: argparse.ArgumentParser) -> None:
    command = partial(_command, packs.add_subparsers(metavar="WAT", title="opdrachten"))
    command("list", "Noem de methoden.", _packs_list, "gesprek packs list")
    one = command("show", "Toon een pakket.", _packs_show, "gesprek packs show speelveld")
    one.add_argument("id", metavar="ID")
    new = command("new", "Maak een pakket of casus om mee te beginnen.", _packs_new, "gesprek packs new mijn-methode")
    new.add_argument("id", metavar="NAAM", help="kleine letters, cijfers en streepjes, zoals mijn-methode")
    new.add_argument("--case", action="store_true", help="een casus, in plaats van een pakket")
    new.add_argument("--method", metavar="METHODE", help="de methode van de casus")
    new.add_argument("-o", "--output", type=Path, metavar="PLEK", help="een andere map dan uw eigen, of een bestand")
    schema = command(
        "schema", "Toon het JSON Schema, waarmee een editor aanvult en controleert.", _packs_schema,
        "gesprek packs schema --case > case.schema.json",
    )  # fmt: skip
    of = schema.add_mutually_exclusive_group()
    of.add_argument("--case", action="store_const", const="case", dest="of", help="van een casus")
    of.add_argument("--overlay", action="store_const", const="overlay", dest="of", help="van een aanpassing")
    schema.set_defaults(of="pack")
    check = command(
        "check", "Controleer pakketten, casussen, aanpassingen en sjablonen van verslagen.", _packs_check,
        "gesprek packs check mijn-methode.yaml",
    )  # fmt: skip
    check.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    check.add_argument("--strict", action="store_true", help="ook ‘let op’ telt als fout, voor wie gaat uitgeven")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_const", const="json", dest="format", help="voor scripts")
    form.add_argument("--format", choices=("text", "github"), help="github toont het daar bij de regel")
    check.set_defaults(format="text")
    preview = command(
        "preview", "Bekijk een methode terwijl u haar schrijft.", _packs_preview,
        "gesprek packs preview mijn-methode.yaml",
    )  # fmt: skip
    preview.add_argument("file", type=Path, metavar="BESTAND", help="wordt getoond zodra u het bewaart")
    rule = command("rule", "Leg een regel van ‘check’ uit.", _packs_rule, "gesprek packs rule dubbele-id")
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


def _where(parsed: argparse.Namespace) -> "Where":
    from gesprek_tui import storage

    storage.harden()
    return storage.where(parsed.data_dir)


def _home(parsed: argparse.Namespace) -> int:
    from gesprek_tui import compose

    return compose.home(_where(parsed))


def _start(parsed: argparse.Namespace) -> int:
    from gesprek_tui import compose, storage

    if parsed.method is None and (parsed.plain or not sys.stdin.isatty()):
        known = ", ".join(storage.catalog_of(_where(parsed).data).method_ids())
        raise UsageError(dutch.NEEDS_METHOD.format(known=known))
    intake = compose.Intake(
        method=parsed.method, client=parsed.client, title=parsed.title, channel=parsed.channel,
        setting=parsed.setting, minutes=parsed.minutes, address=parsed.address,
    )  # fmt: skip
    return compose.start(_where(parsed), intake, plain=parsed.plain)


def _resume(parsed: argparse.Namespace) -> int:
    from gesprek_tui import compose

    return compose.resume(_where(parsed), parsed.id, plain=parsed.plain)


def _demo(parsed: argparse.Namespace) -> int:
    from gesprek_tui import compose

    return compose.demo(_where(parsed), parsed.case, parsed.speed, plain=parsed.plain)


def _list(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import reading

    where = _where(parsed)
    with storage.kept(where.data) as journal:
        term = storage.settings_of(where).retention
        return reading.list_conversations(journal, parsed.client, term, as_rows=parsed.json)


def _show(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import reading

    where = _where(parsed)
    template = storage.shelf_of(where).template(parsed.report)
    with storage.kept(where.data) as journal:
        return reading.show(journal, parsed.id, template, state_too=parsed.json)


def _export(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import access, reading
    from gesprek_tui.dutch import access as words

    if (parsed.client is None) == (parsed.id is None):
        raise UsageError(words.NEEDS_ONE)
    if parsed.client is not None and parsed.output is None:
        raise UsageError(words.NEEDS_FILE)
    if parsed.client is not None and (parsed.format or parsed.mask):
        raise UsageError(words.NO_FORMAT)
    if parsed.format == "docx" and parsed.output is None:
        raise UsageError(dutch.NEEDS_OUTPUT)
    if parsed.mask and parsed.format == "json":
        raise UsageError(masking.JSON_IS_WHOLE)
    where = _where(parsed)
    template = storage.shelf_of(where).template(parsed.report)
    with storage.kept(where.data) as journal:
        if parsed.client is not None:
            return access.export_client(journal, parsed.client, parsed.output)
        return reading.export(journal, parsed.id, parsed.format or "md", template, parsed.output, masks=parsed.mask)


def _import(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import reading

    with storage.journal_of(_where(parsed).data, write=True) as journal:
        return reading.import_file(journal, parsed.file)


def _search(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import search
    from gesprek_tui.conversation.finding import Query
    from gesprek_tui.line.seeking import read_day, read_kind

    try:
        query = Query(
            words=" ".join(parsed.words), client=parsed.client, method=parsed.method,
            kind=read_kind(parsed.mark) if parsed.mark else None,
            since=read_day(parsed.since) if parsed.since else None,
            until=read_day(parsed.until) if parsed.until else None,
            limit=10_000 if parsed.json else 50,
        )  # fmt: skip
    except GesprekError as error:
        raise UsageError(str(error)) from None
    with storage.kept(_where(parsed).data) as journal:
        return search.search(journal, query, as_rows=parsed.json)


def _erase(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.clock import SystemClock
    from gesprek_tui.commands import erase
    from gesprek_tui.dutch import erase as words

    if parsed.note and not parsed.conversation:
        raise UsageError(words.NOTE_NEEDS_ID)
    data, clock, sure = _where(parsed).data, SystemClock(), parsed.yes
    with storage.journal_there(data) as journal:
        if parsed.note:
            catalog = storage.catalog_of(data)
            return erase.erase_note(journal, parsed.conversation, parsed.note, catalog, clock, sure=sure)
        if parsed.conversation:
            return erase.erase_conversation(journal, parsed.conversation, sure=sure)
        if parsed.client is not None:
            return erase.erase_client(journal, parsed.client, sure=sure)
        return erase.erase_older(journal, parsed.older_than, clock.now().date(), sure=sure)


def _backup(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import backup
    from gesprek_tui.journal.opening import KEY_FILE

    data = _where(parsed).data
    passphrase = storage.passphrase_of_copy(data)
    with storage.journal_of(data, write=False) as store:
        return backup.backup(store, data / KEY_FILE, passphrase, parsed.file)


def _restore(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import backup

    data = _where(parsed).data
    if parsed.file is None:
        return backup.copies(data)
    return backup.restore(parsed.file, data, storage.unlock_copy)


def _passphrase(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import passphrase

    data = _where(parsed).data
    new = storage.passphrase_in(parsed.new_file) if parsed.new_file else None
    with storage.keys_of(data) as keys:
        if parsed.recovery:
            return passphrase.renew_recovery(keys)
        if parsed.remove:
            return passphrase.remove(keys)
        return passphrase.put(keys, new, None) if new else passphrase.ask(keys)


def _doctor(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import doctor
    from gesprek_tui.settings import read_settings

    where = _where(parsed)
    settings, warnings = read_settings(where.config)
    with storage.store_to_check(where.data, ask=not parsed.json) as opened:
        catalog = storage.catalog_of(where.data)
        return doctor.doctor(
            catalog, where.data, where.config, warnings, opened, as_object=parsed.json, term=settings.retention
        )


def _packs_new(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage, workshop

    data = _where(parsed).data
    catalog = storage.catalog_of(data)
    if parsed.case:
        return workshop.packs_new_case(catalog, data / "cases", parsed.id, parsed.method, parsed.output)
    if parsed.method:
        raise UsageError(dutch.NEEDS_CASE)
    return workshop.packs_new(catalog, data / "packs", parsed.id, parsed.output)


def _packs_schema(parsed: argparse.Namespace) -> int:
    from gesprek_tui import workshop

    return workshop.packs_schema(parsed.of)


def _packs_list(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import packs

    return packs.packs_list(storage.catalog_of(_where(parsed).data))


def _packs_show(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import packs

    return packs.packs_show(storage.catalog_of(_where(parsed).data), parsed.id)


def _packs_check(parsed: argparse.Namespace) -> int:
    from gesprek_tui import storage
    from gesprek_tui.commands import packs

    data = _where(parsed).data
    files = [storage.file_of_user(data, file) for file in parsed.files]
    return packs.packs_check(storage.catalog_of(data), files, parsed.format, strict=parsed.strict)


def _packs_preview(parsed: argparse.Namespace) -> int:
    from gesprek_tui import compose, storage

    where = _where(parsed)
    return compose.preview(where, storage.file_of_user(where.data, parsed.file))


def _packs_rule(parsed: argparse.Namespace) -> int:
    from gesprek_tui.commands import packs

    return packs.packs_rule(parsed.id)
