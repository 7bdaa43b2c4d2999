"""Every error that paralog raises on purpose.

    ParalogError
    ├── UsageError            the request cannot be carried out as it was made
    │   ├── UnknownName       no such language, encoder, index, reporter, recipe or bundle
    │   ├── MissingExtra      an optional dependency is needed; the message is the pip line
    │   └── HistoryError      there is no git history here that anything could be learned from
    ├── SourceError           one source file cannot be read; the run goes on without it
    ├── BundleError           a model folder is damaged, of another schema, or fails its hashes
    └── TrainingError         training cannot start or go on

Bad *input code* never raises out of a task: it becomes a `Notice` in the report.
A bad *request* raises, and the message says what, where and what to do.
"""


class ParalogError(Exception):
    """Base of all errors raised on purpose."""


class UsageError(ParalogError):
    """The request is wrong or cannot be carried out here."""


class UnknownName(UsageError):
    """A name that nothing is registered under; the message lists the near ones."""


class MissingExtra(UsageError):
    """An optional dependency is missing."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an optional dependency: pip install 'paralog[{extra}]'")
        self.extra = extra


class HistoryError(UsageError):
    """A repository's history cannot be read, or is too short for what was asked."""


class SourceError(ParalogError):
    """A source file cannot be read or parsed; carries the reason that the report shows.

    Attributes:
        reason: a short machine-readable word, such as "binary" or "too-large".
    """

    def __init__(self, path: str, reason: str, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.reason = reason
        self.detail = detail


class BundleError(ParalogError):
    """A model folder cannot be trusted or understood."""


class TrainingError(ParalogError):
    """Training cannot start or cannot continue."""
