#include "desktop/base/open_file.h"

#include <utility>

namespace recoup::desktop::inline base {

OpenFile::OpenFile(std::unique_ptr<app::Session> session) : session_(std::move(session)), own_(session_->path()) {}

core::Result<void> OpenFile::save() const {
    session_->set_patience(app::kWindowPatience);
    auto saved = session_->flush();
    session_->set_patience({});
    return saved;
}

core::Result<void> OpenFile::finish() const {
    auto saved = save();
    // Of a file that has become another, what is held here is kept among its backups.
    if (saved || is_demo() || session_->unsaved().empty() || saved.error().code == core::ErrorCode::diverged) return {};
    return saved;
}

void OpenFile::replace(std::unique_ptr<app::Session> session) {
    // The next may be the same file: it is to find all of it.
    if (!save()) session_->forget_unsaved();
    retired_.push_back(std::move(session_));
    session_ = std::move(session);
    stamp_ = Stamp{static_cast<std::uint64_t>(stamp_) + 1};
}

void OpenFile::use(std::unique_ptr<app::Session> session) {
    replace(std::move(session));
    looking_at_.reset();
}

void OpenFile::use_as_own(std::unique_ptr<app::Session> session) {
    use(std::move(session));
    own_ = path();
}

void OpenFile::look_at(std::unique_ptr<app::Session> backup) {
    replace(std::move(backup));
    looking_at_ = path();
}

}  // namespace recoup::desktop::inline base
