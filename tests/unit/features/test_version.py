from paralog.features import features_version


def test_the_version_is_a_short_steady_word():
    assert features_version() == features_version()
    assert len(features_version()) == 16
