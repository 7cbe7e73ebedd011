# bash completion for dstream; generated from its command tree.
# For this shell only: source <(dstream completion bash)

_dstream() {
  local cur=${COMP_WORDS[COMP_CWORD]} at=dstream word value= valued list= listed= given=0 i=1
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
      'dstream config') at='dstream config' ;;
      'dstream consume') at='dstream consume' ;;
      'dstream doctor') at='dstream doctor' ;;
      'dstream drop-files') at='dstream drop-files' ;;
      'dstream help') at='dstream help' ;;
      'dstream pipe') at='dstream pipe' ;;
      'dstream produce') at='dstream produce' ;;
      'dstream serve-kafka') at='dstream serve-kafka' ;;
      'dstream serve-socket') at='dstream serve-socket' ;;
      'dstream shell') at='dstream shell' ;;
      'dstream sql') at='dstream sql' ;;
      'dstream tail') at='dstream tail' ;;
      'dstream topics') at='dstream topics' ;;
      'dstream watch') at='dstream watch' ;;
      'dstream wordcount') at='dstream wordcount' ;;
      'dstream config profiles') at='dstream config profiles' ;;
      'dstream config show') at='dstream config show' ;;
      'dstream topics create') at='dstream topics create' ;;
      'dstream topics delete') at='dstream topics delete' ;;
      'dstream topics describe') at='dstream topics describe' ;;
      'dstream topics list') at='dstream topics list' ;;
      "$at "-*) ;;
      *) ((++given)) ;;
    esac
    case $at in
      dstream) valued=' --config --profile ' ;;
      'dstream bench') valued=' --case --config --jdbc-password --jdbc-url --jdbc-user --json --markdown --profile --runs --seed --size --words ' ;;
      'dstream chaos') valued=' --batch --bootstrap-server --checkpoint --conf --config --jdbc-password --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --kill --kills --master --pipe --pipeline --profile --records --seed --sink --slide --source --window --words ' ;;
      'dstream completion') valued=' --config --profile ' ;;
      'dstream config') valued=' --config --profile ' ;;
      'dstream config profiles') valued=' --config --profile ' ;;
      'dstream config show') valued=' --config --profile ' ;;
      'dstream consume') valued=' --bootstrap-server --config --count --format --group-id --kafka-config --kafka-property --partition --profile --topic --topic-pattern ' ;;
      'dstream doctor') valued=' --bootstrap-server --checkpoint --config --format --group-id --host --jdbc-connections --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --master --port --profile --sink-timeout --topic ' ;;
      'dstream drop-files') valued=' --config --count --input --interval --lines --profile ' ;;
      'dstream help') valued=' --config --profile ' ;;
      'dstream pipe') valued=' --alert --alert-exec --alert-webhook --batch --batches --bootstrap-server --checkpoint --color --conf --config --dashboard-keys --dashboard-keystore --dashboard-keystore-password --dashboard-port --dashboard-token --duration --fields --format --from --group-id --hbase-family --hbase-property --hbase-quorum --hbase-table --host --idle --input --jdbc-connections --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --listen --master --max-rate --metrics-port --name --on-bad-file --on-data-loss --on-error --output --parse --path --pipeline --port --profile --queue-batches --queue-interval --receivers --schema --sink --sink-bootstrap-server --sink-format --sink-guarantee --sink-kafka-config --sink-kafka-property --sink-key --sink-timeout --sink-topic --source --stop-timeout --table --table-password --table-refresh --table-user --time-zone --top --topic --topic-pattern ' ;;
      'dstream produce') valued=' --bootstrap-server --config --count --input --kafka-config --kafka-property --key --profile --rate --seed --topic --vocabulary --words ' ;;
      'dstream serve-kafka') valued=' --bind --config --dir --port --profile --topics ' ;;
      'dstream serve-socket') valued=' --bind --config --count --input --interval --order --port --profile --seed ' ;;
      'dstream shell') valued=' --config --execute --profile ' ;;
      'dstream sql') valued=' --alert --alert-exec --alert-webhook --batch --batches --bootstrap-server --checkpoint --color --conf --config --dashboard-keys --dashboard-keystore --dashboard-keystore-password --dashboard-port --dashboard-token --duration --format --from --group-id --hbase-family --hbase-property --hbase-quorum --hbase-table --host --idle --input --jdbc-connections --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --listen --master --max-rate --metrics-port --name --on-bad-file --on-data-loss --on-error --output --parse --path --port --profile --query --queue-batches --queue-interval --receivers --schema --sink --sink-bootstrap-server --sink-format --sink-guarantee --sink-kafka-config --sink-kafka-property --sink-key --sink-timeout --sink-topic --slide --source --stop-timeout --table --table-password --table-refresh --table-user --time-zone --top --topic --topic-pattern --window ' ;;
      'dstream tail') valued=' --config --kafka-config --kafka-property --positions --profile --to ' ;;
      'dstream topics') valued=' --config --profile ' ;;
      'dstream topics create') valued=' --bootstrap-server --config --kafka-config --kafka-property --partitions --profile --replication-factor --topic-config ' ;;
      'dstream topics delete') valued=' --bootstrap-server --config --kafka-config --kafka-property --profile ' ;;
      'dstream topics describe') valued=' --bootstrap-server --config --format --kafka-config --kafka-property --profile ' ;;
      'dstream topics list') valued=' --bootstrap-server --config --format --kafka-config --kafka-property --profile ' ;;
      'dstream watch') valued=' --cacert --color --config --format --key --prefix --profile --query --time-zone --token --top ' ;;
      'dstream wordcount') valued=' --alert --alert-exec --alert-webhook --batch --batches --bootstrap-server --checkpoint --color --conf --config --dashboard-keys --dashboard-keystore --dashboard-keystore-password --dashboard-port --dashboard-token --duration --format --from --group-id --hbase-family --hbase-property --hbase-quorum --hbase-table --host --idle --input --jdbc-connections --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --listen --master --max-rate --metrics-port --min-length --name --on-bad-file --on-data-loss --output --path --port --profile --queue-batches --queue-interval --receivers --sink --sink-bootstrap-server --sink-format --sink-guarantee --sink-kafka-config --sink-kafka-property --sink-key --sink-timeout --sink-topic --slide --source --split --state-output --state-timeout --stop-timeout --stop-words --time-zone --top --topic --topic-pattern --window ' ;;
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
      'dstream --config' | 'dstream bench --config' | 'dstream bench --json' | 'dstream bench --markdown' | 'dstream chaos --config' | 'dstream chaos --kafka-config' | 'dstream chaos --pipeline' | 'dstream completion --config' | 'dstream config --config' | 'dstream config profiles --config' | 'dstream config show --config' | 'dstream consume --config' | 'dstream consume --kafka-config' | 'dstream doctor --config' | 'dstream doctor --kafka-config' | 'dstream drop-files --config' | 'dstream drop-files --input' | 'dstream help --config' | 'dstream pipe --config' | 'dstream pipe --dashboard-keystore' | 'dstream pipe --input' | 'dstream pipe --kafka-config' | 'dstream pipe --path' | 'dstream pipe --pipeline' | 'dstream pipe --sink-kafka-config' | 'dstream produce --config' | 'dstream produce --input' | 'dstream produce --kafka-config' | 'dstream produce --vocabulary' | 'dstream serve-kafka --config' | 'dstream serve-socket --config' | 'dstream serve-socket --input' | 'dstream shell --config' | 'dstream shell --execute' | 'dstream sql --config' | 'dstream sql --dashboard-keystore' | 'dstream sql --input' | 'dstream sql --kafka-config' | 'dstream sql --path' | 'dstream sql --query' | 'dstream sql --sink-kafka-config' | 'dstream tail --config' | 'dstream tail --kafka-config' | 'dstream tail --positions' | 'dstream topics --config' | 'dstream topics create --config' | 'dstream topics create --kafka-config' | 'dstream topics delete --config' | 'dstream topics delete --kafka-config' | 'dstream topics describe --config' | 'dstream topics describe --kafka-config' | 'dstream topics list --config' | 'dstream topics list --kafka-config' | 'dstream watch --cacert' | 'dstream watch --config' | 'dstream wordcount --config' | 'dstream wordcount --dashboard-keystore' | 'dstream wordcount --input' | 'dstream wordcount --kafka-config' | 'dstream wordcount --path' | 'dstream wordcount --sink-kafka-config' | 'dstream wordcount --stop-words') _dstream_otherwise -o default ;;
      'dstream --profile' | 'dstream bench --profile' | 'dstream chaos --profile' | 'dstream completion --profile' | 'dstream config --profile' | 'dstream config profiles --profile' | 'dstream config show --profile' | 'dstream consume --profile' | 'dstream doctor --profile' | 'dstream drop-files --profile' | 'dstream help --profile' | 'dstream pipe --profile' | 'dstream produce --profile' | 'dstream serve-kafka --profile' | 'dstream serve-socket --profile' | 'dstream shell --profile' | 'dstream sql --profile' | 'dstream tail --profile' | 'dstream topics --profile' | 'dstream topics create --profile' | 'dstream topics delete --profile' | 'dstream topics describe --profile' | 'dstream topics list --profile' | 'dstream watch --profile' | 'dstream wordcount --profile') _dstream_profiles ;;
      'dstream bench --case') words=(kernel file pipe socket kafka-2 kafka-8 pipe-filter state pipe-state jdbc window pipe-window sql small latency watchers push memory distinct help first-counts) list=yes ;;
      'dstream chaos --checkpoint' | 'dstream doctor --checkpoint' | 'dstream pipe --checkpoint' | 'dstream pipe --output' | 'dstream serve-kafka --dir' | 'dstream sql --checkpoint' | 'dstream sql --output' | 'dstream wordcount --checkpoint' | 'dstream wordcount --output') _dstream_otherwise -o dirnames ;;
      'dstream chaos --kill') words=(driver executor worker) ;;
      'dstream chaos --pipe') _dstream_pipeline ;;
      'dstream chaos --sink') words=(text jdbc kafka) ;;
      'dstream chaos --source') words=(file kafka) ;;
      'dstream consume --format' | 'dstream doctor --format' | 'dstream pipe --explain' | 'dstream sql --explain' | 'dstream topics describe --format' | 'dstream topics list --format' | 'dstream wordcount --explain') words=(text json) ;;
      'dstream pipe --color' | 'dstream sql --color' | 'dstream watch --color' | 'dstream wordcount --color') words=(auto always never) ;;
      'dstream pipe --format' | 'dstream pipe --sink-format' | 'dstream sql --format' | 'dstream sql --sink-format' | 'dstream watch --format' | 'dstream wordcount --format' | 'dstream wordcount --sink-format') words=(text tsv csv json) ;;
      'dstream pipe --from' | 'dstream sql --from' | 'dstream wordcount --from') words=(earliest latest committed) ;;
      'dstream pipe --on-bad-file' | 'dstream pipe --on-data-loss' | 'dstream sql --on-bad-file' | 'dstream sql --on-data-loss' | 'dstream wordcount --on-bad-file' | 'dstream wordcount --on-data-loss') words=(fail skip) ;;
      'dstream pipe --on-error' | 'dstream sql --on-error') words=(fail skip 'dead-letter=') ;;
      'dstream pipe --parse' | 'dstream sql --parse') words=(json csv csv-header) ;;
      'dstream pipe --sink' | 'dstream sql --sink' | 'dstream wordcount --sink') words=(console text jdbc kafka hbase dashboard none) list=yes ;;
      'dstream pipe --sink-guarantee' | 'dstream sql --sink-guarantee' | 'dstream wordcount --sink-guarantee') words=(at-least-once exactly-once) ;;
      'dstream pipe --source' | 'dstream sql --source' | 'dstream wordcount --source') words=(socket file tail queue kafka flume stdin) ;;
      'dstream produce --key') words=(none word number tab) ;;
      'dstream serve-socket --order') words=(random sequential) ;;
      'dstream wordcount --state-output') words=(changed all) ;;
    esac
  elif [[ $cur == -* ]]; then
    case $at in
      dstream) words=(--config -h --help --no-config --profile -V --version) ;;
      'dstream bench') words=(--all --case --config -h --help --jdbc-password --jdbc-url --jdbc-user --json --markdown --no-config --profile -q --quiet --runs --seed --size -v --verbose -V --version --words) ;;
      'dstream chaos') words=(--batch --bootstrap-server --checkpoint --conf --config -h --help --jdbc-password --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --keep --kill --kills --master --no-config --pipe --pipeline --profile -q --quiet --records --seed --sink --slide --source --stateful -v --verbose -V --version --window --words) ;;
      'dstream completion') words=(--config -h --help --no-config --profile -V --version) ;;
      'dstream config') words=(--config -h --help --no-config --profile -V --version) ;;
      'dstream config profiles') words=(--config -h --help --no-config --profile -V --version) ;;
      'dstream config show') words=(--config -h --help --no-config --origin --profile -V --version) ;;
      'dstream consume') words=(--bootstrap-server --config --count --exit --format --from-beginning --group-id -h --help --kafka-config --kafka-property --key --no-config --partition --profile -q --quiet --topic --topic-pattern -v --verbose -V --version) ;;
      'dstream doctor') words=(--bootstrap-server --checkpoint --config --format --group-id -h --help --host --jdbc-connections --jdbc-password --jdbc-replace-totals --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --master --no-config --port --profile -q --quiet --sink-timeout --topic -v --verbose -V --version) ;;
      'dstream drop-files') words=(--config --count -h --help --input --interval --lines --no-config --profile -q --quiet -v --verbose -V --version) ;;
      'dstream help') words=(--config -h --help --no-config --profile -V --version) ;;
      'dstream pipe') words=(--alert --alert-exec --alert-webhook --backpressure --batch --batches --bootstrap-server --checkpoint --color --compression --conf --config --dashboard-keys --dashboard-keystore --dashboard-keystore-password --dashboard-port --dashboard-token --duration --existing --exit-on-alert --explain --fields --format --fresh --from --group-id --hbase-family --hbase-property --hbase-quorum --hbase-table -h --help --host --idle --input --jdbc-connections --jdbc-password --jdbc-replace-totals --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --list --listen --live --no-live --master --max-rate --metrics-port --name --no-config --on-bad-file --on-data-loss --on-error --output --parse --path --pipeline --port --profile --queue-batches --queue-interval -q --quiet --receivers --schema --sink --sink-bootstrap-server --sink-format --sink-guarantee --sink-kafka-config --sink-kafka-property --sink-key --sink-timeout --sink-topic --source --stop-timeout --table --table-password --table-refresh --table-user --time-zone --top --topic --topic-pattern -v --verbose -V --version --wal) ;;
      'dstream produce') words=(--bootstrap-server --config --count -h --help --input --kafka-config --kafka-property --key --no-config --profile -q --quiet --rate --seed --topic -v --verbose -V --version --vocabulary --words) ;;
      'dstream serve-kafka') words=(--bind --config --dir -h --help --no-config --port --profile -q --quiet --topics -v --verbose -V --version) ;;
      'dstream serve-socket') words=(--bind --config --count -h --help --input --interval --loop --no-config --once --order --port --profile -q --quiet --seed -v --verbose -V --version) ;;
      'dstream shell') words=(--config --execute -h --help --no-config --profile -q --quiet -V --version) ;;
      'dstream sql') words=(--alert --alert-exec --alert-webhook --backpressure --batch --batches --bootstrap-server --checkpoint --color --compression --conf --config --dashboard-keys --dashboard-keystore --dashboard-keystore-password --dashboard-port --dashboard-token --duration --existing --exit-on-alert --explain --format --fresh --from --group-id --hbase-family --hbase-property --hbase-quorum --hbase-table -h --help --host --idle --input --jdbc-connections --jdbc-password --jdbc-replace-totals --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --listen --live --no-live --master --max-rate --metrics-port --name --no-config --on-bad-file --on-data-loss --on-error --output --parse --path --port --profile --query --queue-batches --queue-interval -q --quiet --receivers --schema --sink --sink-bootstrap-server --sink-format --sink-guarantee --sink-kafka-config --sink-kafka-property --sink-key --sink-timeout --sink-topic --slide --source --stateful --stop-timeout --table --table-password --table-refresh --table-user --time-zone --top --topic --topic-pattern -v --verbose -V --version --wal --window) ;;
      'dstream tail') words=(--config --existing -h --help --kafka-config --kafka-property --no-config --positions --profile -q --quiet --to --until-end -v --verbose -V --version) ;;
      'dstream topics') words=(--config -h --help --no-config --profile -V --version) ;;
      'dstream topics create') words=(--bootstrap-server --config -h --help --if-not-exists --kafka-config --kafka-property --no-config --partitions --profile -q --quiet --replication-factor --topic-config -v --verbose -V --version) ;;
      'dstream topics delete') words=(--bootstrap-server --config -h --help --if-exists --kafka-config --kafka-property --no-config --profile -q --quiet -v --verbose -V --version) ;;
      'dstream topics describe') words=(--bootstrap-server --config --format -h --help --kafka-config --kafka-property --no-config --profile -q --quiet -v --verbose -V --version) ;;
      'dstream topics list') words=(--bootstrap-server --config --format -h --help --internal --kafka-config --kafka-property --no-config --profile -q --quiet -v --verbose -V --version) ;;
      'dstream watch') words=(--cacert --color --config --format -h --help --key --live --no-live --no-config --prefix --profile --query -q --quiet --time-zone --token --top -v --verbose -V --version) ;;
      'dstream wordcount') words=(--alert --alert-exec --alert-webhook --backpressure --batch --batches --bootstrap-server --checkpoint --color --compression --conf --config --dashboard-keys --dashboard-keystore --dashboard-keystore-password --dashboard-port --dashboard-token --duration --existing --exit-on-alert --explain --format --fresh --from --group-id --hbase-family --hbase-property --hbase-quorum --hbase-table -h --help --host --idle --input --jdbc-connections --jdbc-password --jdbc-replace-totals --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --listen --live --no-live --lower-case --master --max-rate --metrics-port --min-length --name --no-config --on-bad-file --on-data-loss --output --path --port --profile --queue-batches --queue-interval -q --quiet --receivers --sink --sink-bootstrap-server --sink-format --sink-guarantee --sink-kafka-config --sink-kafka-property --sink-key --sink-timeout --sink-topic --slide --source --split --state-output --state-timeout --stateful --stop-timeout --stop-words --time-zone --top --topic --topic-pattern -v --verbose -V --version --wal --window) ;;
    esac
  else
    case $at in
      dstream) words=(bench chaos completion config consume doctor drop-files help pipe produce serve-kafka serve-socket shell sql tail topics watch wordcount) ;;
      'dstream bench') words=(--all --case --config -h --help --jdbc-password --jdbc-url --jdbc-user --json --markdown --no-config --profile -q --quiet --runs --seed --size -v --verbose -V --version --words) ;;
      'dstream chaos') words=(--batch --bootstrap-server --checkpoint --conf --config -h --help --jdbc-password --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --keep --kill --kills --master --no-config --pipe --pipeline --profile -q --quiet --records --seed --sink --slide --source --stateful -v --verbose -V --version --window --words) ;;
      'dstream completion') ((given)) || words=(bash zsh fish) ;;
      'dstream config') words=(profiles show) ;;
      'dstream config profiles') words=(--config -h --help --no-config --profile -V --version) ;;
      'dstream config show') ((given)) || words=(bench chaos completion config consume doctor drop-files help pipe produce serve-kafka serve-socket shell sql tail topics watch wordcount) ;;
      'dstream consume') words=(--bootstrap-server --config --count --exit --format --from-beginning --group-id -h --help --kafka-config --kafka-property --key --no-config --partition --profile -q --quiet --topic --topic-pattern -v --verbose -V --version) ;;
      'dstream doctor') words=(--bootstrap-server --checkpoint --config --format --group-id -h --help --host --jdbc-connections --jdbc-password --jdbc-replace-totals --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --master --no-config --port --profile -q --quiet --sink-timeout --topic -v --verbose -V --version) ;;
      'dstream drop-files') ((given)) || _dstream_otherwise -o dirnames ;;
      'dstream help') ((given)) || words=(bench chaos completion config consume doctor drop-files help pipe produce serve-kafka serve-socket shell sql tail topics watch wordcount) ;;
      'dstream pipe') _dstream_pipeline ;;
      'dstream produce') words=(--bootstrap-server --config --count -h --help --input --kafka-config --kafka-property --key --no-config --profile -q --quiet --rate --seed --topic -v --verbose -V --version --vocabulary --words) ;;
      'dstream serve-kafka') words=(--bind --config --dir -h --help --no-config --port --profile -q --quiet --topics -v --verbose -V --version) ;;
      'dstream serve-socket') words=(--bind --config --count -h --help --input --interval --loop --no-config --once --order --port --profile -q --quiet --seed -v --verbose -V --version) ;;
      'dstream shell') words=(--config --execute -h --help --no-config --profile -q --quiet -V --version) ;;
      'dstream tail') _dstream_otherwise -o default ;;
      'dstream topics') words=(create delete describe list) ;;
      'dstream topics list') words=(--bootstrap-server --config --format -h --help --internal --kafka-config --kafka-property --no-config --profile -q --quiet -v --verbose -V --version) ;;
      'dstream wordcount') words=(--alert --alert-exec --alert-webhook --backpressure --batch --batches --bootstrap-server --checkpoint --color --compression --conf --config --dashboard-keys --dashboard-keystore --dashboard-keystore-password --dashboard-port --dashboard-token --duration --existing --exit-on-alert --explain --format --fresh --from --group-id --hbase-family --hbase-property --hbase-quorum --hbase-table -h --help --host --idle --input --jdbc-connections --jdbc-password --jdbc-replace-totals --jdbc-table --jdbc-url --jdbc-user --kafka-config --kafka-property --listen --live --no-live --lower-case --master --max-rate --metrics-port --min-length --name --no-config --on-bad-file --on-data-loss --output --path --port --profile --queue-batches --queue-interval -q --quiet --receivers --sink --sink-bootstrap-server --sink-format --sink-guarantee --sink-kafka-config --sink-kafka-property --sink-key --sink-timeout --sink-topic --slide --source --split --state-output --state-timeout --stateful --stop-timeout --stop-words --time-zone --top --topic --topic-pattern -v --verbose -V --version --wal --window) ;;
    esac
  fi
  # Of a list its last part is completed, with what is not in it yet.
  [[ -z $list || $cur != *,* ]] || listed=${cur%,*},
  for word in ${words[@]+"${words[@]}"}; do
    [[ ,$listed != *",$word,"* && $listed$word == "$cur"* ]] || continue
    COMPREPLY+=("$listed$word")
  done
}

