# bash completion for dstream; generated from its command tree.
# For this shell only: source <(dstream completion bash)

_dstream() {
  local cur=${COMP_WORDS[COMP_CWORD]} at=dstream word value= valued i=1
  local -a words
  words=()
  COMPREPLY=()
  # Which command, and which of its options, the word to complete belongs to.
  while ((i < COMP_CWORD)); do
    word=${COMP_WORDS[i]}
    value=
    valued=
    case "$at $word" in
      'dstream bench') at='dstream bench' ;;
      'dstream chaos') at='dstream chaos' ;;
      'dstream completion') at='dstream completion' ;;
      'dstream consume') at='dstream consume' ;;
      'dstream doctor') at='dstream doctor' ;;
      'dstream drop-files') at='dstream drop-files' ;;
      'dstream produce') at='dstream produce' ;;
      'dstream serve-kafka') at='dstream serve-kafka' ;;
      'dstream serve-socket') at='dstream serve-socket' ;;
      'dstream shell') at='dstream shell' ;;
      'dstream topics') at='dstream topics' ;;
      'dstream wordcount') at='dstream wordcount' ;;
      'dstream topics create') at='dstream topics create' ;;
      'dstream topics delete') at='dstream topics delete' ;;
      'dstream topics describe') at='dstream topics describe' ;;
      'dstream topics list') at='dstream topics list' ;;
    esac
    case $at in
      'dstream bench') valued=' --case --jdbc-password --jdbc-url --jdbc-user --json --markdown --runs --seed --size --words ' ;;
      'dstream chaos') valued=' --batch --bootstrap-server --checkpoint --jdbc-password --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --kills --records --seed --sink --slide --source --window --words ' ;;
      'dstream consume') valued=' --bootstrap-server --count --format --group-id --kafka-config --kafka-property --partition --topic --topic-pattern ' ;;
      'dstream doctor') valued=' --bootstrap-server --checkpoint --group-id --host --jdbc-connections --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --master --port --sink-timeout --topic ' ;;
      'dstream drop-files') valued=' --count --from --interval --lines ' ;;
      'dstream produce') valued=' --bootstrap-server --count --file --kafka-config --kafka-property --key --rate --seed --topic --vocabulary --words ' ;;
      'dstream serve-kafka') valued=' --bind --dir --port --topics ' ;;
      'dstream serve-socket') valued=' --bind --count --interval --order --port --seed ' ;;
      'dstream shell') valued=' --execute ' ;;
      'dstream topics create') valued=' --bootstrap-server --config --kafka-config --kafka-property --partitions --replication-factor ' ;;
      'dstream topics delete') valued=' --bootstrap-server --kafka-config --kafka-property ' ;;
      'dstream topics describe') valued=' --bootstrap-server --format --kafka-config --kafka-property ' ;;
      'dstream topics list') valued=' --bootstrap-server --format --kafka-config --kafka-property ' ;;
      'dstream wordcount') valued=' --batch --batches --bootstrap-server --checkpoint --color --conf --duration --format --from --group-id --host --idle --input --jdbc-connections --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --master --max-rate --min-length --name --on-data-loss --output --path --port --queue-batches --queue-interval --sink --sink-timeout --slide --source --split --state-output --state-timeout --stop-words --top --topic --topic-pattern --window ' ;;
    esac
    if [[ $valued == *" $word "* ]]; then
      value="$at $word"
      # bash makes the = of --option=value a word of its own.
      [[ ${COMP_WORDS[i + 1]} != = ]] || ((++i))
      ((++i))
    fi
    ((++i))
  done
  ((i > COMP_CWORD)) || value=
  [[ $cur != = ]] || cur=
  _dstream_otherwise +o default
  if [[ -n $value ]]; then
    case $value in
      'dstream bench --case') words=(kernel file socket kafka-2 kafka-8 state jdbc window small latency memory help first-counts) ;;
      'dstream bench --json' | 'dstream chaos --kafka-config' | 'dstream consume --kafka-config' | 'dstream doctor --kafka-config' | 'dstream drop-files --from' | 'dstream produce --file' | 'dstream produce --kafka-config' | 'dstream produce --vocabulary' | 'dstream shell --execute' | 'dstream topics create --kafka-config' | 'dstream topics delete --kafka-config' | 'dstream topics describe --kafka-config' | 'dstream topics list --kafka-config' | 'dstream wordcount --input' | 'dstream wordcount --kafka-config' | 'dstream wordcount --stop-words') _dstream_otherwise -o default ;;
      'dstream chaos --checkpoint' | 'dstream serve-kafka --dir' | 'dstream wordcount --output' | 'dstream wordcount --path') _dstream_otherwise -o dirnames ;;
      'dstream chaos --sink') words=(text jdbc) ;;
      'dstream chaos --source') words=(file kafka) ;;
      'dstream consume --format' | 'dstream topics describe --format' | 'dstream topics list --format' | 'dstream wordcount --explain') words=(text json) ;;
      'dstream produce --key') words=(none word number tab) ;;
      'dstream serve-socket --order') words=(random sequential) ;;
      'dstream wordcount --color') words=(auto always never) ;;
      'dstream wordcount --format') words=(text tsv csv json) ;;
      'dstream wordcount --from') words=(earliest latest committed) ;;
      'dstream wordcount --on-data-loss') words=(fail skip) ;;
      'dstream wordcount --sink') words=(console text jdbc none) ;;
      'dstream wordcount --source') words=(socket file queue kafka) ;;
      'dstream wordcount --state-output') words=(changed all) ;;
    esac
  elif [[ $cur == -* ]]; then
    case $at in
      dstream) words=(-h --help -V --version) ;;
      'dstream bench') words=(--all --case -h --help --jdbc-password --jdbc-url --jdbc-user --json --markdown -q --quiet --runs --seed --size -v --verbose -V --version --words) ;;
      'dstream chaos') words=(--batch --bootstrap-server --checkpoint -h --help --jdbc-password --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --keep --kills -q --quiet --records --seed --sink --slide --source --stateful -v --verbose -V --version --window --words) ;;
      'dstream completion') words=(-h --help -V --version) ;;
      'dstream consume') words=(--bootstrap-server --count --exit --format --from-beginning --group-id -h --help --kafka-config --kafka-property --key --partition -q --quiet --topic --topic-pattern -v --verbose -V --version) ;;
      'dstream doctor') words=(--bootstrap-server --checkpoint --group-id -h --help --host --jdbc-connections --jdbc-password --jdbc-table --jdbc-url --jdbc-user --json --kafka-config --kafka-property --master --port -q --quiet --sink-timeout --topic -v --verbose -V --version) ;;
      'dstream drop-files') words=(--count --from -h --help --interval --lines -q --quiet -v --verbose -V --version) ;;
      'dstream produce') words=(--bootstrap-server --count --file -h --help --kafka-config --kafka-property --key -q --quiet --rate --seed --topic -v --verbose -V --version --vocabulary --words) ;;
      'dstream serve-kafka') words=(--bind --dir -h --help --port -q --quiet --topics -v --verbose -V --version) ;;
      'dstream serve-socket') words=(--bind --count -h --help --interval --loop --once --order --port -q --quiet --seed -v --verbose -V --version) ;;
      'dstream shell') words=(--execute -h --help -V --version) ;;
      'dstream topics') words=(-h --help -V --version) ;;
      'dstream topics create') words=(--bootstrap-server --config -h --help --if-not-exists --kafka-config --kafka-property --partitions -q --quiet --replication-factor -v --verbose -V --version) ;;
      'dstream topics delete') words=(--bootstrap-server -h --help --if-exists --kafka-config --kafka-property -q --quiet -v --verbose -V --version) ;;
      'dstream topics describe') words=(--bootstrap-server --format -h --help --kafka-config --kafka-property -q --quiet -v --verbose -V --version) ;;
      'dstream topics list') words=(--bootstrap-server --format -h --help --internal --kafka-config --kafka-property -q --quiet -v --verbose -V --version) ;;
      'dstream wordcount') words=(--backpressure --batch --batches --bootstrap-server --checkpoint --color --conf --duration --existing --explain --format --fresh --from --group-id -h --help --host --idle --input --jdbc-connections --jdbc-password --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --live --no-live --lower-case --master --max-rate --min-length --name --on-data-loss --output --path --port --queue-batches --queue-interval -q --quiet --sink --sink-timeout --slide --source --split --state-output --state-timeout --stateful --stop-words --top --topic --topic-pattern -v --verbose -V --version --wal --window) ;;
    esac
  else
    case $at in
      dstream) words=(bench chaos completion consume doctor drop-files produce serve-kafka serve-socket shell topics wordcount) ;;
      'dstream bench') words=(--all --case -h --help --jdbc-password --jdbc-url --jdbc-user --json --markdown -q --quiet --runs --seed --size -v --verbose -V --version --words) ;;
      'dstream chaos') words=(--batch --bootstrap-server --checkpoint -h --help --jdbc-password --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --keep --kills -q --quiet --records --seed --sink --slide --source --stateful -v --verbose -V --version --window --words) ;;
      'dstream completion') words=(bash zsh fish) ;;
      'dstream consume') words=(--bootstrap-server --count --exit --format --from-beginning --group-id -h --help --kafka-config --kafka-property --key --partition -q --quiet --topic --topic-pattern -v --verbose -V --version) ;;
      'dstream doctor') words=(--bootstrap-server --checkpoint --group-id -h --help --host --jdbc-connections --jdbc-password --jdbc-table --jdbc-url --jdbc-user --json --kafka-config --kafka-property --master --port -q --quiet --sink-timeout --topic -v --verbose -V --version) ;;
      'dstream drop-files') _dstream_otherwise -o dirnames ;;
      'dstream serve-kafka') words=(--bind --dir -h --help --port -q --quiet --topics -v --verbose -V --version) ;;
      'dstream serve-socket') _dstream_otherwise -o default ;;
      'dstream shell') words=(--execute -h --help -V --version) ;;
      'dstream topics') words=(create delete describe list) ;;
      'dstream topics list') words=(--bootstrap-server --format -h --help --internal --kafka-config --kafka-property -q --quiet -v --verbose -V --version) ;;
      'dstream wordcount') words=(--backpressure --batch --batches --bootstrap-server --checkpoint --color --conf --duration --existing --explain --format --fresh --from --group-id -h --help --host --idle --input --jdbc-connections --jdbc-password --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --live --no-live --lower-case --master --max-rate --min-length --name --on-data-loss --output --path --port --queue-batches --queue-interval -q --quiet --sink --sink-timeout --slide --source --split --state-output --state-timeout --stateful --stop-words --top --topic --topic-pattern -v --verbose -V --version --wal --window) ;;
    esac
  fi
  for word in ${words[@]+"${words[@]}"}; do
    [[ $word != "$cur"* ]] || COMPREPLY+=("$word")
  done
}

# What readline does where there is nothing to propose: bash 3 has no compopt and proposes files.
_dstream_otherwise() {
  ! type compopt &>/dev/null || compopt "$@" 2>/dev/null
}

complete -o default -F _dstream dstream
