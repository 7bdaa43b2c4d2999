"""Functions that do the same thing, from paths to a report."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.api.baseline import read_baseline, without_known
from paralog.api.cache import open_cache
from paralog.api.model import Model
from paralog.api.reading import Reading, read
from paralog.api.since import base_files, touched
from paralog.api.store import load
from paralog.api.suppression import suppressed
from paralog.config import ScanSettings, chosen_settings
from paralog.core import CloneType, Judge, Progress, Report, TextEncoder, Trait, UsageError, Windowed

if TYPE_CHECKING:
    from paralog.runtime.cache import EmbeddingCache
    from paralog.tasks import clones


def scan(
    *paths: str | Path,
    settings: ScanSettings | None = None,
    changed_since: str | None = None,
    model: Model | None = None,
    progress: Progress | None = None,
) -> Report:
    """Find functions that do the same thing below `paths`.

    Args:
        paths: files and folders.
        settings: which files to read and what to report; None for the defaults.
        changed_since: a revision; only classes with a member that was written or edited since HEAD left it
            are reported. All files are compared nevertheless.
        model: model to compare with; None for the one that the settings name.
        progress: told how far the work is.

    Returns:
        A report whose clone classes are most worth reading first. What could not be read is among
        its notices: bad code is not an error.

    Raises:
        UsageError: a path does not exist or is of no known language; the model is not calibrated;
            the baseline cannot be read; the revision names no commit.
        UnknownName: no such model.
        HistoryError: a revision is given, and there is no git, no repository or no complete history.
    """
    from paralog.runtime.selection import Selection

    chosen = chosen_settings(settings, ScanSettings)
    known = read_baseline(chosen.baseline) if chosen.baseline else ()
    base = base_files(paths, changed_since) if paths and changed_since is not None else None
    model = model or load(chosen.model)
    encoder = model.encoder
    if not isinstance(encoder, Judge):
        raise UsageError(f"the model {encoder.name} is not calibrated; a scan needs probabilities")
    options = _options(chosen)
    selection = Selection(options.min_tokens, frozenset(Trait) - options.include_traits)
    reading = read(paths, chosen, encoder, selection=selection, keep_lexemes=True, progress=progress)
    if progress is not None:
        progress(0, 0, "comparing functions")
    with open_cache() if chosen.cache else nullcontext() as cache:
        report = _find_clones(reading, model, encoder, options, cache)
    if chosen.baseline:
        report = without_known(report, known)
    return report if base is None else touched(report, base)


def _options(settings: ScanSettings) -> clones.Options:
    from paralog.tasks import clones

    wanted = {Trait.TEST: settings.tests}
    return clones.Options(
        min_probability=settings.min_probability,
        min_tokens=settings.min_tokens,
        min_lines=settings.min_lines,
        types=frozenset(map(CloneType, settings.types)),
        include_traits=frozenset(trait for trait in Trait if wanted.get(trait, settings.trivial)),
        across_languages=settings.across_languages,
        labels=settings.labels,
    )


def _find_clones(
    reading: Reading,
    model: Model,
    judge: Judge,
    options: clones.Options,
    cache: EmbeddingCache | None,
) -> Report:
    from paralog.index import INDEXES
    from paralog.runtime.lexemes import LexemeStore
    from paralog.tasks import clones

    staying, left_out = suppressed(reading.embedded.units)
    with LexemeStore(reading.embedded.lexemes, cache) as lexemes_of:
        report = clones.run(
            [reading.embedded.units[position] for position in staying],
            reading.embedded.vectors[staying],
            judge,
            INDEXES.get("cells"),
            options,
            root=reading.root,
            encoder=model.name,
            notices=(*reading.notices, *left_out),
            lexemes_of=lexemes_of,
            text_encoder=model.encoder if isinstance(model.encoder, TextEncoder) else None,
            verifier=model.verifier,
            window=model.encoder.window if isinstance(model.encoder, Windowed) else None,
        )
    counts = {**reading.embedded.statistics, "suppressed": len(left_out)}
    return replace(report, statistics={**report.statistics, **counts})
