#include "app/report/shown_exhibit.h"

#include <algorithm>
#include <cmath>

#include "app/reading/kept_text.h"
#include "app/redact/shown.h"
#include "core/redact/without.h"
#include "export/tables/document.h"
#include "media/base/limits.h"
#include "media/codec/opaque.h"
#include "media/format/chunks.h"
#include "media/picture/decode.h"
#include "media/picture/encode.h"

namespace recoup::app::inline report {
namespace {

using exporting::PdfPicture;
using media::ByteView;
using media::FileType;

// Rows of 8 bits a colour without transparency, one below the other: as a PDF has them. Alpha goes where it says
// nothing; no PDF holds it beside the colours.
std::optional<PdfPicture> png_rows(ByteView file, const media::PictureInfo& info) {
    constexpr int kGrey = 0, kRgb = 2, kAlpha = 4;
    if (info.interlaced || info.flaw != media::Flaw::none) return std::nullopt;
    PdfPicture picture{PdfPicture::Form::rows, {}, info.stored_width, info.stored_height};
    media::PngReader reader(file);
    bool alpha = false;
    while (const auto chunk = reader.next()) {
        if (chunk->type == "IHDR") {
            constexpr std::size_t kDepth = 8, kColour = 9, kHead = 13;
            if (chunk->data.size() < kHead || chunk->data[kDepth] != std::byte{8}) return std::nullopt;
            const auto colour = std::to_integer<int>(chunk->data[kColour]);
            alpha = (colour & kAlpha) != 0;
            if ((colour & ~kAlpha) != kGrey && (colour & ~kAlpha) != kRgb) return std::nullopt;
            picture.colours = (colour & kRgb) == 0 ? 1 : 3;
        } else if (chunk->type == "tRNS" || chunk->type == "CgBI") {
            return std::nullopt;
        } else if (chunk->type == "IDAT") {
            picture.data += media::as_text(chunk->data);
        }
    }
    if (reader.fault() || picture.data.empty()) return std::nullopt;
    if (!alpha) return picture;
    auto opaque = media::opaque_rows(picture.data, {picture.width, picture.height}, picture.colours);
    if (!opaque) return std::nullopt;
    picture.form = PdfPicture::Form::bare_rows;
    picture.data = *std::move(opaque);
    return picture;
}

// Grey and colours of 8 bits, in the ways of coding that every reader of PDF knows.
std::optional<PdfPicture> whole_jpeg(ByteView file, const media::PictureInfo& info) {
    if (info.flaw != media::Flaw::none) return std::nullopt;
    media::JpegReader reader(file);
    while (const auto segment = reader.next()) {
        const bool frame = segment->marker >= 0xC0 && segment->marker <= 0xCF && segment->marker != 0xC4 &&
                           segment->marker != 0xC8 && segment->marker != 0xCC;
        if (!frame) continue;
        constexpr std::size_t kDepth = 0, kColours = 5;
        if (segment->marker > 0xC2 || segment->data.size() <= kColours || segment->data[kDepth] != std::byte{8}) break;
        const auto colours = std::to_integer<int>(segment->data[kColours]);
        if (colours != 1 && colours != 3) break;
        return PdfPicture{PdfPicture::Form::jpeg, std::string(media::as_text(file)), info.stored_width,
                          info.stored_height, colours};
    }
    return std::nullopt;
}

// Upright on white, within what is held of a picture at once.
tl::expected<media::Image, media::ImageRefusal> decoded(ByteView file, const media::PictureInfo& info) {
    media::Size size{info.width(), info.height()};
    const auto pixels = std::int64_t{size.width} * size.height;
    if (pixels > media::kMaxHeldPixels) {
        const double less = std::sqrt(static_cast<double>(media::kMaxHeldPixels) / static_cast<double>(pixels));
        size.width = std::max(1, static_cast<int>(size.width * less));
        size.height = std::max(1, static_cast<int>(size.height * less));
    }
    return media::decode_part(file, info, {0, 0, info.width(), info.height()}, size).map([](media::Drawn drawn) {
        return std::move(drawn.image);
    });
}

std::string on_white(const media::Image& image) {
    constexpr unsigned kWhite = 255;
    std::string rgb;
    rgb.reserve(image.rgba.size() / 4 * 3);
    for (std::size_t at = 0; at + 3 < image.rgba.size(); at += 4) {
        const unsigned alpha = image.rgba[at + 3];
        for (std::size_t i = 0; i < 3; ++i)
            rgb += static_cast<char>((image.rgba[at + i] * alpha + kWhite * (kWhite - alpha) + kWhite / 2) / kWhite);
    }
    return rgb;
}

void put_base64(ByteView bytes, const std::function<void(std::string_view)>& sink) {
    constexpr std::size_t kPiece = 48 << 10;  // of whole threes, so that nothing is filled up in between
    while (!bytes.empty()) {
        const auto piece = bytes.first(std::min(kPiece, bytes.size()));
        sink(exporting::base64({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()}));
        bytes = bytes.subspan(piece.size());
    }
}

bool is_for_browsers(FileType type) {
    return type == FileType::png || type == FileType::jpeg || type == FileType::webp || type == FileType::gif ||
           type == FileType::bmp;
}

}  // namespace

core::Result<ShownExhibit> shown_exhibit(const Session& session, const core::CaseRecord& record,
                                         const core::EvidenceRow& row) {
    auto original = session.read_original(row.sha256);
    if (!original) return tl::unexpected(original.error());
    const auto covers = core::covers_of(record, row.uuid);
    if (covers.empty()) return ShownExhibit{*std::move(original), 0};  // it may be large: not copied
    auto shown = shown_of(std::as_bytes(std::span(*original)), row, covers, ShownAs::redacted);
    if (!shown) return tl::unexpected(shown.error());
    const auto octets = shown->octets();
    return ShownExhibit{Bytes(octets.begin(), octets.end()), shown->places};
}

core::PictureText shown_text(const Session& session, const core::CaseRecord& record, const core::EvidenceRow& row) {
    const auto kept = session.read_text(row.sha256);
    if (!kept) return {};
    const auto text = read_kept_text(kept->lines);
    return text ? core::without_covered(*text, core::covers_of(record, row.uuid)) : core::PictureText{};
}

std::optional<PdfPicture> pdf_picture(ByteView file, const media::PictureInfo& info) {
    std::optional<PdfPicture> picture;
    if (info.type == FileType::png) picture = png_rows(file, info);
    if (info.type == FileType::jpeg) picture = whole_jpeg(file, info);
    if (picture) {
        picture->orientation = info.orientation;
    } else {
        const auto image = decoded(file, info);
        if (!image) return std::nullopt;
        picture = PdfPicture{PdfPicture::Form::pixels, on_white(*image), image->width, image->height};
    }
    picture->shown_width = info.width();
    picture->shown_height = info.height();
    return picture;
}

void put_data_address(ByteView file, const std::function<void(std::string_view)>& sink) {
    const auto info = media::probe(file);
    if (!info) return;
    if (is_for_browsers(info->type)) {
        sink("data:" + std::string(media::info(info->type).mime) + ";base64,");
        return put_base64(file, sink);
    }
    const auto image = decoded(file, *info);
    if (!image) return;
    sink("data:image/png;base64,");
    put_base64(media::encode_png(*image), sink);
}

}  // namespace recoup::app::inline report
