# fish completion for dstream; generated from its command tree.
# In ~/.config/fish/completions, or for this shell only: dstream completion fish | source

# The command that the words before the cursor lead to.
function __dstream_command
    set -l at dstream
    set -l skip 0
    for word in (commandline -opc)[2..]
        if test $skip = 1
            set skip 0
            continue
        end
        switch "$at $word"
            case 'dstream count' 'dstream wc'
                set at 'dstream count'
            case 'dstream dashboard'
                set at 'dstream dashboard'
            case 'dstream drop'
                set at 'dstream drop'
            case 'dstream pipe'
                set at 'dstream pipe'
            case 'dstream script'
                set at 'dstream script'
            case 'dstream serve'
                set at 'dstream serve'
            case 'dstream topics'
                set at 'dstream topics'
            case 'dstream count --config' 'dstream count --input' 'dstream count --only' 'dstream count --path' 'dstream count --profile' 'dstream count -s' 'dstream count --sink' 'dstream count --source' 'dstream count -n' 'dstream count --top'
                set skip 1
            case 'dstream dashboard --port'
                set skip 1
            case 'dstream pipe --source' 'dstream pipe --then'
                set skip 1
            case 'dstream topics create'
                set at 'dstream topics create'
            case 'dstream topics list'
                set at 'dstream topics list'
            case 'dstream topics --broker'
                set skip 1
            case 'dstream topics create --partitions'
                set skip 1
        end
    end
    echo $at
end

# The words that the last part of a list can be, each behind the parts before it.
function __dstream_list
    set -l listed (commandline -ct | string replace -r '^--[^=]*=' '' | string match -r '.*,')
    for word in $argv
        contains -- $word (string split -- , "$listed")
        or echo "$listed$word"
    end
end

function __dstream_profiles
    set -l program (commandline -opc)[1]
    $program config profiles 2>/dev/null
end

# Within a pipeline: each proposal has the text before it, as fish replaces the whole word.
function __dstream_pipeline
    set -l text (commandline -ct | string collect | string replace -r '^--[\w-]*=' '')
    set text (string replace -r '^["\']' '' -- "$text" | string collect)
    set -l word (string match -r '\w*$' -- "$text")
    set -l before (string replace -r '\w*$' '' -- "$text" | string collect)
    # A text in quotes and a closed bracket are one character; (a, b) -> is a b ->.
    set -l plain (string replace -ra '\'[^\']*\'|"[^"]*"|`[^`]*`' @ -- "$text" | string join ' ')
    string match -qr '[\'"`]' -- "$plain"; and return
    string match -q '*.' -- "$before"; and return
    while set -l list (string match -r '\(([\w\s,]*)\)\s*->' -- "$plain")
        set list (string replace -a , ' ' -- "$list[2]")
        set plain (string replace -r '\([\w\s,]*\)\s*->' "$list ->" -- "$plain")
    end
    while string match -qr '[(\[{][^()\[\]{}]*[)\]}]' -- "$plain"
        set plain (string replace -ra '[(\[{][^()\[\]{}]*[)\]}]' @ -- "$plain")
    end
    set -l levels (string replace -ra '[\[{]' '(' -- "$plain" | string split '(')
    set -l stage ''
    set -l names
    # From one open bracket to the next: of each the last argument says what may follow.
    for i in (seq (count $levels))
        set -l argument $levels[$i]
        test $i = 1; or set argument (string replace -r '.*,' '' -- "$argument")
        if test $i != 1; and string match -qr -- '->|\b_\b' "$argument"
            for list in (string match -rga '([\w\s]*)->' -- "$argument" $levels[(math $i + 1)..])
                set -a names (string match -ra '\w+' -- $list)
            end
            set -a names (string split ' ' 'least( left( length( upper(')
            break
        end
        set -l last (string replace -r '.*\|' '' -- "$argument" | string trim)
        if test $i = (count $levels)
            test "$last" = "$word"; or return
            if string match -q '*|*' -- "$argument"
                set names (string split ' ' 'map( mapValues( count( countByValue( union( join(')
            else if test $i = 1
                set names (__dstream_sources) (string split ' ' 'map( mapValues( count( countByValue( union( join(')
            else if string match -q "* $stage *" ' union join '
                set names (__dstream_sources)
                test (count $names) != 0; or set names input
            end
            break
        end
        string match -qr '^[A-Za-z_]\w*$' -- "$last"; or return
        test $i = 1; or string match -q '*|*' -- "$argument"; or return
        set stage $last
    end
    set names (string match -- "$word*" $names)
    # fish ends the quote after a proposal that is alone; with two it inserts what they have in common.
    test (count $names) != 1; or set -a names "$names "
    for name in $names
        echo "$before$name"
    end
end

# The names in --source NAME=SOURCE.
function __dstream_sources
    set -l before ''
    for word in (commandline -opc)
        test "$before" = --source; and set word "--source=$word"
        string match -rg -- '^--source=(\w+)=' $word
        set before $word
    end
end

complete -c dstream -f

complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'count' -d 'Counts words of a stream'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'wc' -d 'Counts words of a stream'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'dashboard' -d 'Shows counts'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'drop' -d 'Drops files'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'pipe' -d 'Runs a pipeline'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'script' -d 'Prints a script'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'serve' -d 'Serves files'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'topics' -d 'Topics of a broker'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream count"' -l config -r -F -d 'Another file'
complete -c dstream -n 'test (__dstream_command) = "dstream count"' -l input -r -F -d 'A file'
complete -c dstream -n 'test (__dstream_command) = "dstream count"' -l live -l no-live -d 'Redraw in place'
complete -c dstream -n 'test (__dstream_command) = "dstream count"' -l only -r -f -a '(__dstream_list console dashboard)' -d 'Of these'
complete -c dstream -n 'test (__dstream_command) = "dstream count"' -l password -d 'Asked for when it is left out'
complete -c dstream -n 'test (__dstream_command) = "dstream count"' -l path -r -f -a '(__fish_complete_directories)' -d 'A directory\'s URI'
complete -c dstream -n 'test (__dstream_command) = "dstream count"' -l profile -r -f -a '(__dstream_profiles)' -d 'A profile'
complete -c dstream -n 'test (__dstream_command) = "dstream count"' -s s -l sink -r -f -a 'console dashboard' -d 'Where to; can be given [more than] once'
complete -c dstream -n 'test (__dstream_command) = "dstream count"' -l source -r -f -a 'socket file queue' -d 'Where from: socket, file, queue'
complete -c dstream -n 'test (__dstream_command) = "dstream count"' -s n -l top -r -f -d 'How many'

complete -c dstream -n 'test (__dstream_command) = "dstream dashboard"' -l port -r -f -d 'The port'

complete -c dstream -n 'test (__dstream_command) = "dstream drop"' -f -a '(__fish_complete_directories)'

complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -f -a '(__dstream_pipeline)'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l source -r -f -d 'Where from'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l then -r -f -a '(__dstream_pipeline)' -d 'Another one'

complete -c dstream -n 'test (__dstream_command) = "dstream script"' -f -a 'bash zsh fish'

complete -c dstream -n 'test (__dstream_command) = "dstream serve"' -F

complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -a 'create' -d 'Makes a topic'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -a 'list' -d 'Lists the topics'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -l broker -r -f -d 'The broker'

complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l partitions -r -f -d 'How many'

