from counterclaim.resources import linking


def test_the_shipped_weights_are_read():
    weights = linking.load()
    assert weights.bias < 0.0
    assert weights.sites.by_word["jail"] == "prison"


def test_place_and_day_make_one_incident_and_one_of_them_does_not():
    weights = linking.load()
    together = weights.bias + weights.place.same + weights.days.same_day
    assert together > 0.0
    assert weights.bias + weights.place.same < 0.0
    assert weights.bias + weights.days.same_day < 0.0


def test_contradictions_take_away_and_grow_with_the_days():
    weights = linking.load().days
    for at_once, each, most in (weights.lasting, weights.mixed, weights.moments, weights.same_moment):
        assert most < at_once < 0.0
        assert each < 0.0
    assert weights.moments < weights.mixed < weights.lasting


def test_no_word_means_two_kinds_of_site():
    words = [word for kind in linking.load().sites.kinds for word in kind]
    assert len(words) == len(set(words))
