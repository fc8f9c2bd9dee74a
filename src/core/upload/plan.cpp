#include "core/upload/plan.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace recoup::core::inline upload {
namespace {

constexpr double kLong = 2.5;    // height to width from which a shot is cut
constexpr double kBand = 2.2;    // of a part of it, at most
constexpr int kBetween_px = 24;  // between two parts of a page

// The rows at which a cut meets no line, nearest first; one in the middle of each gap.
std::vector<int> gaps_of(const Shot& shot) {
    std::vector<std::pair<int, int>> taken;
    for (const auto& line : shot.text->lines) taken.emplace_back(line.y, line.bottom());
    std::ranges::sort(taken);
    std::vector<int> gaps;
    int end = 0;
    for (const auto& [top, bottom] : taken) {
        if (top > end && end > 0) gaps.push_back(end + (top - end) / 2);
        end = std::max(end, bottom);
    }
    return gaps;
}

int parts_wanted(const Shot& shot) {
    const double ratio = static_cast<double>(shot.height) / std::max(1, shot.width);
    return ratio <= kLong ? 1 : static_cast<int>(std::ceil(ratio / kBand));
}

std::int64_t area(const Shot& shot) {
    return std::int64_t{shot.width} * shot.height;
}

// Consecutive groups, at most so many, none of which weighs more than it must.
std::vector<std::vector<std::size_t>> grouped(const std::vector<std::int64_t>& weights, std::size_t groups) {
    const auto fits = [&](std::int64_t most) {
        std::size_t count = 1;
        std::int64_t held = 0;
        for (const auto weight : weights) {
            if (held > 0 && held + weight > most) ++count, held = 0;
            held += weight;
        }
        return count <= groups;
    };
    auto low = *std::ranges::max_element(weights), high = std::accumulate(weights.begin(), weights.end(), low);
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        (fits(middle) ? high : low) = fits(middle) ? middle : middle + 1;
    }
    std::vector<std::vector<std::size_t>> made(1);
    std::int64_t held = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!made.back().empty() && held + weights[i] > low) made.emplace_back(), held = 0;
        made.back().push_back(i);
        held += weights[i];
    }
    return made;
}

// Rows of parts beside each other, as near to a square as they go.
UploadPage page_of(std::span<const Shot> shots, const std::vector<ShotPart>& parts) {
    int widest = 1, highest = 1;
    for (const auto& part : parts) {
        widest = std::max(widest, shots[part.shot].width);
        highest = std::max(highest, part.height);
    }
    const auto count = static_cast<int>(parts.size());
    const double square = std::sqrt(static_cast<double>(count) * highest / widest);
    const int columns = std::clamp(static_cast<int>(std::lround(square)), 1, count);
    UploadPage page;
    int x = 0, top = 0, row_height = 0, column = 0;
    for (const auto& part : parts) {
        if (column == columns) {
            top += row_height + kBetween_px;
            x = row_height = column = 0;
        }
        page.parts.push_back({part, x, top});
        page.width = std::max(page.width, x + shots[part.shot].width);
        row_height = std::max(row_height, part.height);
        page.height = std::max(page.height, top + part.height);
        x += shots[part.shot].width + kBetween_px;
        ++column;
    }
    return page;
}

// How many files each shot gets: one, and long ones more of what is left.
std::vector<int> files_of(std::span<const Shot> shots, int files) {
    std::vector<int> counts(shots.size(), 1);
    for (auto left = files - static_cast<int>(shots.size()); left > 0; --left) {
        std::size_t best = shots.size();
        for (std::size_t i = 0; i < shots.size(); ++i) {
            if (counts[i] >= parts_wanted(shots[i])) continue;
            if (best == shots.size() || area(shots[i]) / counts[i] > area(shots[best]) / counts[best]) best = i;
        }
        if (best == shots.size()) break;
        ++counts[best];
    }
    return counts;
}

}  // namespace

std::vector<ShotPart> cut_at_gaps(const Shot& shot, std::size_t index, int parts) {
    const auto gaps = shot.text ? gaps_of(shot) : std::vector<int>();
    std::vector<ShotPart> made;
    int top = 0;
    for (int i = 1; i <= parts; ++i) {
        const int usual = static_cast<int>(std::int64_t{shot.height} * i / parts);
        int end = usual;
        if (i < parts) {
            const int reach = shot.height / parts / 2;
            const auto away = [&](int gap) { return std::abs(gap - usual); };
            const auto nearest = std::ranges::min_element(gaps, {}, away);
            if (nearest != gaps.end() && away(*nearest) < reach && *nearest > top) end = *nearest;
        }
        made.push_back({index, top, end - top});
        top = end;
    }
    return made;
}

std::vector<UploadPage> plan_upload(std::span<const Shot> shots, int files) {
    std::vector<UploadPage> pages;
    if (shots.empty() || files < 1) return pages;
    const auto add = [&](const std::vector<ShotPart>& parts) { pages.push_back(page_of(shots, parts)); };
    if (shots.size() <= static_cast<std::size_t>(files)) {
        const auto counts = files_of(shots, files);
        for (std::size_t i = 0; i < shots.size(); ++i) {
            const auto parts = cut_at_gaps(shots[i], i, parts_wanted(shots[i]));
            const std::vector<std::int64_t> even(parts.size(), 1);
            for (const auto& group : grouped(even, static_cast<std::size_t>(counts[i]))) {
                std::vector<ShotPart> on_page;
                for (const auto part : group) on_page.push_back(parts[part]);
                add(on_page);
            }
        }
        return pages;
    }
    std::vector<std::int64_t> weights;
    for (const auto& shot : shots) weights.push_back(area(shot));
    for (const auto& group : grouped(weights, static_cast<std::size_t>(files))) {
        std::vector<ShotPart> on_page;
        for (const auto shot : group)
            for (const auto& part : cut_at_gaps(shots[shot], shot, parts_wanted(shots[shot]))) on_page.push_back(part);
        add(on_page);
    }
    return pages;
}

}  // namespace recoup::core::inline upload
