#include "platform/instance/visit_text.h"

#include <algorithm>

#include "portable/path_parts.h"
#include "portable/path_text.h"

namespace recoup::platform::inline instance {
namespace {

// Of this form of the text: a later one has another word.
constexpr std::string_view kGreeting = "recoup-visit-1";
constexpr std::ptrdiff_t kFields = 3;
constexpr std::size_t kMaxPathBytes = 4096;
constexpr std::size_t kMaxTokenBytes = 512;

bool is_token(std::string_view text) {
    return text.size() <= kMaxTokenBytes && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

bool is_path(std::string_view text) {
    return text.empty() || (portable::is_absolute(text) && text.size() <= kMaxPathBytes);
}

// Up to the next byte of zero, which no field has.
std::string_view take_field(std::string_view& text) {
    const auto field = text.substr(0, text.find('\0'));
    text.remove_prefix(std::min(field.size() + 1, text.size()));
    return field;
}

}  // namespace

std::optional<std::string> to_text(const app::Visit& visit) {
    const auto path = portable::utf8(visit.file);
    if (!is_path(path) || path.find('\0') != path.npos) return std::nullopt;
    std::string text;
    const std::string_view token = is_token(visit.token) ? visit.token : std::string_view();
    for (const auto field : {kGreeting, std::string_view(path), token}) (text += field) += '\0';
    return text;
}

std::optional<app::Visit> read_visit(std::string_view text) {
    if (std::ranges::count(text, '\0') != kFields || text.back() != '\0') return std::nullopt;
    const auto greeting = take_field(text), path = take_field(text), token = take_field(text);
    if (greeting != kGreeting || !is_path(path) || !is_token(token)) return std::nullopt;
    return app::Visit{portable::path_of(path), std::string(token)};
}

}  // namespace recoup::platform::inline instance
