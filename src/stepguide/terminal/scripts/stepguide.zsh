# What Tab offers for stepguide in zsh, and for no other program: no style is set, and the completion
# of other programs is neither turned on nor changed.

# The lines for a program, the word being typed, and those before it.
_stepguide_lines() {
  local -a typed=("${(@)argv[2,-1]//$'\n'/ }")
  _STEPGUIDE_COMPLETE=complete_words _STEPGUIDE_WORDS=${(pj:\n:)typed} \
    ${1/#\~/$HOME} </dev/null 2>/dev/null
}

_stepguide() {
  local -a asked=("${(@Q)words[1,CURRENT-1]}") lines
  [[ $PREFIX == --*=* ]] && { asked+=${PREFIX%%=*}; compset -P 1 '*=' }
  lines=("${(@f)$(_stepguide_lines "${asked[1]}" "${(Q)PREFIX}" "${(@)asked[2,-1]}")}")
  case $lines in
    '') return 1 ;;
    /) _files ;; # the name of a file
    *) lines=("${(@)lines//$'\t'/:}"); _describe -t words stepguide lines ;;
  esac
}

# The same without compinit.
_stepguide_alone() {
  local -a asked lines
  local at before=${(M)1##--*=}
  read -cA asked
  read -cn at
  lines=("${(@f)$(_stepguide_lines "${(Q)asked[1]}" "${(Q)1}" "${(@Q)asked[2,at-1]}")}")
  case $lines in
    '') reply=() ;;
    /) reply=("$1"*(N)) ;;
    *) reply=("$before${(@)^lines%%$'\t'*}") ;;
  esac
}

if (( $+functions[compdef] )); then
  compdef _stepguide stepguide
else
  compctl -K _stepguide_alone stepguide
fi
