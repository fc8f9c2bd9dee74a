#include "media/meta/probe.h"

#include <webp/decode.h>

#include <algorithm>
#include <array>

#include "media/base/limits.h"
#include "media/format/bmp.h"
#include "media/format/chunks.h"
#include "media/format/gif.h"
#include "media/format/heif.h"
#include "media/format/tiff.h"
#include "media/format/webp_frame.h"
#include "media/meta/orientation.h"

namespace recoup::media::inline meta {
namespace {

using Probed = tl::expected<PictureInfo, ImageRefusal>;

tl::unexpected<ImageRefusal> refuse(ImageRefusal why) {
    return tl::unexpected(why);
}

std::optional<ImageRefusal> check_size(std::int64_t width, std::int64_t height, std::size_t bytes) {
    if (width <= 0 || height <= 0) return ImageRefusal::damaged;
    const bool wide = width > kMaxSide_px || height > kMaxSide_px;
    if (!wide && width * height <= kMaxPixels) return std::nullopt;
    if (width > kMostPixelsPerByte * static_cast<std::int64_t>(bytes) / height) return ImageRefusal::bomb;
    return wide ? ImageRefusal::too_wide : ImageRefusal::too_many_pixels;
}

// What keeps a reader from going on is a flaw of a picture of which enough is there.
Flaw flaw_of(std::optional<ImageRefusal> fault) {
    if (!fault) return Flaw::none;
    return *fault == ImageRefusal::truncated ? Flaw::cut_off : Flaw::damaged;
}

struct PngHeader {
    std::int64_t width = 0;
    std::int64_t height = 0;
    int depth = 0;
    int color = 0;
    bool interlaced = false;

