# Sourced by the scripts: each missing prerequisite gives one sentence that says what to do.

fail() { echo "$1" >&2; exit 1; }

need_dotnet() {
  command -v dotnet >/dev/null || fail "WorkflowHub needs the .NET 10 SDK: install the package dotnet-sdk-10.0, or see https://dot.net/download."
  dotnet --list-sdks | grep -q '^10\.' || fail "WorkflowHub needs the .NET 10 SDK; found only: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')"
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || fail "WorkflowHub needs Node 20 with npm to build its web application: see https://nodejs.org/download."
  local version; version=$(node --version)
  [ "$(printf '%s\n' 20.19.0 "${version#v}" | sort -V | head -1)" = 20.19.0 ] || fail "WorkflowHub needs Node 20.19 or later; found $version."
}

# Installs the web application's packages when the lock file is newer than what is installed.
install_web() {
  local web=$1
  [ -f "$web/node_modules/.package-lock.json" ] && [ ! "$web/package-lock.json" -nt "$web/node_modules/.package-lock.json" ] && return
  (cd "$web" && npm ci --no-audit --no-fund --loglevel=error) || fail "npm ci did not succeed in src/Web: see its message above."
  touch "$web/node_modules/.package-lock.json"
}

# Debian packages that tests need: installed when we may, otherwise named in one sentence.
need_packages() { # command or file to look for, then the packages that bring it
  local probe=$1; shift
  if [ -e "$probe" ] || command -v "$probe" >/dev/null; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $*..."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1 && return
    echo "Could not install $*: what needs it will be skipped."
    return
  fi
  echo "Not found: $probe. Install it with: sudo apt-get install $* (what needs it will be skipped)."
}
