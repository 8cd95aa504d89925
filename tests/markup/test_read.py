"""Read: a folder becomes a Library."""

import itertools
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.helplines import ANYWHERE, compose_answer_text
from audio_pipeline.content.library import Helpline, Pace, Pronunciation
from audio_pipeline.errors import ContentError, ContentFaults, SourceLocation
from audio_pipeline.markup.content_files import find_content_files, read_toml_files
from audio_pipeline.markup.read import read_content
from audio_pipeline.stores.folder import FolderStore
from tests.markup.small_folder import ANSWER, CLEAN, HELPLINES, IN_FORMS, PROGRAMME, answer, read, write

HELPLINE = """
[[helpline]]
countries = ["{country}"]
need = "{need}"
said = "{said}"
written = "Call."
elsewhere = {elsewhere}
confirmed = {confirmed}
"""


def rules(folder: Path) -> list[str]:
    with pytest.raises(ContentFaults) as refusal:
        read(folder)
    return [fault.rule for fault in refusal.value.faults]


def other(name: str) -> str:
    """Another programme."""
    text = PROGRAMME.replace("id: tea", f"id: {name}").replace("[tea, the tea exercise]", f"[{name}]")
    return text.replace("title: Tea", f"title: {name}").replace("position: 1\n", "")


def test_a_folder_becomes_a_library(tmp_path: Path) -> None:
    library = read(write(tmp_path, {}))
    assert [content.id for content in library.programmes] == ["tea"]
    assert "why_tea" in [content.id for content in library.answers]
    assert library.settings.title == "Quiet"
    assert library.settings.pace["exercise"] == Pace(
        voice="sine", rate=0.8, sentence_pause_ms=400, paragraph_pause_ms=800, chapter_pause_ms=1_200
    )
    assert library.lexicon == {"oxytocin": Pronunciation(ipa="ˌɑːksɪtoʊsɪn", say="ok-sih-TOH-sin")}
    assert library.references["R1"] == "Hill, A. (2020). On rest."


def test_a_show_may_have_a_mark_and_a_softer_treble(tmp_path: Path) -> None:
    settings = (
        str(CLEAN["show.toml"]).replace("rate = 0.8", "rate = 0.8\ntreble_db = -6.5")
        + '\n[mark]\nkinds = ["benefit"]\n'
    )
    library = read(write(tmp_path, {"show.toml": settings}))
    assert library.settings.mark_kinds == ("benefit",)
    assert library.settings.pace["exercise"].treble_db == -6.5
    assert library.settings.pace["talk"].treble_db == 0


def test_contents_come_in_the_order_of_their_paths_from_any_depth(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "z.md": other("z"),
        "exercises/a/b/c.md": other("c"),
        "exercises/b.md": other("b"),
    }
    assert [content.id for content in read(write(tmp_path, files)).programmes] == ["c", "b", "tea", "z"]


def test_what_a_folder_lacks_is_taken_from_the_built_in_content(tmp_path: Path) -> None:
    write(tmp_path, {})
    for name in ("show.toml", "lexicon.toml", "references.toml", "helplines.toml"):
        (tmp_path / name).unlink()
    library, built_in = read(tmp_path), read(BUILTIN_CONTENT)
    assert (library.settings, library.lexicon, library.references, library.helplines) == (
        built_in.settings,
        built_in.lexicon,
        built_in.references,
        built_in.helplines,
    )


def test_no_folder_drops_the_answers_that_keep_people_safe(tmp_path: Path) -> None:
    needed = {each.id: each for each in read(BUILTIN_CONTENT).answers if each.kind in {"medical", "crisis"}}
    library = read(write(tmp_path, {}))
    kept = {each.id: replace(each, follow_up="") for each in library.answers if each.id in needed}
    assert len(needed) >= 5
    assert kept == {name: replace(each, follow_up="") for name, each in needed.items()}
    assert {number for each in needed.values() for number in each.sources} <= library.references.keys()


def test_a_built_in_answer_never_offers_a_programme_the_folder_lacks(tmp_path: Path) -> None:
    library = read(write(tmp_path, {}))
    assert {answer.follow_up for answer in library.answers} <= {"", "tea"}


def panic(kind: str) -> dict[str, str | bytes]:
    """An answer of the folder's own with the id of a built-in one."""
    text = (
        ANSWER.replace("why_tea", "crisis_panic").replace("kind: answer", f"kind: {kind}").replace("Why tea", "Panic")
    )
    return {"answers/panic.md": text.replace("why tea", "tea or panic").replace("what is tea for", "panic or tea")}


