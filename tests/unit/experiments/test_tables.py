from paralog.experiments.tables import markdown_table


def test_a_table():
    assert markdown_table(["a", "b"], [["1", "x|y"]]) == "| a | b |\n| --- | --- |\n| 1 | x\\|y |"


def test_a_table_without_rows():
    assert markdown_table(["a"], []) == "| a |\n| --- |"
