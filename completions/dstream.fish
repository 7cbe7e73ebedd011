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
            case 'dstream drop-files'
                set at 'dstream drop-files'
            case 'dstream produce'
                set at 'dstream produce'
            case 'dstream serve-kafka'
                set at 'dstream serve-kafka'
            case 'dstream serve-socket'
                set at 'dstream serve-socket'
            case 'dstream shell'
                set at 'dstream shell'
            case 'dstream wordcount'
                set at 'dstream wordcount'
            case 'dstream drop-files --count' 'dstream drop-files --from' 'dstream drop-files --interval' 'dstream drop-files --lines'
                set skip 1
            case 'dstream produce --bootstrap-server' 'dstream produce --count' 'dstream produce --file' 'dstream produce --kafka-config' 'dstream produce --kafka-property' 'dstream produce --key' 'dstream produce --rate' 'dstream produce --seed' 'dstream produce --topic' 'dstream produce --vocabulary' 'dstream produce --words'
                set skip 1
            case 'dstream serve-kafka --bind' 'dstream serve-kafka --dir' 'dstream serve-kafka --port' 'dstream serve-kafka --topics'
                set skip 1
            case 'dstream serve-socket --bind' 'dstream serve-socket --count' 'dstream serve-socket --interval' 'dstream serve-socket --order' 'dstream serve-socket --port' 'dstream serve-socket --seed'
                set skip 1
            case 'dstream wordcount --batch' 'dstream wordcount --batches' 'dstream wordcount --bootstrap-server' 'dstream wordcount --conf' 'dstream wordcount --duration' 'dstream wordcount --format' 'dstream wordcount --from' 'dstream wordcount --group-id' 'dstream wordcount --host' 'dstream wordcount --idle' 'dstream wordcount --input' 'dstream wordcount --jdbc-connections' 'dstream wordcount --jdbc-table' 'dstream wordcount --jdbc-url' 'dstream wordcount --jdbc-user' 'dstream wordcount --kafka-config' 'dstream wordcount --kafka-property' 'dstream wordcount --master' 'dstream wordcount --max-rate' 'dstream wordcount --min-length' 'dstream wordcount --name' 'dstream wordcount --output' 'dstream wordcount --path' 'dstream wordcount --port' 'dstream wordcount --queue-batches' 'dstream wordcount --queue-interval' 'dstream wordcount --sink' 'dstream wordcount --sink-timeout' 'dstream wordcount --slide' 'dstream wordcount --source' 'dstream wordcount --split' 'dstream wordcount --state-output' 'dstream wordcount --state-timeout' 'dstream wordcount --stop-words' 'dstream wordcount --top' 'dstream wordcount --topic' 'dstream wordcount --topic-pattern' 'dstream wordcount --window'
                set skip 1
        end
    end
    echo $at
end

complete -c dstream -f

complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'completion' -d 'Prints the completion script for a shell'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'drop-files' -d 'Drops files of lines into a watched directory; each appears whole'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'produce' -d 'Sends random words, the lines of a file, or those of stdin to a Kafka topic'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'serve-kafka' -d 'Runs a single-node Kafka broker in this process, for demos and tests'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'serve-socket' -d 'TCP server that sends lines of FILE to every client'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'shell' -d 'Runs commands at a prompt, with completion and history'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'wordcount' -d 'Counts the words of a live stream'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -f -a 'bash zsh fish'
complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -f -a '(__fish_complete_directories)'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l count -r -f -d 'End after so many files'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l from -r -F -d 'File whose lines are dropped, bytes as they are'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l interval -r -f -d 'Time from file to file; 0s: none'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l lines -r -f -d 'Lines a file'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l count -r -f -d 'End after so many messages'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l file -r -F -d 'Send the lines of FILE, bytes as they are; - for stdin'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l key -r -f -a 'none word number tab' -d 'The key of a message: none (partitions in turn), word (its first), number (1, 2, 3,...) or tab (what stands before the first TAB of a line)'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l rate -r -f -d 'Messages a second; 0: no limit'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l seed -r -f -d 'Whole number that makes the same random words again'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l topic -r -f -d 'Send there'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -s V -l version -d 'Print version information and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l vocabulary -r -F -d 'File with the words to draw from'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l words -r -f -d 'Random words a message'

complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l bind -r -f -d 'Address to listen on'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l dir -r -f -a '(__fish_complete_directories)' -d 'Keep topics and records there'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l port -r -f -d 'Port to listen on; 0: any free one'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l topics -r -f -d 'Topics to create, with 1 partition unless said'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -F
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l bind -r -f -d 'Address to listen on'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l count -r -f -d 'Close a client\'s connection after so many lines'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l interval -r -f -d 'Time from line to line; 0s: none'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l loop -d 'At the end of FILE, begin again'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l once -d 'End when the first client has left'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l order -r -f -a 'random sequential' -d 'random, sequential'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l port -r -f -d 'Port to listen on; 0: any free one'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l seed -r -f -d 'Whole number that makes each client\'s random lines the same again'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream shell"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream shell"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l backpressure -d 'socket, kafka: take in no more than batches can process'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l batch -r -f -d 'The batch interval: 200ms, 5s, 2m, 1h'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l batches -r -f -d 'End after COUNT batches'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l conf -r -f -d 'A Spark property; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l duration -r -f -d 'End after DURATION, with what was received counted'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l existing -d 'Also count the files that are there at the start'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l explain -d 'Print the plan and its guarantee; start nothing'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l format -r -f -a 'text tsv csv json' -d 'console, text: text, tsv, csv, json'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l from -r -f -a 'earliest latest committed' -d 'Start at earliest, latest, committed offsets'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l group-id -r -f -d 'The group that offsets are committed for'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l host -r -f -d 'The server'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l idle -r -f -d 'End after DURATION without a new record'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l input -r -F -d 'The lines to count'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-connections -r -f -d 'jdbc: at most COUNT an executor'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-password -d 'jdbc: env:NAME, file:PATH, or no value to be asked; given as it is, every user of the machine sees it'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-table -r -f -d 'jdbc: TABLE or SCHEMA.TABLE; made when missing'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-url -r -f -d 'jdbc: jdbc:mysql:, jdbc:mariadb:, jdbc:postgresql: or jdbc:h2:…'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-user -r -f -d 'jdbc: who logs in'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l lower-case -d 'Count words in lower case'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l master -r -f -d 'Spark master: local[2], spark://host:7077, yarn, …'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l max-rate -r -f -d 'socket: lines a second; kafka: messages a second and partition, at most'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l min-length -r -f -d 'Leave shorter words out'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l name -r -f -d 'The application\'s name'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l output -r -f -a '(__fish_complete_directories)' -d 'text: where each batch gets its directory, any Hadoop URI'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l path -r -f -a '(__fish_complete_directories)' -d 'The directory to watch, any Hadoop URI'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l port -r -f -d 'Its TCP port'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l queue-batches -r -f -d 'RDDs to cut the input into'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l queue-interval -r -f -d 'An RDD is pushed every DURATION; 0s: all at the start'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l sink -r -f -a 'console text jdbc none' -d 'Where results go: console, text, jdbc, none; repeat it for several at once'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l sink-timeout -r -f -d 'jdbc: try a batch again for DURATION when the database is away or rows are locked'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l slide -r -f -d 'A result every DURATION, a multiple of --batch'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l source -r -f -a 'socket file queue kafka' -d 'Where lines come from: socket, file, queue, kafka, or a URI such as socket://localhost:9999'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l split -r -f -d 'What stands between words'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l state-output -r -f -a 'changed all' -d 'Rows of a stateful batch: changed, all'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l state-timeout -r -f -d 'Forget words that did not occur for DURATION'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l stateful -d 'Keep running totals'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l stop-words -r -F -d 'Leave the words of this file out, one a line, UTF-8'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l top -r -f -d 'console: the N best rows of each batch, 0 for all'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l topic -r -f -d 'Topics, repeatable or with commas'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l topic-pattern -r -f -d 'All topics whose whole name matches'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -s V -l version -d 'Print version information and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l window -r -f -d 'Count over the last DURATION, a multiple of --batch'
