#include "app/upload/fitting.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>
#include <optional>
#include <utility>

#include "app/reading/picture_text.h"
#include "app/report/shown_exhibit.h"
#include "app/upload/joined.h"
#include "core/base/text.h"
#include "media/base/limits.h"
#include "media/picture/decode.h"
#include "media/picture/encode.h"

namespace recoup::app::inline upload {
namespace {

// A page of more is made smaller: its pixels take 4 bytes each.
constexpr std::int64_t kMostPagePixels = 16'000'000;
constexpr int kReadingThreads = 2;

// Less is lost first in what nobody sees, then in size. Below the last nothing is readable that was small before.
struct Way {
    int quality, percent;
};
constexpr Way kWays[] = {{92, 100}, {85, 100}, {75, 100}, {65, 100}, {75, 85}, {70, 70}, {65, 60}, {60, 50}};

tl::unexpected<core::Error> does_not_fit(const core::UploadPage& page, const std::vector<SourcePicture>& pictures,
                                         const core::UploadLimits& limits) {
    return core::fail(core::ErrorKind::work, "upload_does_not_fit"_tr,
                      {pictures[page.parts.front().part.shot].label, core::upload_bytes_text(limits.each_bytes)});
}

media::ByteView view(const Bytes& bytes) {
    return std::as_bytes(std::span(bytes));
}

Bytes owned(const media::Bytes& bytes) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
    return {first, first + bytes.size()};
}

void put(media::Image& into, const media::Image& part, int x, int y) {
    const auto row_bytes = static_cast<std::size_t>(std::min(part.width, into.width - x)) * 4;
    for (int row = 0; row < part.height && y + row < into.height; ++row) {
        const auto to =
            (static_cast<std::size_t>(y + row) * static_cast<std::size_t>(into.width) + static_cast<std::size_t>(x)) *
            4;
        std::memcpy(into.rgba.data() + to,
                    part.rgba.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(part.width) * 4,
                    row_bytes);
    }
}

core::Result<media::Image> composed(const core::UploadPage& page, const std::vector<SourcePicture>& pictures,
                                    double scale) {
    const auto scaled = [&](int pixels) { return std::max(1, static_cast<int>(std::lround(pixels * scale))); };
    media::Image image{scaled(page.width), scaled(page.height), {}};
    image.rgba.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4, 255);
    for (const auto& [part, x, y] : page.parts) {
        const auto& picture = pictures[part.shot];
        const media::Part of{0, part.top, picture.info.width(), part.height};
        const auto drawn =
            media::decode_part(view(picture.bytes), picture.info, of, {scaled(of.width), scaled(of.height)});
        if (!drawn) return core::fail(core::ErrorKind::work, "reading_damaged"_tr, {}, picture.label);
        put(image, drawn->image, static_cast<int>(x * scale), static_cast<int>(y * scale));
    }
    return image;
}

// A part as it stands in the file that was made, by itself: how large letters are to be is seen by the width of a
// picture, and several side by side are not one.
core::Result<Bytes> cut_out(const core::PlacedPart& placed, const SourcePicture& picture, const FittedFile& made) {
    const auto info = media::probe(view(made.bytes));
    if (!info) return core::fail(core::ErrorKind::work, "reading_damaged"_tr, {}, picture.label);
    const auto scaled = [&](int pixels) { return pixels * made.percent / 100; };
    media::Part of{scaled(placed.x), scaled(placed.y), scaled(picture.info.width()), scaled(placed.part.height)};
    of.width = std::clamp(of.width, 1, info->width() - of.x);
    of.height = std::clamp(of.height, 1, info->height() - of.y);
    const auto drawn = media::decode_part(view(made.bytes), *info, of, {of.width, of.height});
    if (!drawn) return core::fail(core::ErrorKind::work, "reading_damaged"_tr, {}, picture.label);
    return owned(media::encode_png(drawn->image));
}

