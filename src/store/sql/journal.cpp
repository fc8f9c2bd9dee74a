#include "store/sql/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace recoup::store::inline sql {
namespace {

constexpr std::array<std::uint8_t, 8> kMagic{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
constexpr std::uint32_t kToTheEnd = 0xffffffff;  // a count of records that was never written

struct Head {
    std::uint32_t records, nonce, pages, sector, page_bytes;
};

bool is_power_of_two(std::uint32_t number, std::uint32_t least) {
    return number >= least && number <= 65536 && (number & (number - 1)) == 0;
}

std::optional<Head> read_head(const RawFile& file, std::int64_t at) {
    std::array<std::uint8_t, 28> bytes{};
    if (!file.read(bytes.data(), static_cast<int>(bytes.size()), at)) return std::nullopt;
    if (!std::equal(kMagic.begin(), kMagic.end(), bytes.begin())) return std::nullopt;
    const auto number = [&](int i) { return big_endian(&bytes[8 + 4 * static_cast<std::size_t>(i)]); };
    return Head{number(0), number(1), number(2), number(3), number(4)};
}

std::uint32_t checksum(std::uint32_t nonce, const std::vector<std::uint8_t>& page) {
    for (auto i = static_cast<int>(page.size()) - 200; i > 0; i -= 200) nonce += page[static_cast<std::size_t>(i)];
    return nonce;
}

// Takes the page whose record begins at `at`; false ends the playing back.
bool take_record(const RawFile& file, std::int64_t at, std::uint32_t nonce, Journal& journal) {
    std::vector<std::uint8_t> record(journal.page_bytes + 8);
    if (!file.read(record.data(), static_cast<int>(record.size()), at)) return false;
    const auto page = big_endian(record.data());
    const auto sum = big_endian(&record[record.size() - 4]);
    record.erase(record.begin(), record.begin() + 4);
    record.resize(journal.page_bytes);
    if (page == 0 || checksum(nonce, record) != sum) return false;
    if (page <= journal.pages) journal.at.try_emplace(page, at + 4);
    return true;
}

}  // namespace

std::optional<Journal> read_journal(const RawFile& file) {
    auto head = read_head(file, 0);
    if (!head || !is_power_of_two(head->page_bytes, 512) || !is_power_of_two(head->sector, 32)) return std::nullopt;
    Journal journal{head->page_bytes, head->pages, {}};
    const std::int64_t sector = head->sector;
    const std::int64_t step = journal.page_bytes + 8;
    const auto size = file.bytes();
    for (std::int64_t at = 0; head; head = read_head(file, at)) {
        at += sector;
        const auto fit = std::max<std::int64_t>(0, (size - at) / step);
        const auto records = head->records == kToTheEnd ? fit : std::int64_t{head->records};
        for (std::int64_t i = 0; i < records; ++i, at += step)
            if (!take_record(file, at, head->nonce, journal)) return journal;
        at = (at + sector - 1) / sector * sector;
    }
    return journal;
}

struct RolledBack::File {
    sqlite3_file base;
    const RolledBack* of;
};

RolledBack::RolledBack(const RawFile& database) : database_(database), bytes_(database.bytes()) {
    add_to_sqlite();
}

RolledBack::RolledBack(const RawFile& database, const RawFile& journal_file, Journal journal)
    : database_(database),
      journal_file_(&journal_file),
      journal_(std::move(journal)),
      bytes_(std::int64_t{journal_.pages} * journal_.page_bytes) {
    add_to_sqlite();
}

void RolledBack::add_to_sqlite() {
    name_ = fmt::format("recoup-rolled-back-{}", static_cast<const void*>(this));
    vfs_.iVersion = 1;
    vfs_.szOsFile = sizeof(File);
    vfs_.mxPathname = 4096;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = this;
    vfs_.xOpen = open;
    vfs_.xDelete = [](sqlite3_vfs*, const char*, int) { return SQLITE_IOERR_DELETE; };
    vfs_.xAccess = [](sqlite3_vfs*, const char*, int, int* found) { return *found = 0, SQLITE_OK; };
    vfs_.xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* out) {
        return sqlite3_snprintf(size, out, "%s", name), SQLITE_OK;
    };
    vfs_.xRandomness = [](sqlite3_vfs*, int size, char* out) {
        return std::memset(out, 0, static_cast<std::size_t>(size)), size;
    };
    vfs_.xSleep = [](sqlite3_vfs*, int us) { return us; };
    vfs_.xCurrentTime = [](sqlite3_vfs*, double* now) { return *now = 0, SQLITE_OK; };
    vfs_.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
    sqlite3_vfs_register(&vfs_, 0);
}

int RolledBack::open(sqlite3_vfs* vfs, const char*, sqlite3_file* file, int flags, int* out_flags) {
    static const sqlite3_io_methods methods = {
        .iVersion = 1,
        .xClose = [](sqlite3_file*) { return SQLITE_OK; },
        .xRead =
            [](sqlite3_file* f, void* into, int size, sqlite3_int64 at) {
                return reinterpret_cast<File*>(f)->of->read(static_cast<char*>(into), size, at);
            },
        .xWrite = [](sqlite3_file*, const void*, int, sqlite3_int64) { return SQLITE_READONLY; },
        .xTruncate = [](sqlite3_file*, sqlite3_int64) { return SQLITE_READONLY; },
        .xSync = [](sqlite3_file*, int) { return SQLITE_OK; },
        .xFileSize = [](sqlite3_file* f,
                        sqlite3_int64* size) { return *size = reinterpret_cast<File*>(f)->of->bytes_, SQLITE_OK; },
        .xLock = [](sqlite3_file*, int) { return SQLITE_OK; },
        .xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; },
        .xCheckReservedLock = [](sqlite3_file*, int* held) { return *held = 0, SQLITE_OK; },
        .xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; },
        .xSectorSize = [](sqlite3_file*) { return 4096; },
        .xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_IMMUTABLE; },
    };
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return SQLITE_CANTOPEN;
    reinterpret_cast<File*>(file)->of = static_cast<const RolledBack*>(vfs->pAppData);
    file->pMethods = &methods;
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

int RolledBack::read(char* into, int size, std::int64_t at) const {
    const auto have = static_cast<int>(std::clamp<std::int64_t>(bytes_ - at, 0, size));
    std::memset(into, 0, static_cast<std::size_t>(size));  // so reads what lies behind the end
    for (int done = 0, part = 0; done < have; done += part) {
        const auto offset = (at + done) % journal_.page_bytes;
        part = static_cast<int>(std::min<std::int64_t>(have - done, journal_.page_bytes - offset));
        const auto old = journal_.at.find(static_cast<std::uint32_t>((at + done) / journal_.page_bytes + 1));
        if (old != journal_.at.end())
            journal_file_->read(into + done, part, old->second + offset);
        else
            database_.read(into + done, part, at + done);
    }
    return have == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

}  // namespace recoup::store::inline sql
