#include "ocr/reader/reader.h"

#include <algorithm>
#include <cmath>
#include <new>

#include "ocr/reader/look.h"
#include "ocr/reader/order.h"

namespace recoup::ocr::inline reader {
namespace {

constexpr double kShortSide = 320;  // pixels of the finding network, for a first look
constexpr double kMostScale = 1;    // nothing is enlarged for it

Line line_of(const Found& found, int width, int height) {
    const float lean = std::abs(found.box.slope) * found.box.width / 2;
    const auto within = [](float at, int most) { return std::clamp(static_cast<int>(std::lround(at)), 0, most); };
    const int left = within(found.box.left(), width - 1), top = within(found.box.top() - lean, height - 1);
    const int right = std::max(within(found.box.right(), width), left + 1);
    const int bottom = std::max(within(found.box.bottom() + lean, height), top + 1);
    return {left, top, right - left, bottom - top, found.reading.text, found.reading.score};
}

void add_new(std::vector<Found>& all, std::vector<Found>& lines, int top) {
    for (auto& line : lines) {
        line.box.y += static_cast<float>(top);
        if (std::ranges::none_of(all, [&](const Found& known) { return are_one_line(known.box, line.box); }))
            all.push_back(std::move(line));
    }
}

}  // namespace

int most_rows(int width, int height) {
    const auto tile = tiles_of(height, scale_for(width, height, kShortSide, kMostScale)).front();
    return tile.bottom - tile.top;
}

std::string_view engine_version() {
    return "PP-OCRv4/1";
}

std::optional<Reader> Reader::open(std::span<const std::byte> finder, std::span<const std::byte> recogniser,
                                   std::span<const std::byte> characters, Path path) {
    auto texts = Characters::read(characters);
    if (!texts || !has_path(path)) return {};
    auto first = Network::read(finder), second = Network::read(recogniser);
    if (!first || !second) return {};
    return Reader(std::make_unique<const Networks>(
        Networks{std::move(*first), std::move(*second), std::move(*texts), kernels(path)}));
}

Reader::Reader(std::unique_ptr<const Networks> networks) : networks_(std::move(networks)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Lines Reader::read(const View& picture, int threads, const portable::StopToken& stop) const {
    const auto bands = [&](int top, int count) -> std::optional<View> {
        return View{picture.rgba + as_size(top) * as_size(picture.width) * 4, picture.width, count};
    };
    return read_bands(picture.width, picture.height, bands, threads, stop);
}

Lines Reader::read(const Banded& picture, int threads, const portable::StopToken& stop) const {
    std::vector<std::uint8_t> pixels;
    const auto bands = [&](int top, int count) -> std::optional<View> {
        auto rows = picture.rows(top, count);
        if (!rows || rows->size() != as_size(count) * as_size(picture.width) * 4) return {};
        pixels = std::move(*rows);
        return View{pixels.data(), picture.width, count};
    };
    return read_bands(picture.width, picture.height, bands, threads, stop);
}

Lines Reader::read_bands(int width, int height, const Bands& bands, int threads, const portable::StopToken& stop) const
    try {
    if (width < 1 || height < 1 || std::int64_t{width} * height > kMostPixels)
        return tl::unexpected(Failure::too_large);
    Team team(std::clamp(threads, 1, kMostThreads));
    Look look(*networks_, team, stop);
    const double scale = scale_for(width, height, kShortSide, kMostScale);
    std::vector<Found> all;
    for (const auto& tile : tiles_of(height, scale)) {
        const auto band = bands(tile.top, tile.bottom - tile.top);
        if (!band) return tl::unexpected(Failure::no_pixels);
        auto lines = look.lines(*band, tile.first - tile.top, tile.last - tile.top, scale);
        if (!lines) return tl::unexpected(lines.error());
        add_new(all, *lines, tile.top);
    }
    std::vector<Line> lines;
    for (const auto& found : all) lines.push_back(line_of(found, width, height));
    sort_for_reading(lines);
    networks_->characters.give_back_traditional(lines);
    return lines;
} catch (const std::bad_alloc&) {
    return tl::unexpected(Failure::no_memory);
}

}  // namespace recoup::ocr::inline reader
