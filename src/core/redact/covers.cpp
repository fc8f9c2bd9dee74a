#include "core/redact/covers.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"

namespace recoup::core::inline redact {
namespace {

constexpr std::int32_t kMostPixels = 1'000'000;  // of a side; more than any picture has

void append_label(std::string& out, std::string_view label) {
    for (const char c : label) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
}

bool take_number(std::string_view& text, std::int32_t& out) {
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, out);
    if (read.ec != std::errc{} || out < 0 || out > kMostPixels) return false;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return true;
}

// Up to the quote that ends it.
bool take_label(std::string_view& text, std::string& out) {
    while (!text.empty() && text.front() != '"') {
        if (text.front() == '\\') text.remove_prefix(1);
        if (text.empty() || static_cast<unsigned char>(text.front()) < 0x20) return false;
        out += text.front();
        text.remove_prefix(1);
    }
    return take_prefix(text, "\"") && out.size() <= kMostCoverLabelBytes && is_valid_utf8(out);
}

bool take_box(std::string_view& text, CoverBox& box) {
    return take_prefix(text, R"({"x":)") && take_number(text, box.x) && take_prefix(text, R"(,"y":)") &&
           take_number(text, box.y) && take_prefix(text, R"(,"w":)") && take_number(text, box.w) &&
           take_prefix(text, R"(,"h":)") && take_number(text, box.h) && take_prefix(text, R"(,"label":")") &&
           take_label(text, box.label) && take_prefix(text, "}");
}

std::vector<CoverBox> everything(const CaseRecord& record, const Uuid& evidence) {
    const auto found = std::ranges::find(record.evidence, evidence, &EvidenceRow::uuid);
    if (found == record.evidence.end()) return {};
    return {{0,
             0,
             static_cast<std::int32_t>(std::clamp<std::int64_t>(found->width, 1, kMostPixels)),
             static_cast<std::int32_t>(std::clamp<std::int64_t>(found->height, 1, kMostPixels)),
             {}}};
}

}  // namespace

bool lies_within(const CoverBox& box, std::int64_t width, std::int64_t height) {
    return box.x >= 0 && box.y >= 0 && box.w > 0 && box.h > 0 && std::int64_t{box.x} + box.w <= width &&
           std::int64_t{box.y} + box.h <= height;
}

std::string covers_text(std::span<const CoverBox> boxes) {
    std::string text = "[";
    for (const auto& box : boxes) {
        if (text.size() > 1) text += ',';
        text += R"({"x":)" + std::to_string(box.x) + R"(,"y":)" + std::to_string(box.y) + R"(,"w":)" +
                std::to_string(box.w) + R"(,"h":)" + std::to_string(box.h) + R"(,"label":")";
        append_label(text, box.label);
        text += "\"}";
    }
    return text + "]";
}

std::optional<std::vector<CoverBox>> read_covers(std::string_view text) {
    std::vector<CoverBox> boxes;
    if (!take_prefix(text, "[")) return std::nullopt;
    while (text.size() > 1) {
        if (boxes.size() == kMostCovers || (!boxes.empty() && !take_prefix(text, ","))) return std::nullopt;
        if (!take_box(text, boxes.emplace_back())) return std::nullopt;
    }
    return text == "]" && !boxes.empty() ? std::optional(std::move(boxes)) : std::nullopt;
}

const RedactionRow* redaction_of(const CaseRecord& record, const Uuid& evidence) {
    const auto found = std::ranges::find(record.redactions, evidence, &RedactionRow::evidence_uuid);
    return found == record.redactions.end() ? nullptr : &*found;
}

std::vector<CoverBox> covers_of(const CaseRecord& record, const Uuid& evidence) {
    const auto* row = redaction_of(record, evidence);
    if (!row) return {};
    auto boxes = read_covers(row->boxes);
    return boxes ? std::move(*boxes) : everything(record, evidence);
}

std::vector<CoverBox> covers_of(const State& state, const Uuid& evidence) {
    for (const auto& record : state.cases())
        if (redaction_of(record, evidence)) return covers_of(record, evidence);
    return {};
}

std::size_t count_covered(const State& state, const Uuid& evidence) {
    return covers_of(state, evidence).size();
}

}  // namespace recoup::core::inline redact
