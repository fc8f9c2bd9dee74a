#include "app/session/writer.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <utility>

#include "portable/path_text.h"

namespace recoup::app::inline session {
namespace {

using namespace std::chrono_literals;
using Status = store::CommitResult::Status;

constexpr auto kEndless = 0ms;
constexpr auto kRetryPause = 1s;
constexpr auto kPatienceAtEnd = 10s;
constexpr auto kPatienceForCopy = 200ms;
// One transaction takes this much at most: a cut of the power loses what was not acknowledged yet, and no more.
constexpr std::size_t kMaxBatch = 64;
constexpr std::size_t kMaxBatchBytes = 32u << 20;
// Others may write between two of these.
constexpr std::size_t kMaxStagedBytes = 8u << 20;

std::size_t bytes_of(const store::Original& original) {
    return original.bytes->size() + original.thumbnail.size();
}

std::size_t bytes_of(const store::Entry& entry) {
    std::size_t bytes = 0;
    for (const auto& original : entry.originals) bytes += bytes_of(original);
    return bytes;
}

// The store says that something was not saved; here it is kept and tried again.
core::Error waiting(core::Error error) {
    using Code = core::ErrorCode;
    if (error.code == Code::disk_full) error.message = "store_disk_full_waiting"_tr;
    if (error.code == Code::not_writable) error.message = "store_not_writable_waiting"_tr;
    if (error.code == Code::not_saved) error.message = "store_not_saved_waiting"_tr;
    if (error.code == Code::moved) error.message = "store_gone"_tr;
    return error;
}

}  // namespace

Writer::Writer(std::unique_ptr<store::File> file, store::Head last, std::function<void()> wake)
    : file_(std::move(file)), wake_(std::move(wake)), last_(std::move(last)) {
    file_->set_patience(patience_);
    thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = try_now_ = true;
        if (patience_ == kEndless) file_->set_patience(kPatienceAtEnd);
    }
    work_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Writer::abandon() {
    {
        const std::lock_guard lock(mutex_);
        queue_.clear();
        aside_.clear();
        ending_ = try_now_ = true;
    }
    work_.notify_all();
    thread_.join();
}

core::Result<std::vector<core::Change>> Writer::look_back() {
    file_->set_patience(kPatienceAtEnd);
    return file_->changes_after(last_.seq);
}

void Writer::set_patience(std::chrono::milliseconds patience) {
    const std::lock_guard lock(mutex_);
    patience_ = patience;
    file_->set_patience(patience);
}

void Writer::add(store::Entry entry) {
    {
        const std::lock_guard lock(mutex_);
        if (stopped_) return;  // resume() brings it
        queue_.push_back(std::move(entry));
    }
    work_.notify_one();
}

void Writer::resume(store::Head last, std::vector<store::Entry> entries) {
    {
        const std::lock_guard lock(mutex_);
        last_ = std::move(last);
        queue_.assign(std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()));
        stopped_ = false;
    }
    work_.notify_one();
}

void Writer::stop() {
    const std::lock_guard lock(mutex_);
    queue_.clear();
    aside_.clear();
    stopped_ = true;
}

void Writer::keep_copy(Held held, std::filesystem::path out) {
    {
        const std::lock_guard lock(mutex_);
        copy_ = {std::move(held), std::move(out)};
        file_->set_patience(kPatienceForCopy);
    }
    work_.notify_one();
}

void Writer::record_delivered(std::vector<std::string> keys, core::Instant at) {
    {
        const std::lock_guard lock(mutex_);
        to_deliver_.insert(to_deliver_.end(), std::make_move_iterator(keys.begin()),
                           std::make_move_iterator(keys.end()));
        delivered_at_ = at;
        delivering_ = true;
    }
    work_.notify_one();
}

void Writer::stage(store::Original original) {
    beside(std::move(original));
}

void Writer::unstage(std::vector<std::string> sha256s) {
    beside(Unstage{std::move(sha256s)});
}

void Writer::keep_text(store::PictureText text) {
    beside(std::move(text));
}

void Writer::renew_thumbnail(store::Original original) {
    beside(Renew{std::move(original)});
}

void Writer::beside(Aside work) {
    {
        const std::lock_guard lock(mutex_);
        aside_.push_back(std::move(work));
        staging_ = true;
    }
    work_.notify_one();
}

void Writer::look() {
    {
        const std::lock_guard lock(mutex_);
        look_ = true;
    }
    work_.notify_one();
}

void Writer::try_now() {
    {
        const std::lock_guard lock(mutex_);
        try_now_ = true;
        failure_.reset();
    }
    work_.notify_one();
}

bool Writer::has_news() const {
    const std::lock_guard lock(mutex_);
    return news_waiting_;
}

WriterNews Writer::take_news() {
    const std::lock_guard lock(mutex_);
    news_waiting_ = false;
    news_.last = last_;
    return std::exchange(news_, {});
}

void Writer::wait() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] {
        return news_waiting_ || failure_ ||
               (queue_.empty() && to_deliver_.empty() && aside_.empty() && !busy_ && !look_ && !copy_);
    });
}

