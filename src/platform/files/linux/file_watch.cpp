#include "platform/files/file_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <thread>

#include "platform/files/posix/unique_fd.h"
#include "portable/path_text.h"

namespace recoup::platform::inline files {
namespace {

// Of the file itself, so that what is written to its neighbours wakes nobody.
constexpr std::uint32_t kFileMask = IN_MODIFY | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;
// Of its folder: another file may get its name.
constexpr std::uint32_t kFolderMask = IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr int kSettle_ms = 15;  // a commit is a handful of events; one call is enough for them
constexpr int kPoll_ms = 1000;

// Disks whose other users this kernel hears nothing of.
bool is_remote(const std::filesystem::path& folder) {
    struct statfs info {};
    if (::statfs(folder.c_str(), &info) != 0) return false;
    const auto types = {0x6969u, 0x517Bu, 0xFF534D42u, 0xFE534D42u, 0x65735546u, 0x01021997u};
    return std::ranges::find(types, static_cast<std::uint32_t>(info.f_type)) != types.end();
}

class InotifyWatch final : public app::FileWatches::Watch {
  public:
    InotifyWatch(const InotifyWatch&) = delete;
    InotifyWatch& operator=(const InotifyWatch&) = delete;
    InotifyWatch(const std::filesystem::path& path, std::function<void()> changed)
        : path_(path),
          name_(portable::utf8(path.filename())),
          changed_(std::move(changed)),
          stop_(::eventfd(0, EFD_CLOEXEC)) {
        const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
        if (!is_remote(folder)) {
            events_ = UniqueFd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
            if (events_ && ::inotify_add_watch(events_.get(), folder.c_str(), kFolderMask) < 0) events_ = UniqueFd();
            watch_file();
        }
        thread_ = std::thread([this] { run(); });
    }
    ~InotifyWatch() override {
        const std::uint64_t one = 1;
        while (::write(stop_.get(), &one, sizeof one) < 0 && errno == EINTR) {
        }
        thread_.join();
    }

  private:
    void run() {
        while (true) {
            std::array<pollfd, 2> fds{{{stop_.get(), POLLIN, 0}, {events_.get(), POLLIN, 0}}};
            const int ready = ::poll(fds.data(), events_ ? 2 : 1, events_ ? -1 : kPoll_ms);
            if (ready < 0 && errno != EINTR) return;
            if (fds[0].revents != 0) return;
            if (events_ && !concerns_us()) continue;
            if (events_) {
                ::poll(fds.data(), 1, kSettle_ms);
                concerns_us();
            }
            changed_();
        }
    }

    // Again when another file got the name; nothing new for the one that is watched.
    void watch_file() const {
        if (events_) ::inotify_add_watch(events_.get(), path_.c_str(), kFileMask);
    }

    // Reads all that waits; whether any of it is about the file.
    bool concerns_us() const {
        alignas(inotify_event) std::array<char, 16'384> buffer;
        bool ours = false;
        for (ssize_t size = 0; (size = ::read(events_.get(), buffer.data(), buffer.size())) > 0;)
            for (ssize_t at = 0; at < size;) {
                inotify_event event;
                std::memcpy(&event, buffer.data() + at, sizeof event);
                const char* name = buffer.data() + at + sizeof event;
                const bool named = event.len > 0 && name_ == name;
                if (named) watch_file();
                ours = ours || named || event.len == 0;
                at += static_cast<ssize_t>(sizeof event + event.len);
            }
        return ours;
    }

    std::filesystem::path path_;
    std::string name_;
    std::function<void()> changed_;
    UniqueFd stop_;
    UniqueFd events_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<app::FileWatches::Watch> SystemFileWatches::watch(const std::filesystem::path& path,
                                                                  std::function<void()> changed) {
    std::error_code error;
    const auto real = std::filesystem::canonical(path, error);
    return std::make_unique<InotifyWatch>(error ? path : real, std::move(changed));
}

}  // namespace recoup::platform::inline files
