"""Who asks for advice about medicine, a symptom or a birth is sent to a doctor; who asks a fact is not."""

import pytest

from skill.safety import detect_danger
from skill.safety.medical import RULES, TOPICS

MEDICAL = {answer_id for answer_id, _ in (*RULES, *TOPICS)}
"""The answers that send somebody to a doctor or a pharmacist."""


@pytest.mark.parametrize(
    "said",
    [
        # facts of the body, of food and of medicine
        "what's the best exercise for flat feet",
        "how many calories in a banana",
        "which foods have the most magnesium",
        "what vitamins are in an orange",
        "what is turmeric",
        "what is aspirin made of",
        "how does an mri scanner work",
        "how does a hearing aid work",
        "how do painkillers know where to go",
        "what causes hiccups",
        "what is the fastest heart rate ever recorded",
        "which muscles does rowing work",
        "how do you make kombucha",
        "how do i change a nappy",
        # words
        "how do you spell haemorrhage",
        "what does anaemic mean",
        "what does cholesterol mean in spanish",
        # history and famous people
        "who invented penicillin",
        "who made the first vaccine",
        "did beethoven go deaf",
        "is taylor swift pregnant",
        "who is the best football physio",
        # animals and work
        "how long are elephants pregnant",
        "how long is a dog pregnant for",
        "what do you feed a rabbit",
        "how long does it take a vet to qualify",
        "what does a chiropractor do",
        # errands
        "remind me to take my pills at eight",
        "add paracetamol to my shopping list",
        "play comfortably numb",
    ],
)
def test_a_question_of_fact_is_not_sent_to_a_doctor(said: str) -> None:
    assert detect_danger(said) is None


@pytest.mark.parametrize(
    "said",
    [
        # oxytocin as a medicine, and births
        "can i take oxytocin for my anxiety",
        "will oxytocin bring on my labour",
        "i'm forty weeks pregnant can a hug start labour",
        "can cuddling help me go into labour",
        "i'm trying for a baby does oxytocin help",
        "can i fly at thirty six weeks",
        "they want to give me the oxytocin drip should i say yes",
        "can i give oxytocin to my mare",
        # medicines
        "should i stop taking my antidepressants now i hug more",
        "how many paracetamol can i have in a day",
        "what happens if i miss a dose of my pill",
        "can i drink alcohol with my antibiotics",
        "does prozac lower oxytocin",
        # symptoms and illnesses
        "what's this lump",
        "my son has a temperature what should i give him",
        "what should i put on this sting",
        "should i see a doctor about my headaches",
        "will hugging make my baby's colic better",
        "is it safe to exercise after a heart attack",
        "my cat hasn't eaten for two days is that serious",
        "will oxytocin help my autism",
    ],
)
def test_a_question_for_advice_is_sent_to_a_doctor(said: str) -> None:
    assert detect_danger(said) in MEDICAL


@pytest.mark.parametrize(
    "said",
    ["what is my cholesterol", "how does insulin work for my mum", "what is this rash", "what does vomiting mean"],
)
def test_a_question_about_ones_own_body_or_a_sign_is_no_fact(said: str) -> None:
    assert detect_danger(said) in MEDICAL