    int samples() const { return color == 3 ? 1 : (color & 2 ? 3 : 1) + (color & 4 ? 1 : 0); }
    std::int64_t raw_bytes() const { return height * ((width * samples() * depth + 7) / 8 + 1); }
};

bool is_valid_depth(int color, int depth) {
    switch (color) {
        case 0:
            return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
        case 3:
            return depth == 1 || depth == 2 || depth == 4 || depth == 8;
        case 2:
        case 4:
        case 6:
            return depth == 8 || depth == 16;
        default:
            return false;
    }
}

tl::expected<PngHeader, ImageRefusal> read_header(const PngReader::Chunk& chunk, std::size_t bytes) {
    if (chunk.data.size() != 13) return refuse(ImageRefusal::damaged);
    const auto byte = [&](std::size_t i) { return std::to_integer<int>(chunk.data[i]); };
    const PngHeader header{read_u32(chunk.data, 0, Endian::big), read_u32(chunk.data, 4, Endian::big), byte(8), byte(9),
                           byte(12) == 1};
    if (const auto why = check_size(header.width, header.height, bytes)) return refuse(*why);
    if (!is_valid_depth(header.color, header.depth) || byte(10) != 0 || byte(11) != 0 || byte(12) > 1)
        return refuse(ImageRefusal::damaged);
    return header;
}

// Chunks that no pixel depends on; a wrong checksum there is no reason to hide the picture.
bool is_metadata(std::string_view type) {
    constexpr std::array<std::string_view, 13> kMetadata = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "pHYs", "gAMA",
                                                            "cHRM", "sRGB", "sBIT", "bKGD", "hIST", "sPLT"};
    return std::ranges::find(kMetadata, type) != kMetadata.end();
}

// What the chunks after the header say.
struct PngBody {
    std::int64_t compressed_bytes = 0;
    bool has_palette = false;
    Flaw flaw = Flaw::none;
};

PngBody read_body(PngReader& reader) {
    PngBody body;
    while (const auto chunk = reader.next()) {
        if (!is_metadata(chunk->type) && !chunk->crc_holds()) body.flaw = Flaw::damaged;
        if (chunk->type == "IDAT") body.compressed_bytes += static_cast<std::int64_t>(chunk->data.size());
        if (chunk->type == "PLTE") body.has_palette = true;
    }
    body.flaw = std::max(body.flaw, flaw_of(reader.fault()));
    return body;
}

Probed probe_png(ByteView file) {
    PngReader reader(file);
    auto first = reader.next();
    if (first && first->type == "CgBI") first = reader.next();
    if (!first) return refuse(reader.fault().value_or(ImageRefusal::damaged));
    if (first->type != "IHDR") return refuse(ImageRefusal::damaged);
    const auto header = read_header(*first, file.size());
    if (!header) return refuse(header.error());
    const auto body = read_body(reader);
    if (header->color == 3 && !body.has_palette)
        return refuse(body.flaw == Flaw::cut_off ? ImageRefusal::truncated : ImageRefusal::damaged);
    PictureInfo info;
    info.type = FileType::png;
    info.stored_width = static_cast<int>(header->width);
    info.stored_height = static_cast<int>(header->height);
    info.interlaced = header->interlaced;
    info.flaw = std::max(body.flaw, first->crc_holds() ? Flaw::none : Flaw::damaged);
    // Deflate shrinks at most 1032 times, so fewer bytes than that cannot fill the picture.
    if (info.flaw == Flaw::none && body.compressed_bytes * 1032 < header->raw_bytes() - 1032) info.flaw = Flaw::cut_off;
    return info;
}

bool is_frame_header(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

Probed read_frame(const JpegReader::Segment& segment, std::size_t bytes) {
    constexpr int kProgressive = 0xc2;
    if (segment.marker > kProgressive) return refuse(ImageRefusal::unsupported);  // lossless or arithmetic
    if (segment.data.size() < 6) return refuse(ImageRefusal::damaged);
    if (segment.data[0] != std::byte{8}) return refuse(ImageRefusal::unsupported);
    const auto height = read_u16(segment.data, 1, Endian::big);
    const auto width = read_u16(segment.data, 3, Endian::big);
    const auto components = std::to_integer<std::size_t>(segment.data[5]);
    if (segment.data.size() != 6 + 3 * components) return refuse(ImageRefusal::damaged);
    if (components != 1 && components != 3 && components != 4) return refuse(ImageRefusal::unsupported);
    if (const auto why = check_size(width, height, bytes)) return refuse(*why);
    PictureInfo info;
    info.type = FileType::jpeg;
    info.stored_width = width;
    info.stored_height = height;
    return info;
}

bool is_endless(const PictureInfo& info, int scans) {
    return scans > kMaxJpegScans || std::int64_t{info.width()} * info.height() * scans > kMaxScannedPixels;
}

Probed probe_jpeg(ByteView file) {
    JpegReader reader(file);
    std::optional<PictureInfo> info;
    Flaw flaw = Flaw::none;
    int scans = 0;
    while (const auto segment = reader.next()) {
        if (segment->marker == kSos) ++scans;
        if (!is_frame_header(segment->marker)) continue;
        if (info) {
            flaw = Flaw::damaged;
            continue;
        }
        auto frame = read_frame(*segment, file.size());
        if (!frame) return frame;
        info = *frame;
    }
    if (!info || scans == 0) return refuse(reader.fault().value_or(ImageRefusal::damaged));
    if (is_endless(*info, scans)) return refuse(ImageRefusal::unsupported);
    info->flaw = std::max(flaw, flaw_of(reader.fault()));
    return *info;
}

Probed probe_webp(ByteView file) {
    RiffReader reader(file);
    while (reader.next()) {
    }
    const auto frame = webp_frame(file);
    WebPBitstreamFeatures features;
    const auto status = WebPGetFeatures(reinterpret_cast<const std::uint8_t*>(frame.data()), frame.size(), &features);
    if (status == VP8_STATUS_NOT_ENOUGH_DATA) return refuse(ImageRefusal::truncated);
    if (status != VP8_STATUS_OK || features.has_animation) return refuse(ImageRefusal::damaged);
    if (const auto why = check_size(features.width, features.height, file.size())) return refuse(*why);
    constexpr int kLossy = 1;
    const bool by_rows = features.format == kLossy && !features.has_alpha;
    if (!by_rows && std::int64_t{features.width} * features.height > kMaxWholePixels)
        return refuse(ImageRefusal::too_many_pixels);
    PictureInfo info;
    info.type = FileType::webp;
    info.stored_width = features.width;
    info.stored_height = features.height;
    info.flaw = flaw_of(reader.fault());
    return info;
}

Probed sized(FileType type, std::int64_t width, std::int64_t height, ByteView file) {
    if (const auto why = check_size(width, height, file.size())) return refuse(*why);
    PictureInfo info;
    info.type = type;
    info.stored_width = static_cast<int>(width);
    info.stored_height = static_cast<int>(height);
    return info;
}

Probed probe_gif(ByteView file) {
    const auto frame = read_gif(file);
    if (!frame) return refuse(frame.error());
    return sized(FileType::gif, frame->canvas.width, frame->canvas.height, file);
}

Probed probe_bmp(ByteView file) {
    const auto header = read_bmp(file);
    if (!header) return refuse(header.error());
    return sized(FileType::bmp, header->width, header->height, file);
}

// One that is decoded as a whole.
Probed sized_whole(FileType type, Size size, ByteView file) {
    if (std::int64_t{size.width} * size.height > kMaxWholePixels) return refuse(ImageRefusal::too_many_pixels);
    return sized(type, size.width, size.height, file);
}

Probed probe_heif(ByteView file, FileType type) {
    const auto picture = HeifPicture::open(file);
    return picture ? sized_whole(type, picture->size(), file) : refuse(picture.error());
}

Probed probe_tiff(ByteView file) {
    const auto picture = TiffPicture::open(file);
    return picture ? sized_whole(FileType::tiff, (*picture)->size(), file) : refuse(picture.error());
}

Probed probe_type(ByteView file, FileType type) {
    switch (type) {
        case FileType::png:
            return probe_png(file);
        case FileType::jpeg:
            return probe_jpeg(file);
        case FileType::webp:
            return probe_webp(file);
        case FileType::gif:
            return probe_gif(file);
        case FileType::bmp:
            return probe_bmp(file);
        case FileType::tiff:
            return probe_tiff(file);
        case FileType::heic:
        case FileType::avif:
            return probe_heif(file, type);
        default:
            return refuse(info(type).file_class == FileClass::picture ? ImageRefusal::unsupported
                                                                      : ImageRefusal::not_a_picture);
    }
}

}  // namespace

tl::expected<PictureInfo, ImageRefusal> probe(ByteView file) {
    if (file.empty()) return refuse(ImageRefusal::empty);
    const auto type = sniff(file);
    if (file.size() > kMaxFileBytes) return refuse(ImageRefusal::too_many_bytes);
    auto picture = probe_type(file, type);
    if (picture) picture->orientation = read_orientation(file, type);
    return picture;
}

}  // namespace recoup::media::inline meta
