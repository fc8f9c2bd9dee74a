#include "media/kind/sniff.h"

#include <array>
#include <optional>

#include "media/kind/container.h"
#include "media/kind/text.h"

namespace recoup::media::inline kind {
namespace {

using enum FileType;
using std::string_view_literals::operator""sv;

// In the order of FileType.
constexpr std::array kTypes = {
    FileTypeInfo{unknown, FileClass::other, "unknown", "bin", "application/octet-stream"},
    FileTypeInfo{png, FileClass::picture, "png", "png", "image/png"},
    FileTypeInfo{jpeg, FileClass::picture, "jpeg", "jpg", "image/jpeg"},
    FileTypeInfo{webp, FileClass::picture, "webp", "webp", "image/webp"},
    FileTypeInfo{gif, FileClass::picture, "gif", "gif", "image/gif"},
    FileTypeInfo{bmp, FileClass::picture, "bmp", "bmp", "image/bmp"},
    FileTypeInfo{tiff, FileClass::picture, "tiff", "tiff", "image/tiff"},
    FileTypeInfo{heic, FileClass::picture, "heic", "heic", "image/heic"},
    FileTypeInfo{avif, FileClass::picture, "avif", "avif", "image/avif"},
    FileTypeInfo{heif, FileClass::picture, "heif", "heif", "image/heif"},
    FileTypeInfo{svg, FileClass::picture, "svg", "svg", "image/svg+xml"},
    FileTypeInfo{ico, FileClass::picture, "ico", "ico", "image/vnd.microsoft.icon"},
    FileTypeInfo{jxl, FileClass::picture, "jxl", "jxl", "image/jxl"},
    FileTypeInfo{jp2, FileClass::picture, "jp2", "jp2", "image/jp2"},
    FileTypeInfo{j2k, FileClass::picture, "j2k", "j2k", "image/j2c"},
    FileTypeInfo{jls, FileClass::picture, "jls", "jls", "image/jls"},
    FileTypeInfo{psd, FileClass::picture, "psd", "psd", "image/vnd.adobe.photoshop"},
    FileTypeInfo{pdf, FileClass::pdf, "pdf", "pdf", "application/pdf"},
    FileTypeInfo{mp3, FileClass::audio, "mp3", "mp3", "audio/mpeg"},
    FileTypeInfo{m4a, FileClass::audio, "m4a", "m4a", "audio/mp4"},
    FileTypeInfo{amr, FileClass::audio, "amr", "amr", "audio/amr"},
    FileTypeInfo{silk, FileClass::audio, "silk", "silk", "audio/silk"},
    FileTypeInfo{wav, FileClass::audio, "wav", "wav", "audio/wav"},
    FileTypeInfo{ogg, FileClass::audio, "ogg", "ogg", "audio/ogg"},
    FileTypeInfo{aac, FileClass::audio, "aac", "aac", "audio/aac"},
    FileTypeInfo{flac, FileClass::audio, "flac", "flac", "audio/flac"},
    FileTypeInfo{mp4, FileClass::video, "mp4", "mp4", "video/mp4"},
    FileTypeInfo{mov, FileClass::video, "mov", "mov", "video/quicktime"},
    FileTypeInfo{mkv, FileClass::video, "mkv", "mkv", "video/matroska"},
    FileTypeInfo{webm, FileClass::video, "webm", "webm", "video/webm"},
    FileTypeInfo{avi, FileClass::video, "avi", "avi", "video/vnd.avi"},
    FileTypeInfo{mpeg, FileClass::video, "mpeg", "mpg", "video/mpeg"},
    FileTypeInfo{three_gp, FileClass::video, "3gp", "3gp", "video/3gpp"},
    FileTypeInfo{flv, FileClass::video, "flv", "flv", "video/x-flv"},
    FileTypeInfo{wmv, FileClass::video, "wmv", "wmv", "video/x-ms-wmv"},
    FileTypeInfo{docx, FileClass::office, "docx", "docx",
                 "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    FileTypeInfo{xlsx, FileClass::office, "xlsx", "xlsx",
                 "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    FileTypeInfo{pptx, FileClass::office, "pptx", "pptx",
                 "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    FileTypeInfo{doc, FileClass::office, "doc", "doc", "application/msword"},
    FileTypeInfo{xls, FileClass::office, "xls", "xls", "application/vnd.ms-excel"},
    FileTypeInfo{ppt, FileClass::office, "ppt", "ppt", "application/vnd.ms-powerpoint"},
    FileTypeInfo{odt, FileClass::office, "odt", "odt", "application/vnd.oasis.opendocument.text"},
    FileTypeInfo{ods, FileClass::office, "ods", "ods", "application/vnd.oasis.opendocument.spreadsheet"},
    FileTypeInfo{odp, FileClass::office, "odp", "odp", "application/vnd.oasis.opendocument.presentation"},
    FileTypeInfo{ofd, FileClass::office, "ofd", "ofd", "application/ofd"},
    FileTypeInfo{rtf, FileClass::office, "rtf", "rtf", "application/rtf"},
    FileTypeInfo{ole, FileClass::office, "ole", "ole", "application/x-ole-storage"},
    FileTypeInfo{html, FileClass::text, "html", "html", "text/html"},
    FileTypeInfo{eml, FileClass::text, "eml", "eml", "message/rfc822"},
    FileTypeInfo{text, FileClass::text, "text", "txt", "text/plain"},
    FileTypeInfo{zip, FileClass::other, "zip", "zip", "application/zip"},
    FileTypeInfo{rar, FileClass::other, "rar", "rar", "application/vnd.rar"},
    FileTypeInfo{seven_zip, FileClass::other, "7z", "7z", "application/x-7z-compressed"},
    FileTypeInfo{gzip, FileClass::other, "gzip", "gz", "application/gzip"},
};

struct Signature {
    std::string_view bytes;
    FileType type;
};

constexpr std::array kSignatures = {
    Signature{"\x89PNG\r\n\x1a\n"sv, png},
    Signature{"GIF87a"sv, gif},
    Signature{"GIF89a"sv, gif},
    Signature{"II*\0"sv, tiff},
    Signature{"MM\0*"sv, tiff},
    Signature{"II+\0\x08\0\0\0"sv, tiff},  // BigTIFF
    Signature{"MM\0+\0\x08\0\0"sv, tiff},
    Signature{"8BPS\0\1"sv, psd},
    Signature{"8BPS\0\2"sv, psd},
    Signature{"\xff\x0a"sv, jxl},
    Signature{"\0\0\0\x0cJXL \r\n\x87\n"sv, jxl},
    Signature{"\xff\x4f\xff\x51"sv, j2k},
    Signature{"\0\0\1\0"sv, ico},
    Signature{"%PDF-"sv, pdf},
    Signature{"#!AMR"sv, amr},
    Signature{"#!SILK_V3"sv, silk},
    Signature{"\x02#!SILK_V3"sv, silk},
    Signature{"OggS"sv, ogg},
    Signature{"fLaC"sv, flac},
    Signature{"ID3"sv, mp3},
    Signature{"\0\0\1\xba"sv, mpeg},
    Signature{"\0\0\1\xb3"sv, mpeg},
    Signature{"FLV\1"sv, flv},
    Signature{"\x30\x26\xb2\x75\x8e\x66\xcf\x11"sv, wmv},
    Signature{"{\\rtf"sv, rtf},
    Signature{"Rar!\x1a\7"sv, rar},
    Signature{"7z\xbc\xaf\x27\x1c"sv, seven_zip},
    Signature{"\x1f\x8b\x08"sv, gzip},
};

// MPEG audio without a tag: two frame headers one frame apart would be better proof, but recordings are often cut.
bool is_mpeg_audio(ByteView file) {
    if (file.size() < 4) return false;
    const auto header = read_u32(file, 0, Endian::big);
    const auto version = header >> 19 & 3, layer = header >> 17 & 3, rate = header >> 12 & 15;
    return header >> 21 == 0x7ff && version != 1 && layer == 1 && rate != 0 && rate != 15 && (header >> 10 & 3) != 3;
}

bool is_adts(ByteView file) {
    if (file.size() < 7) return false;
    const auto header = read_u32(file, 0, Endian::big);
    return header >> 20 == 0xfff && (header >> 17 & 3) == 0 && (header >> 10 & 15) < 13;
}

// The two reserved words say nothing: some writers leave rubbish in them.
bool is_bmp(ByteView file) {
    if (!starts_with(file, "BM") || file.size() < 30) return false;
    const auto header = read_u32(file, 14, Endian::little);
    const auto planes = read_u16(file, header == 12 ? 22 : 26, Endian::little);
    return header >= 12 && header <= 124 && planes == 1;
}

// JPEG and JPEG-LS differ in the marker of their frame, which stands behind any number of other segments.
FileType sniff_jpeg(ByteView file) {
    constexpr int kMostSegments = 256;
    constexpr int kLosslessFrame = 0xf7;
    std::size_t at = 2;
    for (int i = 0; i < kMostSegments && at + 4 <= file.size() && file[at] == std::byte{0xff}; ++i) {
        const auto marker = std::to_integer<int>(file[at + 1]);
        if (marker == kLosslessFrame) return jls;
        // C4, C8 and CC in the row of frames are tables.
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) return jpeg;
        at += marker == 0xff ? 1 : 2 + std::size_t{read_u16(file, at + 2, Endian::big)};
    }
    return jpeg;
}

// Readers take a PDF whose first line lies within the first 1,024 bytes (ISO 32000-1, annex H 3.4.1). A text may speak
// of one, so it has to end like one too.
bool is_late_pdf(ByteView file) {
    const auto head = as_text(part(file, 0, 1024));
    const auto at = head.find("%PDF-");
    if (at == std::string_view::npos || at + 8 > head.size() || head[at + 6] != '.') return false;
    const auto tail = as_text(part(file, file.size() - std::min<std::size_t>(file.size(), 1024)));
    return tail.find("%%EOF") != std::string_view::npos || sniff_text(file) == unknown;
}

bool is_iso_media(ByteView file) {
    if (file.size() < 12) return false;
    return has_at(file, 4, "ftyp") || has_at(file, 4, "moov") || has_at(file, 4, "mdat") || has_at(file, 4, "wide");
}

std::optional<FileType> sniff_structure(ByteView file) {
    if (starts_with(file, "\xff\xd8\xff")) return sniff_jpeg(file);
    if (starts_with(file, "RIFF")) return sniff_riff(file);
    if (is_iso_media(file)) return has_at(file, 4, "ftyp") ? sniff_iso_media(file) : mov;
    if (starts_with(file, "\x1a\x45\xdf\xa3")) return sniff_matroska(file);
    if (starts_with(file, "PK\3\4") || starts_with(file, "PK\5\6")) return sniff_zip(file);
    if (starts_with(file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return sniff_ole(file);
    if (has_at(file, 4, "jP  \r\n\x87\n")) return sniff_jpeg_2000(file);
    if (is_bmp(file)) return bmp;
    if (is_late_pdf(file)) return pdf;
    return std::nullopt;
}

}  // namespace

FileType sniff(ByteView file) {
    for (const auto& signature : kSignatures)
        if (starts_with(file, signature.bytes)) return signature.type;
    if (const auto type = sniff_structure(file)) return *type;
    if (const auto type = sniff_text(file); type != unknown) return type;
    if (is_adts(file)) return aac;
    return is_mpeg_audio(file) ? mp3 : unknown;
}

const FileTypeInfo& info(FileType type) {
    return kTypes[static_cast<std::size_t>(type)];
}

std::string_view token(FileClass file_class) {
    constexpr std::array<std::string_view, 7> kTokens = {"picture", "pdf", "audio", "video", "office", "text", "other"};
    return kTokens[static_cast<std::size_t>(file_class)];
}

}  // namespace recoup::media::inline kind
