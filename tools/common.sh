# For the scripts beside it: where the project lies, and how to run a step without noise.
set -euo pipefail
unset CDPATH
tools=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname -- "$tools")

say() { printf '%s\n' "$*" >&2; }

# quietly LOG SENTENCE COMMAND…: nothing is shown unless it takes long (the sentence) or fails (the end of the log).
quietly() {
    local log=$1 sentence=$2 status=0
    shift 2
    mkdir -p -- "$(dirname -- "$log")"
    "$@" >"$log" 2>&1 &
    local job=$!
    local tenths=0
    while kill -0 "$job" 2>/dev/null; do
        [ "$tenths" -ne 20 ] || say "$sentence"
        tenths=$((tenths + 1))
        sleep 0.1
    done
    wait "$job" || status=$?
    if [ "$status" -ne 0 ]; then
        tail -n 60 -- "$log" >&2
        say "Failed: $*. All of its output is in $log"
    fi
    return "$status"
}

# The Debian archive that apt is set up for here; nothing without one.
debian_archive() {
    grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null |
        sed -n '1s,/* *$,,p'
}

# build PRESET [TARGET…]: configures where needed and builds.
build() {
    local preset=$1 log="$root/build/$1.log" targets=()
    shift
    [ $# -eq 0 ] || targets=(--target "$@")
    # Anew as well when the presets changed: a build tree keeps the flags it was made with.
    if [ ! "$root/build/$preset/build.ninja" -nt "$root/CMakePresets.json" ]; then
        (cd -- "$root" && quietly "$log" "Configuring $preset …" cmake --preset "$preset")
    fi
    (cd -- "$root" && quietly "$log" "Building $preset; the first time takes some minutes …" \
        cmake --build --preset "$preset" "${targets[@]}")
}
