#!/usr/bin/env bash
# Two streams joined by key: clicks from a socket, with the users that are in files.
. "$(dirname "$0")/common.bash"

mkdir "$work/users"
printf '1,ada\n2,grace\n3,edsger\n' > "$work/users/all.csv"
printf '1,/index\n2,/spark\n1,/kafka\n9,/nobody\n' > "$work/clicks"
parts="split(line, ',')"
pipeline="clicks | map(line -> ($parts[0], $parts[1])) | leftOuterJoin(users | map(line -> ($parts[0], $parts[1])))"
show "dstream pipe --source clicks=queue --input clicks --queue-batches 1 --source users=file://.../users --existing --batch 3s \"$pipeline\""
"$dstream" pipe --source clicks=queue --input "$work/clicks" --queue-batches 1 --queue-interval 0s \
  --source users="file://$work/users" --existing --batch 3s --batches 2 "$pipeline"
