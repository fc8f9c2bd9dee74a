#include "bill/text/gb18030.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::bill::inline text {
namespace {

constexpr unsigned kFirst = 0x81, kLast = 0xFE, kTrails = 190;
constexpr std::size_t kTwoByteCodes = 126 * kTrails;
constexpr std::size_t kFarBegin = 189'000, kFarEnd = kFarBegin + 0x100000;  // U+10000 on, as GB18030 counts them
constexpr char32_t kUnknown = 0xFFFD;

unsigned byte_at(ByteView bytes, std::size_t i) {
    return i < bytes.size() ? std::to_integer<unsigned>(bytes[i]) : 0;
}
bool is_first(unsigned byte) {
    return byte >= kFirst && byte <= kLast;
}
bool is_number(unsigned byte) {
    return byte >= '0' && byte <= '9';
}

// The codes of the BMP that no two bytes stand for, in their order: so does the standard count its four-byte codes.
std::vector<std::uint16_t> others(const std::vector<std::uint16_t>& two) {
    std::vector<bool> taken(0x10000, false);
    for (const auto code : two) taken[code] = true;
    std::vector<std::uint16_t> rest;
    for (unsigned code = 0x80; code < 0x10000; ++code)
        if (!taken[code] && (code < 0xD800 || code >= 0xE000)) rest.push_back(static_cast<std::uint16_t>(code));
    return rest;
}

}  // namespace

Gb18030::Gb18030(ByteView table) {
    if (table.size() != kTwoByteCodes * 2) return;
    two_.reserve(kTwoByteCodes);
    unsigned code = 0;
    for (std::size_t i = 0; i < table.size(); i += 2) {
        code += byte_at(table, i) | byte_at(table, i + 1) << 8;
        two_.push_back(static_cast<std::uint16_t>(code));
    }
    four_ = others(two_);
}

Gb18030::Taken Gb18030::two(unsigned first, unsigned second) const {
    if (second < 0x40 || second == 0x7F || second > kLast) return {kUnknown, 1};
    const auto at = std::size_t{first - kFirst} * kTrails + second - (second < 0x7F ? 0x40 : 0x41);
    return {at < two_.size() ? two_[at] : kUnknown, 2};
}

Gb18030::Taken Gb18030::four(ByteView bytes) const {
    const auto a = byte_at(bytes, 0), b = byte_at(bytes, 1), c = byte_at(bytes, 2), d = byte_at(bytes, 3);
    if (!is_first(c) || !is_number(d)) return {kUnknown, 1};
    const std::size_t at = ((std::size_t{a - kFirst} * 10 + b - '0') * 126 + c - kFirst) * 10 + d - '0';
    if (at < four_.size()) return {four_[at], 4};
    if (at >= kFarBegin && at < kFarEnd) return {static_cast<char32_t>(0x10000 + at - kFarBegin), 4};
    return {kUnknown, 4};
}

std::string Gb18030::utf8(ByteView bytes, std::size_t& wrong) const {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    wrong = 0;
    while (!bytes.empty()) {
        const auto first = byte_at(bytes, 0), second = byte_at(bytes, 1);
        Taken taken{kUnknown, 1};
        if (first < 0x80)
            taken.code = first;
        else if (is_first(first))
            taken = is_number(second) ? four(bytes) : two(first, second);
        wrong += taken.code == kUnknown ? 1 : 0;
        core::append_utf8(out, taken.code);
        bytes = bytes.subspan(std::min(taken.bytes, bytes.size()));
    }
    return out;
}

}  // namespace recoup::bill::inline text
