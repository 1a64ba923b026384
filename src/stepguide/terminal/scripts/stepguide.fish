# What Tab offers for stepguide in fish, and for no other program.

function __stepguide_offered
    set -l typed (commandline -opc)
    set -l now (string trim --left --chars '"\'' -- (commandline -ct))
    set -l before (string match -r -- '^--[^=]*=' $now)
    set -l program (string replace -r -- '^~' $HOME $typed[1])
    set -l asked (string replace -a -- \n ' ' "$now" $typed[2..] | string collect)
    for line in (env _STEPGUIDE_COMPLETE=complete_words _STEPGUIDE_WORDS=$asked $program </dev/null 2>/dev/null)
        if test "$line" = /
            __fish_complete_path (string replace -- "$before" '' $now)
        else if test -n "$line"
            echo "$before$line"
        end
    end
end

complete --command stepguide --erase
complete --command stepguide --no-files --arguments '(__stepguide_offered)'