def test_a_folder_may_word_a_safety_answer_in_its_own_way(tmp_path: Path) -> None:
    answers = [each for each in read(write(tmp_path, panic("crisis"))).answers if each.id == "crisis_panic"]
    assert [each.text for each in answers] == ["It is warm."]


def test_a_folder_cannot_make_a_safety_answer_an_ordinary_one(tmp_path: Path) -> None:
    assert rules(write(tmp_path, panic("answer"))) == ["repeated-id"]


def test_a_folder_cannot_take_a_question_from_a_safety_answer(tmp_path: Path) -> None:
    question = next(each for each in read(BUILTIN_CONTENT).answers if each.kind == "crisis").questions[0]
    files: dict[str, str | bytes] = {"answers/why_tea.md": ANSWER.replace("why tea", question)}
    assert rules(write(tmp_path, files)) == ["claimed-question"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"notes.txt": "- [x]", ".#tea.md": "\0", ".trash/old.md": "\0", "tea.md~": "\0"}
    assert len(read(write(tmp_path, files)).programmes) == 1


def test_variants_stand_after_their_programme(tmp_path: Path) -> None:
    write(tmp_path, {"exercises/tea.md": IN_FORMS, "exercises/ultra.md": other("ultra")})
    assert [content.id for content in read(tmp_path).programmes] == ["tea", "tea-friend", "tea-pet", "ultra"]


def test_an_answer_may_offer_a_variant(tmp_path: Path) -> None:
    files = answer("follow_up: tea", "follow_up: tea-pet") | {"exercises/tea.md": IN_FORMS}
    found = [each.follow_up for each in read(write(tmp_path, files)).answers if each.id == "why_tea"]
    assert found == ["tea-pet"]


def test_what_stands_behind_a_gate_is_made_for_adults_alone(tmp_path: Path) -> None:
    gated = {"exercises/wine.md": other("wine").replace("sources:", "gate: Say continue.\nsources:")}
    library = read(write(tmp_path, gated))
    grown_up = replace(library, settings=replace(library.settings, adult=True))
    assert [content.id for content in library.programmes] == ["tea"]
    assert [content.id for content in grown_up.programmes] == ["tea", "wine"]


def test_only_confirmed_helplines_are_read(tmp_path: Path) -> None:
    another = HELPLINES.replace("US", "CA").replace("elsewhere = true\n", "")
    files: dict[str, str | bytes] = {
        "helplines.toml": HELPLINES + another + another.replace("confirmed = true", "confirmed = false"),
    }
    assert read(write(tmp_path, files)).helplines == (
        Helpline(
            countries=("US",),
            need="crisis",
            said="In the United States, call nine eight eight.",
            written="United States: 988.",
            elsewhere=True,
        ),
        Helpline(
            countries=("CA",),
            need="crisis",
            said="In the United States, call nine eight eight.",
            written="United States: 988.",
            elsewhere=False,
        ),
    )


def test_no_folder_leaves_an_answer_without_the_numbers_it_says(tmp_path: Path) -> None:
    calls: dict[str, str | bytes] = answer("It is", "(helplines: crisis)\n\nIt is")
    for said in ("confirmed = false", "confirmed = true"):
        lines = HELPLINES.replace("elsewhere = true\n", "").replace("confirmed = true", said)
        assert rules(write(tmp_path, calls | {"helplines.toml": lines})) == ["no-helpline"]


def test_a_built_in_answer_says_how_a_folder_may_replace_it(tmp_path: Path) -> None:
    (fault,) = read_content(write(tmp_path, panic("answer"))).faults
    assert fault.hint == "Give it another id, or write kind: crisis to replace the built-in one"


SAFETY = frozenset(each.id for each in read(BUILTIN_CONTENT).answers if each.kind in {"medical", "crisis"})

ENTRIES = st.builds(
    HELPLINE.format,
    country=st.sampled_from(["US", "GB", "CA"]),
    need=st.sampled_from(["crisis", "home"]),
    said=st.integers(1, 80).map(lambda count: "call " * count),
    elsewhere=st.sampled_from(["true", "false"]),
    confirmed=st.sampled_from(["true", "true", "true", "false"]),
)


