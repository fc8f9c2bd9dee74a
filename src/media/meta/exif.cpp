#include "media/meta/exif.h"

#include <optional>

#include "media/format/chunks.h"
#include "media/meta/boxes.h"

namespace recoup::media::inline meta {
namespace {

constexpr std::string_view kExifPrefix{"Exif\0\0", 6};
constexpr int kApp1 = 0xe1;
constexpr std::size_t kEntry = 12;
constexpr std::size_t kMaxEntries = 512;
constexpr std::size_t kMaxText = 64;

enum Tag : std::uint16_t {
    kOrientation = 0x0112,
    kDateTime = 0x0132,
    kExifFolder = 0x8769,
    kDateTimeOriginal = 0x9003,
    kDateTimeDigitized = 0x9004,
    kOffsetTime = 0x9010,
    kOffsetTimeOriginal = 0x9011,
    kOffsetTimeDigitized = 0x9012,
};

class TiffReader {
  public:
    explicit TiffReader(ByteView tiff) : tiff_(tiff), endian_(starts_with(tiff, "MM") ? Endian::big : Endian::little) {}

    std::optional<std::size_t> first_folder() const {
        if (tiff_.size() < 8 || (!starts_with(tiff_, "MM") && !starts_with(tiff_, "II"))) return std::nullopt;
        if (read_u16(tiff_, 2, endian_) != 42) return std::nullopt;
        return read_u32(tiff_, 4, endian_);
    }

    // The twelve bytes of the entry with this tag.
    ByteView find(std::size_t folder, Tag tag) const {
        auto entries = part(tiff_, folder);
        if (entries.size() < 2) return {};
        const auto count = std::min<std::size_t>(read_u16(entries, 0, endian_), kMaxEntries);
        entries = part(entries, 2);
        for (std::size_t i = 0; i < count && entries.size() >= kEntry; ++i, entries = part(entries, kEntry))
            if (read_u16(entries, 0, endian_) == tag) return entries.first(kEntry);
        return {};
    }

    std::optional<std::uint32_t> number(std::size_t folder, Tag tag) const {
        const auto entry = find(folder, tag);
        if (entry.empty() || read_u32(entry, 4, endian_) != 1) return std::nullopt;
        constexpr int kShort = 3, kLong = 4;
        const auto type = read_u16(entry, 2, endian_);
        if (type == kShort) return read_u16(entry, 8, endian_);
        return type == kLong ? std::optional(read_u32(entry, 8, endian_)) : std::nullopt;
    }

    std::string text(std::size_t folder, Tag tag) const {
        constexpr int kAscii = 2;
        const auto entry = find(folder, tag);
        if (entry.empty() || read_u16(entry, 2, endian_) != kAscii) return {};
        const auto length = std::min<std::size_t>(read_u32(entry, 4, endian_), kMaxText);
        const auto value = length <= 4 ? part(entry, 8, length) : part(tiff_, read_u32(entry, 8, endian_), length);
        if (value.size() < length) return {};
        const auto all = as_text(value);
        return std::string(all.substr(0, all.find('\0')));
    }

  private:
    ByteView tiff_;
    Endian endian_;
};

ByteView find_in_jpeg(ByteView file) {
    JpegReader reader(file);
    while (const auto segment = reader.next()) {
        if (segment->marker == kSos) break;
        if (segment->marker == kApp1 && starts_with(segment->data, kExifPrefix)) return segment->data;
    }
    return {};
}

ByteView find_in_png(ByteView file) {
    PngReader reader(file);
    while (const auto chunk = reader.next())
        if (chunk->type == "eXIf") return chunk->data;
    return {};
}

ByteView find_in_webp(ByteView file) {
    RiffReader reader(file);
    while (const auto chunk = reader.next())
        if (chunk->type == "EXIF") return chunk->data;
    return {};
}

ByteView find_block(ByteView file, FileType type) {
    switch (type) {
        case FileType::jpeg:
            return find_in_jpeg(file);
        case FileType::png:
            return find_in_png(file);
        case FileType::webp:
            return find_in_webp(file);
        case FileType::heic:
        case FileType::heif:
        case FileType::avif:
            return tiff_of_exif_item(find_item(file, "Exif"));
        case FileType::jxl:
            return tiff_of_exif_item(box_in(file, "Exif"));
        case FileType::tiff:
            return file;
        default:
            return {};
    }
}

}  // namespace

ByteView find_exif(ByteView file, FileType type) {
    const auto block = find_block(file, type);
    // What belongs to JPEG alone, other writers copy too.
    return starts_with(block, kExifPrefix) ? part(block, kExifPrefix.size()) : block;
}

Exif read_exif(ByteView tiff) {
    const TiffReader reader(tiff);
    Exif exif;
    const auto main = reader.first_folder();
    if (!main) return exif;
    if (const auto value = reader.number(*main, kOrientation))
        exif.orientation = *value >= 1 && *value <= 8 ? static_cast<int>(*value) : 1;
    exif.changed.clock = reader.text(*main, kDateTime);
    const auto details = reader.number(*main, kExifFolder);
    if (!details) return exif;
    // One offset for all of them, where a camera did not write one for each.
    exif.changed.offset = reader.text(*details, kOffsetTime);
    const auto time = [&](Tag clock, Tag offset) {
        auto own = reader.text(*details, offset);
        return ExifTime{reader.text(*details, clock), own.empty() ? exif.changed.offset : std::move(own)};
    };
    exif.original = time(kDateTimeOriginal, kOffsetTimeOriginal);
    exif.digitised = time(kDateTimeDigitized, kOffsetTimeDigitized);
    return exif;
}

}  // namespace recoup::media::inline meta
