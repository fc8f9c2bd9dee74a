#include "app/session/rest.h"

#include <utility>

namespace recoup::app::inline session {

Rest::Rest(std::unique_ptr<store::File> file, const core::Zones& zones, std::function<void()> wake)
    : file_(std::move(file)), zones_(zones), wake_(std::move(wake)) {}

Rest::~Rest() {
    if (thread_.joinable()) thread_.join();
}

void Rest::begin() {
    if (thread_.joinable()) return;
    thread_ = std::thread([this] {
        auto all = read();
        {
            const std::lock_guard lock(mutex_);
            read_ = std::move(all);
        }
        ready_.notify_all();
        if (wake_) wake_();
    });
}

bool Rest::is_ready() const {
    const std::lock_guard lock(mutex_);
    return read_.has_value();
}

core::Result<Rest::Read> Rest::take() {
    if (!thread_.joinable()) return read();
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return read_.has_value(); });
    return std::move(*read_);
}

core::Result<Rest::Read> Rest::read() {
    core::State all(zones_);
    const auto head = file_->load(all);
    if (!head) return tl::unexpected(head.error());
    all.prepare_search();  // no first letter of a search waits for it
    return Read{std::move(file_), std::move(all), *head};
}

}  // namespace recoup::app::inline session
