#include "core/uuid.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("a uuid reads back what it writes") {
    Uuid id;
    for (int i = 0; i < 16; ++i) id.bytes[i] = static_cast<std::uint8_t>(i * 17);
    CHECK(to_string(id) == "00112233-4455-6677-8899-aabbccddeeff");
    CHECK(parse_uuid(to_string(id)) == id);
}

TEST_CASE("anything but canonical text is no uuid") {
    for (const auto* text : {"", "0011", "00112233445566778899aabbccddeeff", "00112233-4455-6677-8899-aabbccddeefg",
                             "00112233-4455-6677-8899_aabbccddeeff"})
        CHECK_FALSE(parse_uuid(text));
}