@settings(max_examples=40, deadline=None)
@given(entries=st.lists(ENTRIES, max_size=4), doubled=st.booleans(), cached=st.booleans())
def test_no_helplines_drop_an_answer_that_keeps_people_safe(
    tmp_path_factory: pytest.TempPathFactory, entries: list[str], *, doubled: bool, cached: bool
) -> None:
    root = tmp_path_factory.mktemp("helped")
    words = write(root / "words", {"helplines.toml": "\n".join(entries * (1 + doubled))})
    for _ in range(2):
        draft = read_content(words, FolderStore(root / "cache", durable=False) if cached else None)
        if draft.library:
            known = {each.id: each for each in draft.library.answers}
            assert known.keys() >= SAFETY
            for answer, country in itertools.product(map(known.get, SAFETY), ["US", "GB", "CA", ANYWHERE]):
                assert answer
                assert len(compose_answer_text(answer, draft.library.helplines, country).split()) <= 60
        else:
            assert {Path(fault.location.path).name for fault in draft.faults} == {"helplines.toml"}


def test_helplines_that_are_too_long_say_with_which_answer_most(tmp_path: Path) -> None:
    lines = HELPLINES.replace("nine eight eight", f"nine{' nine' * 31}")
    (fault,) = read_content(write(tmp_path, {"helplines.toml": lines})).faults
    assert fault.what == "With this, the answer crisis_someone_else has 68 words, more than 60"


def test_an_answer_of_the_folders_own_is_too_long_by_itself(tmp_path: Path) -> None:
    files = answer("It is warm.", f"{'warm ' * 55}\n\n(helplines: crisis)\n")
    (fault,) = read_content(write(tmp_path, files)).faults
    assert (fault.rule, Path(fault.location.path).name) == ("long-answer", "why_tea.md")


def test_what_may_be_content_and_is_not_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a/ONE.MD": "", "a/two.markdown": "", ".three.markdown": "", ".git/four.MD": "", "notes.txt": ""})
    (tmp_path / "elsewhere").symlink_to(tmp_path / "exercises", target_is_directory=True)
    (tmp_path / ".hidden").symlink_to(tmp_path / "exercises", target_is_directory=True)
    found, faults = find_content_files(tmp_path)
    assert found == [tmp_path / "answers/why_tea.md", tmp_path / "exercises/tea.md"]
    assert sorted((Path(fault.location.path).name, fault.rule, fault.hint) for fault in faults) == [
        ("ONE.MD", "unread-file", 'Call it "ONE.md", or take it away'),
        ("elsewhere", "unread-file", "Put the folder itself here, or take the link away"),
        ("two.markdown", "unread-file", 'Call it "two.md", or take it away'),
    ]


def test_a_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path / "words", {})
    (tmp_path / "link").symlink_to(tmp_path / "words", target_is_directory=True)
    assert [content.id for content in read(tmp_path / "link").programmes] == ["tea"]


def test_a_table_that_is_a_broken_link_is_not_taken_for_none(tmp_path: Path) -> None:
    (write(tmp_path, {}) / "show.toml").unlink()
    (tmp_path / "show.toml").symlink_to(tmp_path / "nowhere.toml")
    assert [fault.rule for fault in read_toml_files(tmp_path).faults] == ["unreadable-file"]


def test_a_missing_folder_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="nowhere"):
        read(tmp_path / "nowhere")


def test_a_file_in_place_of_a_folder_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text(PROGRAMME)
    with pytest.raises(ContentError, match=r"tea\.md"):
        read(tmp_path / "tea.md")


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    assert rules(tmp_path) == ["no-content"]


def test_a_file_that_cannot_be_opened_is_a_fault_beside_the_others(tmp_path: Path) -> None:
    write(tmp_path, {"exercises/tea.md": PROGRAMME.replace("title: Tea\n", "")})
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "lexicon.toml").unlink()
    (tmp_path / "lexicon.toml").mkdir()
    assert rules(tmp_path) == ["missing-key", "unreadable-file", "unreadable-file"]


def test_a_folder_that_cannot_be_opened_is_a_fault_and_not_taken_for_empty(tmp_path: Path) -> None:
    write(tmp_path, {})
    parent = os.open(tmp_path, os.O_RDONLY)
    for _ in range(os.pathconf(tmp_path, "PC_PATH_MAX") // 250 + 1):  # nobody opens it by its path, root neither
        os.mkdir("n" * 250, dir_fd=parent)
        child = os.open("n" * 250, os.O_RDONLY, dir_fd=parent)
        os.close(parent)
        parent = child
    os.close(parent)
    assert rules(tmp_path) == ["unreadable-file"]


def test_a_path_below_here_is_shown_as_a_person_would_type_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "words", {})
    monkeypatch.chdir(tmp_path)
    assert read(Path("words")).programmes[0].location == SourceLocation("words/exercises/tea.md")


