#include "media/meta/probe.h"

#include <webp/decode.h>

#include <algorithm>
#include <array>

#include "media/base/limits.h"
#include "media/meta/chunks.h"
#include "media/meta/exif.h"

namespace recoup::media::inline meta {
namespace {

using Probed = tl::expected<PictureInfo, ImageRefusal>;

constexpr std::size_t kBudgetSlack = 1u << 20;

tl::unexpected<ImageRefusal> refuse(ImageRefusal why) {
    return tl::unexpected(why);
}

std::optional<ImageRefusal> check_size(std::int64_t width, std::int64_t height) {
    if (width <= 0 || height <= 0) return ImageRefusal::damaged;
    if (width > kMaxSide_px || height > kMaxSide_px) return ImageRefusal::too_wide;
    if (width * height > kMaxPixels) return ImageRefusal::too_many_pixels;
    return std::nullopt;
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

tl::expected<PngHeader, ImageRefusal> read_header(const PngReader::Chunk& chunk) {
    if (chunk.data.size() != 13 || !chunk.crc_holds()) return refuse(ImageRefusal::damaged);
    const auto byte = [&](std::size_t i) { return std::to_integer<int>(chunk.data[i]); };
    const PngHeader header{read_u32(chunk.data, 0, Endian::big), read_u32(chunk.data, 4, Endian::big), byte(8), byte(9),
                           byte(12) == 1};
    if (const auto why = check_size(header.width, header.height)) return refuse(*why);
    if (!is_valid_depth(header.color, header.depth) || byte(10) != 0 || byte(11) != 0 || byte(12) > 1)
        return refuse(ImageRefusal::damaged);
    return header;
}

// Chunks that no pixel depends on; a wrong checksum there is no reason to hide the picture.
bool is_metadata(std::string_view type) {
    constexpr std::array<std::string_view, 14> kMetadata = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "pHYs", "gAMA",
                                                            "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "sPLT"};
    return std::ranges::find(kMetadata, type) != kMetadata.end();
}

// What the chunks after the header say.
struct PngBody {
    std::int64_t compressed_bytes = 0;
    bool has_palette = false;
    bool has_transparency = false;
};

tl::expected<PngBody, ImageRefusal> read_body(PngReader& reader) {
    PngBody body;
    while (const auto chunk = reader.next()) {
        if (!is_metadata(chunk->type) && !chunk->crc_holds()) return refuse(ImageRefusal::damaged);
        if (chunk->type == "IDAT") body.compressed_bytes += static_cast<std::int64_t>(chunk->data.size());
        if (chunk->type == "PLTE") body.has_palette = true;
        if (chunk->type == "tRNS") body.has_transparency = true;
    }
    if (reader.fault()) return refuse(*reader.fault());
    return body;
}

Probed probe_png(ByteView file) {
    PngReader reader(file);
    auto first = reader.next();
    if (first && first->type == "CgBI") first = reader.next();
    if (!first) return refuse(reader.fault().value_or(ImageRefusal::damaged));
    if (first->type != "IHDR") return refuse(ImageRefusal::damaged);
    const auto header = read_header(*first);
    if (!header) return refuse(header.error());
    const auto body = read_body(reader);
    if (!body) return refuse(body.error());
    // Deflate shrinks at most 1032 times, so fewer bytes than that cannot fill the picture.
    const auto raw = header->raw_bytes();
    if (body->compressed_bytes * 1032 < raw - 1032) return refuse(ImageRefusal::truncated);
    if (header->color == 3 && !body->has_palette) return refuse(ImageRefusal::damaged);
    PictureInfo info;
    info.type = FileType::png;
    info.stored_width = static_cast<int>(header->width);
    info.stored_height = static_cast<int>(header->height);
    info.has_alpha = header->color >= 4 || body->has_transparency;
    // Compressed data (doubling as it grows), the lines (interlaced ones are a little more than stb_image first
    // thinks, so it doubles too), and the samples in their own and in our form.
    const auto lines = static_cast<std::size_t>(raw) * (header->interlaced ? 4 : 1);
    const auto pixels = static_cast<std::size_t>(header->width * header->height);
    info.decode_budget = file.size() * 4 + lines + pixels * (header->depth == 16 ? 24 : 8) + kBudgetSlack;
    return info;
}

bool is_frame_header(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

tl::expected<PictureInfo, ImageRefusal> read_frame(const JpegReader::Segment& segment) {
    if (segment.marker > 0xc2) return refuse(ImageRefusal::unsupported);  // lossless or arithmetic
    if (segment.data.size() < 6) return refuse(ImageRefusal::damaged);
    if (segment.data[0] != std::byte{8}) return refuse(ImageRefusal::unsupported);
    const auto height = read_u16(segment.data, 1, Endian::big);
    const auto width = read_u16(segment.data, 3, Endian::big);
    const auto components = std::to_integer<std::size_t>(segment.data[5]);
    if (segment.data.size() != 6 + 3 * components) return refuse(ImageRefusal::damaged);
    if (components != 1 && components != 3 && components != 4) return refuse(ImageRefusal::unsupported);
    if (const auto why = check_size(width, height)) return refuse(*why);
    PictureInfo info;
    info.type = FileType::jpeg;
    info.stored_width = width;
    info.stored_height = height;
    // Planes and frequencies of up to four components, rounded up to the largest block group, and the result.
    const auto whole = [](int side) { return (static_cast<std::size_t>(side) + 63) / 32 * 32; };
    info.decode_budget = whole(width) * whole(height) * (components * 3 + 4) + kBudgetSlack;
    return info;
}

// stb_image 2.27 writes past its table when one names more than 256 codes.
bool has_sane_huffman_tables(ByteView data) {
    constexpr std::size_t kCounts = 16;
    while (!data.empty()) {
        if (data.size() < 1 + kCounts) return false;
        std::size_t codes = 0;
        for (const auto count : data.subspan(1, kCounts)) codes += std::to_integer<std::size_t>(count);
        if (codes > 256 || data.size() < 1 + kCounts + codes) return false;
        data = part(data, 1 + kCounts + codes);
    }
    return true;
}

bool is_endless(const PictureInfo& info, int scans) {
    return scans > kMaxJpegScans || std::int64_t{info.width()} * info.height() * scans > kMaxScannedPixels;
}

Probed probe_jpeg(ByteView file) {
    constexpr int kDht = 0xc4;
    JpegReader reader(file);
    Probed info = refuse(ImageRefusal::damaged);
    bool has_frame = false;
    int scans = 0;
    while (const auto segment = reader.next()) {
        if (segment->marker == kSos) ++scans;
        if (segment->marker == kDht && !has_sane_huffman_tables(segment->data)) return refuse(ImageRefusal::damaged);
        if (!is_frame_header(segment->marker)) continue;
        if (has_frame) return refuse(ImageRefusal::damaged);
        has_frame = true;
        info = read_frame(*segment);
        if (!info) return info;
    }
    if (reader.fault()) return refuse(*reader.fault());
    if (info && scans == 0) return refuse(ImageRefusal::damaged);
    if (info && is_endless(*info, scans)) return refuse(ImageRefusal::unsupported);
    return info;
}

Probed probe_webp(ByteView file) {
    RiffReader reader(file);
    while (reader.next()) {
    }
    if (reader.fault()) return refuse(*reader.fault());
    WebPBitstreamFeatures features;
    const auto status = WebPGetFeatures(reinterpret_cast<const std::uint8_t*>(file.data()), file.size(), &features);
    if (status == VP8_STATUS_NOT_ENOUGH_DATA) return refuse(ImageRefusal::truncated);
    if (status != VP8_STATUS_OK) return refuse(ImageRefusal::damaged);
    if (const auto why = check_size(features.width, features.height)) return refuse(*why);
    if (features.has_animation) return refuse(ImageRefusal::unsupported);
    PictureInfo info;
    info.type = FileType::webp;
    info.stored_width = features.width;
    info.stored_height = features.height;
    info.has_alpha = features.has_alpha != 0;
    return info;
}

Probed probe_type(ByteView file, FileType type) {
    switch (type) {
        case FileType::png:
            return probe_png(file);
        case FileType::jpeg:
            return probe_jpeg(file);
        case FileType::webp:
            return probe_webp(file);
        default:
            return refuse(info(type).file_class == FileClass::picture ? ImageRefusal::unsupported
                                                                      : ImageRefusal::not_a_picture);
    }
}

}  // namespace

tl::expected<PictureInfo, ImageRefusal> probe(ByteView file) {
    if (file.empty()) return refuse(ImageRefusal::empty);
    const auto type = sniff(file);
    if (drawable(type) && file.size() > kMaxPictureBytes) return refuse(ImageRefusal::too_many_bytes);
    auto picture = probe_type(file, type);
    if (picture) picture->orientation = read_exif(find_exif(file, type)).orientation;
    return picture;
}

}  // namespace recoup::media::inline meta
