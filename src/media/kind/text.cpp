#include "media/kind/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace recoup::media::inline kind {
namespace {

constexpr std::size_t kTextSample = 64 * 1024;
constexpr std::size_t kMarkupSample = 1024;

bool is_text_control(unsigned char c) {
    return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1b;
}

bool is_binary_control(unsigned char c) {
    return (c < 0x20 && !is_text_control(c)) || c == 0x7f;
}

// How many bytes of UTF-8 follow this first one, if it may be a first one.
std::optional<int> utf8_followers(unsigned char c) {
    if (c < 0x80) return 0;
    if (c >= 0xc2 && c <= 0xdf) return 1;
    if (c >= 0xe0 && c <= 0xef) return 2;
    if (c >= 0xf0 && c <= 0xf4) return 3;
    return std::nullopt;
}

// A character cut off by the end of the sample is no fault.
bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i++]);
        const auto followers = utf8_followers(c);
        if (is_binary_control(c) || !followers) return false;
        for (int k = 0; k < *followers && i < text.size(); ++k, ++i)
            if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return false;
    }
    return true;
}

// GBK pairs and the four-byte forms of GB 18030.
bool is_gb18030(std::string_view text) {
    const auto in = [](unsigned char c, int low, int high) { return c >= low && c <= high; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (is_binary_control(lead)) return false;
        if (lead < 0x80) continue;
        if (!in(lead, 0x81, 0xfe)) return false;
        if (++i >= text.size()) return true;
        const auto trail = static_cast<unsigned char>(text[i]);
        if (in(trail, 0x40, 0xfe) && trail != 0x7f) continue;
        if (!in(trail, 0x30, 0x39)) return false;
        i += 2;
    }
    return true;
}

bool is_utf16(ByteView bytes) {
    if (bytes.size() < 4) return false;
    const bool big = starts_with(bytes, "\xfe\xff");
    if (!big && !starts_with(bytes, "\xff\xfe")) return false;
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        const auto unit = read_u16(bytes, i, big ? Endian::big : Endian::little);
        if (unit >= 0xfffe || (unit < 0x20 && !is_text_control(static_cast<unsigned char>(unit)))) return false;
    }
    return true;
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

bool looks_like_html(std::string_view lower) {
    constexpr std::array<std::string_view, 5> kStarts = {"<!doctype html", "<html", "<head", "<body", "<meta"};
    return std::ranges::any_of(kStarts, [&](auto start) { return lower.starts_with(start); });
}

// Mail begins with header lines, at least two of them of the kinds every mail has.
bool looks_like_mail(std::string_view lower) {
    constexpr std::array<std::string_view, 9> kHeaders = {
        "from:",        "to:",         "subject:",      "date:",        "received:",
        "return-path:", "message-id:", "mime-version:", "delivered-to:"};
    int known = 0;
    while (!lower.empty() && lower[0] != '\n' && lower[0] != '\r') {
        const auto line = lower.substr(0, lower.find('\n'));
        const auto colon = line.find_first_of(": \t");
        const bool folded = line[0] == ' ' || line[0] == '\t';
        if (!folded && (colon == std::string_view::npos || line[colon] != ':')) return false;
        known += std::ranges::any_of(kHeaders, [&](auto header) { return line.starts_with(header); }) ? 1 : 0;
        lower.remove_prefix(std::min(line.size() + 1, lower.size()));
        if (known >= 2) return true;
    }
    return false;
}

// What comes before the first element: blanks, processing instructions (the XML declaration is one) and comments.
std::string_view skip_prolog(std::string_view text) {
    constexpr std::array<std::array<std::string_view, 2>, 2> kSkipped = {{{"<?", "?>"}, {"<!--", "-->"}}};
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        const auto* const skipped = std::ranges::find_if(kSkipped, [&](auto one) { return text.starts_with(one[0]); });
        if (skipped == kSkipped.end()) return text;
        const auto end = text.find((*skipped)[1], (*skipped)[0].size());
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + (*skipped)[1].size());
    }
}

// "<svg", or "<svg:svg" and the like, with what ends a name behind it.
bool begins_svg(std::string_view text) {
    if (!text.starts_with('<')) return false;
    auto name = text.substr(1, std::min<std::size_t>(text.find_first_of(" \t\r\n>/", 1), 64) - 1);
    if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    return name == "svg";
}

FileType kind_of_utf8(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    const auto body = skip_prolog(text);
    const auto lower = lower_ascii(body.substr(0, kMarkupSample));
    if (looks_like_html(lower)) return FileType::html;
    if (begins_svg(body) || lower.starts_with("<!doctype svg")) return FileType::svg;
    if (text.starts_with("<?xml") && lower.find("<html") != std::string::npos) return FileType::html;
    const bool from_the_start = body.size() == text.size();
    return from_the_start && looks_like_mail(lower_ascii(text.substr(0, 16 * kMarkupSample))) ? FileType::eml
                                                                                              : FileType::text;
}

}  // namespace

FileType sniff_text(ByteView file) {
    const auto sample = part(file, 0, kTextSample);
    if (sample.empty()) return FileType::unknown;
    if (is_utf16(sample)) return FileType::text;
    const auto text = as_text(sample);
    if (is_utf8(text)) return kind_of_utf8(text);
    if (!is_gb18030(text)) return FileType::unknown;
    const auto kind = kind_of_utf8(text);
    return kind == FileType::svg ? FileType::text : kind;
}

}  // namespace recoup::media::inline kind