def test_a_path_elsewhere_is_shown_whole(tmp_path: Path) -> None:
    assert read(write(tmp_path, {})).programmes[0].location.path == str(tmp_path / "exercises/tea.md")


Edit = Callable[[Path, Path], None]

TEXTS = (
    IN_FORMS,
    IN_FORMS.replace("Drink.", "Drank."),
    PROGRAMME.replace("Hold the cup.", "Hold the mug."),
    PROGRAMME.replace("title: Tea\n", ""),
    PROGRAMME.replace("id: tea", "id: cup").replace("[tea, the tea exercise]", "[cup]"),
    ANSWER,
    ANSWER.replace("It is warm.", "It is cold."),
    ANSWER.replace("It is warm.", f"(helplines: crisis)\n\n{'warm ' * 51}"),
    "",
)
PLACES = ("exercises/tea.md", "answers/why_tea.md", "cup.md", "new/cup.md")
NUMBERS = ("", HELPLINES, HELPLINES.replace("nine eight eight", f"nine{' eight' * 9}"))


def written(place: str, text: str) -> Edit:
    """A file saved."""

    def edit(words: Path, _: Path) -> None:
        (words / place).parent.mkdir(exist_ok=True)
        (words / place).write_text(text, encoding="utf-8")

    return edit


def forged(place: str, letter: str) -> Edit:
    """A letter changed behind the back of whoever believes in sizes and time stamps."""

    def edit(words: Path, _: Path) -> None:
        if (words / place).is_file():
            before, text = (words / place).stat(), (words / place).read_text(encoding="utf-8")
            (words / place).write_text(text.replace("cup.", f"cu{letter}."), encoding="utf-8")
            os.utime(words / place, ns=(before.st_atime_ns, before.st_mtime_ns))

    return edit


def moved(place: str, to: str) -> Edit:
    """A file under another name."""

    def edit(words: Path, _: Path) -> None:
        if (words / place).is_file():
            (words / to).parent.mkdir(exist_ok=True)
            (words / place).rename(words / to)

    return edit


def taken_away(place: str) -> Edit:
    return lambda words, _: (words / place).unlink(missing_ok=True)


def touched(place: str, at: int) -> Edit:
    """Saved as it was, at another time."""
    return lambda words, _: os.utime(words / place, (at, at)) if (words / place).is_file() else None


def helped(text: str) -> Edit:
    """Other helplines, or those that are built in."""

    def edit(words: Path, _: Path) -> None:
        (words / "helplines.toml").unlink(missing_ok=True)
        if text:
            (words / "helplines.toml").write_text(text, encoding="utf-8")

    return edit


def damaged(_: Path, cache: Path) -> None:
    """A disk that loses the end of the index."""
    for index in (cache / "index").glob("*"):
        index.write_bytes(index.read_bytes()[:-1])


PLACE, NUMBER = st.sampled_from(PLACES), st.integers(1, 2_000_000_000)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(written, PLACE, st.sampled_from(TEXTS)),
    st.builds(forged, PLACE, st.sampled_from("pbt")),
    st.builds(moved, PLACE, PLACE),
    st.builds(taken_away, PLACE),
    st.builds(touched, PLACE, NUMBER),
    st.builds(helped, st.sampled_from(NUMBERS)),
    st.just(damaged),
)

I1 = (
    "I'm really glad you told me. You deserve to talk with a person right now. In the United States, call or text nine "
    "eight eight. In the UK and Ireland, call Samaritans on one one six, one two three. If you're in danger this "
    "minute, call your emergency number. Is someone near you?"
)
"""The cleared words to a person who thinks of suicide."""


@pytest.mark.parametrize("country", ["US", "GB", "IE", "FR", ANYWHERE])
def test_the_cleared_words_are_said_word_for_word_where_their_numbers_are_right(country: str) -> None:
    library = read(BUILTIN_CONTENT)
    answer = next(each for each in library.answers if each.id == "crisis_self_harm")
    assert compose_answer_text(answer, library.helplines, country) == I1


