#!/usr/bin/env bash
# Makes starting quick: prepare-start.sh JAR FOLDER
# Lays the jar out as files, which the JVM reads faster than jars in a jar, and trains an AOT cache (JEP 514) for them in
# a run on a throw-away data folder. Without the cache the server starts too, only slower.
set -euo pipefail
jar=$1 folder=$2
java=$JAVA_HOME/bin/java

rm -rf "$folder"
"$java" -Djarmode=tools -jar "$jar" extract --destination "$folder"
cp "$(dirname "$0")/java-options" "$folder/"

train() {
  # Not with the compiler's thresholds: what it would learn with them, it would compile at once at each start.
  env DATA_DIR="$data" "$java" @<(grep -v Tier4 "$folder/java-options") -XX:AOTCacheOutput="$folder/communique.aot" -Xlog:aot*=off \
    -jar "$folder/communique.jar" --server.port=0 >"$data/log" 2>&1 &
  local server=$! port=
  while kill -0 $server 2>/dev/null && [ -z "$port" ]; do
    sleep 0.2
    port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$data/log")
  done
  if exec 3<>"/dev/tcp/127.0.0.1/$port"; then
    printf 'GET /sign-in HTTP/1.0\r\n\r\n' >&3
    cat <&3 >/dev/null
  fi
  kill -TERM $server
  wait $server || true # ends with the signal's number
  [ -f "$folder/communique.aot" ]
}

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
(train) 2>/dev/null || echo "No AOT cache could be made; the server will start slower." >&2
cp "$JAVA_HOME/release" "$folder/made-with"
