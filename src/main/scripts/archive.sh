#!/bin/sh
# Part of the build: archives the classes of the libraries in target/throughline for the JVM that runs this, so that a start maps them instead of reading
# and checking each. The same libraries and JVM as before need no new archive. Without one everything works and a start takes longer. Beside it lies an empty
# database with its schema, for new folders.
set -eu
cd "$(dirname "$0")/../../.."
target=$(pwd)/target
home=$target/throughline
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" "$(pwd)/src/main/scripts/Unsign.java" "$home/lib"
made_for=$("$java" -version 2>&1 && ls -l "$home/lib" && cat "$home/classpath" src/main/scripts/archive.sh src/main/scripts/Look.java)
schema=$(cat cypher/migrations/*.cypher | cksum)
if [ "$schema $made_for" != "$(cat "$home/empty-for" 2>/dev/null)" ]; then
  rm -f "$home/empty-store.zip" "$home/empty-for"
  work=$(mktemp -d)
  if "$java" -XX:TieredStopAtLevel=1 -cp "$(cat "$home/classpath"):$target/classes" io.throughline.store.embedded.EmptyStore "$work/store.zip" "$work/neo4j" \
    >"$work/said" 2>&1; then
    mv "$work/store.zip" "$home/empty-store.zip"
    echo "$schema $made_for" >"$home/empty-for"
  fi
  rm -rf "$work"
fi
if [ -f "$home/classes.jsa" ] && [ "$made_for" = "$(cat "$home/made-for" 2>/dev/null)" ]; then exit 0; fi
rm -f "$home/classes.jsa" "$home/made-for"
trial=$(mktemp -d)
server=
trap 'kill -9 $server 2>/dev/null || true; rm -rf "$trial"' EXIT

# An import and a first start with the sample, of which the page is opened, tell which classes are needed.
run() {
  list=$1
  shift
  exec "$java" -XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList="$trial/$list" -DemptyStore="$home/empty-store.zip" -cp "$(cat "$home/classpath"):$target/classes" io.throughline.Throughline "$@"
}
: >"$trial/import"
printf 'customer,time,touchpoint\nann,2024-01-01T10:00:00Z,visit\n' >"$trial/rows.csv"
(run import import "$trial/rows.csv" --throughline.data="$trial/imported") >"$trial/said" 2>&1 || true
run server --throughline.data="$trial/data" --server.port=0 >"$trial/said" 2>&1 &
server=$!
waited=0
until grep -q answers "$trial/said" 2>/dev/null; do
  waited=$((waited + 1))
  if [ $waited -gt 180 ] || ! kill -0 $server 2>/dev/null; then echo "No classes are archived: the trial start failed."; exit 0; fi
  sleep 1
done
"$java" src/main/scripts/Look.java "$(sed -n 's/.*answers at \(.*\)graphiql.*/\1/p' "$trial/said")" || true
kill $server
wait $server 2>/dev/null || true
server=
# The JVM reads no line of more than 4096 characters of its own list.
awk 'length($0) < 4096 && !seen[$0]++' "$trial/server" "$trial/import" >"$trial/list"
if "$java" -Xshare:dump -XX:SharedClassListFile="$trial/list" -XX:SharedArchiveFile="$home/classes.new" -cp "$(cat "$home/classpath")" \
  >"$trial/said" 2>&1 && [ -s "$home/classes.new" ]; then
  mv "$home/classes.new" "$home/classes.jsa"
  echo "$made_for" >"$home/made-for"
else
  echo "No classes are archived: this JVM could not."
fi
