from paralog.tasks.localization import BugReport


def test_all_words_of_a_report_are_its_text():
    assert BugReport("a", "b", ("c", "d")).text == "a\nb\nc\nd"