void Writer::wait_until_looked() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return !look_ && !busy_; });
}

void Writer::wait_for_news() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return news_waiting_; });
}

bool Writer::is_delivering() const {
    const std::lock_guard lock(mutex_);
    return delivering_;
}

bool Writer::staging() const {
    const std::lock_guard lock(mutex_);
    return staging_;
}

bool Writer::failing() const {
    const std::lock_guard lock(mutex_);
    return failure_.has_value();
}

std::optional<core::Error> Writer::failure() const {
    const std::lock_guard lock(mutex_);
    return failure_;
}

void Writer::loop() {
    std::unique_lock lock(mutex_);
    while (true) {
        const auto ready = [&] { return ending_ || try_now_ || copy_ || (has_work() && (!failure_ || look_)); };
        if (failure_)
            work_.wait_for(lock, kRetryPause, ready);
        else
            work_.wait(lock, ready);
        const bool last = ending_;
        try_now_ = false;
        busy_ = true;
        if (copy_) write_copy(lock);
        if (!last && (look_ || failure_)) look_elsewhere(lock);
        // A change is taken up only while nothing lies aside: it may refer to that.
        for (bool going = true; going && (!aside_.empty() || (!queue_.empty() && !stopped_));) {
            if (!aside_.empty()) {
                going = put_aside(lock);
            } else {
                save(lock);
                going = !failure_;
            }
        }
        if (!to_deliver_.empty()) write_delivered(lock);
        busy_ = false;
        done_.notify_all();
        if (last) return;
    }
}

