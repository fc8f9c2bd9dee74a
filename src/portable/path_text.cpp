#include "portable/path_text.h"

#include <type_traits>

namespace recoup::portable {
namespace {

constexpr char32_t kUnknown = 0xFFFD;

bool is_high(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

// Takes one character from the front of `text`, which is not empty; of what is no UTF-8 one byte, as kUnknown.
char32_t take(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
    constexpr char32_t kFirst[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    bool whole = text.size() >= length && byte(0) < 0xF8 && (byte(0) < 0x80 || byte(0) >= 0xC0);
    char32_t character = byte(0) & kFirst[length];
    for (std::size_t i = 1; whole && i < length; ++i) {
        whole = (byte(i) & 0xC0U) == 0x80;
        character = character << 6U | (byte(i) & 0x3FU);
    }
    whole = whole && character >= kLeast[length] && character <= 0x10FFFF;
    text.remove_prefix(whole ? length : 1);
    return whole ? character : kUnknown;
}

void put(std::string& out, char32_t character) {
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | (character >> shift & 0x3FU)); };
    if (character < 0x80) {
        out += static_cast<char>(character);
    } else if (character < 0x800) {
        out += static_cast<char>(0xC0U | character >> 6U);
        tail(0);
    } else if (character < 0x10000) {
        out += static_cast<char>(0xE0U | character >> 12U);
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | character >> 18U);
        tail(12);
        tail(6);
        tail(0);
    }
}

using Native = std::filesystem::path::string_type;

// Templates, so that only what the system's names are made of is looked at.
template <class Text>
std::string text_of(const Text& native) {
    if constexpr (std::is_same_v<Text, std::string>)
        return native;
    else
        return from_utf16(std::u16string(native.begin(), native.end()));
}

template <class Text>
Text native_of(std::string_view text) {
    if constexpr (std::is_same_v<Text, std::string>) {
        return Text(text);
    } else {
        const auto units = utf16(text);
        return Text(units.begin(), units.end());
    }
}

}  // namespace

std::u16string utf16(std::string_view utf8) {
    std::u16string out;
    while (!utf8.empty()) {
        const char32_t character = take(utf8);
        if (character < 0x10000) {
            out += static_cast<char16_t>(character);
        } else {
            out += static_cast<char16_t>(0xD800 + ((character - 0x10000) >> 10U));
            out += static_cast<char16_t>(0xDC00 + (character & 0x3FFU));
        }
    }
    return out;
}

std::string from_utf16(std::u16string_view utf16) {
    std::string out;
    for (std::size_t i = 0; i < utf16.size(); ++i) {
        char32_t character = utf16[i];
        if (is_high(character) && i + 1 < utf16.size() && is_low(utf16[i + 1]))
            character = 0x10000 + ((character - 0xD800) << 10U) + (utf16[++i] - 0xDC00U);
        put(out, character);
    }
    return out;
}

std::string utf8(const std::filesystem::path& path) {
    return text_of(path.native());
}

std::filesystem::path path_of(std::string_view utf8) {
    return native_of<Native>(utf8);
}

std::filesystem::path with_ending(const std::filesystem::path& path, std::string_view ending) {
    return path_of(utf8(path) + std::string(ending));
}

}  // namespace recoup::portable
