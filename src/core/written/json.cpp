#include "core/written/json.h"

#include <fmt/format.h>

#include <iterator>

#include "core/base/text.h"

namespace recoup::core::inline written {
namespace {

// What a terminal would act on: C0, DEL, C1 and the bidi controls; U+2028 and U+2029 break JavaScript.
bool must_escape(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_plain(char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

// Of valid UTF-8, the three bytes of a character from U+3000 on but U+FEFF: nothing among them must be escaped, and
// all of Chinese is.
bool is_plain_three(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    return lead >= 0xE3 && lead <= 0xEE && text.size() >= 3;
}

}  // namespace

std::string escape_json_controls(std::string_view document) {
    std::string out;
    out.reserve(document.size());
    while (!document.empty()) {
        const auto c = take_code_point(document);
        if (c >= 0x7F && must_escape(c))
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        else
            append_utf8(out, c);
    }
    return out;
}

Json& Json::open(std::string_view key, char bracket) {
    start(key);
    out_ += bracket;
    first_ = true;
    ++depth_;
    return *this;
}

Json& Json::close(char bracket) {
    out_ += bracket;
    first_ = false;
    if (--depth_ == 0) out_ += '\n';
    return *this;
}

void Json::start(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    if (key.empty()) return;
    out_ += '"';
    out_ += key;
    out_ += "\":";
}

void Json::write_string(std::string_view value) {
    const bool valid = is_valid_utf8(value);
    out_ += '"';
    while (!value.empty()) {
        std::size_t plain = 0;
        while (plain < value.size()) {
            if (is_plain(value[plain]))
                ++plain;
            else if (valid && is_plain_three(value.substr(plain)))
                plain += 3;
            else
                break;
        }
        out_.append(value.substr(0, plain));
        value.remove_prefix(plain);
        if (value.empty()) break;
        const auto c = take_code_point(value);
        if (c == '"' || c == '\\')
            (out_ += '\\') += static_cast<char>(c);
        else if (c == '\n')
            out_ += "\\n";
        else if (must_escape(c))
            fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<unsigned>(c));
        else
            append_utf8(out_, c);
    }
    out_ += '"';
}

Json& Json::text(std::string_view key, std::string_view value) {
    start(key);
    write_string(value);
    return *this;
}

Json& Json::number(std::string_view key, std::int64_t value) {
    start(key);
    const fmt::format_int digits(value);
    out_.append(digits.data(), digits.size());
    return *this;
}

Json& Json::decimal(std::string_view key, const std::optional<double>& value) {
    if (!value) return null(key);
    start(key);
    auto digits = fmt::format("{:.4f}", *value);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    out_ += digits;
    return *this;
}

Json& Json::boolean(std::string_view key, bool value) {
    start(key);
    out_ += value ? "true" : "false";
    return *this;
}

Json& Json::null(std::string_view key) {
    start(key);
    out_ += "null";
    return *this;
}

}  // namespace recoup::core::inline written
