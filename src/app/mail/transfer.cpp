#include "app/mail/transfer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "assets/embedded.h"
#include "bill/text/encoding.h"
#include "core/base/text.h"

namespace recoup::app::inline mail {
namespace {

constexpr std::uint8_t kNone = 0xFF;
constexpr std::size_t kLongestWord = 2'000;  // bytes; the standard has 75, and programs more

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::uint8_t base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<std::uint8_t>(c - 'A');
    if (c >= 'a' && c <= 'z') return static_cast<std::uint8_t>(c - 'a' + 26);
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0' + 52);
    if (c == '+' || c == '-') return 62;
    if (c == '/' || c == '_') return 63;
    return kNone;
}

// "=4F" at `at`; -1: it is none.
int escaped_byte(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return -1;
    const int high = hex_digit(text[at + 1]), low = hex_digit(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// Where Windows-1252 and Latin 1 differ.
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string from_latin(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        core::append_utf8(text, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : char32_t{byte});
    }
    return text;
}

bill::ByteView bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

const bill::Gb18030& gb18030() {
    static const bill::Gb18030 kTable(assets::file("tables/gb18030"));
    return kTable;
}

// An encoded word at the front of `rest`, taken off: "=?UTF-8?B?5L2g?=".
struct EncodedWord {
    std::string charset, bytes;
};
std::optional<EncodedWord> take_word(std::string_view& rest) {
    if (!rest.starts_with("=?")) return std::nullopt;
    const auto charset_end = rest.substr(0, kLongestWord).find('?', 2);
    if (charset_end == rest.npos || charset_end + 3 >= rest.size() || rest[charset_end + 2] != '?') return std::nullopt;
    const auto begin = charset_end + 3;
    const auto end = rest.substr(0, kLongestWord).find("?=", begin);
    if (end == rest.npos) return std::nullopt;
    // The language may stand behind a star (RFC 2231).
    auto charset = lower(rest.substr(2, charset_end - 2));
    charset.resize(std::min(charset.find('*'), charset.size()));
    const char how = rest[charset_end + 1];
    const auto coded = rest.substr(begin, end - begin);
    if (how != 'B' && how != 'b' && how != 'Q' && how != 'q') return std::nullopt;
    rest.remove_prefix(end + 2);
    return EncodedWord{std::move(charset), how == 'B' || how == 'b' ? from_base64(coded) : from_q(coded)};
}

std::string unfolded(std::string_view raw) {
    std::string line;
    for (const char c : raw)
        if (c != '\r' && c != '\n') line += c == '\t' ? ' ' : c;
    return line;
}

}  // namespace

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return small;
}

std::string from_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : text) {
        if (c == '=') {
            held = 0;
            continue;
        }
        const auto value = base64_value(c);
        if (value == kNone) continue;
        bits = (bits << 6 | value) & 0xFFFFFF;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes += static_cast<char>(bits >> held & 0xFF);
    }
    return bytes;
}

std::string from_quoted_printable(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            bytes += text[i];
            continue;
        }
        if (const int byte = escaped_byte(text, i); byte >= 0) {
            bytes += static_cast<char>(byte);
            i += 2;
            continue;
        }
        // A soft line end, with the blanks that a transport put in front of it.
        auto end = i + 1;
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
        if (end < text.size() && text[end] == '\n')
            i = end;
        else if (end == text.size())
            break;
        else
            bytes += '=';
    }
    return bytes;
}

std::string from_q(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int byte = text[i] == '=' ? escaped_byte(text, i) : -1;
        if (byte >= 0) i += 2;
        bytes += byte >= 0 ? static_cast<char>(byte) : text[i] == '_' ? ' ' : text[i];
    }
    return bytes;
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
    const auto name = lower(charset);
    std::size_t wrong = 0;
    if (name.starts_with("gb") || name == "cp936" || name == "x-gbk" || name == "ms936")
        return gb18030().utf8(bytes_of(bytes), wrong);
    if (name == "iso-8859-1" || name == "iso-8859-15" || name == "windows-1252" || name == "latin1" || name == "cp1252")
        return from_latin(bytes);
    if (name == "utf-16be" && !bytes.starts_with("\xFE\xFF")) return to_utf8("\xFE\xFF" + std::string(bytes), name);
    if (name == "utf-16le" && !bytes.starts_with("\xFF\xFE")) return to_utf8("\xFF\xFE" + std::string(bytes), name);
    std::string made;
    const auto as_named = [&](std::string_view) { return name == "utf-8" || name == "utf8"; };
    return std::string(bill::utf8_of(bytes_of(bytes), gb18030(), as_named, made));
}

std::string plain_heading_text(std::string_view raw) {
    const auto line = unfolded(raw);
    std::string text, plain;
    std::optional<EncodedWord> open;
    const auto end_word = [&] {
        if (open) text += to_utf8(open->bytes, open->charset);
        open.reset();
    };
    for (std::string_view rest = line; !rest.empty();) {
        auto word = take_word(rest);
        if (!word) {
            plain += rest.front();
            rest.remove_prefix(1);
            continue;
        }
        const bool beside = open && core::trim(plain).empty();
        if (beside && open->charset == word->charset) {
            open->bytes += word->bytes;
        } else {
            end_word();
            if (!beside) text += to_utf8(plain, "");
            open = std::move(word);
        }
        plain.clear();
    }
    end_word();
    text += to_utf8(plain, "");
    return core::one_line(core::trim(core::without_controls(text)));
}

}  // namespace recoup::app::inline mail
