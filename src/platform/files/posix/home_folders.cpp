#include "platform/files/posix/home_folders.h"

#include <pwd.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "platform/files/system_folders.h"

namespace recoup::platform::inline files {

namespace fs = std::filesystem;

fs::path folder_of_environment(const char* name, const fs::path& otherwise) {
    const char* value = std::getenv(name);
    return value != nullptr && *value == '/' ? fs::path(value) : otherwise;
}

std::vector<fs::path> those_that_exist(const std::vector<fs::path>& folders) {
    std::vector<fs::path> found;
    for (const auto& candidate : folders) {
        std::error_code error;
        const auto real = fs::canonical(candidate, error);
        if (error || !fs::is_directory(real, error)) continue;
        if (std::find(found.begin(), found.end(), real) == found.end()) found.push_back(real);
    }
    return found;
}

fs::path nearest_existing(const fs::path& path) {
    std::error_code error;
    auto candidate = fs::absolute(path, error);
    while (!candidate.empty()) {
        auto real = fs::canonical(candidate, error);
        if (!error) return real;
        if (candidate == candidate.root_path()) break;
        candidate = candidate.parent_path();
    }
    return "/";
}

fs::path SystemFolders::home() const {
    if (auto home = folder_of_environment("HOME", {}); !home.empty()) return home;
    const auto* user = ::getpwuid(::getuid());
    return user != nullptr && user->pw_dir != nullptr && *user->pw_dir == '/' ? user->pw_dir : "/";
}

bool SystemFolders::on_read_only_disk(const fs::path& path) const {
    struct statvfs info {};
    return ::statvfs(nearest_existing(path).c_str(), &info) == 0 && (info.f_flag & ST_RDONLY) != 0;
}

}  // namespace recoup::platform::inline files
