# What Tab offers for stepguide in bash, and for no other program.

_stepguide() {
    local IFS=$' \t\n' word line newline=$'\n' asked=$2
    # bash cuts --tag=evening into three words; what is being typed comes as $2.
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [ "$word" = = ] || asked+=$newline${word//$newline/ }
    done
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            '') ;;
            /) compopt -o default 2>/dev/null ;; # the name of a file
            *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <(_STEPGUIDE_COMPLETE=complete_words _STEPGUIDE_WORDS=$asked \
        "${1/#\~/$HOME}" </dev/null 2>/dev/null)
}

complete -F _stepguide stepguide