std::vector<store::Entry> Writer::next_batch() {
    std::vector<store::Entry> batch;
    std::size_t bytes = 0;
    while (!queue_.empty() && batch.size() < (one_by_one_ ? 1 : kMaxBatch)) {
        bytes += bytes_of(queue_.front());
        if (!batch.empty() && bytes > kMaxBatchBytes) break;
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return batch;
}

// Changes may refer to what is put in here. False when it could not be done now.
bool Writer::put_aside(std::unique_lock<std::mutex>& lock) {
    while (forget_unwanted(), !aside_.empty()) {
        if (std::holds_alternative<store::Original>(aside_.front())) {
            if (!stage_some(lock)) return false;
            continue;
        }
        auto work = std::move(aside_.front());
        aside_.pop_front();
        lock.unlock();
        std::optional<core::Error> failed;
        // None is worth a second try: nothing is missing without them.
        if (const auto* out = std::get_if<Unstage>(&work)) take_out(out->sha256s);
        if (const auto* renew = std::get_if<Renew>(&work)) file_->renew_thumbnails(std::span(&renew->original, 1));
        const auto* text = std::get_if<store::PictureText>(&work);
        if (text) failed = file_->keep_text(*text).error;
        lock.lock();
        if (failed) news_.not_kept.emplace_back(text->sha256, *failed);
    }
    if (std::exchange(staging_, false)) {
        if (queue_.empty()) recovered();
        announce(lock);
    }
    return true;
}

// What is to go out again need not go in; where the disk is full it could not.
void Writer::forget_unwanted() {
    std::set<std::string, std::less<>> unwanted;
    for (auto it = aside_.end(); it != aside_.begin();) {
        --it;
        if (const auto* out = std::get_if<Unstage>(&*it)) unwanted.insert(out->sha256s.begin(), out->sha256s.end());
        const auto* original = std::get_if<store::Original>(&*it);
        if (!original || !unwanted.contains(original->sha256)) continue;
        news_.staged.push_back(original->sha256);
        it = aside_.erase(it);
    }
}

// As many as lie together and fit one transaction.
bool Writer::stage_some(std::unique_lock<std::mutex>& lock) {
    std::vector<store::Original> some;
    std::size_t bytes = 0;
    while (!aside_.empty() && some.size() < (stage_one_by_one_ ? 1 : kMaxBatch)) {
        auto* next = std::get_if<store::Original>(&aside_.front());
        if (!next || (!some.empty() && bytes + bytes_of(*next) > kMaxStagedBytes)) break;
        bytes += bytes_of(*next);
        some.push_back(std::move(*next));
        aside_.pop_front();
    }
    const auto base = last_.seq;
    lock.unlock();
    std::vector<std::string> fresh;
    const auto result = file_->stage(some, fresh);
    lock.lock();
    for (auto& sha256 : fresh) put_in_.insert_or_assign(std::move(sha256), base);
    if (result.status == Status::done) {
        stage_one_by_one_ = false;
        for (auto& original : some) news_.staged.push_back(std::move(original.sha256));
        announce(lock);
        return true;
    }
    if (result.status == Status::rejected && some.size() == 1) {
        stage_one_by_one_ = false;
        news_.not_staged.emplace_back(some.front().sha256, *result.error);
        announce(lock);
        return true;
    }
    aside_.insert(aside_.begin(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    if (result.status == Status::rejected) {
        stage_one_by_one_ = true;
        return true;
    }
    fail(result.error.value_or(core::Error{}));
    announce(lock);
    return false;
}

void Writer::take_out(const std::vector<std::string>& sha256s) {
    std::vector<store::Staged> staged;
    for (const auto& sha256 : sha256s) {
        const auto found = put_in_.find(sha256);
        if (found == put_in_.end()) continue;
        staged.push_back({found->first, found->second});
        put_in_.erase(found);
    }
    if (!staged.empty()) file_->unstage(staged);
}

void Writer::save(std::unique_lock<std::mutex>& lock) {
    auto batch = next_batch();
    const auto base = last_;
    lock.unlock();
    const auto result = file_->commit(batch, base);
    lock.lock();
    handle(result, std::move(batch), lock);
}

void Writer::handle(const store::CommitResult& result, std::vector<store::Entry> batch,
                    std::unique_lock<std::mutex>& lock) {
    if (result.status == Status::done) {
        last_ = result.head;
        news_.saved += batch.size();
        one_by_one_ = false;
        recovered();
        return announce(lock);
    }
    const bool several = batch.size() > 1;
    queue_.insert(queue_.begin(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
    switch (result.status) {
        case Status::stale:
            return take_foreign(lock);
        case Status::rejected:
        case Status::differs:
            if (several) {
                one_by_one_ = true;
                return;
            }
            stop_for([&](WriterNews& news) {
                news.reload = result.status == Status::differs;
                if (result.status == Status::rejected) news.rejected = result.error;
            });
            return announce(lock);
        default:
            fail(result.error.value_or(core::Error{}));
            return announce(lock);
    }
}

// Changes behind last_seq_ are another program's, or our own whose success could not be told.
void Writer::take_foreign(std::unique_lock<std::mutex>& lock) {
    const auto base = last_;
    lock.unlock();
    const auto follows = file_->follows(base);
    auto changes = file_->changes_after(base.seq);
    const auto digest = changes && !changes->empty() ? file_->digest_of(changes->back().seq) : base.digest;
    lock.lock();
    if (!follows || !changes || !digest) {
        fail(!follows ? follows.error() : !changes ? changes.error() : digest.error());
        return announce(lock);
    }
    if (!*follows) {
        stop_for([](WriterNews& news) { news.diverged = true; });
        return announce(lock);
    }
    auto next = changes->begin();
    for (; next != changes->end() && !queue_.empty() && next->uuid == queue_.front().change.uuid; ++next) {
        queue_.pop_front();
        ++news_.saved;
    }
    if (!changes->empty()) last_ = {changes->back().seq, *digest};
    if (next != changes->end()) {
        stop_for([&](WriterNews& news) { news.foreign.assign(next, changes->end()); });
    }
    recovered();
    announce(lock);
}

void Writer::write_copy(std::unique_lock<std::mutex>& lock) {
    const auto copy = std::move(*std::exchange(copy_, {}));
    lock.unlock();
    auto kept = write_rescue_copy(copy.held, file_.get(), copy.out);
    lock.lock();
    file_->set_patience(patience_);
    news_.kept = std::move(kept);
    announce(lock);
}

void Writer::look_elsewhere(std::unique_lock<std::mutex>& lock) {
    look_ = false;
    if (stopped_) return;
    const auto base = last_;
    lock.unlock();
    const bool moved = file_->moved();
    core::Result<store::Head> head = base;
    if (!moved) head = file_->head();
    lock.lock();
    if (moved) {
        fail({core::ErrorKind::file, "store_gone"_tr, {}, portable::utf8(file_->path()), core::ErrorCode::moved});
        return announce(lock);
    }
    if (!head) {
        fail(head.error());
        return announce(lock);
    }
    if (failure_ && queue_.empty()) {
        recovered();
        announce(lock);
    }
    if (*head != base) take_foreign(lock);
}

// What cannot be recorded is not tried again here: who asked is not to speak, and asks anew.
void Writer::write_delivered(std::unique_lock<std::mutex>& lock) {
    auto keys = std::exchange(to_deliver_, {});
    const auto at = delivered_at_;
    lock.unlock();
    auto fresh = file_->record_delivered(keys, at);
    lock.lock();
    auto& into = fresh ? news_.delivered : news_.not_recorded;
    const auto& result = fresh ? *fresh : keys;
    into.insert(into.end(), result.begin(), result.end());
    delivering_ = !to_deliver_.empty();
    if (!result.empty()) announce(lock);
}

void Writer::stop_for(const std::function<void(WriterNews&)>& tell) {
    queue_.clear();
    one_by_one_ = false;
    stopped_ = true;
    news_.stopped = true;
    tell(news_);
}

// Said once for each reason, not at each try.
void Writer::fail(const core::Error& error) {
    if (!failure_ || !core::same_trouble(*failure_, error)) news_.save_error = waiting(error);
    failure_ = error;
}

void Writer::recovered() {
    failure_.reset();
}

void Writer::announce(std::unique_lock<std::mutex>& lock) {
    news_waiting_ = true;
    done_.notify_all();
    if (!wake_) return;
    lock.unlock();
    wake_();
    lock.lock();
}

}  // namespace recoup::app::inline session
