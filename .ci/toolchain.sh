# Sourced by run and test: finds a JDK 25, Node and Maven, installs what is missing where apt and the rights for it are
# at hand, and otherwise says in one line what to install.

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
  "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
}

find_jdk() {
  local on_path candidate
  on_path=$(command -v javac || true)
  for candidate in "${JAVA_HOME:-}" "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}" \
    /usr/lib/jvm/* /usr/java/* "$HOME"/.sdkman/candidates/java/*; do
    if [ -x "$candidate/bin/javac" ] && [ "$(java_major "$candidate")" -ge 25 ] 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
}

need_jdk() {
  JAVA_HOME=$(find_jdk)
  if [ -z "$JAVA_HOME" ]; then
    apt_install openjdk-25-jdk-headless
    JAVA_HOME=$(find_jdk)
  fi
  [ -n "$JAVA_HOME" ] || die "please install a JDK 25 or newer (Debian: openjdk-25-jdk-headless)"
  export JAVA_HOME
}

node_is_new_enough() {
  command -v npm >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number)
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

need_node() {
  node_is_new_enough || apt_install nodejs npm
  node_is_new_enough || die "please install Node 20.19 or newer, with npm"
}

need_maven() {
  command -v mvn >/dev/null || apt_install maven
}
