#include "export/archive/zip_reader.h"

#include <algorithm>
#include <optional>

#include "core/base/text.h"

namespace recoup::exporting::inline archive {
namespace {

constexpr std::size_t kEndBytes = 22, kEnd64Bytes = 56, kLocatorBytes = 20, kLocalBytes = 30, kListedBytes = 46;
constexpr std::uint16_t kEncrypted = 1, kSizesBehind = 1 << 3;
constexpr std::uint32_t kTypeMask = 0170000, kLink = 0120000, kPlain = 0100000, kFolder = 0040000;

tl::unexpected<core::Error> refuse(core::Tr sentence, std::vector<core::ErrorArg> args = {}) {
    return core::fail(core::ErrorKind::work, sentence, std::move(args), {}, core::ErrorCode::damaged);
}

class Block {
  public:
    explicit Block(std::string bytes) : bytes_(std::move(bytes)) {}
    std::uint64_t number(std::size_t at, int bytes) const {
        std::uint64_t value = 0;
        for (int i = bytes - 1; i >= 0; --i)
            value = value << 8 | static_cast<std::uint8_t>(bytes_[at + static_cast<std::size_t>(i)]);
        return value;
    }
    std::uint16_t u16(std::size_t at) const { return static_cast<std::uint16_t>(number(at, 2)); }
    std::uint32_t u32(std::size_t at) const { return static_cast<std::uint32_t>(number(at, 4)); }
    std::uint64_t u64(std::size_t at) const { return number(at, 8); }
    std::string_view text() const { return bytes_; }
    std::size_t size() const { return bytes_.size(); }

  private:
    std::string bytes_;
};

struct End {
    std::uint64_t entries = 0, bytes = 0, at = 0, begins = 0;  // of the list; where what ends the archive begins
};

// What the list says of an entry besides what it is.
struct Listed {
    ZipEntry entry;
    std::uint64_t header_bytes = 0;
};

class Reader {
  public:
    Reader(const ZipSource& source, std::uint64_t bytes) : source_(source), bytes_(bytes) {}

    core::Result<ZipList> read() {
        const auto end = read_end();
        if (!end) return tl::unexpected(end.error());
        const auto list = block(end->at, end->bytes);
        if (!list) return refuse("pack_zip_short"_tr);
        if (auto listed = read_listed(*list, *end); !listed) return tl::unexpected(listed.error());
        if (auto placed = read_placed(end->at); !placed) return tl::unexpected(placed.error());
        return std::move(list_);
    }

  private:
    // Of the archive; nothing where that reaches beyond its end.
    std::optional<Block> block(std::uint64_t at, std::uint64_t size) const {
        if (at > bytes_ || size > bytes_ - at || size > kMostZipListBytes) return std::nullopt;
        std::string text(size, '\0');
        if (size > 0 && !source_(at, std::as_writable_bytes(std::span(text)))) return std::nullopt;
        return Block(std::move(text));
    }

    void expect(std::string_view found, std::string_view wanted) {
        if (found != wanted) list_.as_written = false;
    }

    // Without a comment: a list that stands in one would be another archive for other readers.
    core::Result<End> read_end() {
        const auto last = bytes_ < kEndBytes ? std::nullopt : block(bytes_ - kEndBytes, kEndBytes);
        if (!last || !last->text().starts_with("PK\x05\x06") || last->u16(20) != 0) return refuse("pack_zip_none"_tr);
        if (last->u16(4) != 0 || last->u16(6) != 0 || last->u16(8) != last->u16(10)) return refuse("pack_zip_parts"_tr);
        End end{last->u16(10), last->u32(12), last->u32(16), bytes_ - kEndBytes};
        if (end.entries == kFull16 || end.bytes == kFull32 || end.at == kFull32)
            if (auto larger = read_end64(end); !larger) return tl::unexpected(larger.error());
        if (end.entries > kMostZipEntries || end.bytes > kMostZipListBytes) return refuse("pack_zip_many"_tr);
        if (end.at > end.begins || end.bytes != end.begins - end.at) return refuse("pack_zip_gap"_tr);
        const auto tail = block(end.begins, bytes_ - end.begins);
        if (!tail) return refuse("pack_zip_short"_tr);
        expect(tail->text(), end_of_list(end.entries, end.at, end.bytes));
        return end;
    }

    core::Result<void> read_end64(End& end) {
        if (end.begins < kEnd64Bytes + kLocatorBytes) return refuse("pack_zip_short"_tr);
        const auto begins = end.begins - kEnd64Bytes - kLocatorBytes;
        const auto both = block(begins, kEnd64Bytes + kLocatorBytes);
        const bool good = both && both->text().starts_with("PK\x06\x06") && both->u64(4) == kEnd64Bytes - 12 &&
                          both->text().substr(kEnd64Bytes).starts_with("PK\x06\x07") &&
                          both->u64(kEnd64Bytes + 8) == begins && both->u64(24) == both->u64(32);
        if (!good) return refuse("pack_zip_gap"_tr);
        end = {both->u64(32), both->u64(40), both->u64(48), begins};
        return {};
    }

