#!/usr/bin/env bash
# install.sh [DIR] [temporal|mlflow]...: makes the Python environment DIR (default: in the user's cache) hold what temporal.txt
# and mlflow.txt pin, both unless one is named. Run by `./refocus`, by the tests and by CI; harmless to repeat, safe to run twice
# at once. Exit codes: 0 done, 1 it could not be made, 2 wrong usage.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
venv=${1:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/refocus/python-venv}
if [ $# -gt 0 ]; then shift; fi
packages=("$@")
if [ ${#packages[@]} = 0 ]; then packages=(temporal mlflow); fi # Temporal first: it takes seconds

fail() { # exit code, message
  printf 'infra/python/install.sh: %s\n' "$2" >&2
  exit "$1"
}

digest() { sha256sum "$here/$1.txt" | cut -d' ' -f1; }

complete() { [ "$(cat "$venv/.$1" 2>/dev/null)" = "$(digest "$1")" ]; }

all_complete() {
  local package
  for package in "${packages[@]}"; do complete "$package" || return 1; done
}

make_environment() {
  local python
  "$venv/bin/python" -c '' 2>/dev/null && return
  python=$(command -v python3) || fail 1 "python3 is missing; install Python 3.10 or later with its venv module"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' \
    || fail 1 "$python is $("$python" --version 2>&1), too old for MLflow; install Python 3.10 or later"
  "$python" -c 'import venv, ensurepip' 2>/dev/null \
    || fail 1 "$python has no venv module; install it (Debian: apt-get install python3-venv)"
  "$python" -m venv --clear "$venv"
}

pip_install() { # package, pip's options...
  local package=$1
  shift
  echo "installing what $package.txt pins into $venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@" -r "$here/$package.txt" \
    || fail 1 "pip could not install $here/$package.txt into $venv; is the package index reachable?"
}

version_of() {
  case $1 in
    temporal) "$venv/bin/temporal" --version ;;
    mlflow) "$venv/bin/python" -c 'import mlflow.version; print("mlflow", mlflow.version.VERSION)' ;;
  esac
}

for package in "${packages[@]}"; do
  [ -f "$here/$package.txt" ] || fail 2 "there is no package '$package'; expected some of temporal, mlflow"
done
all_complete && exit 0

mkdir -p "$venv"
exec 9>"$venv.lock"
if command -v flock >/dev/null; then flock 9; fi

for package in "${packages[@]}"; do
  complete "$package" && continue
  make_environment
  case $package in
    temporal) pip_install temporal --require-hashes --no-deps ;;
    mlflow) pip_install mlflow ;;
  esac
  version=$(version_of "$package") || fail 1 "$package does not run from $venv; remove that folder and try again"
  digest "$package" >"$venv/.$package"
  echo "$venv has $version"
done
