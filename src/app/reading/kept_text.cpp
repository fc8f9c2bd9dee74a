#include "app/reading/kept_text.h"

#include <nlohmann/json.hpp>

#include "app/data/read_json.h"
#include "core/base/text.h"

namespace recoup::app::inline reading {
namespace {

using nlohmann::json;

constexpr std::size_t kMostBytes = 4 << 20;
constexpr int kMostSide = 1'000'000;

std::optional<int> pixels(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer()) return std::nullopt;
    const auto value = found->get<std::int64_t>();
    return value < 0 || value > kMostSide ? std::nullopt : std::optional(static_cast<int>(value));
}

std::optional<core::TextLine> line_of(const json& object) {
    if (!object.is_object()) return std::nullopt;
    const auto x = pixels(object, "x"), y = pixels(object, "y"), w = pixels(object, "w"), h = pixels(object, "h");
    const auto text = object.find("text"), score = object.find("score");
    if (!x || !y || !w || !h || text == object.end() || !text->is_string()) return std::nullopt;
    if (score == object.end() || !score->is_number()) return std::nullopt;
    auto read = text->get<std::string>();
    if (read.size() > core::kMostLineBytes) return std::nullopt;
    return core::TextLine{*x, *y, *w, *h, std::move(read), score->get<double>()};
}

}  // namespace

std::string kept_text(const core::PictureText& text) {
    auto lines = json::array();
    for (const auto& line : text.lines)
        lines.push_back(
            {{"x", line.x}, {"y", line.y}, {"w", line.w}, {"h", line.h}, {"text", line.text}, {"score", line.score}});
    const json object{{"w", text.width}, {"h", text.height}, {"lines", std::move(lines)}};
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<core::PictureText> read_kept_text(std::string_view kept) {
    if (kept.size() > kMostBytes || core::too_deep_at(kept)) return std::nullopt;
    const auto object = json::parse(kept, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object()) return std::nullopt;
    const auto width = pixels(object, "w"), height = pixels(object, "h");
    const auto lines = object.find("lines");
    if (!width || !height || lines == object.end() || !lines->is_array()) return std::nullopt;
    core::PictureText text{*width, *height, {}};
    for (const auto& one : *lines) {
        if (text.lines.size() == core::kMostLines) break;
        if (auto line = line_of(one)) text.lines.push_back(std::move(*line));
    }
    return text;
}

std::string plain_text(const core::PictureText& text) {
    std::string plain;
    for (const auto& line : text.lines) {
        if (!plain.empty()) plain += '\n';
        plain += line.text;
    }
    return plain;
}

}  // namespace recoup::app::inline reading
