// One writer for whatever is written whole: what stands there afterwards, whatever stood there before.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <thread>

#include "platform/files/files.h"
#include "platform/files/posix/unique_fd.h"
#include "portable/stopping.h"
#include "support/full_disk.h"
#include "support/temp_folder.h"

using namespace recoup::platform;
namespace fs = std::filesystem;

namespace {

struct Written {
    TempFolder temp;
    SystemFiles files;
    fs::path path = temp.path() / "期限.ics";

    std::error_code write(const fs::path& to, const std::string& text) {
        return files.replace_file(to, std::as_bytes(std::span(text)));
    }
    static void put(const fs::path& at, const std::string& text) { std::ofstream(at, std::ios::binary) << text; }
    static std::string read(const fs::path& at) {
        std::ifstream in(at, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static unsigned mode(const fs::path& at) { return static_cast<unsigned>(fs::status(at).permissions()); }
    // The system's, or for root, who could break that one, another of the kind; nothing where that cannot be had.
    fs::path device(const char* name, unsigned minor) const {
        if (::geteuid() != 0) return fs::path("/dev") / name;
        const auto own = temp.path() / name;
        if (::mknod(own.c_str(), S_IFCHR | 0666, makedev(1, minor)) != 0) return {};
        return UniqueFd(::open(own.c_str(), O_WRONLY | O_CLOEXEC)) ? own : fs::path();
    }
    // What lies in the folder.
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(temp.path())) names.push_back(entry.path().filename());
        std::ranges::sort(names);
        return names;
    }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(Written, "a new file is its owner's only, and nothing stays beside it") {
    REQUIRE_FALSE(write(path, "new"));
    CHECK(read(path) == "new");
    CHECK(mode(path) == 0600);
    CHECK(names() == Names{"期限.ics"});
    CHECK(write(temp.path() / "none" / "x", "new") == std::errc::no_such_file_or_directory);
    CHECK(write(path / "x", "new") == std::errc::not_a_directory);
}

TEST_CASE_FIXTURE(Written, "a file in whose place it comes gives it its mode") {
    put(path, "old");
    fs::permissions(path, fs::perms{0640});
    REQUIRE_FALSE(write(path, "new"));
    CHECK(read(path) == "new");
    CHECK(mode(path) == 0640);
    if (::geteuid() != 0) return;  // only root may give files away
    REQUIRE(::chown(path.c_str(), 12345, 23456) == 0);
    REQUIRE_FALSE(write(path, "newer"));
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK(status.st_uid == 12345);
    CHECK(status.st_gid == 23456);
    CHECK(mode(path) == 0640);
}

TEST_CASE_FIXTURE(Written, "a file that may not be written is not replaced either") {
    if (::geteuid() == 0) return;  // who may write everything
    put(path, "old");
    fs::permissions(path, fs::perms{0400});
    CHECK(write(path, "new") == std::errc::permission_denied);
    CHECK(read(path) == "old");
}

TEST_CASE_FIXTURE(Written, "what does not fit leaves the old file as it was, and nothing else") {
    put(path, "old");
    {
        const FullDisk full(5);
        CHECK(write(path, "longer than five") == std::errc::file_too_large);
        CHECK(write(temp.path() / "b", "longer than five") == std::errc::file_too_large);
    }
    CHECK(read(path) == "old");
    CHECK(names() == Names{"期限.ics"});
}

TEST_CASE_FIXTURE(Written, "a link stays, and what it leads to is written") {
    fs::create_directory(temp.path() / "far");
    const auto target = temp.path() / "far" / "b.ics";
    fs::create_symlink("far/b.ics", temp.path() / "a.ics");
    fs::create_symlink(temp.path() / "a.ics", path);
    CHECK(files.real_name(path) == target);
    REQUIRE_FALSE(write(path, "new"));
    CHECK(read(target) == "new");
    REQUIRE_FALSE(write(path, "newer"));
    CHECK(read(target) == "newer");
    CHECK(fs::is_symlink(path));
    CHECK(fs::is_symlink(temp.path() / "a.ics"));
    fs::create_symlink("loop", temp.path() / "loop");
    CHECK(write(temp.path() / "loop", "new") == std::errc::too_many_symbolic_link_levels);
    fs::create_symlink("none/x", temp.path() / "nowhere");
    CHECK(write(temp.path() / "nowhere", "new") == std::errc::no_such_file_or_directory);
}

TEST_CASE_FIXTURE(Written, "names that look like its own temporary ones are somebody's") {
    put(path.string() + ".new", "mine");
    put(temp.path() / "third", "mine as well");
    fs::create_symlink(temp.path() / "third", temp.path() / "b.ics.new");
    REQUIRE_FALSE(write(path, "new"));
    REQUIRE_FALSE(write(temp.path() / "b.ics", "new"));
    CHECK(read(path.string() + ".new") == "mine");
    CHECK(read(temp.path() / "third") == "mine as well");
}

TEST_CASE_FIXTURE(Written, "a pipe gets it and stays a pipe") {
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const UniqueFd reader(::open(path.c_str(), O_RDWR | O_CLOEXEC));  // there before the writer comes
    REQUIRE_FALSE(write(path, "new"));
    char text[8] = {};
    CHECK(::read(reader.get(), text, sizeof text) == 3);
    CHECK(std::string(text) == "new");
    CHECK(fs::is_fifo(path));
    CHECK(names() == Names{"期限.ics"});
}

TEST_CASE_FIXTURE(Written, "a device gets it and stays a device, and says when it is full") {
    const auto null = device("null", 3);
    const auto full = device("full", 7);
    if (null.empty() || full.empty()) return;
    CHECK_FALSE(write(null, "new"));
    CHECK(write(full, "new") == std::errc::no_space_on_device);
    CHECK(fs::is_character_file(null));
    CHECK(fs::is_character_file(full));
}

TEST_CASE_FIXTURE(Written,
                  "a name of the system for an open file leads into that file, though it has no name any more") {
    put(path, "");
    const UniqueFd open(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    fs::remove(path);
    const auto name = "/proc/self/fd/" + std::to_string(open.get());
    REQUIRE_FALSE(write(name, "new"));
    char text[8] = {};
    CHECK(::pread(open.get(), text, sizeof text, 0) == 3);
    CHECK(names().empty());
}

TEST_CASE_FIXTURE(Written, "a folder is no place for a file's bytes") {
    CHECK(write(temp.path(), "new") == std::errc::is_a_directory);
    CHECK(write(temp.path() / "new" / "", "new") == std::errc::is_a_directory);
    CHECK(names().empty());
}

TEST_CASE_FIXTURE(Written, "names and paths are as long as the system takes them") {
    const auto longest = temp.path() / std::string(255, 'n');
    CHECK_FALSE(write(longest, "new"));
    CHECK(write(longest.string() + "n", "new") == std::errc::filename_too_long);
    auto deep = temp.path();
    while (deep.native().size() < 3800) deep /= std::string(200, 'd');
    fs::create_directories(deep);
    deep /= std::string(4095 - deep.native().size() - 1, 'f');
    REQUIRE(deep.native().size() == 4095);
    CHECK_FALSE(write(deep, "new"));
    CHECK(read(deep) == "new");
    CHECK(write(deep.string() + "f", "new") == std::errc::filename_too_long);
}

TEST_CASE_FIXTURE(Written, "of two writers at once one comes last, and its file is whole") {
    const std::string a(100'000, 'a'), b(90'000, 'b');
    const auto often = [&](const std::string& text) {
        for (int i = 0; i < 30; ++i) write(path, text);
    };
    {
        const recoup::portable::Thread other([&] { often(a); });
        often(b);
    }
    const auto text = read(path);
    CHECK((text == a || text == b));
    CHECK(names() == Names{"期限.ics"});
}
