#include "core/model/uuid_index.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

using namespace recoup;

namespace {

// Few of them, and alike, so that they crowd.
core::Uuid uuid(unsigned n) {
    core::Uuid id;
    id.bytes[15] = static_cast<std::uint8_t>(n);
    id.bytes[7] = static_cast<std::uint8_t>(n % 3);
    return id;
}

}  // namespace

TEST_CASE("an index answers as a map does, whatever is added, moved and erased") {
    core::UuidIndex index;
    std::map<unsigned, std::uint32_t> wanted;
    std::mt19937 random(5);
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        const auto n = static_cast<unsigned>(random() % 200);
        const bool there = wanted.contains(n);
        if (random() % 2 == 0) {
            CHECK(index.add(uuid(n), i) != there);
            wanted.try_emplace(n, i);
        } else if (there && random() % 2 == 0) {
            index.move(uuid(n), i);
            wanted[n] = i;
        } else if (there) {
            index.erase(uuid(n));
            wanted.erase(n);
        }
        const auto asked = static_cast<unsigned>(random() % 200);
        const auto found = wanted.find(asked);
        REQUIRE(index.find(uuid(asked)) == (found == wanted.end() ? core::UuidIndex::kNone : found->second));
    }
}

TEST_CASE("an empty index holds nothing, the nil uuid included") {
    core::UuidIndex index;
    CHECK(index.find({}) == core::UuidIndex::kNone);
    CHECK(index.add({}, 3));
    CHECK(index.find({}) == 3);
    index.reserve(1000);
    CHECK(index.find({}) == 3);
}
