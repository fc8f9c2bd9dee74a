#include "export/bag/bag.h"

#include <doctest/doctest.h>

#include <random>

#include "export/bag/time_stamp.h"

using namespace recoup;

namespace {

const std::string kDigest(64, 'a');

std::string bytes_of(std::initializer_list<int> values) {
    std::string text;
    for (const auto value : values) text += static_cast<char>(value);
    return text;
}

std::string der(int kind, const std::string& content) {
    std::string out(1, static_cast<char>(kind));
    if (content.size() < 0x80) return out + static_cast<char>(content.size()) + content;
    if (content.size() < 0x100) return out + bytes_of({0x81, static_cast<int>(content.size())}) + content;
    return out + bytes_of({0x82, static_cast<int>(content.size() >> 8), static_cast<int>(content.size() & 0xFF)}) +
           content;
}

// An answer as RFC 3161 builds it, without certificates.
std::string answer(const std::string& time, int status = 0, const std::string& digest = std::string(32, '\xAA')) {
    const auto sha256 = der(0x06, bytes_of({0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1}));
    const auto imprint = der(0x30, der(0x30, sha256 + bytes_of({5, 0})) + der(0x04, digest));
    const auto one = der(0x02, bytes_of({1}));
    const auto info = der(0x30, one + der(0x06, bytes_of({0x2A, 3})) + imprint + one + der(0x18, time));
    const auto content = der(
        0x30, der(0x06, bytes_of({0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 1, 4})) + der(0xA0, der(0x04, info)));
    const auto data = der(0x30, der(0x02, bytes_of({3})) + der(0x31, {}) + content + der(0x31, {}));
    const auto token = der(0x30, der(0x06, bytes_of({0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2})) + der(0xA0, data));
    return der(0x30, der(0x30, der(0x02, bytes_of({status}))) + token);
}

auto read(const std::string& text) {
    return exporting::read_time_answer(std::as_bytes(std::span(text)));
}

}  // namespace

TEST_CASE("the list of digests is sorted and reads again as it was") {
    const auto text = exporting::manifest({{"data/b", kDigest}, {"data/a b", kDigest}});
    CHECK(text == kDigest + "  data/a b\n" + kDigest + "  data/b\n");
    const auto list = exporting::read_manifest(text, "manifest-sha256.txt");
    REQUIRE(list);
    CHECK(list->size() == 2);
}

TEST_CASE("a line of the list that is not exactly so is told by its number") {
    const std::vector<std::string> lines = {"",
                                            "x",
                                            kDigest,
                                            kDigest + " data/a",
                                            std::string(64, 'A') + "  data/a",
                                            kDigest.substr(1) + "  data/a",
                                            kDigest + "  data/a\r",
                                            "\xEF\xBB\xBF" + kDigest + "  data/a",
                                            kDigest + "  "};
    for (const auto& line : lines) {
        CAPTURE(line);
        const auto list = exporting::read_manifest(kDigest + "  data/0\n" + line + "\n", "manifest-sha256.txt");
        REQUIRE_FALSE(list);
        CHECK_FALSE(core::sentence(core::Lang::en, list.error()).empty());
    }
    CHECK_FALSE(exporting::read_manifest(kDigest + "  data/0", "m"));  // no line end: cut off
    CHECK_FALSE(exporting::read_manifest(kDigest + "  data/\xFF\n", "m"));
}

TEST_CASE("a path that leads out, deceives, or is none elsewhere is not followed") {
    for (const char* path : {"/etc/passwd",
                             "../a",
                             "data/../../a",
                             "data//a",
                             "data/",
                             "./a",
                             "data\\a",
                             "C:/a",
                             "C:a",
                             "data/a:b",
                             "data/\x01",
                             "data/a\nb",
                             "data/\u202Egnp.exe",
                             "data/\u200B",
                             "data/con",
                             "data/NUL.txt",
                             "data/com1.png",
                             "data/a.",
                             "data/a ",
                             "",
                             "data/\xC0\xAF"}) {
        CAPTURE(path);
        CHECK(exporting::path_flaw(path));
    }
    CHECK(exporting::path_flaw(std::string(2000, 'a')));
    std::string deep = "data";
    for (int i = 0; i < 50; ++i) deep += "/a";
    CHECK(exporting::path_flaw(deep));
    for (const char* path : {"data/a", "data/收据 1.png", "data/a/b/c.d", "a..b", "data/console.txt"}) {
        CAPTURE(path);
        CHECK_FALSE(exporting::path_flaw(path));
    }
}

