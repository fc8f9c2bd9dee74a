#include "export/archive/zip_reader.h"

#include <doctest/doctest.h>

#include <cstring>
#include <random>

using namespace recoup;
using exporting::ZipEntry;
using exporting::ZipWriter;

namespace {

constexpr core::Instant kAt{std::chrono::seconds{1'795'000'000}};

std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

struct Made {
    std::string bytes;
    ZipWriter writer{[this](std::span<const std::byte> piece) {
                         bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
                         return std::error_code();
                     },
                     exporting::zip_time(kAt)};
};

std::string archive_of(const std::vector<std::pair<std::string, std::string>>& files) {
    Made made;
    for (const auto& [path, text] : files) REQUIRE_FALSE(made.writer.add(path, bytes_of(text)));
    REQUIRE_FALSE(made.writer.finish());
    return made.bytes;
}

core::Result<exporting::ZipList> read(const std::string& archive) {
    return exporting::read_zip_list(
        [&](std::uint64_t at, std::span<std::byte> into) {
            std::memcpy(into.data(), archive.data() + at, into.size());
            return true;
        },
        archive.size());
}

}  // namespace

TEST_CASE("what was written is read again, and its frame is known as ours") {
    const auto archive = archive_of({{"包/a.txt", "one"}, {"包/b", ""}, {"包/c", std::string(1000, '\0')}});
    const auto list = read(archive);
    REQUIRE(list);
    CHECK(list->as_written);
    REQUIRE(list->entries.size() == 3);
    CHECK(list->entries[0].path == "包/a.txt");
    CHECK(archive.substr(list->entries[0].data, list->entries[0].bytes) == "one");
    CHECK(list->entries[2].bytes == 1000);
}

TEST_CASE("an archive of nothing is one") {
    const auto list = read(archive_of({}));
    REQUIRE(list);
    CHECK(list->entries.empty());
}

TEST_CASE("no byte of the frame can change unseen") {
    const auto archive = archive_of({{"p/a.txt", "one"}, {"p/b.txt", "two"}});
    const auto whole = read(archive);
    REQUIRE(whole);
    for (std::size_t at = 0; at < archive.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            bool in_content = false;
            for (const auto& entry : whole->entries)
                in_content = in_content || (at >= entry.data && at < entry.data + entry.bytes);
            if (in_content) continue;
            auto changed = archive;
            changed[at] = static_cast<char>(changed[at] ^ 1 << bit);
            const auto list = read(changed);
            CAPTURE(at);
            CAPTURE(bit);
            CHECK((!list || !list->as_written));
        }
}

TEST_CASE("an archive that is cut off anywhere is refused") {
    const auto archive = archive_of({{"p/a.txt", "one"}, {"p/b.txt", "two"}});
    for (std::size_t size = 0; size < archive.size(); ++size) CHECK_FALSE(read(archive.substr(0, size)));
}

TEST_CASE("archives of chance are refused without harm") {
    std::mt19937 chance(7);
    const auto archive = archive_of({{"p/a.txt", "one"}, {"p/b.txt", std::string(200, 'b')}, {"p/c", ""}});
    for (int round = 0; round < 20'000; ++round) {
        auto changed = archive;
        for (int i = 0; i < 1 + round % 6; ++i)
            changed[chance() % changed.size()] = static_cast<char>(round % 3 == 0 ? 0xFF : chance());
        const auto list = read(changed);
        if (!list) continue;
        for (const auto& entry : list->entries) CHECK(entry.data + entry.bytes <= changed.size());
    }
}

TEST_CASE("something laid over, between or behind the entries is refused") {
    const auto archive = archive_of({{"p/a.txt", "one"}});
    CHECK_FALSE(read("#!/bin/sh\n" + archive));
    CHECK_FALSE(read(archive + "x"));
    const auto list = archive.find("PK\x01\x02");
    CHECK_FALSE(read(archive.substr(0, list) + "hidden" + archive.substr(list)));
}

TEST_CASE("an entry beyond 4 GiB has its size and those behind it their place") {
    constexpr std::uint64_t kLarge = (std::uint64_t{4} << 30) + 10;
    // Only the frame is kept; of the large entry a hole is left.
    std::vector<std::pair<std::uint64_t, std::string>> kept;
    std::uint64_t at = 0;
    bool hole = false;
    ZipWriter writer(
        [&](std::span<const std::byte> piece) {
            if (!hole) kept.emplace_back(at, std::string(reinterpret_cast<const char*>(piece.data()), piece.size()));
            at += piece.size();
            return std::error_code();
        },
        exporting::zip_time(kAt));
    const std::vector<std::byte> zeros(std::size_t{1} << 24);
    REQUIRE_FALSE(writer.begin("p/large", kLarge, 0));
    hole = true;
    for (std::uint64_t left = kLarge; left > 0;) {
        const auto part = std::min<std::uint64_t>(left, zeros.size());
        REQUIRE_FALSE(writer.append(std::span(zeros).first(part)));
        left -= part;
    }
    hole = false;
    REQUIRE_FALSE(writer.add("p/small", bytes_of("s")));
    REQUIRE_FALSE(writer.finish());
    const auto source = [&](std::uint64_t from, std::span<std::byte> into) {
        std::memset(into.data(), 0, into.size());
        for (const auto& [begin, text] : kept)
            for (std::size_t i = 0; i < text.size(); ++i)
                if (begin + i >= from && begin + i < from + into.size())
                    into[begin + i - from] = static_cast<std::byte>(text[i]);
        return true;
    };
    const auto list = exporting::read_zip_list(source, at);
    REQUIRE(list);
    CHECK(list->as_written);
    REQUIRE(list->entries.size() == 2);
    CHECK(list->entries[0].bytes == kLarge);
    CHECK(list->entries[1].at > kLarge);
}

TEST_CASE("more entries than 16 bits count are counted") {
    Made made;
    for (int i = 0; i < 70'000; ++i) REQUIRE_FALSE(made.writer.add("p/" + std::to_string(i), {}));
    REQUIRE_FALSE(made.writer.finish());
    const auto list = read(made.bytes);
    REQUIRE(list);
    CHECK(list->as_written);
    CHECK(list->entries.size() == 70'000);
}

TEST_CASE("the first failure of the disk ends the writing") {
    ZipWriter writer([](std::span<const std::byte>) { return std::make_error_code(std::errc::no_space_on_device); },
                     exporting::zip_time(kAt));
    CHECK(writer.add("p/a", {}) == std::errc::no_space_on_device);
}
