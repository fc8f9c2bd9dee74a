#include "ocr/reader/reader.h"

#include <atomic>
#include <cmath>
#include <new>
#include <numeric>

#include "ocr/base/team.h"
#include "ocr/net/network.h"
#include "ocr/reader/characters.h"
#include "ocr/reader/find.h"
#include "ocr/reader/order.h"
#include "ocr/reader/sample.h"
#include "ocr/reader/tiles.h"

namespace recoup::ocr::inline reader {
namespace {

constexpr double kShortSide = 320;    // pixels of the finding network, for a first look
constexpr double kMostScale = 1;      // nothing is enlarged for the first look
constexpr double kCloser = 2;         // times, for a second look
constexpr int kLineHeight = 48;       // pixels, what the recognising network was taught
constexpr double kLeastScore = 0.5;   // a line below is no text
constexpr double kSureScore = 0.9;    // a line below calls for a second look, when there is more of them
constexpr double kMostUnsure = 0.15;  // of the characters
constexpr int kLeastSide = 4;         // pixels of the picture: less is no line

struct Found {
    Box box;
    Reading reading;
};

std::size_t characters_in(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

// How many characters were read, each counted by how much surer it is than a guess.
double worth_of(const std::vector<Found>& lines) {
    double worth = 0;
    for (const auto& line : lines)
        worth += static_cast<double>(characters_in(line.reading.text)) * (line.reading.score - kLeastScore);
    return worth;
}

bool is_unsure(const std::vector<Found>& lines) {
    double all = 0, unsure = 0;
    for (const auto& line : lines) {
        const auto count = static_cast<double>(characters_in(line.reading.text));
        all += count;
        if (line.reading.score < kSureScore) unsure += count;
    }
    return unsure > kMostUnsure * all || all == 0;
}

Line line_of(const Found& found, int width, int height) {
    const float lean = std::abs(found.box.slope) * found.box.width / 2;
    const auto within = [](float at, int most) { return std::clamp(static_cast<int>(std::lround(at)), 0, most); };
    const int left = within(found.box.left(), width - 1), top = within(found.box.top() - lean, height - 1);
    const int right = std::max(within(found.box.right(), width), left + 1);
    const int bottom = std::max(within(found.box.bottom() + lean, height), top + 1);
    return {left, top, right - left, bottom - top, found.reading.text, found.reading.score};
}

}  // namespace

struct Reader::Networks {
    Network finder;
    Network recogniser;
    Characters characters;
    const Kernels& kernels;
};

namespace {

// A part of a picture whose pixels are at hand.
struct Band {
    View view;
    int top = 0;  // in the picture
};

// One reading of one picture.
class Look {
  public:
    using Failed = std::optional<Failure>;

    Look(const Network& finder, const Network& recogniser, const Characters& characters, const Kernels& kernels,
         Team& team, const portable::StopToken& stop)
        : finder_(finder),
          recogniser_(recogniser),
          characters_(characters),
          kernels_(kernels),
          team_(team),
          stop_(stop) {}

    // The lines of a band whose middles lie in the rows [first, last) of it, at this scale; a second look where it
    // helps.
    Failed look(const View& band, int first, int last, double scale, std::vector<Found>& lines) {
        std::vector<Found> sure;
        if (const auto failed = look_once(band, {0, band.height, first, last}, scale, sure)) return failed;
        const double closer = std::min(scale * kCloser, kCloser);
        if (is_unsure(sure)) {
            std::vector<Found> second;
            for (const auto& tile : tiles_of(band.height, closer)) {
                if (tile.last <= first || tile.first >= last) continue;
                const Tile part{tile.top, tile.bottom, std::max(tile.first, first), std::min(tile.last, last)};
                if (const auto failed = look_once(band, part, closer, second)) return failed;
            }
            if (worth_of(second) > worth_of(sure)) sure = std::move(second);
        }
        std::ranges::move(sure, std::back_inserter(lines));
        return {};
    }

  private:
    // The lines of one tile of a band, which is looked at as a whole; those that are in `lines` already are left out.
    Failed look_once(const View& band, const Tile& tile, double scale, std::vector<Found>& lines) {
        const auto begin = static_cast<std::size_t>(tile.top) * static_cast<std::size_t>(band.width) * 4;
        const View view{band.rgba + begin, band.width, tile.bottom - tile.top};
        auto boxes = boxes_of(view, scale);
        if (!boxes) return boxes.error();
        std::vector<Found> found;
        for (auto& box : *boxes) {
            const float middle = box.y + static_cast<float>(tile.top);
            const float near = box.height / 2;
            if (middle < static_cast<float>(tile.first) - near || middle >= static_cast<float>(tile.last) + near)
                continue;
            Box placed = box;
            placed.y = middle;
            const bool known =
                std::ranges::any_of(lines, [&](const Found& line) { return are_one_line(line.box, placed); });
            if (!known) found.push_back({box, {}});
        }
        if (const auto failed = recognise(view, found)) return failed;
        for (auto& line : found) {
            line.box.y += static_cast<float>(tile.top);
            if (line.reading.score >= kLeastScore && !line.reading.text.empty()) lines.push_back(std::move(line));
        }
        return {};
    }

