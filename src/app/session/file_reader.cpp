#include "app/session/file_reader.h"

namespace recoup::app::inline session {

core::Result<store::File*> FileReader::file() {
    if (!file_) {
        auto opened = store::File::open_again(path_, {.read_only = true, .patience = patience_});
        if (!opened) return tl::unexpected(opened.error());
        file_ = std::move(*opened);
    }
    return file_.get();
}

void FileReader::on_the_way(const std::vector<store::Original>& originals) {
    const std::lock_guard lock(moving_mutex_);
    for (const auto& original : originals) {
        auto& moving = moving_[original.sha256];
        moving.original = original;
        ++moving.count;
    }
}

void FileReader::arrived(const std::vector<store::Original>& originals) {
    const std::lock_guard lock(moving_mutex_);
    for (const auto& original : originals) {
        const auto it = moving_.find(original.sha256);
        if (it != moving_.end() && --it->second.count == 0) moving_.erase(it);
    }
}

// Nothing when it is not on the way; what has arrived meanwhile is in the file.
template <class Value, class Read>
std::optional<Value> FileReader::moving(std::string_view sha256, Read read) {
    const std::lock_guard lock(moving_mutex_);
    const auto it = moving_.find(sha256);
    return it == moving_.end() ? std::optional<Value>() : read(it->second.original);
}

core::Result<store::Bytes> FileReader::original(std::string_view sha256) {
    using Shared = std::shared_ptr<const store::Bytes>;
    if (const auto bytes = moving<Shared>(sha256, [](const store::Original& original) { return original.bytes; }))
        return **bytes;
    const std::lock_guard lock(mutex_);
    const auto opened = file();
    return opened ? (*opened)->original(sha256) : tl::unexpected(opened.error());
}

std::optional<store::Bytes> FileReader::thumbnail(std::string_view sha256) {
    auto on_the_way = moving<store::Bytes>(sha256, [](const store::Original& original) { return original.thumbnail; });
    if (on_the_way && !on_the_way->empty()) return on_the_way;
    const std::lock_guard lock(mutex_);
    const auto opened = file();
    return opened ? (*opened)->thumbnail(sha256) : std::nullopt;
}

bool FileReader::holds_original(std::string_view sha256) {
    if (moving<bool>(sha256, [](const store::Original&) { return true; })) return true;
    const std::lock_guard lock(mutex_);
    const auto opened = file();
    return opened && (*opened)->holds_original(sha256);
}

std::optional<store::PictureText> FileReader::text(std::string_view sha256) {
    const std::lock_guard lock(mutex_);
    const auto opened = file();
    return opened ? (*opened)->text(sha256) : std::nullopt;
}

std::vector<store::PictureText> FileReader::texts() {
    const std::lock_guard lock(mutex_);
    const auto opened = file();
    return opened ? (*opened)->texts() : std::vector<store::PictureText>();
}

core::Result<std::vector<core::Change>> FileReader::changes_before(std::int64_t seq,
                                                                   std::optional<core::Uuid> case_uuid,
                                                                   std::size_t limit) {
    const std::lock_guard lock(mutex_);
    const auto opened = file();
    return opened ? (*opened)->changes_before(seq, case_uuid, limit) : tl::unexpected(opened.error());
}

core::Result<std::vector<store::Step>> FileReader::steps_before(std::int64_t seq, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    const auto opened = file();
    return opened ? (*opened)->steps_before(seq, limit) : tl::unexpected(opened.error());
}

core::Result<std::string> FileReader::digest_of(std::int64_t seq) {
    const std::lock_guard lock(mutex_);
    const auto opened = file();
    return opened ? (*opened)->digest_of(seq) : tl::unexpected(opened.error());
}

void FileReader::reopen() {
    const std::lock_guard lock(mutex_);
    file_.reset();
}

core::Result<store::Head> FileReader::load(core::State& state) {
    const std::lock_guard lock(mutex_);
    const auto opened = file();
    return opened ? (*opened)->load(state) : tl::unexpected(opened.error());
}

}  // namespace recoup::app::inline session
