#include "store/crash/crash_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace recoup::test {
namespace {

constexpr std::size_t kSector = 512;

struct File {
    sqlite3_file base;
    CrashDisk::Node* node;
};

CrashDisk::Node& node_of(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file)->node;
}

CrashDisk& disk() {
    return CrashDisk::instance();
}

int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    const auto& bytes = node_of(file).now;
    const auto have = std::clamp<sqlite3_int64>(static_cast<sqlite3_int64>(bytes.size()) - at, 0, size);
    if (have > 0) std::memcpy(into, bytes.data() + at, static_cast<std::size_t>(have));
    if (have == size) return SQLITE_OK;
    std::memset(static_cast<char*>(into) + have, 0, static_cast<std::size_t>(size - have));
    return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    if (const int code = disk().tick()) return code;
    disk().write(node_of(file), at, bytes, static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (const int code = disk().tick()) return code;
    disk().truncate(node_of(file), size);
    return SQLITE_OK;
}

int sync_file(sqlite3_file* file, int) {
    if (const int code = disk().tick()) return code;
    disk().sync(node_of(file));
    return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(node_of(file).now.size());
    return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {
    .iVersion = 1,
    .xClose = [](sqlite3_file*) { return SQLITE_OK; },
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = [](sqlite3_file*, int) { return SQLITE_OK; },
    .xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; },
    .xCheckReservedLock = [](sqlite3_file*, int* held) { return *held = 0, SQLITE_OK; },
    .xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; },
    .xSectorSize = [](sqlite3_file*) { return static_cast<int>(kSector); },
    .xDeviceCharacteristics = [](sqlite3_file*) { return 0; },
};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    const std::string key = name ? name : "unnamed";
    auto* node = disk().find(key);
    if (!node) {
        if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        if (const int code = disk().tick()) return code;
        node = &disk().create(key);
    }
    reinterpret_cast<File*>(file)->node = node;
    file->pMethods = &kMethods;
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int sync_folder) {
    if (const int code = disk().tick()) return code;
    auto* node = disk().find(name);
    if (!node) return SQLITE_IOERR_DELETE_NOENT;
    disk().remove(*node, sync_folder != 0);
    return SQLITE_OK;
}

int access_file(sqlite3_vfs*, const char* name, int flags, int* result) {
    const auto* node = disk().find(name);
    *result = node && (flags != SQLITE_ACCESS_EXISTS || !node->now.empty());
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

sqlite3_vfs make_vfs() {
    sqlite3_vfs vfs{};
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(File);
    vfs.mxPathname = 255;
    vfs.zName = "crash";
    vfs.xOpen = open_file;
    vfs.xDelete = delete_file;
    vfs.xAccess = access_file;
    vfs.xFullPathname = full_name;
    vfs.xRandomness = [](sqlite3_vfs*, int size, char* out) {
        return std::memset(out, 7, static_cast<std::size_t>(size)), size;
    };
    vfs.xSleep = [](sqlite3_vfs*, int us) { return us; };
    vfs.xCurrentTime = [](sqlite3_vfs*, double* now) { return *now = 2'461'000, SQLITE_OK; };
    vfs.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
    return vfs;
}

void put(CrashDisk::Bytes& bytes, std::int64_t at, const std::uint8_t* from, std::size_t size) {
    const auto begin = static_cast<std::size_t>(at);
    if (begin + size > bytes.size()) bytes.resize(begin + size);
    std::copy(from, from + size, bytes.begin() + static_cast<std::ptrdiff_t>(begin));
}

void play(CrashDisk::Bytes& bytes, const CrashDisk::Write& write) {
    if (write.bytes.empty())
        bytes.resize(std::min(bytes.size(), static_cast<std::size_t>(write.at)));
    else
        put(bytes, write.at, write.bytes.data(), write.bytes.size());
}

// Of a torn write the first sectors arrive, and perhaps one of garbage behind them.
void tear(CrashDisk::Bytes& bytes, const CrashDisk::Write& write, std::mt19937& random) {
    if (write.bytes.size() <= kSector) return;
    const auto whole = kSector * (random() % (write.bytes.size() / kSector));
    put(bytes, write.at, write.bytes.data(), whole);
    if (random() & 1) return;
    std::vector<std::uint8_t> garbage(std::min(kSector, write.bytes.size() - whole));
    for (auto& byte : garbage) byte = static_cast<std::uint8_t>(random());
    put(bytes, write.at + static_cast<std::int64_t>(whole), garbage.data(), garbage.size());
}

}  // namespace

CrashDisk& CrashDisk::instance() {
    static CrashDisk only;
    return only;
}

CrashDisk::CrashDisk() {
    static sqlite3_vfs vfs = make_vfs();
    sqlite3_vfs_register(&vfs, 0);
}

void CrashDisk::reset(const std::map<std::string, Bytes>& files) {
    nodes_.clear();
    for (const auto& [name, bytes] : files) nodes_[name] = {bytes, bytes, {}, true, true};
    operations_ = 0;
    cut_at_ = -1;
    dead_ = false;
    fault_ = {};
}

std::map<std::string, CrashDisk::Bytes> CrashDisk::files() const {
    std::map<std::string, Bytes> files;
    for (const auto& [name, node] : nodes_)
        if (node.exists) files[name] = node.now;
    return files;
}

int CrashDisk::tick() {
    ++operations_;
    if (cut_at_ >= 0 && operations_ >= cut_at_) dead_ = true;
    if (dead_) return SQLITE_IOERR;
    if (fault_.at < 0) return SQLITE_OK;
    return (fault_.once ? operations_ == fault_.at : operations_ >= fault_.at) ? fault_.code : SQLITE_OK;
}

CrashDisk::Node* CrashDisk::find(const std::string& name) {
    const auto it = nodes_.find(name);
    return it == nodes_.end() || !it->second.exists ? nullptr : &it->second;
}

CrashDisk::Node& CrashDisk::create(const std::string& name) {
    auto& node = nodes_[name];
    node.now.clear();
    node.pending.clear();
    node.exists = true;
    return node;
}

void CrashDisk::write(Node& node, std::int64_t at, const void* bytes, std::size_t size) {
    const auto* from = static_cast<const std::uint8_t*>(bytes);
    put(node.now, at, from, size);
    node.pending.push_back({at, Bytes(from, from + size)});
}

void CrashDisk::truncate(Node& node, std::int64_t size) {
    node.pending.push_back({size, {}});
    play(node.now, node.pending.back());
}

void CrashDisk::sync(Node& node) {
    for (const auto& write : node.pending) play(node.durable, write);
    node.pending.clear();
    node.durable_name = true;
}

void CrashDisk::remove(Node& node, bool sync_folder) {
    node.exists = false;
    node.now.clear();
    if (!sync_folder) return;
    node.durable_name = false;
    node.durable.clear();
    node.pending.clear();
}

void CrashDisk::restart(unsigned seed) {
    std::mt19937 random(seed);
    for (auto& [name, node] : nodes_) {
        auto bytes = node.durable;
        for (const auto& write : node.pending) {
            const auto fate = random() % 4;
            if (fate == 1)
                tear(bytes, write, random);
            else if (fate > 1)
                play(bytes, write);
        }
        // A name that was made or removed without syncing the folder may be there or not.
        const bool exists = node.exists == node.durable_name ? node.exists : (random() & 1) != 0;
        if (!exists) bytes.clear();
        node = {bytes, bytes, {}, exists, exists};
    }
    cut_at_ = -1;
    dead_ = false;
    fault_ = {};
}

}  // namespace recoup::test
