#include "bill/container/zip.h"

#include <zlib.h>

#include <algorithm>

#include "bill/container/fields.h"
#include "bill/container/unlock.h"

namespace recoup::bill::inline container {
namespace {

constexpr std::uint32_t kLocal = 0x04034B50, kCentral = 0x02014B50, kEnd = 0x06054B50;
constexpr std::size_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22, kMostComment = 0xFFFF;
constexpr std::uint16_t kStored = 0, kDeflated = 8, kAes = 99;
constexpr std::uint16_t kAesField = 0x9901;
constexpr std::size_t kMostNameBytes = 1024;

tl::unexpected<core::Error> too_large() {
    return core::fail(core::ErrorKind::work, "bill_bomb"_tr);
}

std::optional<std::size_t> end_of(ByteView file) {
    if (file.size() < kEndSize) return {};
    const auto last = file.size() - kEndSize;
    const auto first = last > kMostComment ? last - kMostComment : 0;
    for (auto at = last;; --at) {
        if (u32(file, at) == kEnd && at + kEndSize + u16(file, at + 20) == file.size()) return at;
        if (at == first) return {};
    }
}

// Version, strength and the method beneath, of WinZip's field.
bool take_aes(ByteView extra, ZipEntry& entry) {
    while (extra.size() >= 4) {
        const std::size_t size = u16(extra, 2);
        const auto field = part_of(extra, 4, size);
        if (u16(extra, 0) == kAesField && field.size() >= 7) {
            entry.aes_version = u16(field, 0);
            entry.aes_strength = std::to_integer<std::uint8_t>(field[4]);
            entry.aes_method = u16(field, 5);
            return entry.aes_version == 1 || entry.aes_version == 2;
        }
        if (size > extra.size() - 4) return false;
        extra = extra.subspan(4 + size);
    }
    return false;
}

// The entry of the directory at `at`, which is moved behind it.
std::optional<ZipEntry> take_entry(ByteView file, std::size_t& at) {
    if (part_of(file, at, kCentralSize).empty() || u32(file, at) != kCentral) return {};
    const std::size_t name_size = u16(file, at + 28), extra_size = u16(file, at + 30), comment = u16(file, at + 32);
    const auto name = part_of(file, at + kCentralSize, name_size);
    const auto extra = part_of(file, at + kCentralSize + name_size, extra_size);
    if (name.size() != name_size || extra.size() != extra_size || name_size > kMostNameBytes) return {};
    ZipEntry entry;
    entry.name.assign(reinterpret_cast<const char*>(name.data()), name.size());
    entry.flags = u16(file, at + 8);
    entry.method = u16(file, at + 10);
    entry.time = u16(file, at + 12);
    entry.crc = u32(file, at + 16);
    entry.packed_bytes = u32(file, at + 20);
    entry.bytes = u32(file, at + 24);
    entry.at = u32(file, at + 42);
    if (entry.method == kAes && !take_aes(extra, entry)) return {};
    at += kCentralSize + name_size + extra_size + comment;
    return entry;
}

core::Result<Bytes> inflated(ByteView packed, std::size_t size) {
    Bytes out(size);
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return damaged_archive();
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int ended = inflate(&stream, Z_FINISH);
    const auto made = stream.total_out;
    inflateEnd(&stream);
    // What goes on behind the size that the directory told is not what it told.
    if (ended != Z_STREAM_END || made != size) return damaged_archive();
    return out;
}

std::uint32_t checksum(ByteView bytes) {
    return static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

}  // namespace

bool looks_like_zip(ByteView file) {
    return file.size() >= 4 && (u32(file, 0) == kLocal || u32(file, 0) == kEnd);
}

core::Result<Zip> Zip::open(ByteView file) {
    const auto end = end_of(file);
    if (!end) return damaged_archive();
    const std::size_t count = u16(file, *end + 10);
    std::size_t at = u32(file, *end + 16);
    if (count > kMostEntries || u16(file, *end + 8) != count) return damaged_archive();
    Zip zip;
    zip.file_ = file;
    for (std::size_t i = 0; i < count; ++i) {
        auto entry = take_entry(file.first(*end), at);
        if (!entry) return damaged_archive();
        zip.entries_.push_back(std::move(*entry));
    }
    return zip;
}

const ZipEntry* Zip::find(std::string_view name) const {
    const auto found = std::ranges::find(entries_, name, &ZipEntry::name);
    return found == entries_.end() ? nullptr : &*found;
}

core::Result<Bytes> Zip::packed(const ZipEntry& entry) const {
    const std::size_t at = entry.at;
    if (part_of(file_, at, kLocalSize).empty() || u32(file_, at) != kLocal) return damaged_archive();
    const auto begin = at + kLocalSize + u16(file_, at + 26) + u16(file_, at + 28);
    const auto bytes = part_of(file_, begin, entry.packed_bytes);
    if (bytes.size() != entry.packed_bytes) return damaged_archive();
    return Bytes(bytes.begin(), bytes.end());
}

core::Result<Bytes> Zip::read(const ZipEntry& entry, const std::optional<std::string_view>& password) {
    if (entry.bytes > left_) return too_large();
    if (entry.bytes > kFreeUnpackedBytes && entry.bytes / kMostGrowth > entry.packed_bytes) return too_large();
    auto bytes = packed(entry);
    if (!bytes) return bytes;
    if (entry.encrypted()) {
        if (!password) return core::fail(core::ErrorKind::work, "bill_wants_password"_tr);
        bytes = unlocked(entry, *bytes, *password);
        if (!bytes) return bytes;
    } else if (entry.method == kAes) {
        return damaged_archive();
    }
    const auto method = entry.method == kAes ? entry.aes_method : entry.method;
    if (method == kDeflated)
        bytes = inflated(*bytes, entry.bytes);
    else if (method != kStored)
        return core::fail(core::ErrorKind::work, "bill_unknown_packing"_tr);
    // With ZipCrypto's one byte a wrong password shows only here.
    const bool wrong =
        !bytes || bytes->size() != entry.bytes || (entry.aes_version != 2 && checksum(*bytes) != entry.crc);
    if (wrong && entry.encrypted() && entry.aes_version == 0)
        return core::fail(core::ErrorKind::work, "bill_wrong_password"_tr);
    if (wrong) return damaged_archive();
    left_ -= entry.bytes;
    return bytes;
}

}  // namespace recoup::bill::inline container
