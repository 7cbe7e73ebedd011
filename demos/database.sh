#!/usr/bin/env bash
# The tutorial's MySQL listing: running totals in a table, a row a word. Here it is H2's, in a file, and needs no server;
# for MySQL add --jdbc-url jdbc:mysql://HOST/DATABASE --jdbc-user USER --jdbc-password.
. "$(dirname "$0")/common.bash"
cd "$work"

query='SELECT word, count, batch_time FROM wordcount ORDER BY count DESC, word LIMIT 5'
show 'dstream wordcount --stateful --queue-batches 4 --sink jdbc'
"$dstream" wordcount --stateful --queue-batches 4 --sink jdbc
show "java -cp target/dstream.jar org.h2.tools.Shell -url jdbc:h2:./dstream -user sa -sql '$query'"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$demos/../target/dstream.jar" org.h2.tools.Shell \
  -url jdbc:h2:./dstream -user sa -sql "$query"
