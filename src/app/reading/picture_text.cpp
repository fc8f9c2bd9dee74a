#include "app/reading/picture_text.h"

#include <algorithm>
#include <cmath>

#include "assets/embedded.h"
#include "media/base/limits.h"
#include "media/meta/probe.h"
#include "media/picture/decode.h"

namespace recoup::app::inline reading {

using core::ErrorKind;

namespace {

core::Tr sentence_of(ocr::Failure failure) {
    switch (failure) {
        case ocr::Failure::stopped:
            return "reading_stopped"_tr;
        case ocr::Failure::no_memory:
            return "reading_no_memory"_tr;
        case ocr::Failure::too_large:
        case ocr::Failure::no_pixels:
        case ocr::Failure::network:
            return "reading_damaged"_tr;
    }
    return "reading_damaged"_tr;
}

// The largest size of a picture in which neither the whole nor what is decoded of it at once is more than may be.
media::Size size_to_read(const media::PictureInfo& info) {
    const double all = double(info.width()) * info.height();
    const double band = double(info.width()) * ocr::most_rows(info.width(), info.height());
    const double scale = std::min({1.0, std::sqrt(ocr::kMostPixels / all), std::sqrt(media::kMaxHeldPixels / band)});
    const auto side = [&](int pixels) { return std::max(1, static_cast<int>(pixels * scale)); };
    return {side(info.width()), side(info.height())};
}

// Bands of a picture in the size that is read.
ocr::Banded banded(media::ByteView file, const media::PictureInfo& info, media::Size size) {
    const auto rows = [=](int top, int count) -> std::optional<std::vector<std::uint8_t>> {
        const auto stored = [&](int row) { return static_cast<int>(std::int64_t{row} * info.height() / size.height); };
        const media::Part part{0, stored(top), info.width(), stored(top + count) - stored(top)};
        auto drawn = media::decode_part(file, info, part, {size.width, count});
        if (!drawn) return std::nullopt;
        return std::move(drawn->image.rgba);
    };
    return {size.width, size.height, rows};
}

// From pixels of the size that was read to those of the picture.
void place(std::vector<ocr::Line>& lines, media::Size read, media::Size picture) {
    const auto scaled = [](int value, int from, int to) { return static_cast<int>(std::int64_t{value} * to / from); };
    for (auto& line : lines) {
        line.x = scaled(line.x, read.width, picture.width);
        line.y = scaled(line.y, read.height, picture.height);
        line.width = std::max(1, scaled(line.width, read.width, picture.width));
        line.height = std::max(1, scaled(line.height, read.height, picture.height));
    }
}

}  // namespace

core::Result<ocr::Reader> open_reader() {
    const auto [finder, recogniser, characters] = assets::networks();
    auto reader = ocr::Reader::open(finder, recogniser, characters);
    if (!reader) return core::fail(ErrorKind::work, "reading_unavailable"_tr);
    return std::move(*reader);
}

core::Result<std::vector<ocr::Line>> read_picture(const ocr::Reader& reader, const Bytes& file, const std::string& name,
                                                  int threads, const portable::StopToken& stop) {
    const auto bytes = std::as_bytes(std::span(file));
    const auto info = media::probe(bytes);
    if (!info) {
        const bool damaged =
            info.error() == media::ImageRefusal::damaged || info.error() == media::ImageRefusal::truncated;
        return core::fail(ErrorKind::work, damaged ? "reading_damaged"_tr : "reading_no_picture"_tr, {}, name);
    }
    const auto size = size_to_read(*info);
    auto lines = reader.read(banded(bytes, *info, size), threads, stop);
    if (!lines) return core::fail(ErrorKind::work, sentence_of(lines.error()), {}, name);
    place(*lines, size, {info->width(), info->height()});
    return std::move(*lines);
}

core::Result<core::PictureText> read_text(const ocr::Reader& reader, const Bytes& file, const std::string& name,
                                          int threads, const portable::StopToken& stop) {
    auto lines = read_picture(reader, file, name, threads, stop);
    if (!lines) return tl::unexpected(lines.error());
    const auto info = media::probe(std::as_bytes(std::span(file)));
    core::PictureText text{info->width(), info->height(), {}};
    for (auto& line : *lines)
        text.lines.push_back({line.x, line.y, line.width, line.height, std::move(line.text), line.score});
    return text;
}

}  // namespace recoup::app::inline reading
