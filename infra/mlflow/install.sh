#!/usr/bin/env bash
# install.sh [DIR]: makes the Python environment DIR (default: the user's cache) hold what requirements.txt pins. Run by
# `./refocus`, by the tests and by CI; harmless to repeat, safe to run twice at once. Exit codes: 0 done, 1 it could not be made.
set -euo pipefail

requirements=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)/requirements.txt
venv=${1:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/refocus/mlflow-venv}
stamp=$venv/.complete
digest=$(sha256sum "$requirements" | cut -d' ' -f1)
mlflow_version=$(sed -n 's/^mlflow==//p' "$requirements")

fail() {
  printf 'infra/mlflow/install.sh: %s\n' "$1" >&2
  exit 1
}

complete() { [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$digest" ]; }

installed() { # made by hand, or by an install that was ended before its last line
  [ -x "$venv/bin/mlflow" ] && "$venv/bin/python" - "$requirements" <<'PYTHON' 2>/dev/null
import sys
from importlib.metadata import version
pins = dict(line.strip().split("==") for line in open(sys.argv[1]) if "==" in line)
sys.exit(any(version(name) != pin for name, pin in pins.items()))
PYTHON
}

complete && exit 0

mkdir -p "$venv"
exec 9>"$venv.lock"
if command -v flock >/dev/null; then flock 9; fi
complete && exit 0

if ! installed; then
  python=$(command -v python3 || true)
  [ -n "$python" ] || fail "python3 is missing; install Python 3.10 or later with its venv module"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' \
    || fail "$python is $("$python" --version 2>&1), too old for MLflow $mlflow_version; install Python 3.10 or later"
  "$python" -c 'import venv, ensurepip' 2>/dev/null \
    || fail "$python has no venv module; install it (Debian: apt-get install python3-venv)"
  echo "installing MLflow $mlflow_version into $venv"
  "$venv/bin/python" -c '' 2>/dev/null || "$python" -m venv --clear "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input -r "$requirements" \
    || fail "pip could not install $requirements into $venv; is the package index reachable?"
fi

got=$("$venv/bin/python" -c 'import mlflow.version; print(mlflow.version.VERSION)') || fail "MLflow cannot be imported from $venv; remove that folder and try again"
[ "$got" = "$mlflow_version" ] || fail "$venv holds MLflow $got, expected $mlflow_version; remove that folder and try again"
printf '%s\n' "$digest" >"$stamp"
echo "MLflow $got is in $venv"
