package io.dstream.completion;

/**
 * Completes the names in a pipeline in bash, with the steps of {@link PipelinePosition}. To bash, a
 * quoted pipeline is one word, which it replaces as a whole. Each proposal therefore begins with
 * the text before it.
 */
final class BashPipeline {
  private static final String SCRIPT =
      """
      # Within a pipeline, which is one word in quotes.
      _@name_pipeline() {
        local text=${COMP_WORDS[COMP_CWORD]} open='"' plain word before level argument re
        local stage= place= names=
        case $text in
          [\\"\\']*) open= text=${text:1} ;;
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
        re="^([^'\\"\\`]*)('[^']*'|\\"[^\\"]*\\"|\\`[^\\`]*\\`)(.*)$"
        while [[ $plain =~ $re ]]; do plain=${BASH_REMATCH[1]}@${BASH_REMATCH[3]}; done
        [[ $plain != *[\\'\\"\\`]* && $before != *. ]] || return 0
        re='^(.*)\\(([[:alnum:]_,[:space:]]*)\\)[[:space:]]*->(.*)$'
        while [[ $plain =~ $re ]]; do
          plain="${BASH_REMATCH[1]}${BASH_REMATCH[2]//,/ } ->${BASH_REMATCH[3]}"
        done
        re='^(.*)[({[][^](){}[]*[])}](.*)$'
        while [[ $plain =~ $re ]]; do plain=${BASH_REMATCH[1]}@${BASH_REMATCH[2]}; done
        # From one open bracket to the next: of each the last argument says what may follow.
        while :; do
          level=${plain%%[\\(\\[\\{]*}
          argument=$level
          [[ -z $stage ]] || argument=${level##*,}
          re='->|(^|[^[:alnum:]_])_([^[:alnum:]_]|$)'
          if [[ -n $stage && $argument =~ $re ]]; then
            place=body argument+=${plain#"$level"}
            break
          elif [[ $level == "$plain" ]]; then
            re="^[[:space:]]*$word\\$"
            [[ ${argument##*|} =~ $re ]] || return 0
            if [[ $argument == *'|'* ]]; then
              place=stage
            elif [[ -z $stage ]]; then
              place=start
            elif [[ ' @streamstages ' == *" $stage "* ]]; then
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
          start) names="$(_@name_sources) @stages" ;;
          stage) names='@stages' ;;
          source)
            names=$(_@name_sources)
            names=${names:-input}
            ;;
          body)
            re='([[:alnum:]_[:space:]]*)->(.*)$'
            while [[ $argument =~ $re ]]; do
              names+=" ${BASH_REMATCH[1]}" argument=${BASH_REMATCH[2]}
            done
            names+=' @functions'
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
      _@name_sources() {
        local i
        for ((i = 1; i + 2 < COMP_CWORD; i++)); do
          [[ ${COMP_WORDS[i]} == --source ]] || continue
          [[ ${COMP_WORDS[i + 1]} != = ]] || ((++i))
          [[ ${COMP_WORDS[i + 2]} != = ]] || echo "${COMP_WORDS[i + 1]}"
        done
      }

      """;

  private BashPipeline() {}

  /** Returns the functions of the script; {@code _@name_pipeline} is the first. */
  static String functions(PipelineWords words) {
    return words.in(SCRIPT);
  }
}
