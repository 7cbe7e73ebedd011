package io.dstream.completion;

/** Completes the names in a pipeline in zsh, with the steps of {@link PipelinePosition}. */
final class ZshPipeline {
  private static final String SCRIPT =
      """
      # Within a pipeline, of which the last word is completed.
      _@name_pipeline() {
        local open='"' plain=$PREFIX word before level argument re stage= place= i name
        local stages='@stages'
        local functions='@functions'
        local -a names sources match mbegin mend
        local MATCH MBEGIN MEND
        [[ -z $compstate[quote] ]] || open=
        # The names in --source NAME=SOURCE.
        for ((i = 2; i < CURRENT; i++)); do
          name=${words[i]#--source=}
          [[ $words[i] != --source ]] || name=${words[i + 1]}
          [[ $name == "$words[i]" || $name != [[:alnum:]_]*=* ]] || sources+=(${name%%=*})
        done
        [[ $plain =~ '[[:alnum:]_]*$' ]]
        word=$MATCH
        before=${plain%"$word"}
        # A text in quotes and a closed bracket are one character; (a, b) -> is a b ->.
        re="^([^'\\"\\`]*)('[^']*'|\\"[^\\"]*\\"|\\`[^\\`]*\\`)(.*)$"
        while [[ $plain =~ $re ]]; do plain=$match[1]@$match[3]; done
        [[ $plain != *[\\'\\"\\`]* && $before != *. ]] || return 1
        re='^(.*)\\(([[:alnum:]_,[:space:]]*)\\)[[:space:]]*->(.*)$'
        while [[ $plain =~ $re ]]; do plain="$match[1]${match[2]//,/ } ->$match[3]"; done
        re='^(.*)[({[][^](){}[]*[])}](.*)$'
        while [[ $plain =~ $re ]]; do plain=$match[1]@$match[2]; done
        # From one open bracket to the next: of each the last argument says what may follow.
        while true; do
          level=${plain%%[\\(\\[\\{]*}
          argument=$level
          [[ -z $stage ]] || argument=${level##*,}
          re='->|(^|[^[:alnum:]_])_([^[:alnum:]_]|$)'
          if [[ -n $stage && $argument =~ $re ]]; then
            place=body argument+=${plain#"$level"}
            break
          elif [[ $level == "$plain" ]]; then
            re="^[[:space:]]*$word\\$"
            [[ ${argument##*\\|} =~ $re ]] || return 1
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
          [[ -z $stage || $argument == *'|'* ]] && [[ ${argument##*\\|} =~ $re ]] || return 1
          stage=$match[1]
          plain=${plain#"$level"?}
        done
        case $place in
          (start) names=($sources ${=stages}) ;;
          (stage) names=(${=stages}) ;;
          (source) names=(${sources:-input}) ;;
          (body)
            re='([[:alnum:]_[:space:]]*)->(.*)$'
            while [[ $argument =~ $re ]]; do
              names+=(${=match[1]}) argument=$match[2]
            done
            names+=(${=functions})
            ;;
        esac
        compset -p ${#before}
        compadd -Q -P "$open" -S '' -a names
      }

      """;

  private ZshPipeline() {}

  /** Returns the functions of the script; {@code _@name_pipeline} is the first. */
  static String functions(PipelineWords words) {
    return words.in(SCRIPT);
  }
}
