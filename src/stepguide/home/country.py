"""The regions whose help numbers are known, and what people type for them."""

REGIONS = ("us", "uk", "ireland", "canada", "australia", "eu", "other")

# ISO 3166 codes of two and three letters, and names. EU member states have one entry each.
_TYPED = {
    "us": "us, usa, united states, united states of america, america",
    "uk": "uk, gb, gbr, united kingdom, great britain, britain, england, scotland, wales, "
    "northern ireland",
    "ireland": "ie, irl, ireland, republic of ireland, eire, éire",
    "canada": "ca, can, canada",
    "australia": "au, aus, australia",
    "eu": "eu, european union, at, aut, austria, be, bel, belgium, bg, bgr, bulgaria, hr, hrv, "
    "croatia, cy, cyp, cyprus, cz, cze, czechia, czech republic, dk, dnk, denmark, ee, est, "
    "estonia, fi, fin, finland, fr, fra, france, de, deu, germany, gr, grc, el, greece, hu, hun, "
    "hungary, it, ita, italy, lv, lva, latvia, lt, ltu, lithuania, lu, lux, luxembourg, mt, mlt, "
    "malta, nl, nld, netherlands, holland, pl, pol, poland, pt, prt, portugal, ro, rou, romania, "
    "sk, svk, slovakia, si, svn, slovenia, es, esp, spain, se, swe, sweden",
    "other": "other, elsewhere",
}


def region(typed: str, known_only: bool = False) -> str | None:
    """The region meant by a code or a name; None where it means none that is known.

    A two-letter code of any other country is `other`, a country without numbers of its own here;
    not so with `known_only`.
    """
    wanted = " ".join(typed.lower().replace("-", " ").replace("_", " ").split())
    wanted = wanted.removeprefix("the ")
    for name, words in _TYPED.items():
        if wanted in words.split(", "):
            return name
    is_code = len(wanted) == 2 and wanted.isascii() and wanted.isalpha()
    return "other" if is_code and not known_only else None
