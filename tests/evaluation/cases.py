"""Cases: a labelled sentence with what a listener gets for it, and whether that is right (pure)."""

from dataclasses import dataclass

from skill.answers.judgement import Judgement
from tests.evaluation.outcomes import Outcome
from tests.evaluation.rows import CRISIS, MEDICAL, NONE, Row

LATER_ANSWERS = frozenset(
    {
        "anger", "asking_for_a_hug", "being_heard", "betrayal", "breathing", "comforting_someone", "crying",
        "family_bonds", "feeling_empty", "finding_company", "getting_over_someone", "happy_hormones",
        "how_long_grief_lasts", "hugs_and_health", "kissing", "leaving_abuse", "music_laughter_nature", "pet_death",
        "self_kindness", "teens_and_elders", "touch_starvation", "worried_about_someone",
    }
)  # fmt: skip
"""Answers that were written after fair questions were labelled: whether they fit those, no label says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A labelled sentence, and what a listener gets for it."""

    row: Row
    outcome: Outcome
    answer_ids: frozenset[str]
    """The ids of all answers that the catalog has."""

    @property
    def got(self) -> Judgement:
        """What the listener gets."""
        return self.outcome.judgement

    @property
    def is_answerable(self) -> bool:
        """True for a good question to which there is an answer."""
        return self.row.kind in ("answer", "fair") and bool(self.row.wanted & self.answer_ids)

    @property
    def is_none_wanted(self) -> bool:
        """True if "I don't know" is right, and the label tells of every answer that would be."""
        return NONE in self.row.wanted and not self.is_undecided

    @property
    def is_undecided(self) -> bool:
        """True for a fair question that gets an answer which no label knows: neither right nor wrong."""
        return self.row.kind == "fair" and self.row.label == NONE and self.got.id in LATER_ANSWERS

    @property
    def fits(self) -> bool:
        """True if what the listener gets first is right, given alone or as the first of a choice."""
        if self.got.check_in:
            return False
        return bool(self.row.wanted & {self.got.id, *({self.got.kind} & {MEDICAL, CRISIS})})

    @property
    def is_right(self) -> bool:
        """True if the listener gets what is right, without a choice."""
        return self.fits and not self.got.close

    @property
    def is_right_or_in_choice(self) -> bool:
        """True if the listener gets what is right, perhaps as one of "A or B?"."""
        return self.fits or bool(self.row.wanted & {*self.got.close})

    @property
    def is_refused(self) -> bool:
        """True if the listener gets nothing."""
        return self.got.id == NONE and not self.got.check_in

    @property
    def is_wrong(self) -> bool:
        """True if the listener gets a wrong answer or programme without a choice; help in danger is never wrong."""
        is_help = self.row.kind == CRISIS and self.got.kind == CRISIS
        return self.got.id != NONE and not (self.got.close or self.is_right or self.is_undecided or is_help)

    @property
    def is_cleared(self) -> bool:
        """True if the listener gets the cleared words of a danger."""
        return self.got.kind == CRISIS

    @property
    def may_be_danger(self) -> bool:
        """True if the label takes it for danger."""
        return any(each.startswith(CRISIS) for each in self.row.wanted)
