"""What tags report: use, a break, or nothing, with a table of each; and the check of the table."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.guide import place, screens, tolerance
from tests.conftest import Run
from tests.known import GUIDE

KNOWN = GUIDE.screens.tolerance


def _tags(text: str) -> list[str]:
    return [tag.strip() for tag in text.replace("\n", " ").split(";")]


USED = _tags("""
used; USED; #used; used!; used again; used-again; used_today; I used; i used yesterday;
used fentanyl; used heroin last night; used, heroin; using; using again; still using;
been using; started using; use; drug use; heroin use; return to use; returned to using;
went back to using; back to heroin; back on dope; relapse; relapsed; Relapsing; relapses;
relapse day; relapsed on oxy; lapse; lapsed; slip; slipped; slips; slipped up; slip-up; slipup;
overdose; overdosed; overdoses; overdosing; OD; ODed; OD'd; OD’d; O.D.; od last night; ods;
almost died, od; picked up; pickedup; picked up again; picking up; pick up; picked up dope;
shot up; shooting up; shotup; shot dope; shot heroin; nodded; nodded out; nodding; nodding off;
on the nod; fixed; fix; got a fix; had my fix; fixed again; fell off; fell off the wagon;
off the wagon; dope; heroin; fentanyl; fent; high; got high; getting high; high again; so high;
high today; i was high; snorted; snorted oxy; injected; mainlined; smoked fent; smoked it;
chased the dragon; took pills; took some oxys; did dope; did some percs; popped pills; copped;
copped dope; scored heroin; speedball; bender; gave in; caved; went back out; went out;
strung out; not clean; not sober; no longer clean; lost my clean time; broke my sobriety;
reset my clean date; back to day one; day 1 again; failed ua; failed my drug test; narcanned;
narcan'd; revived; used after detox; used twice; used 3 times; clean, used; no sleep, used;
not ok, relapsed; used and scared; blacked out; loaded; ODing; used on Friday;
used in the bathroom; used alone; used meth and fent; sad. used; gothigh; usedagain;
using dope; smoked; sniffed; I smoked; smoked again; did some; did a shot; took a shot of dope;
tested positive; test positive; positive test; tested hot; high rn; high right now;
i overdosed with my friend; me and my brother relapsed; me and my best friend overdosed;
brother relapsed, so did i; my friend and i relapsed; relapsed with my brother;
told my brother i relapsed; after my brother overdosed i used; friend relapsed and i used;
lost my brother, used; almost died of an overdose; lost my sobriety to heroin
""")
GAP = _tags("""
detox; DETOX; in detox; came out of detox; out of detox; left detox; detoxed; detoxing;
after detox; rehab; left rehab; home from rehab; rehab day 12; treatment; left treatment;
left-treatment; finished treatment; out of treatment; kicked out of treatment; treatment day 3;
hospital; in hospital; hospitalised; hospitalized; hospital stay; out of hospital;
from the hospital; hospital discharge; jail; out of jail; got out of jail; county jail; jailed;
prison; Released from prison; released; just released; released today; incarcerated; locked up;
custody; out of custody; let out; got out; break; after a break; a break; tolerance break;
break from using; break from heroin; not using; not-using; stopped using; quit using;
quit heroin; off heroin; off dope; kicked; kicking; kicked the habit; kicking dope;
cold turkey; withdrawal; withdrawals; in withdrawal; withdrawing; WD; dope sick; dopesick;
taper; tapering; tapered; tapering off methadone; missed dose; missed doses; missed my dose;
missed two doses; missed a dose; skipped my dose; skipped dose; skipping doses;
missed methadone; missed injection; missed my shot; missed my vivitrol shot; forgot my meds;
missed meds; dose missed; doses skipped; meds stopped; methadone stopped; off methadone;
off my meds; off suboxone; off subs; came off methadone; coming off bupe; ran out of meds;
ran out of suboxone; out of meds; without methadone; no meds; no methadone; stopped medication;
stopped taking my meds; stopped suboxone; quit methadone; lost my script; script ran out;
lower dose; dose reduced; missed clinic; offmethadone; misseddose; inpatient; discharged;
discharged today; reduced my dose; not ready, left rehab; came off; weaned off methadone;
lost tolerance; low tolerance; lower tolerance; lost my tolerance; my tolerance is low;
no tolerance; tolerance down; tolerance low; vivitrol ended;
vivitrol wore off; vivitrol expired; sublocade ran out; finished suboxone; no use for 2 weeks;
no use 10 days; 2 weeks no use; 3 weeks of no use; haven't used in 2 weeks;
have not used for a month; psych ward; psych hospital; lockup; county lockup; lock up; lock-up;
county; in county; county 30 days; threw up my dose; threw up my methadone; vomited my dose;
me and my son in jail; met a friend in rehab
""")
NEITHER = _tags("""
not used; Not-Used; didn't use; didnt use; did not use; haven't used; have not used;
never used; no relapse; no relapses; no slips; no slip; not relapsed; without using;
clean not used; not using tools; almost used; nearly used; wanted to use; want to use;
urge to use; urges to use; thinking of using; thoughts of using; dreamed i used; dreamt I used;
using dream; relapse dream; fear of relapse; afraid of relapse; relapse prevention;
relapse plan; relapse warning signs; days since I used; 3 weeks since i used; days since used;
didn't pick up; did not pick up; not high; didn't get high; used to swim; used to get high;
used books; used bookshop; used car; used my tools; used my plan; used naloxone;
used the phone; used a skill; used grounding; using my tools; used up; unused; useful; user;
high school; highlight; high five; high hopes; high mood; fixed the sink; fixed my bike;
break-through; breakthrough; break from work; a break from work; breakfast; prisoner visit;
prison visit; visited my brother in prison; jail ministry; treatment plan;
hospital appointment; hospital job; treatment team; overdose training; overdose awareness day;
overdose kit; picked up the kids; picked up my meds; picked up naloxone; picked up a chip;
picked up my prescription; picked up groceries; slipped on ice; slip of paper; pay slip;
slipped disc; time lapse; memory lapse; lapsed catholic; cash withdrawal; digital detox;
sugar detox; knee rehab; no withdrawal; not in jail; no missed doses; never missed a dose;
haven't missed a dose; not off methadone; took my methadone; took meds; on methadone;
methadone; suboxone; dose; day 30; 30 days; sober; clean; clean 30 days; calm; sleep; evening;
share; gratitude; sponsor; craving; urge; step 4; odd; god; ode; good; nod to mum; meds; left;
left work; missed; missed you; missed my mum; skipped lunch; lunch break; spring break;
heart break; shot; shots; flu shot; opioid use disorder; press release; released an album;
school fixes; low mood; high anxiety; anxiety was high; food; refused to use; resisted using;
close to using; might relapse; if i relapse; need detox; want to go to rehab;
waiting for detox; stepped up; used sos; never been to jail; used my sponsor's help;
nodding along; injected insulin; shooting stars; brother overdosed; my brother overdosed;
friend overdosed; friend relapsed; my sponsor relapsed; mom has relapsed; friend's overdose;
lost my brother to overdose; lost my best friend to an overdose; lost my cousin to fentanyl;
cousin died of an overdose; overdose grief; overdose loss; overdose death; my son in jail;
son in jail; my brother is in prison; mum in hospital; brother out of jail;
tested positive for covid; covid test positive; quit smoking; smoked salmon; did some reading; did a
shot of espresso; no use; no use talking; county fair; orange county; distress tolerance; low
tolerance for noise; haven't used in the kitchen
""")
# What is taken for a report although it may be none: each costs one notice, and each has a reading
# in which it is one.
FALSE_ALARMS = _tags("""
nodded off on the bus; high on life; friend in rehab; a boy from work relapsed;
friend used; overdose of a friend; grieving an overdose; smoked; did some; took a shot;
positive test; county; no tolerance; finished my meds;
missed my shot; tapering off caffeine; went out; fix; heroin; let out;
slipped up at work; out of the program; broke my streak; got released
""")


@pytest.mark.parametrize("tag", USED)
def test_these_report_use(tag: str) -> None:
    assert tolerance.kind_of(KNOWN, tag) == "used"


@pytest.mark.parametrize("tag", GAP)
def test_these_report_a_break(tag: str) -> None:
    assert tolerance.kind_of(KNOWN, tag) == "gap"


@pytest.mark.parametrize("tag", NEITHER)
def test_these_report_nothing(tag: str) -> None:
    assert tolerance.kind_of(KNOWN, tag) is None


@pytest.mark.parametrize("tag", FALSE_ALARMS)
def test_these_are_taken_for_a_report_to_be_safe(tag: str) -> None:
    assert tolerance.kind_of(KNOWN, tag) is not None


@given(
    st.sampled_from([*USED, *GAP, *NEITHER]),
    st.sampled_from([str.upper, str.title, str.casefold]),
    st.sampled_from([" ", "-", "_", "  ", " #"]),
    st.sampled_from(["", "!", ".", "...", " \U0001f614", "?"]),
)
def test_capitals_dashes_and_signs_change_nothing(
    tag: str, cased: object, between: str, after: str
) -> None:
    assert callable(cased)
    written = between.join(cased(tag).split(" ")) + after
    assert tolerance.kind_of(KNOWN, written) == tolerance.kind_of(KNOWN, tag)


@given(st.lists(st.text(max_size=50)), st.sampled_from(USED + GAP), st.integers(0, 9))
def test_a_report_is_found_among_other_tags(others: list[str], tag: str, place: int) -> None:
    assert tolerance.is_reported(KNOWN, [*others[:place], tag, *others[place:]])


@given(st.lists(st.sampled_from(NEITHER)))
def test_tags_do_not_run_into_each_other(tags: list[str]) -> None:
    assert not tolerance.is_reported(KNOWN, tags)


def test_thousands_of_tags_are_read_at_once() -> None:
    """Two milliseconds are the budget where nothing else runs; here the quickest of several runs
    counts, in time of this process, and a busy machine has some more."""
    tags = [f"tag{number}" for number in range(1000)] + ["not used", "step 4", "calm"] * 400
    took = []
    for _ in range(7):
        began = time.process_time()
        assert not tolerance.is_reported(KNOWN, tags)
        took.append(time.process_time() - began)
    assert min(took) < 0.005


LINES = place.read_guide_file(screens.FILE).decode().splitlines(keepends=True)


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("  used:\n", None, "used is missing"),
        ("  denied:\n", None, "denied is missing"),
        ("  lists:\n", None, "lists is missing"),
        (
            "      - back on\n",
            "      - back on <dope>\n",
            "there is no list <dope>",
        ),
        ("      - back on\n", "      - Back on\n", "'Back on': 'Back' is no word as tags are read"),
        ("      - back on\n", "      - ... on\n", "'... on' begins with no word"),
    ],
)
def test_a_table_that_could_not_match_is_refused(
    run: Run, tmp_path: Path, line: str, instead: str | None, said: str
) -> None:
    at = LINES.index(line)
    lines = [*LINES]
    if instead is None:
        depth = len(line) - len(line.lstrip())
        end = next(
            n for n in range(at + 1, len(lines)) if len(lines[n]) - len(lines[n].lstrip()) <= depth
        )
        del lines[at:end]
    else:
        lines[at] = instead
    copy = tmp_path / "copy.yaml"
    copy.write_text("".join(lines))
    ran = run("content", "check", str(copy))
    assert ran.code == 4
    assert said in ran.out + ran.err
    if instead is not None:
        assert f"copy.yaml:{at + 1}:" in ran.out + ran.err
