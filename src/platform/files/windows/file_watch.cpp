#include "platform/files/file_watch.h"

#include <array>
#include <cstring>
#include <thread>

#include "platform/files/windows/win32.h"

namespace recoup::platform::inline files {
namespace {

constexpr DWORD kSettle_ms = 15;  // a commit is a handful of events; one call is enough for them
constexpr DWORD kPoll_ms = 1000;
constexpr DWORD kChanges = FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_SIZE | FILE_NOTIFY_CHANGE_LAST_WRITE;

// The folder by its changes; where the disk does not tell of them, a look each second.
class FolderWatch final : public app::FileWatches::Watch {
  public:
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;
    // `name`: of a file in the folder; empty: of any, and in the folders below.
    FolderWatch(const std::filesystem::path& folder, std::wstring name, std::function<void()> changed)
        : name_(std::move(name)),
          changed_(std::move(changed)),
          stop_(::CreateEventW(nullptr, TRUE, FALSE, nullptr)),
          told_(::CreateEventW(nullptr, TRUE, FALSE, nullptr)) {
        folder_ = UniqueHandle(
            ::CreateFileW(folder.c_str(), FILE_LIST_DIRECTORY, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                          nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, nullptr));
        listen();  // what happens from now on is told, whenever the thread begins
        thread_ = std::thread([this] { run(); });
    }
    ~FolderWatch() override {
        ::SetEvent(stop_.get());
        thread_.join();
        if (!listening_) return;
        ::CancelIoEx(folder_.get(), &asked_);
        DWORD bytes = 0;
        ::GetOverlappedResult(folder_.get(), &asked_, &bytes, TRUE);  // until the buffer is ours again
    }

  private:
    void listen() {
        asked_ = {};
        asked_.hEvent = told_.get();
        ::ResetEvent(told_.get());
        listening_ = folder_ && ::ReadDirectoryChangesW(
                                    folder_.get(), events_.data(), static_cast<DWORD>(events_.size()),
                                    name_.empty() ? TRUE : FALSE, kChanges, nullptr, &asked_, nullptr) != FALSE;
    }

    void run() {
        while (true) {
            const std::array<HANDLE, 2> handles{stop_.get(), told_.get()};
            const auto woken =
                ::WaitForMultipleObjects(listening_ ? 2 : 1, handles.data(), FALSE, listening_ ? INFINITE : kPoll_ms);
            if (woken == WAIT_OBJECT_0) return;
            if (listening_ && !concerns_us()) continue;
            if (::WaitForSingleObject(stop_.get(), kSettle_ms) == WAIT_OBJECT_0) return;
            changed_();
        }
    }

    // Reads what has come and listens again; whether any of it is about the file or what lies beside it.
    bool concerns_us() {
        DWORD bytes = 0;
        const bool read = ::GetOverlappedResult(folder_.get(), &asked_, &bytes, TRUE) != FALSE;
        const bool ours = !read || bytes == 0 || is_among_events(bytes);  // nothing: there were too many
        listening_ = false;
        if (read) listen();
        return ours;
    }

    bool is_among_events(DWORD bytes) const {
        constexpr auto kHead = offsetof(FILE_NOTIFY_INFORMATION, FileName);
        for (std::size_t at = 0; at + kHead <= bytes;) {
            FILE_NOTIFY_INFORMATION event;
            std::memcpy(&event, events_.data() + at, kHead);
            std::wstring name(event.FileNameLength / sizeof(wchar_t), L'\0');
            std::memcpy(name.data(), events_.data() + at + kHead, event.FileNameLength);
            if (name.starts_with(name_)) return true;
            if (event.NextEntryOffset == 0) break;
            at += event.NextEntryOffset;
        }
        return false;
    }

    std::wstring name_;
    std::function<void()> changed_;
    UniqueHandle stop_, told_, folder_;
    alignas(FILE_NOTIFY_INFORMATION) std::array<char, 16'384> events_;
    OVERLAPPED asked_{};
    bool listening_ = false;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<app::FileWatches::Watch> SystemFileWatches::watch(const std::filesystem::path& path,
                                                                  std::function<void()> changed) {
    std::error_code error;
    const auto real = std::filesystem::canonical(path, error);
    const auto& file = error ? path : real;
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(L".");
    return std::make_unique<FolderWatch>(folder, file.filename().native(), std::move(changed));
}

std::unique_ptr<app::FileWatches::Watch> SystemFileWatches::watch_folder(const std::filesystem::path& folder,
                                                                         std::function<void()> changed) {
    return std::make_unique<FolderWatch>(folder, std::wstring(), std::move(changed));
}

}  // namespace recoup::platform::inline files
