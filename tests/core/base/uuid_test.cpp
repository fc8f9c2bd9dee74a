#include "core/base/uuid.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("a uuid reads back what it writes") {
    Uuid id;
    for (int i = 0; i < 16; ++i) id.bytes[i] = static_cast<std::uint8_t>(i * 17);
    CHECK(to_string(id) == "00112233-4455-6677-8899-aabbccddeeff");
    CHECK(parse_uuid(to_string(id)) == id);
    CHECK(parse_uuid("00112233-4455-6677-8899-AABBCCDDEEFF") == id);
    for (int i = 0; i < 16; ++i) id.bytes[i] = static_cast<std::uint8_t>(0xFE - i * 13);
    CHECK(parse_uuid(to_string(id)) == id);
}

TEST_CASE("anything but canonical text is no uuid") {
    for (const auto* text : {"", "0011", "00112233445566778899aabbccddeeff", "00112233-4455-6677-8899-aabbccddeefg",
                             "00112233-4455-6677-8899_aabbccddeeff", "00112233_4455-6677-8899-aabbccddeeff",
                             "00112233-4455_6677-8899-aabbccddeeff", "00112233-4455-6677_8899-aabbccddeeff",
                             "00112233-4455-6677-8899-aabbccddeef", "00112233-4455-6677-8899-aabbccddeeff0",
                             "0011223-34455-6677-8899-aabbccddeeff", "g0112233-4455-6677-8899-aabbccddeeff",
                             "0g112233-4455-6677-8899-aabbccddeeff"})
        CHECK_FALSE(parse_uuid(text));
}
