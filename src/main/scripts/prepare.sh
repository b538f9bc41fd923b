#!/bin/sh
# Makes target/throughline/start from target/throughline.jar: the same program, whose classes the JVM maps instead of reading and checking each.
# Once after each `mvn package`; another JVM than the one that ran this starts as it would without.
set -eu
cd "$(dirname "$0")/../../.."
jar=${1:-target/throughline.jar}
home=${2:-target/throughline}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
trial=$(mktemp -d)
trap 'rm -rf "$trial"' EXIT
[ -f "$jar" ] || { echo "There is no $jar: run mvn package first." >&2; exit 1; }
rm -rf "$home"
"$java" -Djarmode=tools -jar "$jar" extract --destination "$home" >"$trial/said"
name=$(basename "$jar")
# One start on an empty folder, ended as soon as everything is there, tells which classes a start needs.
if ! "$java" -XX:ArchiveClassesAtExit="$home/classes.jsa" -Dspring.context.exit=onRefresh -jar "$home/$name" \
    --throughline.data="$trial/data" --throughline.sample=none --server.port=0 >>"$trial/said" 2>&1; then
  echo "The classes could not be archived, so $home/start is no faster than the jar." >&2
fi
cat >"$home/start" <<'SCRIPT'
#!/bin/sh
# As java -jar throughline.jar; JAVA_OPTS goes to the JVM, for instance -Xmx4g.
home=$(cd "$(dirname "$0")" && pwd)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xshare:auto -XX:SharedArchiveFile="$home/classes.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off \
    ${JAVA_OPTS:-} -jar "$home/NAME" "$@"
SCRIPT
sed -i "s/NAME/$name/" "$home/start"
chmod +x "$home/start"
echo "$home/start takes the same commands and settings as the jar."
