"""The way to every prompt there is: what is there before, what is typed, what stands beside it."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from stepguide.home import drafts
from stepguide.home.store import Home
from tests.conftest import NOW, Run, records
from tests.known import GUIDE

MARK = "> "
YES_NO = "please type y for yes, or n for no: 'zzz' is neither."
NO_ANSWER = "'zzz' is not one of the answers here."
ONLY_ENTER = "this waits for Enter alone, and 'zzz' is not taken."
NO_NUMBER = "The answer is a number from 0 to 10, not 'zzz'."
HOW = "! is help."
LEAVES = "! is help.\r\n"


class Made(NamedTuple):
    """What the way to a prompt is made with."""

    run: Run
    home: Path

    def draft(self, text: bytes, purpose: str = drafts.ADD, **note: Any) -> Path:
        """Leave a draft, of another day if `when` says so, and with an `id` of its own if named."""
        own = {"id": note.pop("id")} if "id" in note else {}
        when = note.pop("when", NOW)
        made = drafts.new_note(purpose, when, **note).model_copy(update=own)
        left = drafts.start(Home(self.home), made, text)
        left.leave()
        return left.folder

    def does(self, *words: str) -> None:
        """Run a command that has to succeed."""
        ran = self.run(*words)
        assert ran.code == 0, ran.err

    def id_of(self, kind: str = "entry") -> str:
        """The id of the one record of a kind."""
        (file,) = records(self.home, kind)
        return str(json.loads(file.read_bytes())["id"])


class Prompt(NamedTuple):
    """One prompt. `takes` says what an answer is there: `one` of what is known; `anything`, which
    does no harm; `words`, also several lines; a `line` of words; `lines` up to an end, at a prompt
    or in the `notepad`; or a yes or a no for which `words` may stand. `before` is what is seen and
    typed on the way."""

    words: tuple[str, ...]
    beside: str
    takes: Literal["one", "anything", "words", "line", "lines", "yes or words", "notepad"]
    ways: tuple[str, ...]
    refused: str = ""
    before: tuple[tuple[str, str], ...] = ()
    make: Callable[[Made], None] = lambda made: None
    # Whether words that are broken off are kept.
    keeps: bool = True
    env: tuple[tuple[str, str], ...] = ()
    # What help says there, where it is not about the ways on.
    helps: str = ""
    # The prompt that comes after a stop there, and is left with one more.
    above: str = ""


STOP, SKIP, BACK, EDIT = ":stop", ":skip", ":back", ":edit"
USUAL = (SKIP, BACK, STOP)
EVERY = (SKIP, BACK, EDIT, STOP)
YES_OR_NO = (SKIP, STOP)


def _agrees(*words: str, beside: str = "[y/N] ", **more: Any) -> Prompt:
    return Prompt(words, beside, "one", YES_OR_NO, YES_NO, **more)


def _entry(made: Made) -> None:
    made.does("journal", "add", "an entry", "--tag", "share")


def _draft(made: Made) -> None:
    _entry(made)
    made.draft(b"left words\n")


def _newer(made: Made) -> None:
    _entry(made)
    earlier = datetime(2026, 1, 5, tzinfo=NOW.tzinfo)
    made.draft(b"other words\n", id=made.id_of(), when=earlier)


def _changed(made: Made) -> None:
    _entry(made)
    made.draft(b"other words\n", drafts.EDIT, record=made.id_of(), base="another")


def _saved_by_the_editor(made: Made) -> None:
    _entry(made)
    (made.draft(b"left words\n") / "text.save").write_bytes(b"saved words\n")


def _cell(made: Made) -> None:
    made.does("inventory", "add", "fear", "--fear", "x")
    of = {"of": "inventory", "form": "fear", "field": "fear"}
    made.draft(b"words\n", drafts.EDIT, record=made.id_of("inventory"), base="another", **of)


def _amends(made: Made) -> None:
    made.does("amends", "add", "--who", "T.")


def _checkin(made: Made) -> None:
    _entry(made)
    made.draft(b"Mood: 5\n", of="checkin", options={"time": "evening"})


def _checkin_since(made: Made) -> None:
    made.does("checkin", "--evening", "--mood", "4")
    record = made.id_of("checkin")
    made.draft(b"Mood: 5\n", drafts.EDIT, of="checkin", record=record, base="another")


def _answer(made: Made) -> None:
    _entry(made)
    made.draft(b"one\n", options={"question": "2.3"})


def _half_a_row(made: Made) -> None:
    made.does("inventory", "add", "fear", "--fear", "x")
    (file,) = records(made.home, "inventory")
    file.write_text(json.dumps({**json.loads(file.read_text()), "asking": "source"}))


SHARE = ("share", "--marked", "--read")
GO_ON = ("q to stop: ", "")
NEXT = (f"{GUIDE.sessions.share.next}: ", "")
CHOICE = "or :stop to end: "
HARD = (("q to stop: ", ""), ("Enter skips it. ", ""))
OFFER = "write something new (Enter)? "
EVENING = GUIDE.daily.checkin.evening.usual
UNKEPT = GUIDE.daily.checkin.may_be_unkept
KEEP_OR_NOT = f"{GUIDE.daily.checkin.keep_or_not}: "
MORE = f"{GUIDE.daily.checkin.more} [y/N] "
NOTE = f"{GUIDE.daily.lapse.note} [y/N] "
WHEN = f"{GUIDE.daily.lapse.when}: "
FIT = tuple(("Enter to skip: ", "") for _ in GUIDE.topics.fit.questions)
NAMED = (("First name or initials: ", "Sam"), ("such as a number: ", ""), ("for support): ", ""))
UP_TO_WORDS = EVENING.index("tomorrow")
CRAVING = ((MARK, "5"), (MARK, ""), (MARK, ""))

FIRST = ("(Enter: all) ", "")  # the one question of the first screen
NOTHING_THERE = "'zzz' is nothing that can be done here."

PROMPTS: dict[str, list[Prompt]] = {
    "meaning:instead": [Prompt(("jounal", "list"), "[Y/n] ", "one", YES_OR_NO, YES_NO)],
    "terminal.reader:Reader._goes_on": [
        Prompt(("help", "--all"), "q when done: ", "one", (STOP,), NOTHING_THERE)
    ],
    "today.evening:Evening._typed": [
        Prompt((), FIRST[0], "anything", (STOP,), helps="stepguide help --all"),
        Prompt((), "(Enter: read step 1) ", "anything", (STOP,), "", (FIRST,), helps="help --all"),
    ],
    "today.evening:Evening._words": [
        Prompt(
            (), "[Y/n] ", "one", YES_OR_NO, YES_NO, (FIRST, ("What now?", "shwo 4")), above="page) "
        )
    ],
    "today.evening:Evening._kept": [
        Prompt(
            (),
            "[Y/n] ",
            "one",
            YES_OR_NO,
            YES_NO,
            (FIRST, ("What now?", "so tired of it")),
            above="page) ",
        )
    ],
    "amends.asking:AmendsQuestions": [
        Prompt(("amends", "check", "last"), "[y/n] ", "one", USUAL, NO_ANSWER, make=_amends)
    ],
    "checkin.asking:CheckinQuestions": [
        Prompt(("checkin", "--evening"), MARK, "one", USUAL, NO_NUMBER),
        Prompt(("checkin", "--evening"), MARK, "words", USUAL, before=((MARK, ""),) * UP_TO_WORDS),
    ],
    "checkin.asking:CheckinQuestions._may_keep": [
        Prompt(
            ("checkin", "--evening"),
            KEEP_OR_NOT,
            "one",
            (STOP,),
            YES_NO,
            (*((MARK, "no" if name in UNKEPT else "") for name in EVENING), (MORE, "")),
        )
    ],
    "checkin.asking:CheckinQuestions._wants_more": [
        Prompt(("checkin", "--evening"), MORE, "one", USUAL, YES_NO, ((MARK, ""),) * len(EVENING))
    ],
    "checkin.going:_left": [
        Prompt(
            ("checkin", "--evening"),
            "n for something else: ",
            "one",
            YES_OR_NO,
            YES_NO,
            make=_checkin,
        )
    ],
    "checkin.going:_check_still": [
        _agrees("journal", "drafts", "open", "last", make=_checkin_since)
    ],
    "craving.asking:CravingQuestions": [
        Prompt(("craving",), MARK, "one", USUAL, NO_NUMBER),
        Prompt(("craving",), MARK, "words", USUAL, before=CRAVING[:1]),
    ],
    "craving.asking:CravingQuestions._skill": [
        Prompt(("craving",), "s to go on: ", "one", USUAL, "There is no skill 'zzz'.", CRAVING)
    ],
    "journal.draft_run:_is_agreed": [
        _agrees("journal", "drafts", "drop", "last", make=_draft),
        _agrees("journal", "drafts", "drop", "--all", make=_draft),
    ],
    "journal.reopening:_ask_before_a_newer_version_goes": [
        _agrees("journal", "drafts", "open", "last", make=_newer)
    ],
    "journal.reopening:_offered": [
        Prompt(("journal", "add"), OFFER, "words", YES_OR_NO, make=_draft)
    ],
    "journal.reopening:_offered 2": [
        _agrees("journal", "add", before=((OFFER, "d"),), make=_draft)
    ],
    "journal.reopening:_edit_again": [_agrees("journal", "drafts", "open", "last", make=_changed)],
    "journal.reopening:_offer_what_the_editor_saved": [
        _agrees("journal", "drafts", "open", "last", make=_saved_by_the_editor)
    ],
    "lapse.asking:NoteQuestions": [
        Prompt(("lapse", "--no-pager"), MARK, "words", USUAL, before=((NOTE, "y"),))
    ],
    "lapse.asking:NoteQuestions._ask": [
        Prompt(("lapse", "--no-pager"), NOTE, "yes or words", YES_OR_NO)
    ],
    "lapse.asking:NoteQuestions._when": [
        Prompt(
            ("lapse", "--no-pager"),
            WHEN,
            "one",
            YES_OR_NO,
            "'zzz' is not a date this can read.",
            ((NOTE, ""),),
        )
    ],
    "lapse.asking:NoteQuestions._offer": [
        _agrees("lapse", "--no-pager", before=((NOTE, ""), (WHEN, "yesterday")))
    ],
    "learn.run:fit": [_agrees("fit", before=FIT)],
    "learn.fitting:FitQuestions": [Prompt(("fit",), "Enter to skip: ", "one", USUAL, NO_ANSWER)],
    "measure.asking:MeasureQuestions": [
        Prompt(
            ("measure", "take", "phq-2"),
            MARK,
            "one",
            (BACK, STOP),
            "It is answered with 0 to 3, not 'zzz'.",
        )
    ],
    "people.asking:PersonQuestions": [
        Prompt(("people", "add"), NAMED[0][0], "line", (STOP,), keeps=False),
        Prompt(("people", "add"), NAMED[1][0], "line", USUAL, before=NAMED[:1], keeps=False),
        Prompt(("people", "add"), "Right? [Y/n] ", "one", USUAL, YES_NO, NAMED),
        Prompt(("people", "add"), "[y/N] ", "one", USUAL, YES_NO, (*NAMED, ("Right? [Y/n] ", ""))),
    ],
    "records.asking:RowQuestions": [
        Prompt(("inventory", "add", "fear"), MARK, "words", EVERY),
        Prompt(
            ("pattern", "edit", "last"),
            MARK,
            "words",
            EVERY,
            make=lambda made: made.does("pattern", "add", "--gave", "quiet"),
        ),
    ],
    "records.arguments:_form": [
        Prompt(("inventory", "add"), "spot)? ", "one", USUAL, "There is no kind 'zzz' here.")
    ],
    "records.unfinished:_replaces": [_agrees("journal", "drafts", "open", "last", make=_cell)],
    "writing.compose:lines": [
        Prompt(("journal", "add"), LEAVES, "lines", (EDIT, STOP)),
        Prompt(("journal", "add"), HOW, "notepad", (EDIT, STOP)),
    ],
    "writing.compose:edit_here": [
        Prompt(("inventory", "add", "fear"), HOW, "notepad", (), before=((MARK, EDIT),))
    ],
    "writing.compose:_visit": [
        Prompt(("journal", "drafts", "open", "last"), HOW, "notepad", (EDIT, STOP), make=_draft),
        Prompt(("journal", "drafts", "open", "last"), LEAVES, "lines", (EDIT, STOP), make=_draft),
    ],
    "share.run:_agree": [Prompt(SHARE, GO_ON[0], "one", YES_OR_NO, ONLY_ENTER, make=_entry)],
    "share.run:_read": [Prompt(SHARE, NEXT[0], "one", USUAL, ONLY_ENTER, (GO_ON,), make=_entry)],
    "share.run:_keep_or_remove": [
        Prompt(SHARE, "to keep them: ", "anything", YES_OR_NO, "", (GO_ON, NEXT), make=_entry)
    ],
    "writing.drafting:_wait_while_open": [
        Prompt(
            ("journal", "add"),
            "keeps it as a draft. ",
            "one",
            YES_OR_NO,
            ONLY_ENTER,
            env=(("EDITOR", "true"),),
        )
    ],
    "terminal.options:agreed": [
        _agrees("journal", "delete", "last", make=_entry),
        _agrees("start", "4", make=lambda made: made.does("finish", "4")),
    ],
    "upkeep.run:wipe": [Prompt(("wipe",), "to keep it: ", "anything", YES_OR_NO, make=_entry)],
    "work.answering:Answering._lines": [
        Prompt(("work", "2"), "\n2.1  ", "lines", EVERY, before=((CHOICE, ""),)),
        Prompt(("work", "2"), HOW, "notepad", EVERY, before=((CHOICE, ""),)),
    ],
    "work.distress:DistressCheck.keep": [
        _agrees(
            "work",
            "4",
            beside=f"{GUIDE.sessions.distress.keep} [y/N] ",
            before=(
                HARD[0],
                ("Enter skips it. ", "5"),
                (CHOICE, ""),
                ("\n4.1  ", "words\x04"),
                ("Enter skips it. ", "5"),
                (CHOICE, ":stop"),
            ),
        )
    ],
    "work.distress:DistressCheck._number": [
        Prompt(("work", "4"), "Enter skips it. ", "one", USUAL, NO_NUMBER, HARD[:1])
    ],
    "work.session:StepSession._begin": [
        Prompt(
            ("work", "4"),
            HARD[0][0],
            "one",
            USUAL,
            "please type s for the short one, or Enter: 'zzz' is neither.",
        )
    ],
    "work.session:StepSession._next": [
        Prompt(("work", "2"), CHOICE, "one", USUAL, "please type a number from 1 to 3.")
    ],
    "work.session:StepSession._chosen_kind": [
        Prompt(
            ("work", "4"), "asset)? ", "one", USUAL, "There is no 'zzz'.", (*HARD, (CHOICE, "2"))
        )
    ],
    "work.session:StepSession._exercise": [
        Prompt(
            ("work", "2"),
            "Which (a, b or c)? ",
            "one",
            USUAL,
            "Step 2 has no exercise 'zzz'.",
            ((CHOICE, "2"),),
        )
    ],
    "work.session:StepSession._from_where_it_was_left": [
        Prompt(("work", "2"), "n for something else: ", "one", YES_OR_NO, YES_NO, make=_answer)
    ],
    "work.session:StepSession._left_row": [
        Prompt(("work", "4"), "n for something else: ", "one", YES_OR_NO, YES_NO, HARD, _half_a_row)
    ],
    "terminal.two_moments:_asked": [
        Prompt(
            ("journal", "add", "--at", "yesterday at 9", "words"),
            "9 in the evening? ",
            "one",
            USUAL,
            "'yesterday at 9' could be 9 in the morning or 9 in the evening.",
        )
    ],
}
