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
// Of a folder whose files come from elsewhere: whole ones only.
constexpr std::uint32_t kArrivalMask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_ONLYDIR;
constexpr int kMostFolders = 200;  // in the folder
constexpr int kSettle_ms = 15;     // a commit is a handful of events; one call is enough for them
constexpr int kPoll_ms = 1000;

// Disks whose other users this kernel hears nothing of.
bool is_remote(const std::filesystem::path& folder) {
    struct statfs info {};
    if (::statfs(folder.c_str(), &info) != 0) return false;
    const auto types = {0x6969u, 0x517Bu, 0xFF534D42u, 0xFE534D42u, 0x65735546u, 0x01021997u};
    return std::ranges::find(types, static_cast<std::uint32_t>(info.f_type)) != types.end();
}

// Calls `changed` from a thread of its own when what it reads of its events is about what it watches; each second where
// there are no events.
class InotifyWatch : public app::FileWatches::Watch {
  public:
    InotifyWatch(const InotifyWatch&) = delete;
    InotifyWatch& operator=(const InotifyWatch&) = delete;
    InotifyWatch(const std::filesystem::path& folder, std::uint32_t mask, std::function<void()> changed)
        : changed_(std::move(changed)), stop_(::eventfd(0, EFD_CLOEXEC)) {
        if (is_remote(folder)) return;
        events_ = UniqueFd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
        if (events_ && ::inotify_add_watch(events_.get(), folder.c_str(), mask) < 0) events_ = UniqueFd();
    }

  protected:
    // The first thing and the last of what stands on this.
    void start() {
        thread_ = std::thread([this] { run(); });
    }
    void end() {
        const std::uint64_t one = 1;
        while (::write(stop_.get(), &one, sizeof one) < 0 && errno == EINTR) {
        }
        thread_.join();
    }
    void also(const std::filesystem::path& path, std::uint32_t mask) const {
        if (events_) ::inotify_add_watch(events_.get(), path.c_str(), mask);
    }
    // On its thread. `name` is empty where the event is about what is watched itself.
    virtual bool concerns_us(const inotify_event& event, std::string_view name) = 0;

  private:
    void run() {
        while (true) {
            std::array<pollfd, 2> fds{{{stop_.get(), POLLIN, 0}, {events_.get(), POLLIN, 0}}};
            const int ready = ::poll(fds.data(), events_ ? 2 : 1, events_ ? -1 : kPoll_ms);
            if (ready < 0 && errno != EINTR) return;
            if (fds[0].revents != 0) return;
            if (events_ && !read_events()) continue;
            if (events_) {
                ::poll(fds.data(), 1, kSettle_ms);
                read_events();
            }
            changed_();
        }
    }

    // Reads all that waits; whether any of it concerns us.
    bool read_events() {
        alignas(inotify_event) std::array<char, 16'384> buffer;
        bool ours = false;
        for (ssize_t size = 0; (size = ::read(events_.get(), buffer.data(), buffer.size())) > 0;)
            for (ssize_t at = 0; at < size;) {
                inotify_event event;
                std::memcpy(&event, buffer.data() + at, sizeof event);
                const char* name = buffer.data() + at + sizeof event;
                ours = concerns_us(event, event.len > 0 ? name : "") || ours;
                at += static_cast<ssize_t>(sizeof event + event.len);
            }
        return ours;
    }

    std::function<void()> changed_;
    UniqueFd stop_;
    UniqueFd events_;
    std::thread thread_;
};

class FileWatch final : public InotifyWatch {
  public:
    FileWatch(const std::filesystem::path& path, std::function<void()> changed)
        : InotifyWatch(path.has_parent_path() ? path.parent_path() : ".", kFolderMask, std::move(changed)),
          path_(path),
          name_(portable::utf8(path.filename())) {
        also(path_, kFileMask);
        start();
    }
    ~FileWatch() override { end(); }

  private:
    // Again when another file got the name; nothing new for the one that is watched.
    bool concerns_us(const inotify_event&, std::string_view name) override {
        const bool named = name == name_;
        if (named) also(path_, kFileMask);
        return named || name.empty();
    }

    std::filesystem::path path_;
    std::string name_;
};

class FolderWatch final : public InotifyWatch {
  public:
    FolderWatch(const std::filesystem::path& folder, std::function<void()> changed)
        : InotifyWatch(folder, kArrivalMask, std::move(changed)), folder_(folder) {
        std::error_code error;
        std::filesystem::directory_iterator entries(folder, error), end;
        for (int count = 0; !error && entries != end && count < kMostFolders; entries.increment(error))
            if (entries->is_directory(error) && ++count) also(entries->path(), kArrivalMask);
        start();
    }
    ~FolderWatch() override { end(); }

  private:
    // A folder for the new month is watched as well; what is in it already is seen by the call.
    bool concerns_us(const inotify_event& event, std::string_view name) override {
        const bool folder = (event.mask & IN_ISDIR) != 0;
        if (folder && !name.empty()) also(folder_ / name, kArrivalMask);
        return folder || (event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE_SELF)) != 0;
    }

    std::filesystem::path folder_;
};

}  // namespace

std::unique_ptr<app::FileWatches::Watch> SystemFileWatches::watch(const std::filesystem::path& path,
                                                                  std::function<void()> changed) {
    std::error_code error;
    const auto real = std::filesystem::canonical(path, error);
    return std::make_unique<FileWatch>(error ? path : real, std::move(changed));
}

std::unique_ptr<app::FileWatches::Watch> SystemFileWatches::watch_folder(const std::filesystem::path& folder,
                                                                         std::function<void()> changed) {
    return std::make_unique<FolderWatch>(folder, std::move(changed));
}

}  // namespace recoup::platform::inline files
