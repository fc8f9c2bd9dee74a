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

# share PROGRAM FOLDER: the parts of a desktop, the manual and the completions, as the program itself makes them.
share() {
    HOME=$folder XDG_DATA_HOME=$folder/none "$1" --lang en desktop --package "$2" >/dev/null
}

# archive PROGRAM NAME: the portable archive for Linux, NAME.tar.xz.
archive() {
    local program=$1 name=$2 tree=$folder/$2
    mkdir -p -- "$tree" "$dist"
    install -- "$program" "$tree/recoup"
    cp -- "$root/LICENSE" "$root/README.md" "$root/CHANGELOG.md" "$tree"
    "$program" --licences >"$tree/LICENCES.txt"
    share "$program" "$tree/share"
    settle "$tree" "$tree/recoup"
    tar --create --directory "$folder" --format=gnu --sort=name --owner=0 --group=0 --numeric-owner "$name" |
        xz -9 --threads=1 >"$dist/$name.tar.xz"
}

# sum_up: one list of checksums over all that lies in build/dist.
sum_up() {
    (cd -- "$dist" && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%f\0' | sort -z |
        xargs -0 sha256sum -- >SHA256SUMS)
}
