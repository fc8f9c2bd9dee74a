#include "platform/files/file_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace recoup::platform::inline files {
namespace {

constexpr std::size_t kMaxExtensionBytes = 16;

struct Decoded {
    char32_t point = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

Decoded decode(std::string_view text, std::size_t at) {
    const auto lead = static_cast<std::uint8_t>(text[at]);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > text.size()) return {};
    char32_t point = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<std::uint8_t>(text[at + i]);
        if ((next & 0xc0U) != 0x80U) return {};
        point = point << 6 | (next & 0x3fU);
    }
    constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
    const bool valid = point >= kSmallest[length] && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    return valid ? Decoded{point, length, true} : Decoded{};
}

bool allowed(char32_t c) {
    constexpr std::u32string_view kPathCharacters = U"/\\:*?\"<>|";
    constexpr std::u32string_view kInvisible = U"\u061c\u200b\u200e\u200f\u2028\u2029\ufeff";
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return false;
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return false;
    return kPathCharacters.find(c) == kPathCharacters.npos && kInvisible.find(c) == kInvisible.npos;
}

std::string keep_allowed(std::string_view hint) {
    std::string name;
    for (std::size_t at = 0; at < hint.size();) {
        const auto c = decode(hint, at);
        if (c.valid && allowed(c.point)) name += hint.substr(at, c.bytes);
        at += c.bytes;
    }
    return name;
}

std::string_view trim(std::string_view name) {
    // A leading dot hides the file, a leading dash looks like an option, trailing dots and spaces vanish on Windows.
    const auto first = name.find_first_not_of(" .-");
    if (first == name.npos) return {};
    return name.substr(first, name.find_last_not_of(" .") + 1 - first);
}

std::size_t stem_length(std::string_view name) {
    const auto dot = name.rfind('.');
    const bool extension = dot != name.npos && dot > 0 && name.size() - dot <= kMaxExtensionBytes;
    return extension ? dot : name.size();
}

bool reserved_on_windows(std::string_view name) {
    std::string base(name.substr(0, name.find('.')));
    base.erase(base.find_last_not_of(' ') + 1);
    std::transform(base.begin(), base.end(), base.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    constexpr std::array<std::string_view, 6> kDevices = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    if (std::find(kDevices.begin(), kDevices.end(), base) != kDevices.end()) return true;
    if (!base.starts_with("COM") && !base.starts_with("LPT")) return false;
    const auto number = std::string_view(base).substr(3);
    const bool digit = number.size() == 1 && number[0] >= '0' && number[0] <= '9';
    return digit || number == "¹" || number == "²" || number == "³";
}

// What SQLite would play into a file of the first part's name that lies beside it.
bool names_a_journal(std::string_view name) {
    return name.ends_with("-journal") || name.ends_with("-wal") || name.ends_with("-shm");
}

std::string shorten(std::string_view name) {
    if (name.size() <= kMaxFileNameBytes) return std::string(name);
    const auto extension = name.substr(stem_length(name));
    auto cut = kMaxFileNameBytes - extension.size();
    while (cut > 0 && (static_cast<std::uint8_t>(name[cut]) & 0xc0U) == 0x80U) --cut;
    return std::string(name.substr(0, cut)).append(extension);
}

}  // namespace

std::string clean_file_name(std::string_view hint) {
    const auto kept = keep_allowed(hint);
    auto name = shorten(trim(kept));
    if (name.empty()) name = "file";
    if (names_a_journal(name)) name += '_';
    return reserved_on_windows(name) ? "_" + name : name;
}

std::string numbered_file_name(std::string_view name, int number) {
    const auto stem = stem_length(name);
    return fmt::format("{} ({}){}", name.substr(0, stem), number, name.substr(stem));
}

}  // namespace recoup::platform::inline files
