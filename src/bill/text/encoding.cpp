#include "bill/text/encoding.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::bill::inline text {
namespace {

constexpr std::size_t kLooked = 4096;  // bytes

bool begins(ByteView bytes, std::string_view mark) {
    return bytes.size() >= mark.size() && std::ranges::equal(bytes.first(mark.size()), std::as_bytes(std::span(mark)));
}

std::string_view chars(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string from_utf16(ByteView bytes, bool big) {
    const auto unit = [&](std::size_t i) -> char32_t {
        const auto low = std::to_integer<char32_t>(bytes[i + (big ? 1 : 0)]);
        return low | std::to_integer<char32_t>(bytes[i + (big ? 0 : 1)]) << 8;
    };
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t code = unit(i);
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >> 10 == 0x37) {
            code = 0x10000 + ((code & 0x3FF) << 10 | (unit(i + 2) & 0x3FF));
            i += 2;
        }
        core::append_utf8(out, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
    }
    return out;
}

// Latin letters and digits in UTF-16 have a nought beside each; nothing else has.
int noughts(ByteView bytes, std::size_t from) {
    int count = 0;
    for (std::size_t i = from; i < std::min(bytes.size(), kLooked); i += 2) count += bytes[i] == std::byte{} ? 1 : 0;
    return count;
}

std::string with_replacements(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) core::append_utf8(out, core::take_code_point(text));
    return out;
}

}  // namespace

std::string_view utf8_of(ByteView bytes, const Gb18030& gb18030, const LooksRight& looks_right, std::string& made) {
    if (begins(bytes, "\xEF\xBB\xBF")) bytes = bytes.subspan(3);
    const int even = noughts(bytes, 0), odd = noughts(bytes, 1);
    const auto few = static_cast<int>(std::min(bytes.size(), kLooked) / 20);
    if (begins(bytes, "\xFF\xFE")) return made = from_utf16(bytes.subspan(2), false);
    if (begins(bytes, "\xFE\xFF")) return made = from_utf16(bytes.subspan(2), true);
    if (odd > few && odd > 8 * even) return made = from_utf16(bytes, false);
    if (even > few && even > 8 * odd) return made = from_utf16(bytes, true);
    if (core::is_valid_utf8(chars(bytes))) return chars(bytes);
    std::size_t wrong = 0;
    made = gb18030.utf8(bytes, wrong);
    if (wrong == 0 || looks_right(made)) return made;
    auto as_utf8 = with_replacements(chars(bytes));
    if (looks_right(as_utf8)) made = std::move(as_utf8);
    return made;
}

}  // namespace recoup::bill::inline text
