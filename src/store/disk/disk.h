// What the store asks of the file system besides SQLite: names that are free, a draft that is held, what lasts when the
// power is cut. A failure is the system's own code. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <system_error>

namespace recoup::store::inline disk {

// Whether a name is taken, be it by a link that leads nowhere.
bool is_taken(const std::filesystem::path& path);

// Gives `from` the name `to`; `from` may stay as well. `file_exists` where that is taken. Disks without hard links have
// a rename that does not replace.
std::error_code rename_to_free(const std::filesystem::path& from, const std::filesystem::path& to);

// In the place of the file at `path`, which is no link, with the owner and the mode that one has.
std::error_code put_over(const std::filesystem::path& from, const std::filesystem::path& path);

// Whether put_over() works while somebody has that file open. Windows lets nobody.
bool open_files_can_be_replaced();

// Success as well when there is none.
std::error_code remove_name(const std::filesystem::path& path);

// Names made or removed in a folder stay so when the power is cut. False when that failed; true as well for a disk that
// does not know of it, and so cannot promise it.
bool sync_folder(const std::filesystem::path& folder);

// The folder a file lies in.
std::filesystem::path folder_of(const std::filesystem::path& file);

// A file of one's own, held by a lock that goes with this or with the program. SQLite may use the file meanwhile; this
// is closed behind it, because its own locks go with any descriptor of POSIX.
class HeldFile {
  public:
    // A new one, for its owner only; not open, and `failed` says why, where the name is taken or cannot be had.
    static HeldFile make(const std::filesystem::path& path, std::error_code& failed);
    // One that is there: a regular file of one's own and no link; else not open.
    static HeldFile find(const std::filesystem::path& path);
    HeldFile(HeldFile&& other) noexcept;
    HeldFile& operator=(HeldFile&& other) = delete;
    HeldFile(const HeldFile&) = delete;
    HeldFile& operator=(const HeldFile&) = delete;
    ~HeldFile();

    bool is_open() const { return file_ != kNone; }
    // False when somebody else holds it.
    bool take() const;
    // Waits for it. False when it is gone: somebody who clears up saw it before it was held.
    bool hold() const;

  private:
    static constexpr std::intptr_t kNone = -1;
    explicit HeldFile(std::intptr_t file) : file_(file) {}
    std::intptr_t file_;  // a descriptor, or Windows' handle
};

}  // namespace recoup::store::inline disk
