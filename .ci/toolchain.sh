# Sourced by run and test: `need jdk node ...` finds these tools, installs what is missing where apt and the rights for it
# are at hand, and otherwise says in one line what to install.

# Maven's own libraries do what JDK 25 warns of at each start.
export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"

die() {
  echo "$0: $*" >&2
  exit 1
}

apt_install() {
  command -v apt-get >/dev/null || die "please install: $*"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || die "please install (as root): apt-get install $*"
    as_root=(sudo -n)
  fi
  echo "Installing $*" >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c \
    'apt-get install -y -qq "$@" >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq "$@" >/dev/null; }' \
    sh "$@" >&2 || die "could not install: $*"
}

java_major() {
  "$1/bin/java" -version 2>&1 | sed -n 's/^[^ ]* version "\([0-9]*\).*/\1/p'
}

find_jdk() {
  local on_path candidate
  on_path=$(command -v javac || true)
  for candidate in "${JAVA_HOME:-}" "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}" \
    /usr/lib/jvm/* /usr/java/* "$HOME"/.sdkman/candidates/java/*; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && [ "$(java_major "$candidate")" -ge 25 ] 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
}

have_jdk() {
  JAVA_HOME=$(find_jdk)
  export JAVA_HOME
  [ -n "$JAVA_HOME" ]
}

have_node() {
  command -v npm >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number)
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

have_maven() { command -v mvn >/dev/null; }
have_chromium() { command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null; }
have_python() { command -v python3 >/dev/null; }
have_openssl() { command -v openssl >/dev/null; }
have_nginx() { command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]; }
have_postgresql() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

packages_of() {
  case $1 in
    jdk) echo openjdk-25-jdk-headless ;;
    node) echo nodejs npm ;;
    python) echo python3 ;;
    *) echo "$1" ;;
  esac
}

need() {
  local tool missing=()
  for tool; do
    "have_$tool" || missing+=($(packages_of "$tool"))
  done
  [ ${#missing[@]} -eq 0 ] || apt_install "${missing[@]}"
  for tool; do
    "have_$tool" || die "needs a newer $tool than this system installs (JDK 25, Node 20.19)"
  done
}

# Debian's Chromium without windows needs half of a processor's time for the same page; the other one does where it cannot be had.
prefer_chromium_without_windows() {
  if ! command -v chromium-headless-shell >/dev/null && grep -q '^ID=debian$' /etc/os-release 2>/dev/null; then
    (apt_install chromium-headless-shell) || echo "Testing with chromium, which takes longer" >&2
  fi
}