_dstream_profiles() {
  local IFS=$'
'
  words=($("${COMP_WORDS[0]}" config profiles 2>/dev/null))
}

# Within a pipeline, which is one word in quotes.
_dstream_pipeline() {
  local text=${COMP_WORDS[COMP_CWORD]} open='"' plain word before level argument re
  local stage= place= names=
  case $text in
    [\"\']*) open= text=${text:1} ;;
    *)
      # Behind a = or a : of bash's, it is a part of another value.
      [[ -n $value || $text${COMP_WORDS[COMP_CWORD - 1]} != *[=:]* ]] || return 0
      text=${text#=}
      ;;
  esac
  re='[[:alnum:]_]*$'
  [[ $text =~ $re ]]
  word=${BASH_REMATCH[0]}
  before=${text%"$word"}
  # A text in quotes and a closed bracket are one character; (a, b) -> is a b ->.
  plain=$text
  re="^([^'\"\`]*)('[^']*'|\"[^\"]*\"|\`[^\`]*\`)(.*)$"
  while [[ $plain =~ $re ]]; do plain=${BASH_REMATCH[1]}@${BASH_REMATCH[3]}; done
  [[ $plain != *[\'\"\`]* && $before != *. ]] || return 0
  re='^(.*)\(([[:alnum:]_,[:space:]]*)\)[[:space:]]*->(.*)$'
  while [[ $plain =~ $re ]]; do
    plain="${BASH_REMATCH[1]}${BASH_REMATCH[2]//,/ } ->${BASH_REMATCH[3]}"
  done
  re='^(.*)[({[][^](){}[]*[])}](.*)$'
  while [[ $plain =~ $re ]]; do plain=${BASH_REMATCH[1]}@${BASH_REMATCH[2]}; done
  # From one open bracket to the next: of each the last argument says what may follow.
  while :; do
    level=${plain%%[\(\[\{]*}
    argument=$level
    [[ -z $stage ]] || argument=${level##*,}
    re='->|(^|[^[:alnum:]_])_([^[:alnum:]_]|$)'
    if [[ -n $stage && $argument =~ $re ]]; then
      place=body argument+=${plain#"$level"}
      break
    elif [[ $level == "$plain" ]]; then
      re="^[[:space:]]*$word\$"
      [[ ${argument##*|} =~ $re ]] || return 0
      if [[ $argument == *'|'* ]]; then
        place=stage
      elif [[ -z $stage ]]; then
        place=start
      elif [[ ' union join leftOuterJoin rightOuterJoin fullOuterJoin cogroup subtract intersection ' == *" $stage "* ]]; then
        place=source
      fi
      break
    fi
    re='^[[:space:]]*([[:alpha:]_][[:alnum:]_]*)[[:space:]]*$'
    [[ -z $stage || $argument == *'|'* ]] && [[ ${argument##*|} =~ $re ]] || return 0
    stage=${BASH_REMATCH[1]}
    plain=${plain#"$level"?}
  done
  case $place in
    start) names="$(_dstream_sources) map( flatMap( filter( mapValues( flatMapValues( union( count( reduce( reduceByKey( combineByKey( groupByKey( join( leftOuterJoin( rightOuterJoin( fullOuterJoin( cogroup( subtract( intersection( distinct( sample( sortBy( sortByKey( top( take( repartition( countByValue( transform( window( countByWindow( reduceByWindow( reduceByKeyAndWindow( countByValueAndWindow( updateStateByKey( mapWithState(" ;;
    stage) names='map( flatMap( filter( mapValues( flatMapValues( union( count( reduce( reduceByKey( combineByKey( groupByKey( join( leftOuterJoin( rightOuterJoin( fullOuterJoin( cogroup( subtract( intersection( distinct( sample( sortBy( sortByKey( top( take( repartition( countByValue( transform( window( countByWindow( reduceByWindow( reduceByKeyAndWindow( countByValueAndWindow( updateStateByKey( mapWithState(' ;;
    source)
      names=$(_dstream_sources)
      names=${names:-input}
      ;;
    body)
      re='([[:alnum:]_[:space:]]*)->(.*)$'
      while [[ $argument =~ $re ]]; do
        names+=" ${BASH_REMATCH[1]}" argument=${BASH_REMATCH[2]}
      done
      names+=' abs( acos( acosh( add_months( aes_decrypt( aggregate( and( array( array_append( array_compact( array_contains( array_distinct( array_except( array_insert( array_intersect( array_join( array_max( array_min( array_position( array_prepend( array_remove( array_repeat( array_size( array_sort( array_union( arrays_overlap( arrays_zip( ascii( asin( asinh( assert_true( atan( atan2( atanh( base64( bigint( bin( binary( bit_count( bit_get( bit_length( bitmap_bit_position( bitmap_bucket_number( bitmap_count( boolean( bround( btrim( cardinality( cast( cbrt( ceil( ceiling( char( char_length( character_length( chr( coalesce( concat( concat_ws( contains( conv( convert_timezone( cos( cosh( cot( crc32( csc( date( date_add( date_diff( date_format( date_from_unix_date( date_part( date_sub( date_trunc( dateadd( datediff( datepart( day( dayofmonth( dayofweek( dayofyear( decimal( decode( degrees( div( double( e( element_at( elt( encode( endswith( equal_null( exists( exp( expm1( extract( factorial( filter( find_in_set( flatten( float( floor( forall( format_number( format_string( from_csv( from_json( from_unixtime( from_utc_timestamp( get( get_json_object( getbit( greatest( hash( hex( hll_sketch_estimate( hll_union( hour( hypot( if( ifnull( ilike( in( initcap( instr( int( isnan( isnotnull( isnull( json_array_length( json_object_keys( last_day( lcase( least( left( len( length( levenshtein( like( ln( locate( log( log10( log1p( log2( lower( lpad( ltrim( luhn_check( make_date( make_dt_interval( make_interval( make_timestamp( make_timestamp_ltz( make_timestamp_ntz( make_ym_interval( map( map_concat( map_contains_key( map_entries( map_filter( map_from_arrays( map_from_entries( map_keys( map_values( map_zip_with( mask( md5( minute( mod( month( months_between( named_struct( nanvl( negative( next_day( not( nullif( nvl( nvl2( octet_length( or( overlay( parse_url( pi( pmod( position( positive( pow( power( printf( quarter( radians( raise_error( reduce( regexp( regexp_count( regexp_extract( regexp_extract_all( regexp_instr( regexp_like( regexp_replace( regexp_substr( repeat( replace( reverse( right( rint( rlike( round( rpad( rtrim( schema_of_csv( schema_of_json( sec( second( sentences( sequence( sha( sha1( sha2( shiftleft( shiftright( shiftrightunsigned( sign( signum( sin( sinh( size( slice( smallint( sort_array( soundex( space( split( split_part( sqrt( startswith( str_to_map( string( struct( substr( substring( substring_index( tan( tanh( timestamp( timestamp_micros( timestamp_millis( timestamp_seconds( tinyint( to_binary( to_char( to_csv( to_date( to_json( to_number( to_timestamp( to_timestamp_ltz( to_timestamp_ntz( to_unix_timestamp( to_utc_timestamp( to_varchar( transform( transform_keys( transform_values( translate( trim( trunc( try_add( try_aes_decrypt( try_divide( try_element_at( try_multiply( try_subtract( try_to_binary( try_to_number( try_to_timestamp( typeof( ucase( unbase64( unhex( unix_date( unix_micros( unix_millis( unix_seconds( unix_timestamp( upper( url_decode( url_encode( weekday( weekofyear( when( width_bucket( xpath( xpath_boolean( xpath_double( xpath_float( xpath_int( xpath_long( xpath_number( xpath_short( xpath_string( xxhash64( year( zip_with('
      ;;
  esac
  # bash replaces the whole word, and lists without the text before the name.
  [[ ${COMP_TYPE-} != 63 ]] || open= before=
  for level in $names; do
    [[ $level != "$word"* ]] || COMPREPLY+=("$open$before$level")
  done
  # A proposal alone would end the quote; what two have in common does not.
  ((${#COMPREPLY[@]} != 1)) || COMPREPLY+=("${COMPREPLY[0]} ")
}

# The names in --source NAME=SOURCE, of which bash makes three words.
_dstream_sources() {
  local i
  for ((i = 1; i + 2 < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == --source ]] || continue
    [[ ${COMP_WORDS[i + 1]} != = ]] || ((++i))
    [[ ${COMP_WORDS[i + 2]} != = ]] || echo "${COMP_WORDS[i + 1]}"
  done
}

# What readline does where there is nothing to propose: bash 3 has no compopt and proposes files.
_dstream_otherwise() {
  ! type compopt &>/dev/null || compopt "$@" 2>/dev/null
}

complete -o default -F _dstream dstream
