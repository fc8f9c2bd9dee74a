#include "platform/time/tz_file.h"

#include <algorithm>
#include <string_view>

namespace recoup::platform::inline time {
namespace {

using std::chrono::seconds;

constexpr std::size_t kHeaderBytes = 44;
constexpr std::size_t kTypeBytes = 6;
constexpr std::int64_t kMaxOffsetSeconds = 26 * 3600;

struct Counts {
    std::size_t utc_flags, standard_flags, leaps, times, types, letters;

    std::size_t block_bytes(std::size_t time_bytes) const {
        return times * time_bytes + times + types * kTypeBytes + letters + leaps * (time_bytes + 4) + standard_flags +
               utc_flags;
    }
};

std::int64_t big_endian(std::span<const std::uint8_t> bytes) {
    std::uint64_t value = 0;
    for (const auto byte : bytes) value = value << 8 | byte;
    const auto unused = 64 - 8 * bytes.size();
    return static_cast<std::int64_t>(value << unused) >> unused;
}

// Nothing when a count could not fit into the file; so no sum below can overflow.
std::optional<Counts> read_header(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < kHeaderBytes || bytes[0] != 'T' || bytes[1] != 'Z' || bytes[2] != 'i' || bytes[3] != 'f' ||
        bytes[4] < '2')
        return std::nullopt;
    std::size_t counts[6];
    for (std::size_t i = 0; i < 6; ++i) {
        const auto count = big_endian(bytes.subspan(20 + 4 * i, 4));
        if (count < 0 || static_cast<std::size_t>(count) > bytes.size()) return std::nullopt;
        counts[i] = static_cast<std::size_t>(count);
    }
    return Counts{counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]};
}

// False for a footer that is missing or not understood: the zone would be silently wrong in later years.
bool read_footer(std::span<const std::uint8_t> bytes, std::optional<PosixTz>& rule) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto end = text.starts_with('\n') ? text.find('\n', 1) : text.npos;
    if (end == text.npos) return false;
    if (end == 1) return true;
    rule = PosixTz::parse(text.substr(1, end - 1));
    return rule.has_value();
}

}  // namespace

std::optional<TzFile> TzFile::parse(std::span<const std::uint8_t> bytes) {
    if (bytes.size() > kMaxTzFileBytes) return std::nullopt;
    // The first block holds 32-bit times for old readers: skipped.
    const auto old = read_header(bytes);
    if (!old || bytes.size() < kHeaderBytes + old->block_bytes(4)) return std::nullopt;
    bytes = bytes.subspan(kHeaderBytes + old->block_bytes(4));
    const auto counts = read_header(bytes);
    if (!counts || counts->types == 0 || bytes.size() < kHeaderBytes + counts->block_bytes(8)) return std::nullopt;

    const auto times = bytes.subspan(kHeaderBytes);
    const auto indices = times.subspan(counts->times * 8);
    const auto types = indices.subspan(counts->times);
    std::vector<seconds> offsets;
    for (std::size_t i = 0; i < counts->types; ++i) {
        const auto offset = big_endian(types.subspan(i * kTypeBytes, 4));
        if (offset < -kMaxOffsetSeconds || offset > kMaxOffsetSeconds) return std::nullopt;
        offsets.emplace_back(offset);
    }
    TzFile zone;
    zone.before_ = offsets.front();
    for (std::size_t i = 0; i < counts->times; ++i) {
        if (indices[i] >= counts->types) return std::nullopt;
        const core::Instant at{seconds(big_endian(times.subspan(i * 8, 8)))};
        if (i > 0 && at <= zone.transitions_.back().at) return std::nullopt;
        zone.transitions_.push_back({at, offsets[indices[i]]});
    }
    if (!read_footer(bytes.subspan(kHeaderBytes + counts->block_bytes(8)), zone.after_)) return std::nullopt;
    return zone;
}

seconds TzFile::utc_offset(core::Instant utc) const {
    const auto next = std::upper_bound(transitions_.begin(), transitions_.end(), utc,
                                       [](core::Instant at, const Transition& t) { return at < t.at; });
    if (next == transitions_.end() && after_) return after_->utc_offset(utc);
    return next == transitions_.begin() ? before_ : std::prev(next)->offset;
}

}  // namespace recoup::platform::inline time
