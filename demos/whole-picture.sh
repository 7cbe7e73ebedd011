#!/usr/bin/env bash
# Everything at once, on this machine: agents follow the logs of two machines and deliver them to Kafka; a pipeline on a
# Spark cluster counts them by status into MySQL and HBase, and serves its totals; what it served is shown at the end.
# MySQL is MariaDB where that is installed, and H2's server where it is not. HBase is what Maven brings for the tests.
. "$(dirname "$0")/common.bash"
batch=${BATCH:-2s} requests=${REQUESTS:-200}
cd "$work"

start_spark() {
  mkdir -p spark/jars
  ln -s "$jar" spark/jars/
  export SPARK_HOME=$work/spark SPARK_LOCAL_IP=127.0.0.1 SPARK_SCALA_VERSION=2.12
  local options='-Xmx256m -Ddstream.log.level=info'
  serve 'Starting Spark master at' \
    "${java[@]}" $options org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0
  master=spark://127.0.0.1:$port
  for worker in 1 2; do
    serve 'Successfully registered' "${java[@]}" $options org.apache.spark.deploy.worker.Worker "$master" \
      --host 127.0.0.1 --cores 1 --memory 1g --webui-port 0 --work-dir "$work/worker-$worker"
  done
  echo "Spark: a master and two workers at $master"
}

start_mysql() {
  free_port
  if type -P mariadbd > /dev/null; then
    local server home root=
    server=$(type -P mariadbd)
    home=${server%/*/*}
    [ "$(id -u)" != 0 ] || root=--user=root
    user=root url=jdbc:mysql://localhost:$port/web
    PATH=$home/scripts:$PATH mariadb-install-db --no-defaults --force $root --basedir="$home" --datadir="$work/mysql" \
      > install.log || { cat install.log >&2; return 1; }
    printf 'CREATE DATABASE IF NOT EXISTS web;\nALTER USER root@localhost IDENTIFIED BY "%s";\n' "$PASSWORD" > init.sql
    serve 'ready for connections' mariadbd --no-defaults $root --basedir="$home" --datadir="$work/mysql" \
      --bind-address=127.0.0.1 --port="$port" --socket="$work/socket" --init-file="$work/init.sql"
  else
    user=sa url="jdbc:h2:tcp://localhost:$port/./web;MODE=MySQL"
    serve 'TCP server running' "${java[@]}" org.h2.tools.Server -tcp -tcpPort "$port" -baseDir "$work" -ifNotExists
  fi
  echo "MySQL: $url"
}

start_hbase() {
  local jars=$demos/../target/hbase-server
  [ -d "$jars" ] || [ -f "$demos/../pom.xml" ] || { echo 'this demo needs a checkout, with Maven and a JDK' >&2; exit 1; }
  [ -d "$jars" ] || mvn -q -B -f "$demos/../pom.xml" process-test-resources
  free_port
  quorum=localhost:$port
  mkdir hbase
  {
    echo '<configuration>'
    while read -r name value; do echo "<property><name>$name</name><value>$value</value></property>"; done << END
hbase.rootdir file://$work/hbase/root
hbase.tmp.dir $work/hbase/tmp
hbase.zookeeper.property.dataDir $work/hbase/zookeeper
hbase.zookeeper.property.clientPort $port
hbase.master.port 0
hbase.regionserver.port 0
hbase.master.info.port -1
hbase.regionserver.info.port -1
hbase.wal.provider filesystem
hbase.unsafe.stream.capability.enforce false
END
    echo '</configuration>'
  } > hbase/hbase-site.xml
  serve 'Master has completed initialization' "${java[0]}" -Xmx400m -cp "$work/hbase:$jars/*" \
    org.apache.hadoop.hbase.master.HMaster start
  echo "HBase: its ZooKeeper is at $quorum"
}

# What a machine's web server writes: for each request its status is at its place.
log_requests() { # MACHINE
  local statuses=(200 200 200 404 500)
  for ((n = 0; n < requests; n++)); do
    echo "10.0.0.$((n % 9)) - - [-] \"GET /page-$((n % 7)) HTTP/1.1\" ${statuses[n % 5]} $((n * 10))" >> "$1.log"
  done
}

export PASSWORD=secret
start_spark
start_mysql
start_hbase
serve 'Kafka listens' "$dstream" serve-kafka --topics logs:2 --port 0
kafka=localhost:$port
show 'dstream serve-kafka --topics logs:2 &'

for machine in one two; do
  : > "$machine.log"
  show "dstream tail $machine.log --to kafka://$kafka/logs &"
  "$dstream" tail "$machine.log" --existing --to "kafka://$kafka/logs" --positions "$machine.json" 2> "$machine.err" &
done

pipeline="map(line -> (split(line, ' ')[7], 1L)) | updateStateByKey((values, state) -> size(values) + coalesce(state, 0L))"
free_port
command=(pipe --master "$master" --source "kafka://$kafka/logs" --from earliest --batch "$batch" --checkpoint "$work/checkpoint"
  --sink jdbc,hbase,dashboard --jdbc-url "$url" --jdbc-user "$user" --jdbc-password env:PASSWORD --jdbc-table statuses
  --hbase-quorum "$quorum" --hbase-table statuses --dashboard-port "$port" "$pipeline")
show "dstream ${command[*]} &"
"$dstream" "${command[@]}" --conf spark.driver.host=127.0.0.1 2> pipe.err &
pipe=$!
page=http://localhost:$port
until (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do
  kill -0 "$pipe" || { cat pipe.err >&2; exit 1; }
  sleep 0.1
done
show "dstream watch $page --format tsv &"
"$dstream" watch "$page" --format tsv > watched 2> watch.err &
watch=$!

log_requests one
log_requests two
await_line watched "	200	$((requests * 6 / 5))\$" "$watch"
tail -3 watched

query='SELECT `key`, `value`, batch_time FROM statuses'
show "java -cp target/dstream.jar org.h2.tools.Shell -url $url -user $user -password \$PASSWORD -sql '$query'"
"${java[@]}" org.h2.tools.Shell -url "$url" -user "$user" -password "$PASSWORD" -sql "$query"
show 'java -cp target/dstream.jar demos/HBaseScan.java statuses'
"${java[@]}" "$demos/HBaseScan.java" "$quorum" statuses
kill "$pipe"
wait "$pipe" || [ $? = 143 ] || { cat pipe.err >&2; exit 1; }