    tl::expected<std::vector<Box>, Failure> boxes_of(const View& view, double scale) {
        const int width = network_side(view.width * scale), height = network_side(view.height * scale);
        auto map = finder_.run(sampled(view, width, height, kFinderStandard), {kernels_, team_}, stop_);
        if (!map) return tl::unexpected(failure_of(map.error()));
        if (map->shape() != Shape{1, 1, height, width}) return tl::unexpected(Failure::network);
        auto boxes = find_lines(map->numbers(), width);
        const float across = static_cast<float>(view.width) / static_cast<float>(width);
        const float down = static_cast<float>(view.height) / static_cast<float>(height);
        for (auto& box : boxes)
            box = {box.x * across, box.y * down, box.width * across, box.height * down, box.slope * down / across};
        std::erase_if(boxes, [&](const Box& box) {
            return box.right() < 1 || box.bottom() < 1 || box.left() > static_cast<float>(view.width - 1) ||
                   box.top() > static_cast<float>(view.height - 1) || box.width < kLeastSide || box.height < kLeastSide;
        });
        return boxes;
    }

    // Fills in what each says. Lines are shared among the team, the longest first.
    Failed recognise(const View& view, std::vector<Found>& lines) {
        std::ranges::stable_sort(lines, std::greater(),
                                 [](const Found& line) { return line.box.width / line.box.height; });
        std::atomic<int> worst = kFine;
        team_.run(static_cast<int>(lines.size()), [&](int place) {
            if (worst == kFine) raise(worst, recognise_one(view, lines[static_cast<std::size_t>(place)]));
        });
        if (worst == kNoMemory) throw std::bad_alloc();
        return worst == kFine ? Failed() : static_cast<Failure>(worst.load());
    }

    static constexpr int kFine = -1, kNoMemory = -2;

    static void raise(std::atomic<int>& worst, int outcome) {
        if (outcome != kFine) worst = outcome;
    }

    // kFine, kNoMemory or a Failure: nothing is thrown across threads.
    int recognise_one(const View& view, Found& line) const try {
        Team alone(1);
        auto logits =
            recogniser_.run(sampled_strip(view, line.box, kLineHeight, kRecogniserStandard), {kernels_, alone}, stop_);
        if (!logits) return static_cast<int>(failure_of(logits.error()));
        if (logits->shape().rank() != 3 || static_cast<std::size_t>(logits->shape().last()) != characters_.classes())
            return static_cast<int>(Failure::network);
        line.reading = characters_.decode(*logits, kernels_);
        return kFine;
    } catch (const std::bad_alloc&) {
        return kNoMemory;
    }

    static Failure failure_of(RunFailure failure) {
        return failure == RunFailure::stopped ? Failure::stopped : Failure::network;
    }

    const Network& finder_;
    const Network& recogniser_;
    const Characters& characters_;
    const Kernels& kernels_;
    Team& team_;
    const portable::StopToken& stop_;
};

bool is_of_readable_size(int width, int height) {
    return width > 0 && height > 0 && std::int64_t{width} * height <= kMostPixels;
}

}  // namespace

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

tl::expected<std::vector<Line>, Failure> Reader::read(const View& picture, int threads,
                                                      const portable::StopToken& stop) const {
    const auto row = static_cast<std::size_t>(picture.width) * 4;
    const auto view = [&](int top, int count) -> std::optional<View> {
        return View{picture.rgba + static_cast<std::size_t>(top) * row, picture.width, count};
    };
    return read_bands(picture.width, picture.height, view, threads, stop);
}

tl::expected<std::vector<Line>, Failure> Reader::read(const Banded& picture, int threads,
                                                      const portable::StopToken& stop) const {
    std::vector<std::uint8_t> pixels;
    const auto view = [&](int top, int count) -> std::optional<View> {
        auto rows = picture.rows(top, count);
        if (!rows || rows->size() != static_cast<std::size_t>(count) * static_cast<std::size_t>(picture.width) * 4)
            return {};
        pixels = std::move(*rows);
        return View{pixels.data(), picture.width, count};
    };
    return read_bands(picture.width, picture.height, view, threads, stop);
}

tl::expected<std::vector<Line>, Failure> Reader::read_bands(int width, int height, const Bands& bands, int threads,
                                                            const portable::StopToken& stop) const {
    if (!is_of_readable_size(width, height)) return tl::unexpected(Failure::too_large);
    Team team(std::clamp(threads, 1, kMostThreads));
    const auto& [finder, recogniser, characters, kernels] = *networks_;
    Look look(finder, recogniser, characters, kernels, team, stop);
    const double scale = scale_for(width, height, kShortSide, kMostScale);
    std::vector<Found> found;
    for (const auto& tile : tiles_of(height, scale)) {
        const auto band = bands(tile.top, tile.bottom - tile.top);
        if (!band) return tl::unexpected(Failure::no_pixels);
        std::vector<Found> lines;
        if (const auto failed = look.look(*band, tile.first - tile.top, tile.last - tile.top, scale, lines))
            return tl::unexpected(*failed);
        for (auto& line : lines) {
            line.box.y += static_cast<float>(tile.top);
            const bool known =
                std::ranges::any_of(found, [&](const Found& other) { return are_one_line(other.box, line.box); });
            if (!known) found.push_back(std::move(line));
        }
    }
    std::vector<Line> lines;
    for (const auto& one : found) lines.push_back(line_of(one, width, height));
    sort_for_reading(lines);
    return lines;
}

}  // namespace recoup::ocr::inline reader
