#include "ocr/reader/look.h"

#include <atomic>
#include <cmath>
#include <functional>
#include <new>

#include "ocr/reader/find.h"
#include "ocr/reader/order.h"
#include "ocr/reader/sample.h"

namespace recoup::ocr::inline reader {
namespace {

constexpr int kLineHeight = 48;       // pixels, what the recognising network was taught
constexpr double kLeastScore = 0.5;   // a line below is no text
constexpr double kSureScore = 0.9;    // a line below calls for a closer look
constexpr double kMostUnsure = 0.15;  // of the characters; when there are more, it is taken
constexpr double kSmall = 13;         // pixels of the finding network: lower lines run into each other
constexpr double kGoodHeight = 22;    // what it likes
constexpr double kLeastCloser = 2;    // times
constexpr double kMostCloser = 4;     // times
constexpr double kMostEnlarged = 2;   // pixels of the network for one of the picture
constexpr float kLeastSide = 4;       // pixels of the picture: less is no line

double count_of(const std::string& text) {
    const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; };
    return static_cast<double>(std::ranges::count_if(text, begins));
}

// How many characters were read, each counted by how much surer it is than a guess.
double worth_of(const std::vector<Found>& lines) {
    double worth = 0;
    for (const auto& line : lines) worth += count_of(line.reading.text) * (line.reading.score - kLeastScore);
    return worth;
}

bool is_unsure(const std::vector<Found>& lines) {
    double all = 0, unsure = 0;
    for (const auto& line : lines) {
        const auto count = count_of(line.reading.text);
        all += count;
        if (line.reading.score < kSureScore) unsure += count;
    }
    return all == 0 || unsure > kMostUnsure * all;
}

// The height of which half of the lines are lower; 0 without lines.
double usual_height(const std::vector<Box>& boxes) {
    std::vector<double> heights;
    for (const auto& box : boxes) heights.push_back(box.height);
    if (heights.empty()) return 0;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

bool lies_near(float middle, float reach, int first, int last) {
    return middle + reach >= static_cast<float>(first) && middle - reach < static_cast<float>(last);
}

std::vector<Found> without_readings(std::vector<Box> boxes) {
    std::vector<Found> lines;
    for (const auto& box : boxes) lines.push_back({box, {}});
    return lines;
}

Failure failure_of(RunFailure failure) {
    return failure == RunFailure::stopped ? Failure::stopped : Failure::network;
}

constexpr int kFine = -1;

}  // namespace

FoundLines Look::lines(const View& band, int first, int last, double scale) {
    auto found = boxes(band, scale);
    if (!found) return tl::unexpected(found.error());
    std::erase_if(*found, [&](const Box& box) { return !lies_near(box.y, box.height / 2, first, last); });
    const double height = usual_height(*found) * scale;
    const double times = height > 0 ? std::clamp(kGoodHeight / height, kLeastCloser, kMostCloser) : kLeastCloser;
    const double closer = scale_for(band.width, band.width, band.width * scale * times, kMostEnlarged);
    if (height < kSmall && closer > scale) return lines_closer(band, first, last, closer);
    auto lines = without_readings(std::move(*found));
    if (const auto failed = recognise(band, lines)) return tl::unexpected(*failed);
    if (!is_unsure(lines) || closer <= scale) return lines;
    auto second = lines_closer(band, first, last, closer);
    return !second || worth_of(*second) > worth_of(lines) ? std::move(second) : lines;
}

FoundLines Look::lines_closer(const View& band, int first, int last, double scale) {
    std::vector<Found> lines;
    for (const auto& tile : tiles_of(band.height, scale)) {
        const auto begin = as_size(tile.top) * as_size(band.width) * 4;
        const View view{band.rgba + begin, band.width, tile.bottom - tile.top};
        auto found = boxes(view, scale);
        if (!found) return tl::unexpected(found.error());
        std::erase_if(*found, [&](const Box& box) {
            Box placed = box;
            placed.y += static_cast<float>(tile.top);
            return !lies_near(placed.y, box.height / 2, std::max(first, tile.first), std::min(last, tile.last)) ||
                   std::ranges::any_of(lines, [&](const Found& line) { return are_one_line(line.box, placed); });
        });
        auto here = without_readings(std::move(*found));
        if (const auto failed = recognise(view, here)) return tl::unexpected(*failed);
        for (auto& line : here) line.box.y += static_cast<float>(tile.top);
        std::ranges::move(here, std::back_inserter(lines));
    }
    return lines;
}

Look::Boxes Look::boxes(const View& view, double scale) {
    const int width = network_side(view.width * scale), height = network_side(view.height * scale);
    const Work work{networks_.kernels, team_};
    const auto map = networks_.finder.run(sampled(view, width, height, kFinderStandard), work, stop_);
    if (!map) return tl::unexpected(failure_of(map.error()));
    if (map->shape() != Shape{1, 1, height, width}) return tl::unexpected(Failure::network);
    auto boxes = find_lines(map->numbers(), width);
    const float across = static_cast<float>(view.width) / static_cast<float>(width);
    const float down = static_cast<float>(view.height) / static_cast<float>(height);
    for (auto& box : boxes)
        box = {box.x * across, box.y * down, box.width * across, box.height * down, box.slope * down / across};
    std::erase_if(boxes, [&](const Box& box) {
        const bool outside = box.right() < 1 || box.bottom() < 1 || box.left() > static_cast<float>(view.width - 1) ||
                             box.top() > static_cast<float>(view.height - 1);
        return outside || std::min(box.width, box.height) < kLeastSide;
    });
    return boxes;
}

std::optional<Failure> Look::recognise(const View& view, std::vector<Found>& lines) {
    // The longest first, so that none is begun when all others are done.
    std::ranges::stable_sort(lines, std::greater(), [](const Found& line) { return line.box.width / line.box.height; });
    std::atomic<int> outcome = kFine;
    team_.run(static_cast<int>(lines.size()), [&](int place) {
        if (outcome != kFine) return;
        const int failed = recognise_one(view, lines[as_size(place)]);
        if (failed != kFine) outcome = failed;
    });
    if (outcome != kFine) return static_cast<Failure>(outcome.load());
    std::erase_if(lines,
                  [](const Found& line) { return line.reading.score < kLeastScore || line.reading.text.empty(); });
    return {};
}

// kFine or a Failure: nothing is thrown across threads.
int Look::recognise_one(const View& view, Found& line) const try {
    Team alone(1);
    auto strip = sampled_strip(view, line.box, kLineHeight, kRecogniserStandard);
    const auto logits = networks_.recogniser.run(std::move(strip), {networks_.kernels, alone}, stop_);
    if (!logits) return static_cast<int>(failure_of(logits.error()));
    const auto& shape = logits->shape();
    if (shape.rank() != 3 || shape.last() != static_cast<std::int64_t>(networks_.characters.classes()))
        return static_cast<int>(Failure::network);
    line.reading = networks_.characters.decode(*logits, networks_.kernels);
    return kFine;
} catch (const std::bad_alloc&) {
    return static_cast<int>(Failure::no_memory);
}

}  // namespace recoup::ocr::inline reader
