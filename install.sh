#!/bin/sh
# Puts stepguide where its name can be typed, for your own login alone, and opens it.
# Run it again to update; with --remove it takes the program out, and leaves what you wrote.
set -eu

NEEDS='import sys; sys.exit(sys.version_info < (3, 11))'
here=$(cd "$(dirname "$0")" && pwd)
# Beside what a person writes, and never in the same folder.
program=${XDG_DATA_HOME:-$HOME/.local/share}/stepguide-program

say() { printf '%s\n' "$*"; }
stop() {
    for line in "$@"; do say "$line" >&2; done
    exit 1
}
as_root() { if [ "$(id -u)" = 0 ]; then say "$*"; else say "sudo $*"; fi; }
# How a package is installed here: its name for apt, for dnf, and for brew.
with() {
    if command -v apt-get >/dev/null; then
        as_root apt-get update '&&' "$(as_root apt-get install -y "$1")"
    elif command -v dnf >/dev/null; then
        as_root dnf install "$2"
    elif command -v brew >/dev/null; then
        say "brew install $3"
    else
        say "(with your system's installer: $1)"
    fi
}
is_ours() { [ -L "$1" ] && case $(readlink "$1") in "$program"/*) true ;; *) false ;; esac; }
is_on_path() { case :$PATH: in *:"$1":*) true ;; *) false ;; esac; }

# Where man looks for what a folder of programs has: man looks beside those that are on the PATH.
page_of() {
    case $1 in
    /usr/local/bin) say /usr/local/share/man/man1/stepguide.1 ;;
    *) say "$HOME/.local/share/man/man1/stepguide.1" ;;
    esac
}

if [ "${1-}" = --remove ]; then
    for folder in "$HOME/.local/bin" "$HOME/bin" /usr/local/bin; do
        if is_ours "$folder/stepguide"; then
            say "What you wrote stays where it is:"
            "$folder/stepguide" where | head -n 1 || true
            rm "$folder/stepguide"
        fi
        if is_ours "$(page_of "$folder")"; then rm "$(page_of "$folder")"; fi
    done
    rm -rf "$program"
    say "The program is taken out. To bring it back: sh install.sh"
    exit 0
fi

python=
for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && "$name" -c "$NEEDS" 2>/dev/null; then
        python=$(command -v "$name")
        break
    fi
done
[ "$python" ] || stop "stepguide needs Python 3.11 or newer, and there is none here. To install it:" \
    "" "  $(with 'python3 python3-venv' python3 python3)" "" "Then run this again."
"$python" -c 'import ensurepip, venv' 2>/dev/null || stop \
    "Python is here, and a part of it that stepguide needs is not. To install that part:" \
    "" "  $(with python3-venv python3 python3)" "" "Then run this again."

say "Putting stepguide in place. This can take a minute."
new=$program/$(date +%Y%m%d-%H%M%S)-$$
trap 'rm -rf "$new"' EXIT
mkdir -p "$program"
"$python" -m venv "$new"
"$new/bin/python" -m pip install --quiet --disable-pip-version-check "$here" || stop "" \
    "That did not work, and nothing was changed. What stepguide stands on is fetched once, so" \
    "this needs a network; afterwards it needs none. When there is one, run this again."

bin=
for folder in "$HOME/.local/bin" "$HOME/bin" /usr/local/bin; do
    is_on_path "$folder" || continue
    [ -d "$folder" ] || mkdir -p "$folder" 2>/dev/null || continue
    [ -w "$folder" ] || continue
    if [ -e "$folder/stepguide" ] && ! is_ours "$folder/stepguide"; then
        say "Another stepguide is in $folder. It was left as it is." >&2
        continue
    fi
    bin=$folder
    break
done
where=${bin:-$HOME/.local/bin}
mkdir -p "$where"
ln -sfn "$new/bin/stepguide" "$where/stepguide"
page=$(page_of "$where")
made=$new/share/man/man1/stepguide.1
if [ ! -e "$page" ] || is_ours "$page"; then
    if mkdir -p "$(dirname "$page")" 2>/dev/null; then ln -sfn "$made" "$page" 2>/dev/null || true; fi
fi
trap - EXIT
for old in "$program"/*; do
    [ "$old" = "$new" ] || rm -rf "$old"
done

if [ -t 0 ] && [ -t 1 ]; then
    "$where/stepguide" || true
else
    "$where/stepguide"
    say ""
    "$where/stepguide" show
fi

say ""
say "To update it, or to take it out again: sh install.sh, or sh install.sh --remove"
if command -v man >/dev/null; then
    if [ "$bin" ] && man -w stepguide >/dev/null 2>&1; then
        say "All its commands, on one page: man stepguide"
    else
        say "All its commands, on one page: man $made"
    fi
fi
if [ "$bin" ]; then
    say "It is there: type stepguide"
else
    line="export PATH=\"$where:\$PATH\""
    case ${SHELL-} in
    *zsh) file=.zshrc ;;
    *bash) file=.bashrc ;;
    *) file=.profile ;;
    esac
    say "So that your shell finds it by its name, paste this line:"
    say ""
    case ${SHELL-} in
    *fish) say "  fish_add_path $where" ;;
    *) say "  echo '$line' >>~/$file; $line" ;;
    esac
fi