// What of a shot stands on the page is read there as well.
core::Result<bool> is_readable(const core::UploadPage& page, const std::vector<SourcePicture>& pictures,
                               const FittedFile& made, const Fitting& to) {
    for (const auto& placed : page.parts) {
        const auto& picture = pictures[placed.part.shot];
        const auto stands_here = [&](const SourcePicture::Told& told) {
            return told.y >= placed.part.top && told.y < placed.part.top + placed.part.height;
        };
        if (std::ranges::none_of(picture.told, stands_here)) continue;
        const auto alone = page.parts.size() == 1 ? core::Result<Bytes>(made.bytes) : cut_out(placed, picture, made);
        if (!alone) return tl::unexpected(alone.error());
        const auto text = read_text(to.reader, *alone, picture.label, kReadingThreads, to.stop);
        if (!text) return tl::unexpected(text.error());
        std::string all;
        for (const auto& line : text->lines) all += compact_text(line.text) + '\n';
        for (const auto& told : picture.told)
            if (stands_here(told) && all.find(told.value) == all.npos) return false;
    }
    return true;
}

// By which neither the page nor what is decoded at once is larger than may be.
double most_scale(const core::UploadPage& page, const std::vector<SourcePicture>& pictures) {
    const auto within = [](std::int64_t most, int width, int height) {
        return std::sqrt(static_cast<double>(most) / (static_cast<double>(width) * height));
    };
    double scale = within(kMostPagePixels, page.width, page.height);
    for (const auto& [part, x, y] : page.parts)
        scale = std::min(scale, within(media::kMaxHeldPixels, pictures[part.shot].info.width(), part.height));
    return std::min(1.0, scale);
}

// The file of a shot as it came, where that is what the portal takes.
bool fits_as_it_is(const core::UploadPage& page, const std::vector<SourcePicture>& pictures,
                   const core::UploadLimits& limits) {
    if (page.parts.size() != 1) return false;
    const auto& part = page.parts.front().part;
    const auto& picture = pictures[part.shot];
    const bool type = (picture.info.type == media::FileType::png && limits.png) ||
                      (picture.info.type == media::FileType::jpeg && limits.jpg);
    return type && part.height == picture.info.height() &&
           static_cast<std::int64_t>(picture.bytes.size()) <= limits.each_bytes;
}

core::UploadPage alone(const core::PlacedPart& placed, const std::vector<SourcePicture>& pictures) {
    return {pictures[placed.part.shot].info.width(), placed.part.height, {{placed.part, 0, 0}}};
}

core::Result<exporting::PdfPicture> as_it_is(const SourcePicture& picture) {
    auto whole = pdf_picture(view(picture.bytes), picture.info);
    if (!whole) return core::fail(core::ErrorKind::work, "reading_damaged"_tr, {}, picture.label);
    return *std::move(whole);
}

// Each shot once, in all of its pixels.
core::Result<FittedFile> lossless_pdf(const core::UploadPage& page, const std::vector<SourcePicture>& pictures,
                                      const Fitting& to) {
    std::vector<JoinedPage> pages;
    for (const auto& [part, x, y] : page.parts)
        pages.push_back({part.shot, part.top, pictures[part.shot].info.width(), part.height});
    auto bytes = joined_pdf(
        pages, [&](std::size_t shot) { return as_it_is(pictures[shot]); }, to.now);
    if (!bytes) return tl::unexpected(bytes.error());
    return FittedFile{*std::move(bytes), ".pdf"};
}

