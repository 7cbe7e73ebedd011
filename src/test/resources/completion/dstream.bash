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
    esac
  elif [[ $cur == -* ]]; then
    case $at in
      dstream) words=(-h --help -V --version) ;;
      'dstream count') words=(--config --input --live --no-live --only --password --path --profile -s --sink --source -n --top) ;;
      'dstream dashboard') words=(--port) ;;
      'dstream topics') words=(--broker) ;;
      'dstream topics create') words=(--partitions) ;;
    esac
  else
    case $at in
      dstream) words=(count wc dashboard drop script serve topics) ;;
      'dstream count') words=(--config --input --live --no-live --only --password --path --profile -s --sink --source -n --top) ;;
      'dstream dashboard') words=(--port) ;;
      'dstream drop') ((given)) || _dstream_otherwise -o dirnames ;;
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

# What readline does where there is nothing to propose: bash 3 has no compopt and proposes files.
_dstream_otherwise() {
  ! type compopt &>/dev/null || compopt "$@" 2>/dev/null
}

complete -o default -F _dstream dstream
