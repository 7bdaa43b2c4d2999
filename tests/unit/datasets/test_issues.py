import pytest
from tests.unit.datasets.issue_data import CART, JAVA, write_issues, write_java_issues

from paralog.core import UsageError
from paralog.datasets.issues import read_issue_project


def test_python_projects_have_a_tree_for_each_report(tmp_path):
    write_issues(tmp_path)
    project = read_issue_project(tmp_path, "psf/requests")
    assert project.language == "python" and len(project.issues) == 4
    first = project.issues[0]
    assert (first.id, first.files, first.tree) == ("psf__requests-0", ("shop/cart.py",), "c1")
    assert project.contents[project.trees["c1"]["shop/cart.py"]] == CART


def test_java_projects_have_a_tree_for_each_stretch_of_time(tmp_path):
    write_java_issues(tmp_path)
    project = read_issue_project(tmp_path, "SWT")
    (issue,) = project.issues  # the other one's repair changed nothing that is in the tree
    assert issue.files == ("a/Cart.java",) and issue.body == "" and issue.id == "7"
    assert project.contents[project.trees["SWT@1"]["a/Cart.java"]] == JAVA


def test_what_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="there are those of"):
        read_issue_project(tmp_path, "other")
    with pytest.raises(UsageError, match="not found"):
        read_issue_project(tmp_path, "SWT")
