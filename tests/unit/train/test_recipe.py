import json
from dataclasses import asdict, replace

import pytest

from paralog.core import UnknownName
from paralog.datasets.real_code import PLATFORM
from paralog.datasets.records import CLONE_FILES
from paralog.features import VIEWS
from paralog.train.recipe import RECIPES, begins_with, get_recipe


@pytest.mark.parametrize("name", RECIPES)
def test_recipes_are_complete(name):
    recipe = get_recipe(name)
    assert recipe.name == name
    assert recipe.view in VIEWS
    assert json.loads(json.dumps(asdict(recipe)))["seed"] == recipe.seed
    assert recipe.coverage or recipe.buckets  # what becomes of an unknown token is said


def test_a_vocabulary_by_coverage_has_no_buckets():
    with pytest.raises(ValueError, match="no buckets"):
        replace(get_recipe("sbt-lstm"), buckets=10)


def test_only_documented_functions_let_a_recipe_start_from_a_model():
    grown = get_recipe("grown")
    assert grown.starts_from
    with pytest.raises(ValueError, match="documented"):
        replace(grown, documented=False)
    with pytest.raises(ValueError, match="nothing to keep"):
        replace(grown, starts_from="")
    with pytest.raises(ValueError, match="no share"):
        replace(grown, keeps=1.5)


def test_teachers_read_what_their_student_reads():
    student = get_recipe("default")
    assert student.teachers
    for name, share in student.teachers:
        assert share > 0
        if "@" not in name:
            teacher = get_recipe(name)
            assert teacher.documented and not teacher.teachers
            same = ("view", "vocabulary", "buckets", "languages", "platforms", "max_tokens", "encoder")
            assert all(getattr(teacher, what) == getattr(student, what) for what in same)


def test_what_a_recipe_begins_with_is_what_its_teachers_begin_with():
    assert begins_with(get_recipe("code")) == ()
    assert begins_with(get_recipe("grown")) == begins_with(get_recipe("default")) == ("default@1",)
    asked = (("grown", 1.0), ("default@2", 1.0), ("wide", 1.0))
    assert begins_with(replace(get_recipe("default"), teachers=asked)) == ("default@1", "default@2")


def test_where_it_begins_is_said_once():
    with pytest.raises(ValueError, match="teachers"):
        replace(get_recipe("default"), starts_from="default@1")
    with pytest.raises(ValueError, match="teachers"):
        replace(get_recipe("default"), documented=False)


def test_the_recipe_of_the_paper():
    paper = get_recipe("sbt-lstm")
    assert (paper.view, paper.encoder, paper.loss, paper.coverage) == ("sbt", "lstm", "siamese", 0.85)
    assert paper.languages == ("python",)
    assert paper.forget_strings == paper.weight_decay == 0
    assert paper.pretrain_steps > 0


def test_an_unknown_recipe_lists_those_there_are():
    with pytest.raises(UnknownName, match="default, grown, rsiacnn, rum, sbt-lstm"):
        get_recipe("lstm")


def test_the_shipped_model_learns_from_every_collection_and_from_library_code():
    assert get_recipe("default").platforms == (*CLONE_FILES, PLATFORM)
