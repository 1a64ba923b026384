"""The short card that is part of the program: shown when the guide's files cannot be read."""

EMERGENCY = """\
911 US, Canada / 999 UK / 112 or 999 Ireland / 112 EU /
    000 Australia / elsewhere your local emergency number"""
CARD = f"""\
SOMEONE WILL NOT WAKE UP, OR IS NOT BREATHING RIGHT? ACT NOW.
  Emergency: {EMERGENCY}
  1. Call, on speaker. Say where you are, and "not breathing, will not wake".
  2. Give naloxone at once, if there is any.
  3. Head back, chin up, pinch the nose, 2 breaths, then 1 every 5 seconds.
     Not breathing normally, and unsure of a pulse? Start CPR.
  4. After 2 to 3 minutes still not breathing well: another dose of naloxone.
  5. Breathing again: on their side. Stay with them.

THINKING OF ENDING YOUR LIFE, OR CANNOT GO ON?
  988 US, Canada / 116 123 UK, Ireland, several EU countries /
    13 11 14 Australia / elsewhere findahelpline.com

ABOUT TO USE? Have someone with you, and naloxone where they can reach it.
"""
