"""`sheets pack`: many sheets for one event."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.group import EXIT_CODES, answering, main, working_settings
from pipeline.errors import ExitCode
from pipeline.messages import Message


def _allowed(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    from pipeline.model.pack import Allowed

    known = [one.value for one in Allowed]
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    if wrong := [name for name in names if name not in known]:
        raise click.BadParameter(f"{', '.join(wrong)}: choose from {', '.join(known)}")
    return names


@main.command(epilog=EXIT_CODES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("places", nargs=-1, metavar="[PATHS]...", type=click.Path())
@click.option(
    "--new", "is_new", is_flag=True, help="Write FILE with all practices at PATHS (default: the input folder)."
)
@click.option(
    "--allow",
    default="",
    metavar="WHAT",
    callback=_allowed,
    help="Sheets that would stop the pack, parted by commas: provisional, stale, draft, unreviewed.",
)
@answering
def pack(file: Path, places: tuple[str, ...], *, is_new: bool, allow: tuple[str, ...]) -> ExitCode:
    """Make the files of a pack from its FILE.toml: many sheets with cover, contents, maps and index.

    They go below output/packs/: web.pdf to read, print.pdf for a print shop, booklet.pdf and handouts.pdf to print in
    the office, and all of them in a ZIP file with the single sheets. A sheet that is not approved stops the pack.

    \b
    Examples:
      sheets pack --new packs/forum.toml input/region
      sheets pack packs/forum.toml
      sheets pack packs/forum.toml --allow unreviewed
    """
    from pipeline.console import say
    from pipeline.model.pack import Allowed
    from pipeline.run.packing import make_pack, new_pack
    from pipeline.store.remote import place

    if is_new:
        count = new_pack(working_settings(), file, [place(one) for one in places])
        say(Message("pack.wrote", file=str(file), count=count))
        return ExitCode.OK
    if places:
        raise click.UsageError("PATHS go with --new")
    done = make_pack(working_settings(), file, [Allowed(one) for one in allow])
    say(*(Message("pack.made", name=name) for name in done.made), *done.notes)
    if not done.made:
        say(Message("pack.all-unchanged", name=file.stem, count=len(done.unchanged)))
    say(Message("pack.done", folder=str(done.folder)))
    return ExitCode.OK
