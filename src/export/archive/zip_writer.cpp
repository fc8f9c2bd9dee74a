#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "export/archive/zip.h"

namespace recoup::exporting::inline archive {
namespace {

constexpr std::uint16_t kStoredNeeds = 10, kZip64Needs = 45;  // versions of the format
constexpr std::uint16_t kUnix = 3 << 8;                       // whose attributes they are
constexpr std::uint16_t kUtf8 = 1 << 11;
constexpr std::uint32_t kPlainFile = 0100644U << 16;
constexpr std::size_t kZlibTakes = std::size_t{1} << 30;

class Fields {
  public:
    Fields& u16(std::uint64_t value) { return put(value, 2); }
    Fields& u32(std::uint64_t value) { return put(value, 4); }
    Fields& u64(std::uint64_t value) { return put(value, 8); }
    Fields& text(std::string_view value) {
        out_ += value;
        return *this;
    }
    std::string take() { return std::move(out_); }

  private:
    Fields& put(std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) out_ += static_cast<char>(value >> (8 * i) & 0xFF);
        return *this;
    }
    std::string out_;
};

std::uint32_t or_full(std::uint64_t value) {
    return value >= kFull32 ? kFull32 : static_cast<std::uint32_t>(value);
}

// What is too large for its place, in the order of APPNOTE 4.5.3.
std::string zip64(std::initializer_list<std::uint64_t> values) {
    if (values.size() == 0) return {};
    Fields extra;
    extra.u16(1).u16(8 * values.size());
    for (const auto value : values) extra.u64(value);
    return extra.take();
}

}  // namespace

ZipTime zip_time(core::Instant at) {
    using namespace std::chrono;
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss clock(at - day);
    const int since_1980 = std::clamp(static_cast<int>(date.year()) - 1980, 0, 127);
    return {.time = static_cast<std::uint16_t>(clock.hours().count() << 11 | clock.minutes().count() << 5 |
                                               clock.seconds().count() / 2),
            .date = static_cast<std::uint16_t>(static_cast<unsigned>(since_1980) << 9 |
                                               static_cast<unsigned>(date.month()) << 5 |
                                               static_cast<unsigned>(date.day()))};
}

std::uint32_t zip_crc(std::uint32_t before, std::span<const std::byte> bytes) {
    uLong crc = before;
    while (!bytes.empty()) {
        const auto part = std::min(bytes.size(), kZlibTakes);
        crc = ::crc32(crc, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(part));
        bytes = bytes.subspan(part);
    }
    return static_cast<std::uint32_t>(crc);
}

std::string local_header(const ZipEntry& entry) {
    const bool large = entry.bytes >= kFull32;
    const auto extra = large ? zip64({entry.bytes, entry.bytes}) : std::string();
    const auto size = large ? kFull32 : or_full(entry.bytes);
    Fields out;
    out.text("PK\x03\x04").u16(large ? kZip64Needs : kStoredNeeds).u16(kUtf8).u16(0);
    out.u16(entry.time.time).u16(entry.time.date).u32(entry.crc).u32(size).u32(size);
    out.u16(entry.path.size()).u16(extra.size()).text(entry.path).text(extra);
    return out.take();
}

std::string listed_header(const ZipEntry& entry) {
    const bool large = entry.bytes >= kFull32, far = entry.at >= kFull32;
    std::string extra;
    if (large && far) extra = zip64({entry.bytes, entry.bytes, entry.at});
    if (large && !far) extra = zip64({entry.bytes, entry.bytes});
    if (!large && far) extra = zip64({entry.at});
    const std::uint16_t needs = large || far ? kZip64Needs : kStoredNeeds;
    Fields out;
    out.text("PK\x01\x02").u16(kUnix | kZip64Needs).u16(needs).u16(kUtf8).u16(0);
    out.u16(entry.time.time).u16(entry.time.date).u32(entry.crc).u32(or_full(entry.bytes)).u32(or_full(entry.bytes));
    out.u16(entry.path.size()).u16(extra.size()).u16(0).u16(0).u16(0).u32(kPlainFile).u32(or_full(entry.at));
    out.text(entry.path).text(extra);
    return out.take();
}

std::string end_of_list(std::uint64_t entries, std::uint64_t at, std::uint64_t bytes) {
    Fields out;
    if (entries >= kFull16 || at >= kFull32 || bytes >= kFull32) {
        out.text("PK\x06\x06").u64(44).u16(kUnix | kZip64Needs).u16(kZip64Needs).u32(0).u32(0);
        out.u64(entries).u64(entries).u64(bytes).u64(at);
        out.text("PK\x06\x07").u32(0).u64(at + bytes).u32(1);
    }
    const auto count = std::min<std::uint64_t>(entries, kFull16);
    out.text("PK\x05\x06").u16(0).u16(0).u16(count).u16(count).u32(or_full(bytes)).u32(or_full(at)).u16(0);
    return out.take();
}

std::error_code ZipWriter::put(std::span<const std::byte> bytes) {
    at_ += bytes.size();
    return sink_(bytes);
}

std::error_code ZipWriter::put(std::string_view text) {
    return put(std::as_bytes(std::span(text)));
}

std::error_code ZipWriter::begin(std::string_view path, std::uint64_t bytes, std::uint32_t crc) {
    if (path.empty() || path.size() >= kFull16) return std::make_error_code(std::errc::filename_too_long);
    ZipEntry entry{.path = std::string(path), .bytes = bytes, .crc = crc, .at = at_, .data = 0, .time = time_};
    entries_.push_back(entry);
    return put(local_header(entry));
}

std::error_code ZipWriter::append(std::span<const std::byte> piece) {
    return put(piece);
}

std::error_code ZipWriter::add(std::string_view path, std::span<const std::byte> bytes) {
    if (const auto failed = begin(path, bytes.size(), zip_crc(0, bytes))) return failed;
    return append(bytes);
}

std::error_code ZipWriter::finish() {
    const auto list = at_;
    for (const auto& entry : entries_)
        if (const auto failed = put(listed_header(entry))) return failed;
    return put(end_of_list(entries_.size(), list, at_ - list));
}

}  // namespace recoup::exporting::inline archive
