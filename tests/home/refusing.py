"""A disk that refuses some calls, as the system itself would: a library loaded before its own."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOURCE = """
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>

static int refused(const char *name) {
    const char *code = getenv(name);
    errno = code ? atoi(code) : ENOSYS;
    return -1;
}

#ifdef MODES
int chmod(const char *path, mode_t mode) { return refused("REFUSED_WITH"); }
int fchmod(int descriptor, mode_t mode) { return refused("REFUSED_WITH"); }
int fchmodat(int at, const char *path, mode_t mode, int flags) { return refused("REFUSED_WITH"); }
#endif
#ifdef LOCKS
int flock(int descriptor, int operation) { return refused("REFUSED_WITH"); }
#endif
#ifdef LINKS
int link(const char *from, const char *to) { return refused("REFUSED_WITH"); }
int linkat(int from, const char *a, int to, const char *b, int flags) {
    return refused("REFUSED_WITH");
}
#endif
"""


def refusing(scratch: Path, what: str, code: int) -> dict[str, str]:
    """The environment in which `what` (MODES, LOCKS or LINKS) is refused with `code`; skips where
    no library can be made."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler or os.uname().sysname != "Linux":
        pytest.skip("a library that refuses calls needs Linux and a C compiler")
    library = scratch / f"{what}.so"
    if not library.exists():
        source = scratch / f"{what}.c"
        source.write_text(SOURCE)
        built = [compiler, "-shared", "-fPIC", "-w", f"-D{what}", "-o", str(library), str(source)]
        subprocess.run(built, check=True, timeout=60)
    return {"LD_PRELOAD": str(library), "REFUSED_WITH": str(code)}
