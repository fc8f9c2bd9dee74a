#include <doctest/doctest.h>
#include <poll.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <span>

#include "app/file/check.h"
#include "app/session/session_fixture.h"
#include "fuzz/rounds.h"
#include "store/file/file.h"
#include "support/process.h"

using namespace recoup;
using namespace recoup::test;

namespace {

constexpr int kStart_ms = 20'000;
constexpr int kPrograms = 4;
constexpr int kCommands = 300;

std::vector<core::Uuid> acknowledged(const std::filesystem::path& notes) {
    std::vector<core::Uuid> all;
    std::ifstream in(notes);
    for (std::string line; std::getline(in, line);)
        if (const auto id = core::parse_uuid(line)) all.push_back(*id);
    return all;
}

std::uintmax_t bytes_of(const std::filesystem::path& path) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(path, error);
    return error ? 0 : bytes;
}

std::size_t missing(const app::Session& session, const std::vector<core::Uuid>& wanted) {
    std::size_t count = 0;
    for (const auto& id : wanted) count += session.state().find(id) == nullptr;
    return count;
}

bool stored(const std::filesystem::path& path, std::span<const core::Uuid> wanted) {
    const auto file = store::File::open(path, {});
    if (!file) return false;
    return std::all_of(wanted.begin(), wanted.end(), [&](const core::Uuid& id) {
        const auto text = to_string(id);
        auto& row = (*file)->connection().prepared("SELECT 1 FROM cases WHERE uuid = ?1");
        const store::ResetAfter reset(row);
        return row.bind(1, text).step();
    });
}

}  // namespace

// RECOUP_KILLS makes it long, as tools/crash does.
TEST_CASE_FIXTURE(SessionFixture, "kills of a program that writes lose nothing that it acknowledged") {
    const auto kills = number_from_environment("RECOUP_KILLS", 120);
    const auto notes = folder.path() / "acknowledged";
    open();
    std::mt19937 random(11);
    std::size_t compared = 0;
    for (std::uint64_t i = 0; i < kills; ++i) {
        {
            const Process child({RECOUP_SESSION_CHILD, path, notes, "1000000"});
            const auto before = bytes_of(notes);
            for (int ms = 0; bytes_of(notes) == before && ms < kStart_ms; ++ms) ::poll(nullptr, 0, 1);
            ::poll(nullptr, 0, static_cast<int>(random() % 20));
            child.kill();
        }
        if (i % 2 == 0) continue;  // a hot journal may meet the next program as well as us
        const auto all = acknowledged(notes);
        REQUIRE(stored(path, std::span(all).subspan(compared)));
        compared = all.size();
    }
    CHECK(compared >= kills);
    CHECK(missing(*open(false), acknowledged(notes)) == 0);
    CHECK(app::check_file(path)->findings.empty());
}

TEST_CASE_FIXTURE(SessionFixture, "four programs with 300 commands each on one file lose none, and none hears busy") {
    open();
    std::vector<std::unique_ptr<Process>> programs;
    std::vector<core::Uuid> all;
    const auto notes = [&](int i) { return folder.path() / ("acknowledged" + std::to_string(i)); };
    for (int i = 0; i < kPrograms; ++i)
        programs.push_back(std::make_unique<Process>(
            std::vector<std::string>{RECOUP_SESSION_CHILD, path, notes(i), std::to_string(kCommands)}));
    for (int i = 0; i < kPrograms; ++i) {
        CHECK(programs[static_cast<std::size_t>(i)]->wait() == 0);
        for (const auto& id : acknowledged(notes(i))) all.push_back(id);
    }
    CHECK(all.size() == kPrograms * kCommands);
    const auto session = open(false);
    CHECK(missing(*session, all) == 0);
    std::set<std::int64_t> numbers;
    for (const auto& record : session->state().cases()) numbers.insert(record.row.number);
    CHECK(numbers.size() == all.size());
    CHECK(app::check_file(path)->findings.empty());
}
