import json
from dataclasses import asdict

from paralog.experiments.siamese_sbt_lstm.variants import GROUPS, LITERAL, PAPER, REFERENCE, variants
from paralog.features import VIEWS
from paralog.train.model import ARCHITECTURES, LOSSES


def by_name(literal=44, rich=149):
    return {variant.name: variant for variant in variants(literal, rich)}


def test_names_are_unique_and_settings_are_known():
    found = list(variants(44, 149))
    assert len({variant.name for variant in found}) == len(found)
    for variant in found:
        assert variant.group in GROUPS
        recipe = variant.recipe
        assert recipe.view in VIEWS
        assert recipe.encoder in ARCHITECTURES
        assert recipe.loss in LOSSES


def test_the_literal_run_is_the_papers():
    literal = by_name()[LITERAL]
    assert literal.challenges == 44
    assert literal.recipe.rename == literal.recipe.rewrite == 0
    assert (literal.recipe.view, literal.recipe.encoder, literal.recipe.loss) == ("sbt", "lstm", "siamese")
    assert literal.recipe.pretrain_steps > 0
    assert by_name()[PAPER].challenges is None


def test_an_ablation_changes_one_thing():
    found = by_name()
    reference = json.loads(json.dumps(asdict(found[REFERENCE].recipe)))
    together = {
        frozenset({"view"}),
        frozenset({"loss", "temperature"}),
        frozenset({"encoder", "learning_rate", "pretrain_steps"}),
        frozenset({"view", "rename"}),
    }
    for variant in found.values():
        if variant.group == "ablation" and variant.name != REFERENCE:
            settings = json.loads(json.dumps(asdict(variant.recipe)))
            changed = {key for key, value in settings.items() if value != reference[key]}
            assert len(changed) == 1 or frozenset(changed) in together, variant.name


def test_the_curve_has_as_many_points_as_there_are_challenges_for():
    def curve(rich):
        return [v.challenges for v in variants(44, rich) if v.group == "challenges"]

    assert curve(149) == [11, 22, 44, 88, 149]
    assert curve(60) == [11, 22, 44, 60]
