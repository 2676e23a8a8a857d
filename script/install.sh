# Sourced by the scripts beside it: brings what the portal stands on, and nothing that is there already.
#
#   need NAME PACKAGES TEST…   notes NAME as missing, and the apt packages that bring it, unless the command TEST… succeeds
#   need_portal                the same for what runs the portal
#   install_needs              installs what was noted
#   python_packages ARG…       makes the virtual environment of uv.lock (uv sync ARG…); its interpreter is $python

export LC_ALL=C.UTF-8
export PATH="$PATH:/usr/sbin:/sbin"
unset VIRTUAL_ENV
work=$(mktemp -d /tmp/ita-portal.XXXXXX)
trap 'rm -rf "$work"' EXIT
tools="${XDG_CACHE_HOME:-${HOME:-$PWD}/.cache}/ita-portal"
oldest_uv=0.8.0
names=()
packages=()

stop() {
    echo "$0: $*" >&2
    exit 1
}

# Runs a command silently; when it fails, shows the end of what it said.
quietly() {
    "$@" >"$work/log" 2>&1 </dev/null && return
    tail -n 5 "$work/log" >&2
    return 1
}

have() { command -v "$1" >/dev/null 2>&1; }

have_library() { grep -qF "$1" <<<"$(ldconfig -p)"; }

is_ubuntu_2204() { grep -q '^VERSION_CODENAME=jammy' /etc/os-release 2>/dev/null; }

good_uv() {
    local version
    version=$("$1" --version 2>/dev/null | cut -d ' ' -f 2)
    [ -n "$version" ] && [ "$(printf '%s\n' "$oldest_uv" "$version" | sort -V | head -n 1)" = "$oldest_uv" ]
}

find_uv() {
    for uv in uv "${HOME:-}/.local/bin/uv" "$tools/uv/bin/uv"; do
        good_uv "$uv" && return
    done
    return 1
}

can_have_uv() { find_uv || python3 -c "import ensurepip, venv"; }

fitting_python() {
    local candidate
    if find_uv; then
        UV_PYTHON_DOWNLOADS=never "$uv" python find
        return
    fi
    for candidate in python3 python3.11 python3.12 python3.13 python3.14; do
        "$candidate" -c "import sys; sys.exit(sys.version_info < (3, 11))" && return
    done
    return 1
}

need() {
    local name=$1 package=$2
    shift 2
    "$@" >/dev/null 2>&1 && return
    names+=("$name")
    packages+=("$package")
}

need_portal() {
    need "uv (by Python's venv)" python3-venv can_have_uv
    if is_ubuntu_2204; then
        need "Python ≥ 3.11" python3.11 fitting_python
    else
        need "Python ≥ 3.11" python3 fitting_python
        # Ubuntu 22.04 has no such package: WeasyPrint does without it there.
        need "HarfBuzz Subset" libharfbuzz-subset0 have_library libharfbuzz-subset.so.0
    fi
    need Pango libpangoft2-1.0-0 have_library libpangoft2-1.0.so.0
    need "time zones" tzdata test -e /usr/share/zoneinfo/Asia/Bangkok
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        sudo "$@"
    else
        return 1
    fi
}

install_needs() {
    [ ${#names[@]} = 0 ] && return
    local what line="apt-get install ${packages[*]}"
    what=$(printf ', %s' "${names[@]}")
    what=${what:2}
    have apt-get || stop "not installed: $what (there is no apt-get on this machine: install them by hand)"
    as_root true || stop "not installed: $what (neither root nor sudo: $line)"
    echo "Installing $what: $line"
    # Lists that could not be brought up to date may still be good enough.
    quietly as_root apt-get update -qq || true
    # shellcheck disable=SC2086 # one package a word
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=300 ${packages[*]} || stop "could not install: $what ($line)"
    hash -r
}

python_packages() {
    if ! find_uv; then
        echo "Installing uv into $tools/uv"
        rm -rf "$tools/uv"
        quietly python3 -m venv "$tools/uv" && quietly "$tools/uv/bin/python" -m pip install "uv>=$oldest_uv" ||
            stop "could not install: uv (pip install uv)"
        find_uv || stop "could not install: uv (pip brought one that does not run here)"
    fi
    if fitting_python >/dev/null 2>&1; then
        export UV_PYTHON_DOWNLOADS=never
    else
        quietly "$uv" python install || stop "could not install: Python 3.11 or later (neither by apt nor by uv python install)"
    fi
    quietly "$uv" sync --frozen "$@" || stop "could not install: the Python packages (uv sync --frozen $*)"
    python="${UV_PROJECT_ENVIRONMENT:-.venv}/bin/python"
}
