"""Functions made up for tests of the corpus."""

from paralog.datasets.records import CorpusFunction


def function(code, name="f", repository="lab/project0", language="python", path="a", **more):
    return CorpusFunction(
        repository=repository,
        language=language,
        path=path,
        qualname=name,
        doc=more.pop("doc", ""),
        code=code,
        is_test=False,
        license="",
        **more,
    )
