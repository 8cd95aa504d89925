"""The same word in an everyday sense raises no alarm, and in its own sense still does."""

import pytest

from skill.safety import detect_danger

EVERYDAY_AND_DANGER = [
    ("my manager asked me to fire the temp", "crisis_fire", "we have a fire in the kitchen"),
    ("something's burning in the oven it's only my lasagne", "crisis_fire", "my curtains are burning"),
    ("the bath water's coming up to the top", "crisis_fire", "the water is coming up the stairs fast"),
    ("i'm anxious and i don't know why", "crisis_panic", "i'm terrified and i don't know why"),
    ("he said something that really hurt me", "crisis_home", "he said he would hurt me"),
    ("my best friend hurt me when she told my secret", "crisis_home", "he hurt me when he came home drunk"),
    ("she really hurt me with that text", "crisis_home", "he hurt me with his belt"),
    ("i think i hurt my boyfriend's pride", "crisis_harm_others", "i hurt my girlfriend last night"),
    ("he scares me when he drives so fast", "crisis_home", "he scares me when he drinks"),
    ("my dad takes my phone at bedtime", "crisis_home", "my husband takes my phone and my money"),
    ("i'm not allowed to have chocolate before the race", "crisis_home", "i'm not allowed to eat"),
    ("the numbers are not moving", "crisis_body", "he's not moving"),
    ("my email isn't responding", "crisis_body", "my mum isn't responding"),
    ("the talks between my parents collapsed again", "crisis_body", "my dad collapsed in the hall"),
    ("he squeezed me so hard i could barely breathe lovely", "crisis_body", "i can barely breathe"),
    ("i've got nothing left", "crisis_self_harm", "i've got nothing left to live for"),
    ("i can't go on like this i need a new mattress", "crisis_self_harm", "i can't go on like this i need a way out"),
    ("traffic today lost the will to live", "crisis_self_harm", "i've lost the will to live"),
    ("they'd manage fine without me at the bake sale", "crisis_self_harm", "they'd be better off without me"),
    ("i'd rather be dead than wear that", "crisis_self_harm", "i'd rather be dead than live like this"),
    ("an overdose of christmas telly", "crisis_self_harm", "i took an overdose"),
]


@pytest.mark.parametrize(("everyday", "answer_id", "danger"), EVERYDAY_AND_DANGER)
def test_the_sense_of_a_word_decides(everyday: str, answer_id: str, danger: str) -> None:
    assert detect_danger(everyday) is None
    assert detect_danger(danger) == answer_id
