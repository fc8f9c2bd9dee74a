#include "media/kind/container.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

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
    constexpr std::array<Named, 20> kBrands = {
        {{"heic", FileType::heic},     {"heix", FileType::heic},     {"heim", FileType::heic},
         {"heis", FileType::heic},     {"hevc", FileType::heic},     {"hevx", FileType::heic},
         {"avif", FileType::avif},     {"avis", FileType::avif},     {"M4A ", FileType::m4a},
         {"M4B ", FileType::m4a},      {"qt  ", FileType::mov},      {"3gp4", FileType::three_gp},
         {"3gp5", FileType::three_gp}, {"3gp6", FileType::three_gp}, {"3gp7", FileType::three_gp},
         {"3g2a", FileType::three_gp}, {"3g2b", FileType::three_gp}, {"3gpp", FileType::three_gp},
         {"3gr6", FileType::three_gp}, {"3ge6", FileType::three_gp}}};
    const auto brand_at = [&](std::size_t at) {
        for (const auto& [brand, type] : kBrands)
            if (has_at(file, at, brand)) return type;
        return FileType::mp4;
    };
    if (const auto type = brand_at(8); type != FileType::mp4) return type;
    if (!has_at(file, 8, "mif1") && !has_at(file, 8, "msf1")) return FileType::mp4;
    const std::size_t end =
        std::min<std::size_t>(read_u32(file, 0, Endian::big), std::min<std::size_t>(file.size(), 256));
    for (std::size_t at = 16; at + 4 <= end; at += 4)
        if (brand_at(at) == FileType::avif) return FileType::avif;
    return FileType::heic;
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
