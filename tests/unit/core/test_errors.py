import inspect

from paralog.core import MissingExtra, ParalogError, SourceError, UsageError, errors


def test_a_missing_extra_is_told_as_the_pip_line():
    error = MissingExtra("training", "train")
    assert str(error) == "training needs an optional dependency: pip install 'paralog[train]'"
    assert error.extra == "train"
    assert isinstance(error, UsageError)


def test_a_source_error_keeps_its_parts():
    error = SourceError("a.py", "binary", "holds binary data")
    assert (error.path, error.reason, error.detail) == ("a.py", "binary", "holds binary data")
    assert str(error) == "a.py: holds binary data"


def test_the_drawn_tree_is_the_tree_of_classes():
    classes = [each for _, each in inspect.getmembers(errors, inspect.isclass)]
    assert all(issubclass(each, ParalogError) for each in classes)
    drawing = [line for line in (errors.__doc__ or "").splitlines() if "Error" in line or "──" in line]
    for each in classes:
        (line,) = [
            line for line in drawing if line.replace("│", " ").split("── ")[-1].split()[0] == each.__name__
        ]
        assert (len(line) - len(line.lstrip(" │├└─"))) // 4 == len(each.__mro__) - len(Exception.__mro__)
