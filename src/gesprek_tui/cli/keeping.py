"""Looking after what is kept: what these commands run."""

from argparse import Namespace

from gesprek_tui.cli.place import where


def erase(parsed: Namespace) -> int:
    """Conversations or a note go for good."""
    from gesprek_tui import storage
    from gesprek_tui.clock import SystemClock
    from gesprek_tui.commands import erase

    data, clock, sure = where(parsed).data, SystemClock(), parsed.yes
    with storage.journal_there(data) as journal:
        if parsed.note:
            catalog = storage.catalog_of(data)
            return erase.erase_note(journal, parsed.conversation, parsed.note, catalog, clock, sure=sure)
        if parsed.conversation:
            return erase.erase_conversation(journal, parsed.conversation, sure=sure)
        if parsed.client is not None:
            return erase.erase_client(journal, parsed.client, sure=sure)
        return erase.erase_older(journal, parsed.older_than, clock.now().date(), sure=sure)


def backup(parsed: Namespace) -> int:
    """All in one encrypted file."""
    from gesprek_tui import storage
    from gesprek_tui.commands import backup
    from gesprek_tui.journal.opening import KEY_FILE

    data = where(parsed).data
    passphrase = storage.passphrase_of_copy(data)
    with storage.journal_of(data, write=False) as store:
        return backup.backup(store, data / KEY_FILE, passphrase, parsed.file)


def restore(parsed: Namespace) -> int:
    """A copy comes back, or the rolling backups are named."""
    from gesprek_tui import storage
    from gesprek_tui.commands import backup

    data = where(parsed).data
    if parsed.file is None:
        return backup.copies(data)
    return backup.restore(parsed.file, data, storage.unlock_copy)


def passphrase(parsed: Namespace) -> int:
    """The passphrase and the recovery code."""
    from gesprek_tui import storage
    from gesprek_tui.commands import passphrase

    data = where(parsed).data
    new = storage.passphrase_in(parsed.new_file) if parsed.new_file else None
    with storage.keys_of(data) as keys:
        if parsed.recovery:
            return passphrase.renew_recovery(keys)
        if parsed.remove:
            return passphrase.remove(keys)
        return passphrase.put(keys, new, None) if new else passphrase.ask(keys)


def doctor(parsed: Namespace) -> int:
    """Whether all is well."""
    from gesprek_tui import storage
    from gesprek_tui.commands import doctor
    from gesprek_tui.settings import read_settings

    here = where(parsed)
    settings, warnings = read_settings(here.config)
    with storage.store_to_check(here.data, ask=not parsed.json) as opened:
        catalog = storage.catalog_of(here.data)
        return doctor.doctor(
            catalog, here.data, here.config, warnings, opened, as_object=parsed.json, term=settings.retention
        )
