#include "core/upload/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace recoup::core::inline upload {
namespace {

constexpr std::int64_t kKilo = 1'000, kMega = 1'000'000;

// Thousandths of what a text of digits with at most three decimals says.
std::optional<std::int64_t> thousandths(std::string_view text) {
    std::int64_t value = 0;
    int decimals = -1;
    for (const char c : text) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (!is_digit(c) || decimals == 3 || value > kMostUploadBytes) return std::nullopt;
        value = 10 * value + (c - '0');
        decimals += decimals >= 0;
    }
    for (int i = std::max(decimals, 0); i < 3; ++i) value *= 10;
    return text.empty() || text == "." ? std::nullopt : std::optional(value);
}

std::string lower(std::string_view text) {
    std::string low(text);
    for (auto& c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return low;
}

}  // namespace

bool is_possible(const UploadLimits& limits) {
    return limits.files >= 1 && limits.files <= kMostUploadFiles && limits.each_bytes >= kLeastUploadBytes &&
           limits.each_bytes <= kMostUploadBytes && (limits.jpg || limits.png || limits.pdf);
}

Result<std::int64_t> read_upload_bytes(std::string_view text) {
    auto rest = lower(trim(text));
    if (rest.ends_with('b')) rest.pop_back();
    std::int64_t unit = rest.ends_with('m') ? kMega : rest.ends_with('k') ? kKilo : 0;
    if (unit > 0) rest.pop_back();
    const auto value = thousandths(trim(rest));
    const auto bytes = value && unit > 0 ? *value * unit / kKilo : 0;
    if (bytes < kLeastUploadBytes || bytes > kMostUploadBytes)
        return fail(ErrorKind::usage, "upload_bytes_wrong"_tr, {std::string(text)});
    return bytes;
}

std::string upload_bytes_text(std::int64_t bytes) {
    const auto unit = bytes % kMega == 0 || bytes > kMega ? kMega : kKilo;
    auto digits = fmt::format("{}.{:03}", bytes / unit, bytes % unit * kKilo / unit);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
    return digits + (unit == kMega ? "MB" : "KB");
}

Result<void> read_upload_types(std::string_view text, UploadLimits& limits) {
    limits.jpg = limits.png = limits.pdf = false;
    const auto low = lower(text);
    for (std::size_t at = 0; at <= low.size();) {
        const auto end = std::min(low.find(',', at), low.size());
        const auto one = trim(std::string_view(low).substr(at, end - at));
        if (one == "jpg" || one == "jpeg")
            limits.jpg = true;
        else if (one == "png")
            limits.png = true;
        else if (one == "pdf")
            limits.pdf = true;
        else
            return fail(ErrorKind::usage, "upload_types_wrong"_tr, {std::string(one)});
        at = end + 1;
    }
    return {};
}

std::string upload_types_text(const UploadLimits& limits) {
    std::string text;
    for (const auto& [on, name] : {std::pair(limits.jpg, "jpg"), {limits.png, "png"}, {limits.pdf, "pdf"}})
        if (on) text += (text.empty() ? "" : ",") + std::string(name);
    return text;
}

}  // namespace recoup::core::inline upload
