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
      'dstream count' | 'dstream wc') at='dstream count' ;;
      'dstream dashboard') at='dstream dashboard' ;;
      'dstream drop') at='dstream drop' ;;
      'dstream pipe') at='dstream pipe' ;;
      'dstream script') at='dstream script' ;;
      'dstream serve') at='dstream serve' ;;
      'dstream topics') at='dstream topics' ;;
      'dstream topics create') at='dstream topics create' ;;
      'dstream topics list') at='dstream topics list' ;;
      "$at "-*) ;;
      *) ((++given)) ;;
    esac
    case $at in
      'dstream count') valued=' --config --input --only --path --profile -s --sink --source -n --top ' ;;
      'dstream dashboard') valued=' --port ' ;;
      'dstream pipe') valued=' --source --then ' ;;
      'dstream topics') valued=' --broker ' ;;
      'dstream topics create') valued=' --partitions ' ;;
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
      'dstream count --config' | 'dstream count --input') _dstream_otherwise -o default ;;
      'dstream count --only') words=(console dashboard) list=yes ;;
      'dstream count --path') _dstream_otherwise -o dirnames ;;
      'dstream count --profile') _dstream_profiles ;;
      'dstream count -s' | 'dstream count --sink') words=(console dashboard) ;;
      'dstream count --source') words=(socket file queue) ;;
      'dstream pipe --then') _dstream_pipeline ;;
    esac
  elif [[ $cur == -* ]]; then
    case $at in
      dstream) words=(-h --help -V --version) ;;
      'dstream count') words=(--config --input --live --no-live --only --password --path --profile -s --sink --source -n --top) ;;
      'dstream dashboard') words=(--port) ;;
      'dstream pipe') words=(--source --then) ;;
      'dstream topics') words=(--broker) ;;
      'dstream topics create') words=(--partitions) ;;
    esac
  else
    case $at in
      dstream) words=(count wc dashboard drop pipe script serve topics) ;;
      'dstream count') words=(--config --input --live --no-live --only --password --path --profile -s --sink --source -n --top) ;;
      'dstream dashboard') words=(--port) ;;
      'dstream drop') ((given)) || _dstream_otherwise -o dirnames ;;
      'dstream pipe') _dstream_pipeline ;;
      'dstream script') ((given)) || words=(bash zsh fish) ;;
      'dstream serve') _dstream_otherwise -o default ;;
      'dstream topics') words=(create list) ;;
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
      elif [[ ' union join ' == *" $stage "* ]]; then
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
    start) names="$(_dstream_sources) map( mapValues( count( countByValue( union( join(" ;;
    stage) names='map( mapValues( count( countByValue( union( join(' ;;
    source)
      names=$(_dstream_sources)
      names=${names:-input}
      ;;
    body)
      re='([[:alnum:]_[:space:]]*)->(.*)$'
      while [[ $argument =~ $re ]]; do
        names+=" ${BASH_REMATCH[1]}" argument=${BASH_REMATCH[2]}
      done
      names+=' least( left( length( upper('
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
