package io.dstream.completion;

/** Completes the names in a pipeline in fish, with the steps of {@link PipelinePosition}. */
final class FishPipeline {
  private static final String SCRIPT =
      """
      # Within a pipeline: each proposal has the text before it, as fish replaces the whole word.
      function __@name_pipeline
          set -l text (commandline -ct | string collect | string replace -r '^--[\\w-]*=' '')
          set text (string replace -r '^["\\']' '' -- "$text" | string collect)
          set -l word (string match -r '\\w*$' -- "$text")
          set -l before (string replace -r '\\w*$' '' -- "$text" | string collect)
          # A text in quotes and a closed bracket are one character; (a, b) -> is a b ->.
          set -l plain (string replace -ra '\\'[^\\']*\\'|"[^"]*"|`[^`]*`' @ -- "$text" | string join ' ')
          string match -qr '[\\'"`]' -- "$plain"; and return
          string match -q '*.' -- "$before"; and return
          while set -l list (string match -r '\\(([\\w\\s,]*)\\)\\s*->' -- "$plain")
              set list (string replace -a , ' ' -- "$list[2]")
              set plain (string replace -r '\\([\\w\\s,]*\\)\\s*->' "$list ->" -- "$plain")
          end
          while string match -qr '[(\\[{][^()\\[\\]{}]*[)\\]}]' -- "$plain"
              set plain (string replace -ra '[(\\[{][^()\\[\\]{}]*[)\\]}]' @ -- "$plain")
          end
          set -l levels (string replace -ra '[\\[{]' '(' -- "$plain" | string split '(')
          set -l stage ''
          set -l names
          # From one open bracket to the next: of each the last argument says what may follow.
          for i in (seq (count $levels))
              set -l argument $levels[$i]
              test $i = 1; or set argument (string replace -r '.*,' '' -- "$argument")
              if test $i != 1; and string match -qr -- '->|\\b_\\b' "$argument"
                  for list in (string match -rga '([\\w\\s]*)->' -- "$argument" $levels[(math $i + 1)..])
                      set -a names (string match -ra '\\w+' -- $list)
                  end
                  set -a names (string split ' ' '@functions')
                  break
              end
              set -l last (string replace -r '.*\\|' '' -- "$argument" | string trim)
              if test $i = (count $levels)
                  test "$last" = "$word"; or return
                  if string match -q '*|*' -- "$argument"
                      set names (string split ' ' '@stages')
                  else if test $i = 1
                      set names (__@name_sources) (string split ' ' '@stages')
                  else if string match -q "* $stage *" ' @streamstages '
                      set names (__@name_sources)
                      test (count $names) != 0; or set names input
                  end
                  break
              end
              string match -qr '^[A-Za-z_]\\w*$' -- "$last"; or return
              test $i = 1; or string match -q '*|*' -- "$argument"; or return
              set stage $last
          end
          set names (string match -- "$word*" $names)
          # fish ends the quote after a proposal that is alone; with two it inserts what they have in common.
          test (count $names) != 1; or set -a names "$names "
          for name in $names
              echo "$before$name"
          end
      end

      # The names in --source NAME=SOURCE.
      function __@name_sources
          set -l before ''
          for word in (commandline -opc)
              test "$before" = --source; and set word "--source=$word"
              string match -rg -- '^--source=(\\w+)=' $word
              set before $word
          end
      end

      """;

  private FishPipeline() {}

  /** Returns the functions of the script; {@code __@name_pipeline} is the first. */
  static String functions(PipelineWords words) {
    return words.in(SCRIPT);
  }
}
