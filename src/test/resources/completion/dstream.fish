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

complete -c dstream -f

complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'count' -d 'Counts words of a stream'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'wc' -d 'Counts words of a stream'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'dashboard' -d 'Shows counts'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'drop' -d 'Drops files'
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

complete -c dstream -n 'test (__dstream_command) = "dstream script"' -f -a 'bash zsh fish'

complete -c dstream -n 'test (__dstream_command) = "dstream serve"' -F

complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -a 'create' -d 'Makes a topic'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -a 'list' -d 'Lists the topics'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -l broker -r -f -d 'The broker'

complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l partitions -r -f -d 'How many'

