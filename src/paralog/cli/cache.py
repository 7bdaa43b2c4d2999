"""`paralog cache`: what is remembered between runs."""

from __future__ import annotations

import click

from paralog.cli.group import CONTEXT


@click.group(
    context_settings=CONTEXT,
    epilog="\b\nExamples:\n  paralog cache info\n  paralog cache clear",
)
def cache() -> None:
    """Look at the cache of what was read and encoded before, or clear it.

    It lies in the user's cache folder; PARALOG_CACHE_DIR moves it.
    """


@cache.command(epilog="\b\nExamples:\n  paralog cache info")
def info() -> None:
    """Say where the cache is, how large it is and what it holds."""
    from paralog import api

    found = api.cache_info()
    click.echo(f"file     {found.path}")
    click.echo(f"size     {found.n_bytes / 1e6:,.1f} MB")
    click.echo(f"records  {found.n_records:,}")
    click.echo(f"vectors  {found.n_vectors:,}")


@cache.command(epilog="\b\nExamples:\n  paralog cache clear")
def clear() -> None:
    """Forget all of it; the next run reads and encodes anew."""
    from paralog import api

    before = api.clear_cache()
    click.echo(f"forgot {before.n_vectors:,} vectors and {before.n_records:,} records")
