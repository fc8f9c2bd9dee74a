// A look each second. The kernel would tell of changes to a file that is held open (kqueue), but to close it again
// would let go of all locks that SQLite has on it: those of POSIX belong to the process.
#include "platform/files/file_watch.h"

#include <sys/stat.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <tuple>

#include "portable/stopping.h"

namespace recoup::platform::inline files {
namespace {

constexpr std::chrono::seconds kBetweenLooks(1);

// What differs once the file was written, or the name leads to another.
using Look = std::tuple<dev_t, ino_t, off_t, time_t, long>;

Look look_at(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return {};
    return {info.st_dev, info.st_ino, info.st_size, info.st_mtimespec.tv_sec, info.st_mtimespec.tv_nsec};
}

// Of a folder the time of its newest entry, and how many there are.
Look look_into(const std::filesystem::path& folder) {
    auto look = look_at(folder);
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const auto entry = look_at(at->path());
        std::get<2>(look) += 1;
        if (std::tie(std::get<3>(entry), std::get<4>(entry)) > std::tie(std::get<3>(look), std::get<4>(look))) {
            std::get<3>(look) = std::get<3>(entry);
            std::get<4>(look) = std::get<4>(entry);
        }
    }
    return look;
}

class LookingWatch final : public app::FileWatches::Watch {
  public:
    LookingWatch(std::filesystem::path path, Look (*look)(const std::filesystem::path&), std::function<void()> changed)
        : path_(std::move(path)), look_(look), seen_(look_(path_)), changed_(std::move(changed)) {
        thread_ = portable::Thread([this] { run(); });
    }
    LookingWatch(const LookingWatch&) = delete;
    LookingWatch& operator=(const LookingWatch&) = delete;
    ~LookingWatch() override {
        {
            const std::lock_guard lock(mutex_);
            over_ = true;
        }
        ended_.notify_one();
        thread_ = portable::Thread();
    }

  private:
    void run() {
        while (!is_over_within(kBetweenLooks)) {
            const auto now = look_(path_);
            if (now == seen_) continue;
            seen_ = now;
            changed_();
        }
    }

    bool is_over_within(std::chrono::seconds time) {
        std::unique_lock lock(mutex_);
        return ended_.wait_for(lock, time, [this] { return over_; });
    }

    std::filesystem::path path_;
    Look (*look_)(const std::filesystem::path&);
    Look seen_;  // the thread's
    std::function<void()> changed_;
    std::mutex mutex_;  // guards over_
    bool over_ = false;
    std::condition_variable ended_;
    portable::Thread thread_;  // last: it uses the others
};

}  // namespace

std::unique_ptr<app::FileWatches::Watch> SystemFileWatches::watch(const std::filesystem::path& path,
                                                                  std::function<void()> changed) {
    return std::make_unique<LookingWatch>(path, &look_at, std::move(changed));
}

std::unique_ptr<app::FileWatches::Watch> SystemFileWatches::watch_folder(const std::filesystem::path& folder,
                                                                         std::function<void()> changed) {
    return std::make_unique<LookingWatch>(folder, &look_into, std::move(changed));
}

}  // namespace recoup::platform::inline files
