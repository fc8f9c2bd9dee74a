#include "app/inbox/inbox.h"

#include <doctest/doctest.h>

#include <set>

#include "media/base/digest.h"
#include "platform/files/system_folders.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace recoup;
using namespace recoup::test;
using namespace std::chrono_literals;

namespace {

struct InboxFixture {
    TempFolder temp;
    std::filesystem::path folder = temp.path() / "截图";
    platform::SystemFolders folders;
    core::Instant since = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) - 1h;
    std::vector<app::WatchedFolder> watched{{folder, since}};
    std::set<std::string, std::less<>> known;
    app::Looked looked;

    InboxFixture() { std::filesystem::create_directory(folder); }

    void put(const std::string& name, const std::vector<std::uint8_t>& bytes, std::chrono::minutes age) {
        write_file(folder / name, bytes);
        std::filesystem::last_write_time(folder / name, std::filesystem::file_time_type::clock::now() - age);
    }
    std::vector<app::NewPicture> look() {
        return app::new_pictures(
            watched, folders, [&](std::string_view sha256) { return known.contains(sha256); }, looked);
    }
    std::vector<std::string> names() {
        std::vector<std::string> names;
        for (const auto& one : look()) names.push_back(one.file.path.filename().string());
        return names;
    }
};

}  // namespace

TEST_CASE_FIXTURE(InboxFixture, "pictures that came since a folder is watched are new, the oldest first") {
    put("later.png", png(8, 8, 2), 1min);
    put("first.png", png(8, 8, 1), 30min);
    put("before.png", png(8, 8, 3), 90min);
    std::filesystem::create_directory(folder / "2026-11");
    put("2026-11/of a month.png", png(8, 8, 4), 2min);
    write_file(folder / "text.txt", std::string("no picture"));
    CHECK(names() == std::vector<std::string>{"first.png", "of a month.png", "later.png"});
}

TEST_CASE_FIXTURE(InboxFixture, "what lies in a case or was refused is not new, and the same picture is new once") {
    put("a.png", png(8, 8, 1), 3min);
    put("copy of a.png", png(8, 8, 1), 2min);
    put("b.png", png(8, 8, 2), 1min);
    CHECK(names() == std::vector<std::string>{"a.png", "b.png"});
    known.insert(look()[0].sha256);
    CHECK(names() == std::vector<std::string>{"b.png"});
}

TEST_CASE_FIXTURE(InboxFixture, "a file that is still being written waits until it is whole") {
    const auto whole = png(60, 60, 1);
    auto part = whole;
    part.resize(whole.size() / 2);
    put("shot.png", part, 2min);
    CHECK(names().empty());
    put("shot.png", whole, 1min);
    CHECK(names() == std::vector<std::string>{"shot.png"});
    CHECK(look()[0].sha256 == media::to_string(media::sha256(std::as_bytes(std::span(whole)))));
}

TEST_CASE_FIXTURE(InboxFixture, "a folder that is gone, a file that is gone and a link give nothing and do no harm") {
    put("a.png", png(8, 8, 1), 3min);
    std::filesystem::create_symlink(folder / "a.png", folder / "link.png");
    CHECK(names().size() == 1);
    std::filesystem::remove(folder / "a.png");
    CHECK(names().empty());
    std::filesystem::remove_all(folder);
    CHECK(names().empty());
}

TEST_CASE_FIXTURE(InboxFixture, "of very many only the newest are offered, and nothing in the folder is touched") {
    for (int i = 0; i < 210; ++i) put(std::to_string(i) + ".png", png(4, 4 + i, 1), std::chrono::minutes(5));
    const auto found = look();
    CHECK(found.size() == app::kMostNew);
    CHECK(std::ranges::distance(std::filesystem::directory_iterator(folder)) == 210);
}
