#include "core/report/frames.h"

#include <algorithm>
#include <array>
#include <map>

namespace recoup::core::inline report {
namespace {

// A page that frames everything points at nothing.
constexpr std::size_t kMostFrames = 6;
constexpr std::array kFields = {FactField::amount, FactField::order, FactField::transaction,
                                FactField::ticket, FactField::time,  FactField::status};

// What is left after a payment, or what one of several things cost, says nothing of the case.
bool is_aside(const reading::Fact& fact) {
    return fact.role == FactRole::balance || fact.role == FactRole::price;
}

// "订单号 BY20260318-7702", "支付 ¥328.00"; a status is its own word.
std::string named(const reading::Fact& fact, Lang lang) {
    if (fact.field == FactField::status) return fact.value;
    const auto role =
        fact.role == FactRole::none || fact.role == FactRole::other ? std::string_view() : label(lang, fact.role);
    return std::string(role.empty() ? label(lang, fact.field) : role) + " " + fact.value;
}

// The best of each; facts of one line share a frame.
std::map<std::uint32_t, std::string> lines_of(const Reading& reading, Lang lang) {
    std::map<std::uint32_t, std::string> lines;
    for (const auto field : kFields) {
        const auto* fact = best_fact(reading, field);
        if (!fact || is_aside(*fact) || fact->score < kSureScore) continue;
        if (lines.size() >= kMostFrames && !lines.contains(fact->line)) continue;
        auto& text = lines[fact->line];
        text += (text.empty() ? "" : lang == Lang::zh ? "，" : ", ") + named(*fact, lang);
    }
    return lines;
}

}  // namespace

std::vector<ExhibitFrame> frames_of(const PictureText& text, const Reading& reading, Lang lang) {
    std::vector<ExhibitFrame> frames;
    for (auto& [number, told] : lines_of(reading, lang)) {
        if (number >= text.lines.size()) continue;
        const auto& line = text.lines[number];
        frames.push_back({line.x, line.y, line.w, line.h, told});
    }
    std::ranges::stable_sort(frames, {}, [](const ExhibitFrame& one) { return one.y; });
    return frames;
}

}  // namespace recoup::core::inline report
