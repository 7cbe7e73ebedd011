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
      'dstream completion') at='dstream completion' ;;
    esac
    case $at in

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

    esac
  elif [[ $cur == -* ]]; then
    case $at in
      dstream) words=(-h --help -V --version) ;;
      'dstream completion') words=(-h --help -V --version) ;;
    esac
  else
    case $at in
      dstream) words=(completion) ;;
      'dstream completion') words=(bash zsh fish) ;;
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
