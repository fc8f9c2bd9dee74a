// Where something stands in a list, by its uuid: one block of memory, because a board of 100,000 cases fills it before
// the first frame. Not thread-safe to change; reading is. Knows nothing of what it counts.
#pragma once

#include <bit>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "core/base/uuid.h"

namespace recoup::core::inline model {

class UuidIndex {
  public:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    void reserve(std::size_t count) {
        if (const auto wanted = std::bit_ceil(2 * count + 2); wanted > entries_.size()) grow(wanted);
    }

    // kNone when it is not there.
    std::uint32_t find(const Uuid& key) const {
        if (entries_.empty()) return kNone;
        for (auto i = home(key);; i = next(i))
            if (entries_[i].at == kNone || entries_[i].key == key) return entries_[i].at;
    }

    // `at` becomes its place; false when it had one already, which then stays.
    bool add(const Uuid& key, std::uint32_t at) {
        reserve(++count_);
        auto i = home(key);
        for (; entries_[i].at != kNone; i = next(i))
            if (entries_[i].key == key) return --count_, false;
        entries_[i] = {key, at};
        return true;
    }

    // Both of a key that is there.
    void move(const Uuid& key, std::uint32_t at) { entries_[entry_of(key)].at = at; }

    void erase(const Uuid& key) {
        auto hole = entry_of(key);
        // Whoever stands behind the hole and may stand in it moves up, so that no search ends at it too early.
        for (auto i = next(hole); entries_[i].at != kNone; i = next(i)) {
            const auto mask = entries_.size() - 1;
            if (((i - home(entries_[i].key)) & mask) < ((i - hole) & mask)) continue;
            entries_[hole] = entries_[i];
            hole = i;
        }
        entries_[hole] = {};
        --count_;
    }

  private:
    struct Entry {
        Uuid key;
        std::uint32_t at = kNone;
    };

    // Identities are random; those that count up differ in their last bytes.
    std::size_t home(const Uuid& key) const {
        return (std::hash<Uuid>()(key) * 0x9E3779B97F4A7C15u >> 20) & (entries_.size() - 1);
    }
    std::size_t next(std::size_t i) const { return (i + 1) & (entries_.size() - 1); }

    std::size_t entry_of(const Uuid& key) const {
        auto i = home(key);
        while (entries_[i].at == kNone || entries_[i].key != key) i = next(i);
        return i;
    }

    void grow(std::size_t size) {
        auto old = std::exchange(entries_, std::vector<Entry>(size));
        for (const auto& entry : old) {
            if (entry.at == kNone) continue;
            auto i = home(entry.key);
            while (entries_[i].at != kNone) i = next(i);
            entries_[i] = entry;
        }
    }

    std::vector<Entry> entries_;  // a power of two, at most half of them taken
    std::size_t count_ = 0;
};

}  // namespace recoup::core::inline model
