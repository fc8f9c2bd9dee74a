# For the scripts beside it: what all artefacts share. Sourced.
. "$(dirname -- "${BASH_SOURCE[0]}")/../common.sh"

dist=$root/build/dist
version=$(sed -n 's/^project(recoup VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
# The time of the commit stands in all that carries one.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC

folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT

# settle FOLDER: modes and times as they are shipped, whatever the umask; programs are the files named behind it.
settle() {
    local tree=$1
    shift
    find "$tree" -type d -exec chmod 755 {} +
    find "$tree" -type f -exec chmod 644 {} +
    [ $# -eq 0 ] || chmod 755 "$@"
    find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}

# sum_up: one list of checksums over all that lies in build/dist.
sum_up() {
    (cd -- "$dist" && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%f\0' | sort -z |
        xargs -0 sha256sum -- >SHA256SUMS)
}
