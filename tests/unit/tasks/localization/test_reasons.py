from paralog.core import Reason
from paralog.tasks.localization import at_hand, make_report, observe
from paralog.tasks.localization.reasons import Explainer

TRACE = 'Traceback:\n  File "shop/tax.py", line 6, in add_tax\n    x'
REPORT = make_report("The tax of a price is not rounded half up", f"In shop/tax.py, add_tax.\n\n{TRACE}")


def explainer(code, past, report=REPORT):
    groups = at_hand(code, past, None)
    return Explainer(report, code, observe(report, code, groups, past=past))


def row(code, path):
    return [file.path for file in code.files].index(path)


def test_reasons_of_a_file_begin_with_what_names_it(code, past):
    reasons = explainer(code, past).file(row(code, "shop/tax.py"))
    assert [reason.kind for reason in reasons][:4] == ["path", "trace", "name", "past"]
    assert reasons[0] == Reason("path", "the report names shop/tax.py")
    assert reasons[3] == Reason("past", "a1 Round the tax of a price half up")
    assert reasons[-1].kind == "words" and "tax" in reasons[-1].text


def test_reasons_of_a_function(code, past):
    texts = [reason.text for reason in explainer(code, past).function(len(code.functions) - 1)]
    assert "in the stack trace, line 1 from the error" in texts and "add_tax is named" in texts


def test_a_file_that_shares_nothing_has_no_reason(code):
    report = make_report("zzz", "")
    assert explainer(code, None, report).file(0) == ()


def test_reasons_are_one_line_of_bounded_length(code, past):
    report = make_report("tax", " ".join(f"`add_tax`\nshop/tax.py {'x' * 200}" for _ in range(50)))
    for reason in explainer(code, past, report).file(row(code, "shop/tax.py")):
        assert "\n" not in reason.text and len(reason.text) <= 160
