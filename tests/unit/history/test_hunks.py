from paralog.history import open_repository
from paralog.history.hunks import read_removals


def removals(folder, *ids, extensions=()):
    return list(read_removals(open_repository(folder).git, ids, extensions))


def test_lines_of_code_are_told_by_their_numbers_before(story):
    (removal,) = removals(story.at.folder, story.born, story.fixed)
    assert (removal.commit, removal.lines) == (story.fixed, (3,))


def test_comments_blank_lines_and_white_space_are_no_code(git_folder):
    git_folder.commit("One", {"a.py": "x = 1\n# why\n\ny = 2\nz = 3"})
    changed = git_folder.commit("Two", {"a.py": "x  =  1\n# because\n\n\ny = 2\nz = 4\n--- a\n"})
    (removal,) = removals(git_folder.folder, changed)
    assert removal.lines == (5,)


def test_lines_that_look_like_headers_are_read_by_count(git_folder):
    git_folder.commit("One", {"a.sql": "-- a/x\n-- b\nselect\n", "b.py": "a\n"})
    changed = git_folder.commit("Two", {"a.sql": "select\n++ b\n@@ -1 +1 @@\n", "b.py": "b\n"})
    found = removals(git_folder.folder, changed)
    assert [removal.lines for removal in found] == [(1, 2), (1,)]
    assert [removal.lines for removal in removals(git_folder.folder, changed, extensions=(".py",))] == [(1,)]


def test_what_is_a_comment_depends_on_the_language(git_folder):
    before = {"a.c": "#define N 4\n*p = 0;\n * text\n// why\nx\n", "b.py": "*rest, last = xs\n# why\n"}
    git_folder.commit("One", before)
    changed = git_folder.commit("Two", {"a.c": "x\n", "b.py": "pass\n"})
    assert [removal.lines for removal in removals(git_folder.folder, changed)] == [(1, 2), (1,)]