    core::Result<void> read_listed(const Block& list, const End& end) {
        std::size_t at = 0;
        for (std::uint64_t i = 0; i < end.entries; ++i) {
            const auto entry = listed_at(list, at);
            if (!entry) return tl::unexpected(entry.error());
            expect(list.text().substr(at, entry->header_bytes), listed_header(entry->entry));
            at += static_cast<std::size_t>(entry->header_bytes);
            if (entry->entry.path.ends_with('/')) list_.as_written = false;  // a folder of its own
            list_.entries.push_back(entry->entry);
        }
        if (at != list.size()) return refuse("pack_zip_gap"_tr);
        return {};
    }

    static core::Result<Listed> listed_at(const Block& list, std::size_t at) {
        if (list.size() - at < kListedBytes || !list.text().substr(at).starts_with("PK\x01\x02"))
            return refuse("pack_zip_gap"_tr);
        const std::size_t name = list.u16(at + 28), extra = list.u16(at + 30), comment = list.u16(at + 32);
        if (list.size() - at - kListedBytes < name + extra + comment) return refuse("pack_zip_gap"_tr);
        Listed found{.entry = {}, .header_bytes = kListedBytes + name + extra + comment};
        auto& entry = found.entry;
        entry.path = list.text().substr(at + kListedBytes, name);
        entry.time = {list.u16(at + 12), list.u16(at + 14)};
        entry.crc = list.u32(at + 16);
        entry.bytes = list.u32(at + 24);
        entry.at = list.u32(at + 42);
        const std::vector<core::ErrorArg> about = {core::one_line(entry.path)};
        if ((list.u16(at + 8) & kEncrypted) != 0) return refuse("pack_zip_locked"_tr, about);
        const auto type = list.u32(at + 38) >> 16 & kTypeMask;
        const bool unix_made = list.u16(at + 4) >> 8 == 3 && type != 0;
        if (unix_made && type == kLink) return refuse("pack_link"_tr, about);
        if (unix_made && type != kPlain && type != kFolder) return refuse("pack_device"_tr, about);
        if (list.u16(at + 34) != 0) return refuse("pack_zip_parts"_tr);
        if (list.u16(at + 10) != 0) return refuse("pack_zip_packed"_tr, about);
        if (!read_extra(list, at + kListedBytes + name, extra, list.u32(at + 20), entry))
            return refuse("pack_zip_sizes"_tr, about);
        return found;
    }

    // The sizes and the place that are too large for their fields; both sizes are one, since nothing is packed.
    static bool read_extra(const Block& list, std::size_t at, std::size_t size, std::uint32_t packed, ZipEntry& entry) {
        const bool large = entry.bytes == kFull32, far = entry.at == kFull32;
        if (!large && packed != entry.bytes) return false;
        if (large && packed != kFull32) return false;
        for (const auto end = at + size; at + 4 <= end;) {
            const std::size_t part = list.u16(at + 2);
            if (part > end - at - 4) return false;
            const std::size_t wanted = (large ? 16U : 0U) + (far ? 8U : 0U);
            if (list.u16(at) == 1 && wanted > 0) {
                if (part < wanted) return false;
                if (large && list.u64(at + 4) != list.u64(at + 12)) return false;
                if (large) entry.bytes = list.u64(at + 4);
                if (far) entry.at = list.u64(at + 4 + (large ? 16 : 0));
                return true;
            }
            at += 4 + part;
        }
        return !large && !far;
    }

    // In front of each entry the same stands as in the list, and one follows the other without a gap up to the list.
    core::Result<void> read_placed(std::uint64_t list_at) {
        if (!std::ranges::is_sorted(list_.entries, {}, &ZipEntry::at)) list_.as_written = false;
        std::ranges::sort(list_.entries, {}, &ZipEntry::at);
        std::uint64_t next = 0;
        for (auto& entry : list_.entries) {
            const std::vector<core::ErrorArg> about = {core::one_line(entry.path)};
            const auto head = block(entry.at, kLocalBytes);
            if (entry.at != next || !head || !head->text().starts_with("PK\x03\x04")) return refuse("pack_zip_gap"_tr);
            const std::uint64_t name = head->u16(26), extra = head->u16(28);
            const auto whole = block(entry.at, kLocalBytes + name + extra);
            if (!whole) return refuse("pack_zip_short"_tr);
            if (whole->text().substr(kLocalBytes, name) != entry.path) return refuse("pack_zip_two_names"_tr, about);
            if ((head->u16(6) & (kEncrypted | kSizesBehind)) != 0 || head->u16(8) != 0)
                return refuse("pack_zip_packed"_tr, about);
            if (head->u32(14) != entry.crc) return refuse("pack_zip_sizes"_tr, about);
            if (head->u32(22) != kFull32 && head->u32(22) != entry.bytes) return refuse("pack_zip_sizes"_tr, about);
            entry.data = entry.at + kLocalBytes + name + extra;
            if (entry.data > list_at || entry.bytes > list_at - entry.data) return refuse("pack_zip_short"_tr);
            next = entry.data + entry.bytes;
            if (entry.time != list_.entries.front().time) list_.as_written = false;
            expect(whole->text(), local_header(entry));
        }
        if (next != list_at) return refuse("pack_zip_gap"_tr);
        return {};
    }

    const ZipSource& source_;
    std::uint64_t bytes_;
    ZipList list_;
};

}  // namespace

core::Result<ZipList> read_zip_list(const ZipSource& source, std::uint64_t bytes) {
    return Reader(source, bytes).read();
}

}  // namespace recoup::exporting::inline archive