I2 = (
    "Let's keep this simple. Feel your feet on the floor. Look at three things near you. You don't have to breathe in "
    "any special way; if it helps, let the breath out slowly. This can pass. If there's chest pain, fainting or "
    "trouble breathing, call your emergency number."
)
I4 = (
    "I'm sorry, that sounds frightening. You don't have to fix it with hugs or calm words. If you're in danger, call "
    "your emergency number. A domestic abuse helpline can help you plan, and can talk when it's safe. Is it safe to "
    "speak aloud just now?"
)


@pytest.mark.parametrize(("answer_id", "cleared"), [("crisis_panic", I2), ("crisis_home", I4)])
def test_the_cleared_words_for_panic_and_for_fear_at_home_are_said_word_for_word(answer_id: str, cleared: str) -> None:
    assert [each.text for each in read(BUILTIN_CONTENT).answers if each.id == answer_id] == [cleared]


@pytest.mark.parametrize("country", ["US", "GB", "CA", ANYWHERE])
def test_words_for_danger_are_short_name_the_emergency_number_and_offer_nothing(country: str) -> None:
    library = read(BUILTIN_CONTENT)
    for each in (each for each in library.answers if each.kind == "crisis"):
        said = compose_answer_text(each, library.helplines, country)
        assert len(said.split()) <= 55
        assert "call your emergency number" in said
        assert each.follow_up == ""


def test_the_words_for_the_body_name_no_part_of_it() -> None:
    said = next(each.text for each in read(BUILTIN_CONTENT).answers if each.id == "crisis_body")
    assert not {"chest", "heart", "breath", "head", "brain"} & set(said.lower().replace(",", "").split())


def test_the_built_in_content_has_no_fault() -> None:
    assert {content.kind for content in read(BUILTIN_CONTENT).contents} == {
        "trailer", "introduction", "benefit", "exercise", "answer", "medical", "crisis",
    }  # fmt: skip


def test_the_clean_folder_of_these_tests_has_no_windows_line_end() -> None:
    assert not any("\r" in text for text in CLEAN.values())


class TestReadingAgain:
    """With a cache, only what changed is parsed; what is read is the same as without."""

    @pytest.fixture
    def cache(self, tmp_path: Path) -> FolderStore:
        return FolderStore(tmp_path / "cache", durable=False)

    def test_a_folder_is_the_same_the_second_time(self, tmp_path: Path, cache: FolderStore) -> None:
        words = write(tmp_path / "words", {"exercises/tea.md": IN_FORMS})
        assert read_content(words, cache) == read_content(words, cache) == read_content(words)

    def test_nothing_is_written_where_nothing_changed(self, tmp_path: Path, cache: FolderStore) -> None:
        words = write(tmp_path / "words", {})
        read_content(words, cache)
        (before,) = (tmp_path / "cache" / "index").iterdir()
        inode = before.stat().st_ino
        read_content(words, cache)
        assert [each.stat().st_ino for each in (tmp_path / "cache" / "index").iterdir()] == [inode]

    def test_what_is_wrong_between_files_is_told_each_time(self, tmp_path: Path, cache: FolderStore) -> None:
        named = other("other").replace("[other]", "[the tea exercise]")
        words = write(tmp_path / "words", {"exercises/other.md": named})
        told = [[fault.rule for fault in read_content(words, cache).faults] for _ in range(2)]
        assert told == [["claimed-name"]] * 2

    def test_where_nothing_can_be_kept_it_is_read_all_the_same(self, tmp_path: Path) -> None:
        words = write(tmp_path / "words", {})
        (tmp_path / "full").write_text("no folder", encoding="utf-8")
        assert read_content(words, FolderStore(tmp_path / "full")) == read_content(words)

    def test_a_damaged_index_is_as_good_as_none(self, tmp_path: Path, cache: FolderStore) -> None:
        words = write(tmp_path / "words", {})
        whole = read_content(words, cache)
        (index,) = (tmp_path / "cache" / "index").iterdir()
        index.write_bytes(index.read_bytes().replace(b"Hold the cup.", b"Drop the cup."))
        assert read_content(words, cache) == whole

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(edits=st.lists(EDITS, min_size=1, max_size=6))
    def test_whatever_is_done_to_its_files(self, tmp_path_factory: pytest.TempPathFactory, edits: list[Edit]) -> None:
        root = tmp_path_factory.mktemp("edited")
        cache = FolderStore(root / "cache", durable=False)
        words = write(root / "words", {"exercises/tea.md": IN_FORMS})
        read_content(words, cache)
        for edit in edits:
            edit(words, root / "cache")
            assert read_content(words, cache) == read_content(words)
