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
            case 'dstream completion'
                set at 'dstream completion'
        end
    end
    echo $at
end

complete -c dstream -f

complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'completion' -d 'Prints the completion script for a shell'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -f -a 'bash zsh fish'
complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -s V -l version -d 'Print version information and exit'
