"""The short card that is part of the program: shown when the guide's files cannot be read."""

EMERGENCY = """\
911 US, Canada / 999 UK / 112 or 999 Ireland / 112 EU /
    000 Australia / elsewhere your local emergency number"""
CRISIS = """\
  988 US, Canada / 116 123 UK, Ireland / 13 11 14 Australia /
    findahelpline.com EU, elsewhere"""
CARD = f"""\
SOMEONE WILL NOT WAKE UP, OR IS NOT BREATHING RIGHT? ACT NOW.
  Emergency: {EMERGENCY}
  1. Call, on speaker. Say where you are, and "not breathing, will not wake".
  2. Give naloxone at once, if there is any: all of the spray into one nostril.
  3. Slow, weak or snoring breath: head back, chin up, pinch nose, 2 breaths,
     then 1 every 5 seconds. No breath, or only a gasp now and then: CPR. Push
     hard and fast on the middle of the chest, 2 a second.
  4. After 2 to 3 minutes still not breathing well: another dose of naloxone.
  5. Breathing well: on their side, asleep or awake. Stay with them.

THINKING OF ENDING YOUR LIFE, OR CANNOT GO ON?
{CRISIS}

ABOUT TO USE? Someone with you, naloxone in their reach, the door unlocked.
"""

# The same places, each on a line and before its number, for those who listen.
EMERGENCY_ALOUD = [
    "US and Canada: 911",
    "UK: 999",
    "Ireland: 112 or 999",
    "EU: 112",
    "Australia: 000",
    "Elsewhere: your local emergency number",
]
_CRISIS_ALOUD = [
    "US and Canada: 988",
    "UK and Ireland: 116 123",
    "Australia: 13 11 14",
    "EU and elsewhere: findahelpline.com",
]


def card(aloud: bool = False) -> str:
    """The card, or with `aloud` as it is listened to."""
    if not aloud:
        return CARD
    text = CARD.replace(f" {EMERGENCY}", "".join(f"\n  {one}" for one in EMERGENCY_ALOUD))
    return text.replace(CRISIS, "\n".join(f"  {one}" for one in _CRISIS_ALOUD))
