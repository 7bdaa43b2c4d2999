import numpy as np

from paralog.tasks.localization import make_report
from paralog.tasks.localization.lexical import lexical_signals

REPORT = make_report("The tax of a price is rounded wrongly", "Prices with value added tax are a cent off.")


def first(code, values):
    return code.files[int(np.argmax(values))].path


def test_the_file_with_the_words_stands_first(code):
    found = lexical_signals(REPORT, code)
    for name in ("file words", "file title", "function words", "names words", "path words"):
        assert first(code, found.files[name]) == "shop/tax.py", name
        assert found.files[name].max() == 1


def test_a_message_that_was_seen_leads_to_where_it_is_raised(code):
    report = make_report("ValueError", "it says the amount of a line must be positive")
    assert first(code, lexical_signals(report, code).files["messages"]) == "shop/cart.py"


def test_code_blocks_are_compared_with_functions(code):
    report = make_report("It fails", "```\njson.dump(cart.lines, stream)\n```")
    found = lexical_signals(report, code)
    assert first(code, found.files["function code"]) == "shop/store/files.py"
    assert code.functions[int(np.argmax(found.functions["function code"]))].name == "save"


def test_the_mean_of_the_best_three_counts_missing_functions_as_none(code):
    found = lexical_signals(make_report("tax price", ""), code).files["functions title"]
    assert found.max() == 1 and found[0] == 0


def test_functions_are_compared_with_others_of_their_file(code):
    found = lexical_signals(REPORT, code).functions["words in file"]
    assert found[-1] == 1 and ((found >= 0) & (found <= 1)).all()


def test_every_signal_is_finite_where_nothing_is_shared(code):
    found = lexical_signals(make_report("zzz", ""), code)
    assert all(np.isfinite(values).all() for values in (*found.files.values(), *found.functions.values()))
