from counterclaim.resources.letters import small_letters


def test_letters_become_small():
    assert small_letters("Mosul, ÉTÉ") == "mosul, été"


def test_a_letter_that_would_grow_keeps_its_place():
    assert small_letters("İzmir AND Van") == "İzmir and van"
