#include "media/base/digest.h"

#include <doctest/doctest.h>

using namespace recoup::media;

TEST_CASE("SHA-256 gives the published values") {
    CHECK(to_string(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_string(sha256(as_bytes("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("bytes added piece by piece have the digest of the whole") {
    const std::string text(1000, 'x');
    Sha256Hasher hasher;
    for (std::size_t at = 0; at < text.size(); at += 77) hasher.add(part(as_bytes(text), at, 77));
    CHECK(hasher.finish() == sha256(as_bytes(text)));
}

TEST_CASE("a digest reads back what it writes and nothing else") {
    const auto digest = sha256(as_bytes("abc"));
    auto text = to_string(digest);
    CHECK(parse_sha256(text) == digest);
    text[0] = 'B';
    CHECK(parse_sha256(text) == digest);
    CHECK_FALSE(parse_sha256(text.substr(1)));
    text[5] = 'g';
    CHECK_FALSE(parse_sha256(text));
}