// Each part as a JPEG of its own. Nothing: too large, or no longer readable.
core::Result<std::optional<FittedFile>> lossy_pdf(const core::UploadPage& page,
                                                  const std::vector<SourcePicture>& pictures, const Way& way,
                                                  const Fitting& to) {
    std::vector<JoinedPage> pages;
    std::vector<SourcePicture> parts;
    FittedFile fitted{{}, ".pdf", way.quality, way.percent};
    for (const auto& placed : page.parts) {
        if (to.stop.stop_requested()) return core::fail(core::ErrorKind::work, "reading_stopped"_tr);
        const auto one = alone(placed, pictures);
        const auto percent = std::min(way.percent, static_cast<int>(most_scale(one, pictures) * 100));
        if (percent < 1) return std::nullopt;
        const auto image = composed(one, pictures, percent / 100.0);
        if (!image) return tl::unexpected(image.error());
        FittedFile jpeg{owned(media::encode_jpeg(*image, way.quality)), ".jpg", way.quality, percent};
        const auto readable = is_readable(one, pictures, jpeg, to);
        if (!readable) return tl::unexpected(readable.error());
        if (!*readable) return std::nullopt;
        const auto info = media::probe(view(jpeg.bytes));
        if (!info) return core::fail(core::ErrorKind::work, "reading_damaged"_tr);
        fitted.percent = std::min(fitted.percent, percent);
        pages.push_back({parts.size(), 0, info->width(), info->height()});
        parts.push_back({pictures[placed.part.shot].label, std::move(jpeg.bytes), *info, {}, {}});
    }
    auto bytes = joined_pdf(
        pages, [&](std::size_t part) { return as_it_is(parts[part]); }, to.now);
    if (!bytes) return tl::unexpected(bytes.error());
    fitted.bytes = *std::move(bytes);
    return fitted;
}

core::Result<FittedFile> fit_pdf(const core::UploadPage& page, const std::vector<SourcePicture>& pictures,
                                 const Fitting& to) {
    const auto fits = [&](const FittedFile& file) {
        return static_cast<std::int64_t>(file.bytes.size()) <= to.limits.each_bytes;
    };
    auto whole = lossless_pdf(page, pictures, to);
    if (!whole || fits(*whole)) return whole;
    for (const auto& way : kWays) {
        auto fitted = lossy_pdf(page, pictures, way, to);
        if (!fitted) return tl::unexpected(fitted.error());
        if (!*fitted) break;  // what is smaller still is read no better
        if (fits(**fitted)) return **std::move(fitted);
    }
    return does_not_fit(page, pictures, to.limits);
}

}  // namespace

std::string compact_text(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != ',' && c != '\t') out += c;
    return out;
}

core::Result<FittedFile> fit_page(const core::UploadPage& page, const std::vector<SourcePicture>& pictures,
                                  const Fitting& to) {
    const auto& limits = to.limits;
    if (fits_as_it_is(page, pictures, limits)) {
        const auto& picture = pictures[page.parts.front().part.shot];
        return FittedFile{picture.bytes, picture.info.type == media::FileType::png ? ".png" : ".jpg"};
    }
    if (limits.pdf && (page.parts.size() > 1 || !(limits.jpg || limits.png))) return fit_pdf(page, pictures, to);
    const double most = most_scale(page, pictures);
    int percent = 0;
    media::Image image;
    for (const auto& way : kWays) {
        if (to.stop.stop_requested()) return core::fail(core::ErrorKind::work, "reading_stopped"_tr);
        const auto now = std::min(way.percent, static_cast<int>(most * 100));
        if (now < 1) break;
        if (!limits.jpg && now == percent) continue;  // a PNG has one quality
        if (now != percent) {
            auto made = composed(page, pictures, now / 100.0);
            if (!made) return tl::unexpected(made.error());
            image = std::move(*made);
            percent = now;
        }
        FittedFile fitted{owned(limits.jpg ? media::encode_jpeg(image, way.quality) : media::encode_png(image)),
                          limits.jpg ? ".jpg" : ".png", limits.jpg ? way.quality : 0, percent};
        if (static_cast<std::int64_t>(fitted.bytes.size()) > limits.each_bytes) continue;
        const auto readable = is_readable(page, pictures, fitted, to);
        if (!readable) return tl::unexpected(readable.error());
        if (*readable) return fitted;
        break;  // what is smaller still is read no better
    }
    return does_not_fit(page, pictures, limits);
}

}  // namespace recoup::app::inline upload
