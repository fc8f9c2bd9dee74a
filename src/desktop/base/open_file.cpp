#include "desktop/base/open_file.h"

#include <utility>

namespace recoup::desktop::inline base {

OpenFile::OpenFile(std::unique_ptr<app::Session> session) : session_(std::move(session)), own_(session_->path()) {}

void OpenFile::replace(std::unique_ptr<app::Session> session) {
    // The next may be the same file: it is to find all of it. What cannot be saved now is tried again behind.
    static_cast<void>(session_->flush());
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