TEST_CASE("what a bag tells of itself reads again, folded lines and all") {
    exporting::BagInfo info{.packed_at = core::Instant{std::chrono::seconds{1'795'000'000}},
                            .payload_bytes = 12,
                            .payload_files = 3,
                            .cases = {core::Uuid{{1}}, core::Uuid{{2}}},
                            .agent = "Recoup 0.1",
                            .head = kDigest,
                            .purpose = "court",
                            .pictures = "redacted"};
    const auto lines = exporting::read_bag_info(exporting::bag_info(info));
    REQUIRE(lines);
    CHECK(exporting::info_line(*lines, "Payload-Oxum") == "12.3");
    CHECK(exporting::info_line(*lines, "Recoup-Head") == kDigest);
    CHECK(exporting::info_line(*lines, "Nothing").empty());
    const auto folded = exporting::read_bag_info("A: one\n two\r\nB:three\n");
    REQUIRE(folded);
    CHECK(exporting::info_line(*folded, "A") == "one two");
    CHECK(exporting::info_line(*folded, "B") == "three");
    CHECK_FALSE(exporting::read_bag_info("no colon\n"));
    CHECK_FALSE(exporting::read_bag_info(" folded from nothing\n"));
}

TEST_CASE("the question to an authority is 59 bytes of one shape") {
    const auto query = exporting::time_query(kDigest);
    REQUIRE(query.size() == 59);
    CHECK(static_cast<int>(query[0]) == 0x30);
    CHECK(static_cast<int>(query[24]) == 0xAA);
    CHECK(static_cast<int>(query[55]) == 0xAA);
    CHECK(static_cast<int>(query[58]) == 0xFF);
}

TEST_CASE("of an answer the digest and the time are read") {
    const auto stamp = read(answer("20261128072000Z"));
    REQUIRE(stamp);
    CHECK(stamp->sha256 == kDigest);
    CHECK(core::to_storage(stamp->at) == "2026-11-28T07:20:00Z");
    CHECK(read(answer("20261128072000.123Z")));
}

TEST_CASE("an answer that grants nothing, or is of something else, is told so") {
    CHECK_FALSE(read(answer("20261128072000Z", 2)));
    CHECK_FALSE(read(answer("20261128072000Z", 0, std::string(20, 'x'))));
    for (const auto* time : {"20261128072000", "2026112807200Z", "20261328072000Z", "20261128072000.Z", "x"})
        CHECK_FALSE(read(answer(time)));
    CHECK_FALSE(read(answer("20261128072000Z") + "x"));
    CHECK_FALSE(read(std::string(2 << 20, '\0')));
}

TEST_CASE("answers that were cut or changed are refused or read, and do no harm") {
    const auto whole = answer("20261128072000Z");
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(read(whole.substr(0, size)));
    std::mt19937 chance(3);
    for (int round = 0; round < 50'000; ++round) {
        auto changed = whole;
        for (int i = 0; i < 1 + round % 4; ++i) changed[chance() % changed.size()] = static_cast<char>(chance());
        const auto stamp = read(changed);
        if (stamp) CHECK(stamp->sha256.size() == 64);
    }
}

TEST_CASE("the steps for a stranger stand there in both languages") {
    const auto text = exporting::readme(core::Lang::zh);
    for (const auto* part : {"sha256sum -c manifest-sha256.txt", "shasum -a 256", "Get-FileHash", "openssl ts -verify",
                             "退款证据包", "Evidence for a refund"})
        CHECK(text.find(part) != text.npos);
    CHECK(text.find("退款证据包") < text.find("Evidence for a refund"));
}
