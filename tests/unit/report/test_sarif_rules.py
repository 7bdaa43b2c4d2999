import pytest

from paralog.core import CloneType
from paralog.report.sarif_rules import RULES, rule_id


@pytest.mark.parametrize("kind", CloneType)
def test_there_is_a_rule_for_each_type_at_its_place(kind):
    rule = RULES[kind - 1]
    assert rule["id"] == rule_id(kind)
    assert rule["shortDescription"]["text"].startswith(f"Type-{int(kind)} clone")
    assert rule["name"].isidentifier()


def test_a_judgement_of_the_model_is_not_a_warning_by_default():
    assert [rule["defaultConfiguration"]["level"] for rule in RULES] == ["warning"] * 3 + ["note"]
