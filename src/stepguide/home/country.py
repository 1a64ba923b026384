"""The countries whose help numbers are known, and what people type for them."""

REGIONS = ("us", "uk", "ireland", "canada", "australia", "eu", "other")

# Codes of ISO 3166 and names, beside the name it goes by here.
_TYPED = {
    "us": "usa, united states, united states of america, america",
    "uk": "gb, gbr, united kingdom, great britain, britain, england, scotland, wales, "
    "northern ireland",
    "ireland": "ie, irl, republic of ireland, eire, éire",
    "canada": "ca, can",
    "australia": "au, aus",
    "eu": "european union",
    "other": "elsewhere",
}
# The other member states of the EU: each has what is known for it, and what holds for all of them.
_STATES = {
    "at": "aut, austria",
    "be": "bel, belgium",
    "bg": "bgr, bulgaria",
    "hr": "hrv, croatia",
    "cy": "cyp, cyprus",
    "cz": "cze, czechia, czech republic",
    "dk": "dnk, denmark",
    "ee": "est, estonia",
    "fi": "fin, finland",
    "fr": "fra, france",
    "de": "deu, germany",
    "gr": "grc, el, greece",
    "hu": "hun, hungary",
    "it": "ita, italy",
    "lv": "lva, latvia",
    "lt": "ltu, lithuania",
    "lu": "lux, luxembourg",
    "mt": "mlt, malta",
    "nl": "nld, netherlands, holland",
    "pl": "pol, poland",
    "pt": "prt, portugal",
    "ro": "rou, romania",
    "sk": "svk, slovakia",
    "si": "svn, slovenia",
    "es": "esp, spain",
    "se": "swe, sweden",
}
STATES = tuple(_STATES)
KNOWN = (*REGIONS, *STATES)


def region(typed: str, known_only: bool = False) -> str | None:
    """The one of KNOWN meant by a code or a name; None where it means none of them.

    A two-letter code of any other country is `other`, a country without numbers of its own here;
    not so with `known_only`.
    """
    wanted = " ".join(typed.lower().replace("-", " ").replace("_", " ").split())
    wanted = wanted.removeprefix("the ")
    for name, words in (_TYPED | _STATES).items():
        if wanted == name or wanted in words.split(", "):
            return name
    is_code = len(wanted) == 2 and wanted.isascii() and wanted.isalpha()
    return "other" if is_code and not known_only else None


def around(country: str) -> tuple[str, ...]:
    """A country and the region it belongs to, whose numbers hold in it too; the nearest first."""
    return (country, "eu") if country in _STATES else (country,)
