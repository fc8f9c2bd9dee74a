// Reads originals, thumbnails and history beside the writer: a second connection, opened when first needed, and the
// originals that are still on their way to the file. Any thread.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/file/file.h"

namespace recoup::app::inline session {

class FileReader {
  public:
    // `patience`: how long another program's lock is waited for.
    FileReader(std::filesystem::path path, std::chrono::milliseconds patience)
        : path_(std::move(path)), patience_(patience) {}
    // Uses `file` instead of opening another.
    explicit FileReader(std::unique_ptr<store::File> file) : path_(file->path()), file_(std::move(file)) {}

    // Between these two, as often the one as the other, an original is read from memory.
    void on_the_way(const std::vector<store::Original>& originals);
    void arrived(const std::vector<store::Original>& originals);

    // As store::File has them; opening may fail as well.
    core::Result<store::Bytes> original(std::string_view sha256);
    std::optional<store::Bytes> thumbnail(std::string_view sha256);
    bool holds_original(std::string_view sha256);
    std::optional<store::PictureText> text(std::string_view sha256);
    std::vector<store::PictureText> texts();
    core::Result<std::vector<core::Change>> changes_before(std::int64_t seq, std::optional<core::Uuid> case_uuid,
                                                           std::size_t limit);
    core::Result<std::vector<store::Step>> steps_before(std::int64_t seq, std::size_t limit);
    core::Result<std::string> digest_of(std::int64_t seq);
    core::Result<store::Head> load(core::State& state);
    // The name leads to another file now.
    void reopen();

  private:
    struct Moving {
        store::Original original;
        int count = 0;  // changes that bring it
    };
    core::Result<store::File*> file();
    template <class Value, class Read>
    std::optional<Value> moving(std::string_view sha256, Read read);

    std::filesystem::path path_;
    std::chrono::milliseconds patience_{0};  // of a file that is still to be opened
    std::mutex mutex_;  // guards file_, and is held while another program's or the writer's lock is waited for
    std::unique_ptr<store::File> file_;
    std::mutex moving_mutex_;  // never held for long: the session's thread takes it
    std::map<std::string, Moving, std::less<>> moving_;
};

}  // namespace recoup::app::inline session
