# SPDX-License-Identifier: MIT
# What examples/quickstart.sh and tests/run.sh start with: an environment that is known, and the packages they
# need. To be sourced by a POSIX shell.

# An empty environment (env -i) has no PATH and no locale; apt and meson want both.
PATH=${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}
LC_ALL=C.UTF-8
HOME=${HOME:-/nonexistent}
export PATH LC_ALL HOME

say() {
    printf '%s\n' "$*"
}

have_command() {
    command -v "$1" >/dev/null 2>&1
}

have_header() {
    for folder in /usr/include /usr/local/include; do
        [ -f "$folder/$1" ] && return 0
    done
    return 1
}

have_module() {
    have_command pkg-config && pkg-config --exists "$1"
}

# What Debian packages for Python is seen by its own Python, which may not be the first one.
has_system_module() {
    [ -x /usr/bin/python3 ] && /usr/bin/python3 -c "import $1" >/dev/null 2>&1
}

# Is what Debian calls package $1 here? What counts is the tool or library itself, wherever it comes from.
have_package() {
    case $1 in
    gcc) have_command cc ;;
    g++) have_command c++ ;;
    libc6-dev) have_header stdio.h ;;
    meson) have_command meson ;;
    ninja-build) have_command ninja ;;
    pkg-config) have_command pkg-config ;;
    python3) have_command python3 ;;
    sqlite3) have_command sqlite3 ;;
    python3-lxml) has_system_module lxml ;;
    python3-feedparser) has_system_module feedparser ;;
    poppler-utils) have_command pdftotext && have_command pdfinfo ;;
    libsqlite3-dev) have_module sqlite3 ;;
    libicu-dev) have_module icu-i18n ;;
    libexif-dev) have_module libexif ;;
    libexpat1-dev) have_module expat ;;
    zlib1g-dev) have_module zlib ;;
    libjansson-dev) have_module jansson ;;
    libyajl-dev) have_module yajl ;;
    libjpeg-dev) have_module libjpeg ;;
    libpng-dev) have_module libpng ;;
    libwebp-dev) have_module libwebp ;;
    libavif-dev) have_module libavif ;;
    libstemmer-dev) have_header libstemmer.h ;;
    *) say "need-packages.sh knows no package $1" >&2 && return 1 ;;
    esac
}

missing_packages() {
    for package in "$@"; do
        have_package "$package" || printf '%s ' "$package"
    done
}

# $1 is what to put before a command that only root may run.
install_with_apt() {
    apt_get="$1 env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120"
    shift
    if ! $apt_get --simulate install --no-install-recommends "$@" >/dev/null 2>&1 </dev/null; then
        say "apt-get update (the package lists are absent or old)"
        $apt_get update </dev/null || return 1
    fi
    say "apt-get install --no-install-recommends $*"
    $apt_get install --no-install-recommends "$@" </dev/null && return 0
    say "once more with new package lists"
    $apt_get update </dev/null && $apt_get install --no-install-recommends "$@" </dev/null
}

cannot_install() {
    say "$1 Please have it installed, and start this again:"
    say "    apt-get install --no-install-recommends $2"
    exit 1
}

# Install those of the named Debian packages that are not here, or say what is missing and exit 1.
need_packages() {
    missing=$(missing_packages "$@")
    [ -z "$missing" ] && return 0
    say "Missing: $missing"
    have_command apt-get || cannot_install "This machine has no apt." "$missing"
    if [ "$(id -u)" -eq 0 ]; then
        root=
    elif have_command sudo && sudo -n true 2>/dev/null; then
        root="sudo -n"
        say "You are not root: apt is run through sudo."
    else
        cannot_install "You are not root, and sudo does not work without a password." "$missing"
    fi
    # $missing is a list of words.
    # shellcheck disable=SC2086
    install_with_apt "$root" $missing || cannot_install "apt could not install it." "$missing"
}

build_packages="gcc libc6-dev meson ninja-build pkg-config libsqlite3-dev libicu-dev libexif-dev libexpat1-dev \
libjansson-dev libstemmer-dev libyajl-dev zlib1g-dev libjpeg-dev libpng-dev libwebp-dev"
