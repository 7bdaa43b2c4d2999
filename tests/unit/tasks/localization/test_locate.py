import pytest

from paralog.core import Notice, UsageError
from paralog.tasks.localization import Group, Options, load_ranker, locate, make_report

REPORT = make_report("The tax of a price is rounded wrongly", "`add_tax` is a cent off.")


def test_the_file_and_the_function_stand_first(code, past, ranker):
    report = locate(REPORT, code, ranker, Options(), past=past, root="shop")
    located = report.located
    assert report.task == "localization" and located.title == REPORT.title
    assert located.files[0].path == "shop/tax.py"
    assert located.files[0].functions[0].unit.qualname == "add_tax"
    assert located.functions[0].unit.qualname == "add_tax"
    assert located.signals == ("words", "mentions", "history")
    assert report.settings["ranker"] == "plain@1" and report.statistics == {"files": 4, "functions": 6}


def test_the_shipped_ranking_finds_it_too(code, past):
    for known in (past, None):
        located = locate(REPORT, code, load_ranker(), Options(), past=known).located
        assert located.files[0].path == "shop/tax.py"
        assert located.files[0].probability > 0.5


def test_files_and_functions_are_cut_to_what_was_asked(code, ranker):
    located = locate(REPORT, code, ranker, Options(top=2, functions=1)).located
    assert len(located.files) == len(located.functions) == 2
    assert all(len(file.functions) <= 1 for file in located.files)
    scores = [file.score for file in located.files]
    assert scores == sorted(scores, reverse=True)


def test_probabilities_lie_between_none_and_all(code, ranker):
    located = locate(REPORT, code, ranker, Options()).located
    assert all(0 <= one.probability <= 1 for one in (*located.files, *located.functions))


def test_signals_can_be_switched_off(code, past, ranker):
    options = Options(groups=frozenset({Group.WORDS}))
    assert locate(REPORT, code, ranker, options, past=past).located.signals == ("words",)


def test_what_the_caller_says_is_passed_on(code, ranker):
    notice = Notice("a.py", "syntax-error", "line 1")
    report = locate(REPORT, code, ranker, Options(), notices=[notice], statistics={"commits": 3})
    assert notice in report.notices and report.statistics["commits"] == 3


def test_a_report_about_something_else_says_so(code, ranker):
    report = locate(make_report("保存に失敗する", ""), code, ranker, Options())
    assert [notice.reason for notice in report.notices] == ["no-words"]
    assert len(report.located.files) == 4


def test_a_report_that_shares_few_words_says_which(code, ranker):
    vague = make_report("The cart freezes whenever somebody clicks twice", "")
    (notice,) = locate(vague, code, ranker, Options()).notices
    assert notice.reason == "few-words"
    assert notice.message.startswith("of the report's 6 words the code holds cart: that is little to go on")
    for telling in ("The cart has no amount", "The cart freezes whenever somebody calls `add_tax`"):
        assert locate(make_report(telling, ""), code, ranker, Options()).notices == ()


def test_a_path_that_is_not_there_is_told(code, ranker):
    report = locate(make_report("Crash", "in shop/gone.py and shop/tax.py"), code, ranker, Options())
    (notice,) = report.notices
    assert notice.reason == "path-unknown" and "shop/gone.py, which is not" in notice.message
    report = locate(make_report("Crash", "in shop/gone.py and a/b.py"), code, ranker, Options())
    assert any("shop/gone.py, a/b.py, which are not" in notice.message for notice in report.notices)


def test_a_code_base_without_files_is_refused(make, ranker):
    with pytest.raises(UsageError, match="no source file"):
        locate(REPORT, make({}), ranker, Options())


def test_files_without_functions_are_ranked(make, ranker):
    located = locate(REPORT, make({"tax.py": "TAX = 1\n", "b.py": ""}), ranker, Options()).located
    assert [file.path for file in located.files] == ["tax.py", "b.py"] and located.functions == ()
