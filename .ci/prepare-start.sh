#!/usr/bin/env bash
# Makes starting quick: prepare-start.sh JAR FOLDER
# Lays the jar out as files, which the JVM reads faster than jars in a jar, and trains an AOT cache (JEP 514) for them in
# a run that fills a throw-away data folder with the demo coalition and opens screens. Without the cache the server starts too, only slower.
set -euo pipefail
jar=$1 folder=$2
java=$JAVA_HOME/bin/java

rm -rf "$folder"
"$java" -Djarmode=tools -jar "$jar" extract --destination "$folder"
cp "$(dirname "$0")/java-options" "$folder/"

# request METHOD PATH [BODY [TYPE]]: as a browser with cookies does; leaves the answer in $answer.
request() {
  local name value cookies= body=${3:-}
  for name in "${!jar_of_cookies[@]}"; do cookies+="$name=${jar_of_cookies[$name]}; "; done
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf '%s %s HTTP/1.0\r\nHost: localhost:%s\r\nCookie: %s\r\nContent-Type: %s\r\nContent-Length: %s\r\n\r\n%s' \
    "$1" "$2" "$port" "$cookies" "${4:-text/plain}" "${#body}" "$body" >&3
  answer=$(cat <&3)
  while IFS='=;' read -r name value _; do jar_of_cookies[$name]=$value; done < <(sed -n 's/^Set-Cookie: //p' <<<"$answer")
}

found() { sed -n "s#.*$1.*#\\1#p" <<<"$answer" | head -1; }

# A screen, as Vaadin's client asks for it.
screen() {
  request GET "/?v-r=init&location=$1&query="
  request POST "/?v-r=uidl&v-uiId=$(found '"v-uiId":\([0-9]*\)')" '{"csrfToken":"'"$(found '"Vaadin-Security-Key":"\([^"]*\)"')"'",
    "rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"'"$1"'","query":"","appShellTitle":"","historyState":{"idx":0},
    "trigger":""}}],"syncId":0,"clientId":0}' application/json
}

# What the first who come after a start do.
visit() {
  local statement tab email="email=lucia%40redandina.example&password=demo+coalition"
  declare -A jar_of_cookies
  request GET /sign-in
  request POST /sign-in "$email&_csrf=$(found 'name="_csrf" value="\([^"]*\)"')" application/x-www-form-urlencoded
  request GET /
  screen ""
  screen statements
  statement=$(found '"statements/\([a-z0-9]*\)/')
  for tab in draft review sign-on access; do screen "statements/$statement/$tab"; done
  request GET /p
}

train() {
  # It sees nothing of the operator's settings: the coalition must not come into a database that they name.
  # Not with the compiler's thresholds: what it would learn with them, it would compile at once at each start.
  env -i PATH="$PATH" DATA_DIR="$data" "$java" @<(grep -v Tier "$folder/java-options") -XX:AOTCacheOutput="$folder/communique.aot" -Xlog:aot*=off \
    -jar "$folder/communique.jar" --server.port=0 --communique.demo=true --spring.config.location=classpath:/ >"$data/log" 2>&1 &
  local server=$! port answer
  while kill -0 $server 2>/dev/null && ! grep -q 'is ready on' "$data/log"; do
    sleep 0.2
  done
  port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$data/log")
  visit || true
  kill -TERM $server
  wait $server || true # ends with the signal's number
  [ -f "$folder/communique.aot" ]
}

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
(train) 2>/dev/null || echo "No AOT cache could be made; the server will start slower." >&2
cp "$JAVA_HOME/release" "$folder/made-with"
