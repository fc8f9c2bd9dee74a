#include "export/bag/time_stamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/base/text.h"

namespace recoup::exporting::inline bag {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::uint8_t kInteger = 0x02, kOctets = 0x04, kOid = 0x06, kTime = 0x18, kSequence = 0x30, kSet = 0x31,
                       kFirst = 0xA0;
constexpr std::string_view kSignedData = "\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
constexpr std::string_view kTimeInfo = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x04";
constexpr std::string_view kSha256 = "\x60\x86\x48\x01\x65\x03\x04\x02\x01";
constexpr std::size_t kDigestBytes = 32;

std::string_view text_of(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// One value behind the other, in the distinguished encoding: lengths in their shortest form, inside what holds them.
// Once something is not so, all that follows is nothing.
class Der {
  public:
    explicit Der(Bytes bytes) : rest_(bytes) {}

    bool good() const { return good_; }
    bool empty() const { return rest_.empty(); }

    // The content of the next value, which must be of that kind.
    Bytes take(std::uint8_t kind) {
        if (!good_ || rest_.size() < 2 || static_cast<std::uint8_t>(rest_[0]) != kind) return fail();
        rest_ = rest_.subspan(1);
        const auto length = take_length();
        if (!length || *length > rest_.size()) return fail();
        const auto content = rest_.first(*length);
        rest_ = rest_.subspan(*length);
        return content;
    }
    Der inside(std::uint8_t kind) {
        const auto content = take(kind);
        Der inner(content);
        inner.good_ = good_;
        return inner;
    }

  private:
    Bytes fail() {
        good_ = false;
        return {};
    }

    std::optional<std::size_t> take_length() {
        const auto first = static_cast<std::uint8_t>(rest_[0]);
        rest_ = rest_.subspan(1);
        if (first < 0x80) return first;
        const std::size_t count = first & 0x7FU;
        if (count == 0 || count > 4 || rest_.size() < count) return std::nullopt;
        std::size_t length = 0;
        for (const auto byte : rest_.first(count)) length = length << 8 | static_cast<std::uint8_t>(byte);
        const bool shortest = length >= 0x80 && (count == 1 || length >> (8 * (count - 1)) != 0);
        rest_ = rest_.subspan(count);
        return shortest ? std::optional(length) : std::nullopt;
    }

    Bytes rest_;
    bool good_ = true;
};

std::uint8_t nibble(char c) {
    return static_cast<std::uint8_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

// "20261128072000Z", perhaps with parts of a second.
std::optional<core::Instant> read_time(std::string_view text) {
    if (text.size() < 15 || !text.ends_with('Z') || !std::ranges::all_of(text.substr(0, 14), core::is_digit))
        return std::nullopt;
    const auto parts = text.substr(14, text.size() - 15);
    const bool whole = parts.empty() || (parts.size() > 1 && parts.front() == '.' &&
                                         std::ranges::all_of(parts.substr(1), core::is_digit));
    if (!whole) return std::nullopt;
    return core::parse_instant(fmt::format("{}-{}-{}T{}:{}:{}Z", text.substr(0, 4), text.substr(4, 2),
                                           text.substr(6, 2), text.substr(8, 2), text.substr(10, 2),
                                           text.substr(12, 2)));
}

tl::unexpected<core::Error> refuse(core::Tr sentence) {
    return core::fail(core::ErrorKind::work, sentence, {}, {}, core::ErrorCode::damaged);
}

core::Result<TimeAnswer> read_time_info(Bytes bytes) {
    Der outside(bytes);
    auto info = outside.inside(kSequence);
    info.take(kInteger);
    info.take(kOid);
    auto imprint = info.inside(kSequence);
    auto algorithm = imprint.inside(kSequence);
    const auto name = text_of(algorithm.take(kOid));
    const auto digest = imprint.take(kOctets);
    info.take(kInteger);
    const auto at = read_time(text_of(info.take(kTime)));
    if (!info.good() || !imprint.good() || !algorithm.good() || !outside.empty() || !at)
        return refuse("pack_stamp_unreadable"_tr);
    if (name != kSha256 || digest.size() != kDigestBytes) return refuse("pack_stamp_other_digest"_tr);
    std::string hex;
    for (const auto byte : digest) hex += fmt::format("{:02x}", static_cast<std::uint8_t>(byte));
    return TimeAnswer{hex, *at};
}

}  // namespace

std::array<std::byte, kQueryBytes> time_query(std::string_view sha256) {
    constexpr std::string_view kHead =
        "\x30\x39\x02\x01\x01\x30\x31\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";
    constexpr std::string_view kHeadBytes(kHead.data(), 24);
    constexpr std::string_view kTail = "\x01\x01\xFF";
    std::array<std::byte, kQueryBytes> query{};
    auto to = query.begin();
    for (const auto c : kHeadBytes) *to++ = static_cast<std::byte>(c);
    for (std::size_t i = 0; i < kDigestBytes; ++i)
        *to++ = static_cast<std::byte>(nibble(sha256[2 * i]) << 4 | nibble(sha256[2 * i + 1]));
    for (const auto c : kTail) *to++ = static_cast<std::byte>(c);
    return query;
}

core::Result<TimeAnswer> read_time_answer(Bytes answer) {
    if (answer.size() > kMostAnswerBytes) return refuse("pack_stamp_unreadable"_tr);
    Der outside(answer);
    auto response = outside.inside(kSequence);
    auto status = response.inside(kSequence);
    const auto granted = status.take(kInteger);
    if (!status.good() || granted.size() != 1) return refuse("pack_stamp_unreadable"_tr);
    if (static_cast<std::uint8_t>(granted[0]) > 1) return refuse("pack_stamp_refused"_tr);
    auto token = response.inside(kSequence);
    const auto kind = text_of(token.take(kOid));
    auto wrapped = token.inside(kFirst);
    auto data = wrapped.inside(kSequence);
    data.take(kInteger);
    data.take(kSet);
    auto content = data.inside(kSequence);
    const auto what = text_of(content.take(kOid));
    auto held = content.inside(kFirst);
    const auto info = held.take(kOctets);
    const bool good = response.good() && token.good() && data.good() && content.good() && held.good();
    const bool closed = outside.empty() && response.empty() && held.empty();
    if (!good || !closed || kind != kSignedData || what != kTimeInfo) return refuse("pack_stamp_unreadable"_tr);
    return read_time_info(info);
}

}  // namespace recoup::exporting::inline bag
