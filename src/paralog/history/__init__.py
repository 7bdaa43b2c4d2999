"""A repository's history, through the `git` program: commits, renames, repairs, who brought defects in."""

from paralog.history.ancestry import Ancestry
from paralog.history.commit import Commit, FileChange
from paralog.history.difference import changed_since, left_at
from paralog.history.fixes import FixVerdict, judge_fix, judge_message
from paralog.history.git import Git
from paralog.history.hunks import Removal, read_removals, removals_of
from paralog.history.issues import IssueLink, issue_links
from paralog.history.lineage import FileEvent, Lineage
from paralog.history.log import Records, read_commits
from paralog.history.objects import ObjectReader, object_reader
from paralog.history.repository import Repository, commit_id, open_repository
from paralog.history.szz import Inducement, find_inducing
from paralog.history.treatment import Treatment, ignored_revisions, treat
from paralog.history.tree import TreeFile, list_files, shown_path

__all__ = [
    "Ancestry",
    "Commit",
    "FileChange",
    "FileEvent",
    "FixVerdict",
    "Git",
    "Inducement",
    "IssueLink",
    "Lineage",
    "ObjectReader",
    "Records",
    "Removal",
    "Repository",
    "Treatment",
    "TreeFile",
    "changed_since",
    "commit_id",
    "find_inducing",
    "ignored_revisions",
    "issue_links",
    "judge_fix",
    "judge_message",
    "left_at",
    "list_files",
    "object_reader",
    "open_repository",
    "read_commits",
    "read_removals",
    "removals_of",
    "shown_path",
    "treat",
]
