#include "media/kind/container.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "media/base/boxes.h"

namespace recoup::media::inline kind {
namespace {

using Named = std::pair<std::string_view, FileType>;

constexpr int kMaxZipEntries = 4096;

// Which document a zip entry of this name belongs to; zip itself when it says nothing.
FileType document_of_entry(std::string_view name) {
    constexpr std::array<Named, 4> kFolders = {
        {{"word/", FileType::docx}, {"xl/", FileType::xlsx}, {"ppt/", FileType::pptx}, {"OFD.xml", FileType::ofd}}};
    for (const auto& [folder, type] : kFolders)
        if (name.starts_with(folder)) return type;
    return FileType::zip;
}

// OpenDocument files begin with an uncompressed entry "mimetype".
FileType open_document(ByteView file) {
    constexpr std::string_view kPrefix = "mimetypeapplication/vnd.oasis.opendocument.";
    if (!has_at(file, 30, kPrefix)) return FileType::zip;
    const auto rest = part(file, 30 + kPrefix.size());
    if (starts_with(rest, "text")) return FileType::odt;
    if (starts_with(rest, "spreadsheet")) return FileType::ods;
    return starts_with(rest, "presentation") ? FileType::odp : FileType::zip;
}

// Where the zip's directory says its entries are listed; the end of the file when it says nothing believable.
std::size_t zip_directory(ByteView file) {
    constexpr std::size_t kEndRecord = 22;
    const auto tail_start = file.size() > 66'000 ? file.size() - 66'000 : 0;
    const auto found = as_text(file).substr(tail_start).rfind("PK\x05\x06");
    if (found == std::string_view::npos || tail_start + found + kEndRecord > file.size()) return file.size();
    return read_u32(file, tail_start + found + 16, Endian::little);
}

// The four letters at `at` without what fills them up: blanks, in some files zeros.
std::string_view brand_at(ByteView file, std::size_t at) {
    constexpr std::string_view kPadding{" \0", 2};
    const auto brand = as_text(part(file, at, 4));
    return brand.substr(0, brand.find_last_not_of(kPadding) + 1);
}

// unknown for the brands that many kinds share.
FileType type_of_brand(std::string_view brand) {
    constexpr std::array<Named, 32> kBrands = {
        {{"heic", FileType::heic},     {"heix", FileType::heic},     {"heim", FileType::heic},
         {"heis", FileType::heic},     {"hevc", FileType::heic},     {"hevx", FileType::heic},
         {"avif", FileType::avif},     {"avis", FileType::avif},     {"avio", FileType::avif},
         {"avci", FileType::heif},     {"avcs", FileType::heif},     {"jpeg", FileType::heif},
         {"jpgs", FileType::heif},     {"vvic", FileType::heif},     {"vvis", FileType::heif},
         {"evbi", FileType::heif},     {"j2ki", FileType::heif},     {"M4A", FileType::m4a},
         {"M4B", FileType::m4a},       {"M4P", FileType::m4a},       {"F4A", FileType::m4a},
         {"qt", FileType::mov},        {"3gp4", FileType::three_gp}, {"3gp5", FileType::three_gp},
         {"3gp6", FileType::three_gp}, {"3gp7", FileType::three_gp}, {"3g2a", FileType::three_gp},
         {"3g2b", FileType::three_gp}, {"3gpp", FileType::three_gp}, {"3gr6", FileType::three_gp},
         {"3ge6", FileType::three_gp}, {"3gs7", FileType::three_gp}}};
    for (const auto& [name, type] : kBrands)
        if (name == brand) return type;
    return FileType::unknown;
}

// The first brand of a picture among those a file says it agrees with.
std::optional<FileType> picture_among_brands(ByteView file) {
    const std::size_t end =
        std::min<std::size_t>(read_u32(file, 0, Endian::big), std::min<std::size_t>(file.size(), 256));
    for (std::size_t at = 16; at + 4 <= end; at += 4) {
        const auto type = type_of_brand(brand_at(file, at));
        if (type != FileType::unknown && info(type).file_class == FileClass::picture) return type;
    }
    return std::nullopt;
}

// Recorders name their sound by the brands of films.
bool has_only_sound(ByteView file) {
    bool sound = false;
    for (BoxReader tracks(box_in(file, "moov")); const auto track = tracks.next();) {
        if (track->type != "trak") continue;
        const auto handler = box_in(box_in(track->data, "mdia"), "hdlr");
        if (has_at(handler, 8, "vide")) return false;
        sound = sound || has_at(handler, 8, "soun");
    }
    return sound;
}

}  // namespace

FileType sniff_zip(ByteView file) {
    if (const auto type = open_document(file); type != FileType::zip) return type;
    auto entry = part(file, zip_directory(file));
    constexpr std::size_t kEntry = 46;
    for (int i = 0; i < kMaxZipEntries && entry.size() >= kEntry && starts_with(entry, "PK\x01\x02"); ++i) {
        const std::size_t name = read_u16(entry, 28, Endian::little);
        const std::size_t extra = read_u16(entry, 30, Endian::little);
        const std::size_t comment = read_u16(entry, 32, Endian::little);
        if (const auto type = document_of_entry(as_text(part(entry, kEntry, name))); type != FileType::zip) return type;
        entry = part(entry, kEntry + name + extra + comment);
    }
    return FileType::zip;
}

FileType sniff_ole(ByteView file) {
    if (file.size() < 512) return FileType::ole;
    const auto sector_shift = std::min<unsigned>(read_u16(file, 30, Endian::little), 12);
    const auto directory = (std::size_t{read_u32(file, 48, Endian::little)} + 1) << sector_shift;
    // The directory's sectors mostly follow one another; names are UTF-16 at the start of entries of 128 bytes.
    constexpr std::array<Named, 4> kStreams = {{{"WordDocument", FileType::doc},
                                                {"Workbook", FileType::xls},
                                                {"Book", FileType::xls},
                                                {"PowerPoint Document", FileType::ppt}}};
    for (std::size_t entry = 0; entry < 128; ++entry) {
        const auto raw = part(file, directory + entry * 128, 64);
        std::string name;
        for (std::size_t i = 0; i + 1 < raw.size() && raw[i] != std::byte{0}; i += 2)
            name += std::to_integer<char>(raw[i]);
        for (const auto& [stream, type] : kStreams)
            if (name == stream) return type;
    }
    return FileType::ole;
}

FileType sniff_iso_media(ByteView file) {
    const auto major = brand_at(file, 8);
    if (const auto type = type_of_brand(major); type != FileType::unknown) return type;
    // A low-overhead picture names its coding as the version of the brand.
    if (major == "mif3") {
        const auto type = type_of_brand(brand_at(file, 12));
        return type == FileType::unknown ? FileType::heif : type;
    }
    const bool picture = major == "mif1" || major == "mif2" || major == "msf1" || major == "miaf";
    if (picture || major.empty())
        if (const auto type = picture_among_brands(file)) return *type;
    if (picture) return FileType::heic;
    return has_only_sound(file) ? FileType::m4a : FileType::mp4;
}

FileType sniff_jpeg_2000(ByteView file) {
    return brand_at(file, 20) == "mjp2" ? FileType::mp4 : FileType::jp2;
}

FileType sniff_riff(ByteView file) {
    if (has_at(file, 8, "WEBP")) return FileType::webp;
    if (has_at(file, 8, "WAVE")) return FileType::wav;
    return has_at(file, 8, "AVI ") ? FileType::avi : FileType::unknown;
}

FileType sniff_matroska(ByteView file) {
    const auto head = as_text(part(file, 0, 128));
    return head.find("webm") != std::string_view::npos ? FileType::webm : FileType::mkv;
}

}  // namespace recoup::media::inline kind
