// The session's part that sees to what is held when the file does not take it, or the program ends.
#include <chrono>
#include <thread>

#include "app/session/session_impl.h"

namespace recoup::app::inline session {
namespace {

using namespace std::chrono_literals;

// For a command that ends. Between its tries lie pauses that double.
constexpr std::chrono::milliseconds kLockPatience = 10s;
constexpr std::chrono::milliseconds kFirstPause = 5ms;
constexpr std::chrono::milliseconds kLongestPause = 80ms;

}  // namespace

Held Session::Impl::held() const {
    Held held{state, {}, identity, ports.ids.next()};
    held.identity.created_at = ports.clock.now();
    for (const auto& item : pending)
        held.originals.insert(held.originals.end(), item.originals.begin(), item.originals.end());
    for (const auto& [sha256, original] : staging) held.originals.push_back(original);
    return held;
}

void Session::keep_copy(const std::filesystem::path& out) {
    impl_->take_rest();
    if (!impl_->writer)
        impl_->news.kept = tl::unexpected(impl_->not_writable());
    else
        impl_->writer->keep_copy(impl_->held(), out);
}

core::Result<RescueCopy> Session::keep_copy_now(const std::filesystem::path& out) {
    keep_copy(out);
    while (!impl_->news.kept) {
        if (impl_->writer->has_news()) impl_->absorb();
        if (!impl_->news.kept) impl_->writer->wait_for_news();
    }
    return *std::exchange(impl_->news.kept, {});
}

void Session::set_patience(std::chrono::milliseconds patience) {
    if (impl_->writer) impl_->writer->set_patience(patience);
}

void Session::forget_unsaved() {
    if (!impl_->writer) return;
    impl_->writer->stop();
    impl_->diverged = impl_->given_up = true;
}

std::vector<core::Change> Session::unsaved() const {
    std::vector<core::Change> changes;
    for (const auto& item : impl_->pending) changes.push_back(item.change);
    return changes;
}

bool Session::is_at_risk() {
    if (!impl_->writer) return false;
    impl_->writer->look();
    impl_->writer->wait_until_looked();
    if (impl_->writer->has_news()) impl_->absorb();
    return impl_->diverged || impl_->writer->failing() || !impl_->pending.empty();
}

core::Result<void> Session::conclude() {
    if (!impl_->writer) return {};
    impl_->writer->set_patience(kLockPatience);
    auto saved = flush();
    for (auto pause = kFirstPause; !saved && !impl_->pending.empty() && pause <= kLongestPause; pause *= 2) {
        using Code = core::ErrorCode;
        const auto code = saved.error().code;
        if (code == Code::in_use || code == Code::diverged) break;  // that was waited for; that stays
        std::this_thread::sleep_for(pause);
        saved = flush();
    }
    if (!saved && !impl_->pending.empty()) saved = impl_->give_up(saved.error());
    if (saved && !impl_->news.lost_commands.empty()) return tl::unexpected(impl_->news.lost_commands.front());
    return saved;
}

// The writer ends; what the file holds all the same is told by its history. Nothing is pending afterwards.
core::Result<void> Session::Impl::give_up(const core::Error& error) {
    watch.reset();
    writer->abandon();
    settle(writer->take_news().saved);
    if (error.code != core::ErrorCode::in_use)
        if (const auto behind = writer->look_back())
            for (const auto& change : *behind)
                if (!pending.empty() && change.uuid == pending.front().change.uuid) settle(1);
    if (pending.empty()) return {};
    take_back_pending();
    settle(pending.size());
    forget_log();
    unreadable = error;
    writer.reset();
    return tl::unexpected(error);
}

}  // namespace recoup::app::inline session
