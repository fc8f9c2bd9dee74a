#include "app/session/session.h"

#include <algorithm>
#include <set>

#include "app/session/session_impl.h"
#include "portable/path_text.h"
#include "store/verify/verify.h"

namespace recoup::app::inline session {
namespace {

// The first frame asks what can be undone, and only that.
constexpr std::size_t kFirstUndoChunk = 4;
constexpr std::size_t kUndoChunk = 64;
// Where nobody waits before a window that stands still.
constexpr std::chrono::milliseconds kPatienceBehind{10'000};

}  // namespace

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Session::~Session() {
    impl_->watch.reset();
    impl_->rest.reset();
    if (impl_->writer) (void)flush();  // who has to know of a failure asks before
}

core::Result<void> Session::create(const std::filesystem::path& path, const SessionPorts& ports) {
    return store::File::create(path, {ports.ids.next(), ports.ids.next(), ports.clock.now()});
}

core::Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path& path, bool create, SessionPorts ports,
                                                     Reading reading) {
    auto file = store::File::open(path, {.patience = ports.patience});
    store::SetAside aside;
    if (!file && create && file.error().code == core::ErrorCode::missing) {
        auto clear = store::clear_beside(path);
        if (!clear) return tl::unexpected(clear.error());
        aside = std::move(*clear);
        const auto made = Session::create(path, ports);
        if (!made && made.error().code != core::ErrorCode::exists) return tl::unexpected(made.error());
        file = store::File::open(path, {.patience = ports.patience});
    }
    if (!file) return tl::unexpected(file.error());
    auto session = load(path, std::move(*file), std::move(ports), reading);
    if (session && aside) (*session)->impl_->news.journal_set_aside = std::move(aside);
    return session;
}

core::Result<std::unique_ptr<Session>> Session::look(const std::filesystem::path& path, SessionPorts ports) {
    auto file = store::File::open(path, {.read_only = true, .patience = ports.patience});
    if (!file) return tl::unexpected(file.error());
    return load(path, std::move(*file), std::move(ports), Reading::whole);
}

core::Result<std::unique_ptr<Session>> Session::look_at_damaged(const std::filesystem::path& path, SessionPorts ports) {
    auto file = store::File::open_again(path, {.read_only = true, .patience = ports.patience});
    if (!file) return tl::unexpected(file.error());
    auto impl = std::make_unique<Impl>(path, std::move(ports));
    impl->read_only = impl->damaged = true;
    impl->identity = (*file)->read_identity();
    store::load_readable(**file, impl->state);
    impl->unreadable =
        core::Error{core::ErrorKind::file, "store_damaged"_tr, {}, portable::utf8(path), core::ErrorCode::damaged};
    if (impl->state.cases().empty()) return tl::unexpected(*impl->unreadable);
    impl->reader = std::make_unique<FileReader>(std::move(*file));
    return std::unique_ptr<Session>(new Session(std::move(impl)));
}

core::Result<std::unique_ptr<Session>> Session::load(const std::filesystem::path& path,
                                                     std::unique_ptr<store::File> file, SessionPorts ports,
                                                     Reading reading) {
    auto impl = std::make_unique<Impl>(path, std::move(ports));
    impl->read_only = file->read_only();
    impl->identity = file->identity();
    impl->news.journal_set_aside = file->set_aside();
    const bool parted = reading == Reading::board_first && file->is_large();
    const auto loaded = parted ? impl->load_for_board(std::move(file)) : impl->load(std::move(file));
    if (!loaded) return tl::unexpected(loaded.error());
    return std::unique_ptr<Session>(new Session(std::move(impl)));
}

core::Result<void> Session::Impl::load(std::unique_ptr<store::File> file) {
    const auto head = file->load(state);
    if (!head) return tl::unexpected(head.error());
    if (read_only) {
        hold(*head);
        reader = std::make_unique<FileReader>(std::move(file));
    } else {
        reader = std::make_unique<FileReader>(path, ports.patience);
        use(std::move(file), *head);
    }
    return {};
}

core::Result<void> Session::Impl::load_for_board(std::unique_ptr<store::File> file) {
    const auto head = file->load_for_board(state);
    if (!head) return tl::unexpected(head.error());
    hold(*head);
    reader = std::make_unique<FileReader>(path, ports.patience);
    file->set_patience(kPatienceBehind);
    rest = std::make_unique<Rest>(std::move(file), ports.zones, ports.wake);
    return {};
}

// Waits for it.
void Session::Impl::take_rest() {
    if (!rest) return;
    auto all = rest->take();
    rest.reset();
    if (!all) {
        unreadable = news.unreadable = all.error();
        return;
    }
    all->state.come_after(state);
    state = std::move(all->state);
    const bool moved = base != all->head;
    hold(all->head);
    if (moved) forget_log();
    if (read_only) return;
    use(std::move(all->file), all->head);
    writer->look();  // nobody watched the file until now
}

// From now on changes go to `file`, which the model is read from.
void Session::Impl::use(std::unique_ptr<store::File> file, const store::Head& head) {
    watch.reset();
    hold(head);
    identity = file->identity();
    writer = std::make_unique<Writer>(std::move(file), head, ports.wake);
    if (ports.watches) watch = ports.watches->watch(path, [to = writer.get()] { to->look(); });
}

const core::State& Session::state() const {
    impl_->take_rest();
    return impl_->state;
}

const core::State& Session::board_state() const {
    return impl_->state;
}

bool Session::is_whole() const {
    return !impl_->rest;
}

bool Session::is_damaged() const {
    return impl_->damaged;
}

void Session::read_on() {
    if (impl_->rest) impl_->rest->begin();
}

void Session::hold_changes(bool hold) {
    impl_->held_back = hold;
}

bool Session::holds_changes() const {
    return impl_->held_back;
}

const std::filesystem::path& Session::path() const {
    return impl_->path;
}

const core::Uuid& Session::file_uuid() const {
    return impl_->identity.file_uuid;
}

FileMark Session::mark() const {
    return {impl_->identity.file_uuid, impl_->identity.created_at, impl_->held_seq};
}

// ---- changes

core::Error Session::Impl::not_writable() const {
    if (diverged)
        return {core::ErrorKind::file, "store_diverged"_tr, {}, portable::utf8(path), core::ErrorCode::diverged};
    if (held_back)
        return {core::ErrorKind::file, "store_damaged"_tr, {}, portable::utf8(path), core::ErrorCode::damaged};
    return unreadable.value_or(core::Error{core::ErrorKind::file, "store_read_only"_tr, {}, portable::utf8(path)});
}

core::Result<core::Change> Session::Impl::carry_out(Act act, std::vector<Original> originals) {
    take_rest();
    if (!takes_changes()) return tl::unexpected(not_writable());
    Pending next{std::move(act), ports.clock.now(), {}, std::move(originals), {}};
    if (auto done = perform(next, state, ports.rules.get(), ports.ids); !done) return tl::unexpected(done.error());
    if (next.change.rows.empty()) return next.change;
    if (undo_log) undo_log->append(next.change);
    reader->on_the_way(next.originals);
    writer->add({next.change, next.originals});
    pending.push_back(std::move(next));
    return pending.back().change;
}

core::Result<core::Change> Session::dispatch(const core::Command& command, std::vector<Original> originals) {
    return impl_->carry_out(command, std::move(originals));
}

core::Result<void> Session::stage(Original original) {
    impl_->take_rest();
    if (!impl_->takes_changes()) return tl::unexpected(impl_->not_writable());
    const auto [it, is_new] = impl_->staging.try_emplace(original.sha256, original);
    if (!is_new) return {};
    impl_->staging_bytes += original.bytes->size();
    impl_->reader->on_the_way({original});
    impl_->writer->stage(std::move(original));
    return {};
}

std::size_t Session::staging_bytes() const {
    return impl_->staging_bytes;
}

// Takes out those that are in the model, or in a change that is not in the file yet.
void Session::Impl::leave_mentioned(std::vector<std::string>& sha256s) const {
    std::set<std::string, std::less<>> left(sha256s.begin(), sha256s.end());
    const auto keep = [&](const std::optional<core::Row>& row) {
        if (const auto* item = row ? std::get_if<core::EvidenceRow>(&*row) : nullptr) left.erase(item->sha256);
    };
    for (const auto& item : pending)
        for (const auto& row : item.change.rows) {
            keep(row.before);
            keep(row.after);
        }
    for (const auto& record : state.cases())
        for (const auto& item : record.evidence) left.erase(item.sha256);
    sha256s.assign(left.begin(), left.end());
}

void Session::unstage(std::vector<std::string> sha256s) {
    impl_->take_rest();
    if (!impl_->writer) return;
    impl_->leave_mentioned(sha256s);
    if (sha256s.empty()) return;
    for (const auto& sha256 : sha256s) impl_->arrived(sha256);
    impl_->writer->unstage(std::move(sha256s));
}

void Session::renew_thumbnail(Original original) {
    impl_->take_rest();
    if (impl_->writer) impl_->writer->renew_thumbnail(std::move(original));
}

void Session::keep_text(PictureText text) {
    impl_->take_rest();
    if (impl_->writer) impl_->writer->keep_text(std::move(text));
}

void Session::know_text(const std::string& sha256, std::string text) {
    impl_->take_rest();
    impl_->state.know_text(sha256, std::move(text));
}

core::Result<core::Change> Session::undo() {
    auto edit = impl_->next_edit(&UndoLog::to_undo, "store_nothing_to_undo"_tr);
    return edit ? impl_->carry_out(TakeBack{std::move(*edit)}, {}) : edit;
}

core::Result<core::Change> Session::redo() {
    auto edit = impl_->next_edit(&UndoLog::to_redo, "store_nothing_to_redo"_tr);
    return edit ? impl_->carry_out(MakeAgain{std::move(*edit)}, {}) : edit;
}

bool Session::can_undo() const {
    if (impl_->read_only || impl_->held_back) return false;
    const auto log = impl_->log();
    return !log || (*log)->to_undo();
}

bool Session::can_redo() const {
    if (impl_->read_only || impl_->held_back) return false;
    const auto log = impl_->log();
    return log && (*log)->to_redo();
}

core::Result<UndoLog*> Session::Impl::log() {
    if (unknown_log) return tl::unexpected(*unknown_log);
    return log_again();
}

// Reads as much history as it takes to know what comes next.
core::Result<UndoLog*> Session::Impl::log_again() {
    unknown_log.reset();
    const auto unknown = [&](const core::Error& why) { return tl::unexpected(unknown_log.emplace(why)); };
    if (!undo_log) {
        UndoLog fresh;
        if (auto read = read_older(fresh); !read) return unknown(read.error());
        for (const auto& item : pending) fresh.append(item.change);
        undo_log = std::move(fresh);
    }
    while (undo_log->wants_older())
        if (auto read = read_older(*undo_log); !read) return unknown(read.error());
    return &*undo_log;
}

void Session::Impl::forget_log() {
    undo_log.reset();
    unknown_log.reset();
}

core::Result<void> Session::Impl::read_older(UndoLog& into) const {
    const bool fresh = into.oldest_seq() == 0;
    const auto before = fresh ? base.seq + 1 : into.oldest_seq();
    if (before <= 1) return into.reached_beginning(), core::Result<void>();
    const auto older = reader->steps_before(before, fresh ? kFirstUndoChunk : kUndoChunk);
    if (!older) return tl::unexpected(older.error());
    if (older->empty()) into.reached_beginning();
    into.extend(*older);
    return {};
}

// The one change of the history whose rows are wanted.
core::Result<core::Change> Session::Impl::next_edit(const Doable* (UndoLog::*which)() const, core::Tr none) {
    take_rest();
    const auto known = log_again();
    if (!known) return tl::unexpected(known.error());
    const auto* next = ((*known)->*which)();
    if (!next) return core::fail(core::ErrorKind::work, none);
    if (next->change) return *next->change;
    const auto found = reader->changes_before(next->seq + 1, std::nullopt, 1);
    if (!found) return tl::unexpected(found.error());
    if (found->empty() || edit_of(found->front()).uuid != next->uuid)
        return core::fail(core::ErrorKind::work, "store_undo_conflict"_tr);
    return edit_of(found->front());
}

// ---- the file

SessionNews Session::poll() {
    if (impl_->rest && impl_->rest->is_ready()) impl_->take_rest();
    if (impl_->writer && impl_->writer->has_news()) impl_->absorb();
    return std::exchange(impl_->news, {});
}

void Session::look_again() {
    if (impl_->writer) impl_->writer->look();
}

void Session::Impl::absorb() {
    auto from_writer = writer->take_news();
    settle(from_writer.saved);
    for (const auto& sha256 : from_writer.staged) arrived(sha256);
    for (const auto& refused : from_writer.not_staged) arrived(refused.first);
    news.not_staged.insert(news.not_staged.end(), from_writer.not_staged.begin(), from_writer.not_staged.end());
    news.not_kept.insert(news.not_kept.end(), from_writer.not_kept.begin(), from_writer.not_kept.end());
    if (from_writer.kept) news.kept = std::move(from_writer.kept);
    note_reminders(from_writer);
    if (from_writer.diverged) return diverge();
    const auto failure = writer->failure();
    if (failure && failure->code == core::ErrorCode::moved && reopen()) return;
    if (from_writer.save_error) news.save_error = std::move(from_writer.save_error);
    if (from_writer.stopped)
        rebase(std::move(from_writer));
    else
        hold(from_writer.last);
}

void Session::Impl::note_reminders(const WriterNews& from_writer) {
    news.delivered.insert(news.delivered.end(), from_writer.delivered.begin(), from_writer.delivered.end());
    news.not_recorded.insert(news.not_recorded.end(), from_writer.not_recorded.begin(), from_writer.not_recorded.end());
}

// The oldest `saved` of the pending changes are in the file.
void Session::Impl::settle(std::size_t saved) {
    for (; saved > 0 && !pending.empty(); --saved) {
        reader->arrived(pending.front().originals);
        pending.pop_front();
    }
}

void Session::Impl::arrived(const std::string& sha256) {
    const auto it = staging.find(sha256);
    if (it == staging.end()) return;
    staging_bytes -= it->second.bytes->size();
    reader->arrived({it->second});
    staging.erase(it);
}

// The file holds what the model did not expect: the pending changes are taken off, the file's are put on, and the
// pending ones are made again on top.
void Session::Impl::rebase(WriterNews from_writer) {
    // What was purged is in nobody's changes.
    const bool purged = std::any_of(from_writer.foreign.begin(), from_writer.foreign.end(),
                                    [](const auto& change) { return change.action == core::Action::purge; });
    bool fits = take_back_pending() && !from_writer.reload && !purged;
    for (const auto& change : from_writer.foreign) fits = fits && state.put(change.rows);
    hold(from_writer.last);
    if (!fits) reload();
    if (from_writer.rejected && !pending.empty()) {
        news.lost_commands.push_back(*from_writer.rejected);
        reader->arrived(pending.front().originals);
        pending.pop_front();
    }
    if (!from_writer.foreign.empty() || !fits) news.changed_elsewhere = true;
    replay();
}

// Someone put another file in the place of the open one: one that goes on from what is held here is taken in, any other
// is not.
bool Session::Impl::reopen() {
    auto file = store::File::open(path, {.patience = ports.patience});
    if (!file || (*file)->read_only()) return false;
    const auto follows = (*file)->follows(base);
    if (!follows) return false;
    if (!*follows || (*file)->identity().file_uuid != identity.file_uuid) return diverge(), true;
    core::State fresh(ports.zones);
    const auto head = (*file)->load(fresh);
    if (!head) return false;
    diverged = held_back = false;
    watch.reset();
    writer->abandon();
    const auto last = writer->take_news();
    settle(last.saved);
    note_reminders(last);
    fresh.come_after(state);
    state = std::move(fresh);
    reader->reopen();
    use(std::move(*file), *head);
    for (const auto& [sha256, original] : staging) writer->stage(original);
    replay();
    news.save_error.reset();
    news.replaced = news.changed_elsewhere = true;
    return true;
}

// What is held here and what lies there now have grown apart: both stay until a person has chosen.
void Session::Impl::diverge() {
    if (std::exchange(diverged, true)) return;
    writer->stop();
    news.diverged = true;
}

bool Session::Impl::take_back_pending() {
    return std::all_of(pending.rbegin(), pending.rend(),
                       [&](const Pending& item) { return state.put(core::reversed(item.change.rows)); });
}

void Session::Impl::reload() {
    core::State fresh(ports.zones);
    const auto head = reader->load(fresh);
    if (!head) {
        news.save_error = head.error();
        return;
    }
    fresh.come_after(state);
    state = std::move(fresh);
    hold(*head);
}

void Session::Impl::replay() {
    forget_log();
    std::deque<Pending> again;
    std::vector<store::Entry> entries;
    for (auto& item : pending) {
        const auto done = perform(item, state, ports.rules.get(), ports.ids);
        if (!done) news.lost_commands.push_back(done.error());
        if (!done || item.change.rows.empty()) {
            reader->arrived(item.originals);
            continue;
        }
        entries.push_back({item.change, item.originals});
        again.push_back(std::move(item));
    }
    pending = std::move(again);
    writer->resume(base, std::move(entries));
}

void Session::record_delivered(std::vector<std::string> keys) {
    if (keys.empty()) return;
    impl_->take_rest();
    if (impl_->takes_changes()) return impl_->writer->record_delivered(std::move(keys), impl_->ports.clock.now());
    impl_->news.not_recorded.insert(impl_->news.not_recorded.end(), keys.begin(), keys.end());
}

core::Result<void> Session::flush() {
    if (!impl_->writer) return {};
    if (impl_->diverged && (impl_->given_up || !impl_->reopen() || impl_->diverged))
        return tl::unexpected(impl_->not_writable());
    auto& news = impl_->news;
    const auto lost_before = news.lost_commands.size();
    impl_->writer->try_now();
    while (true) {
        if (impl_->writer->has_news()) impl_->absorb();
        if (impl_->diverged) return tl::unexpected(impl_->not_writable());
        if (impl_->pending.empty() && !impl_->writer->is_delivering() && !impl_->writer->staging()) break;
        if (const auto failure = impl_->writer->failure()) return tl::unexpected(*failure);
        impl_->writer->wait();
    }
    if (news.lost_commands.size() > lost_before) return tl::unexpected(news.lost_commands[lost_before]);
    return {};
}

SaveState Session::save_state() const {
    if (!impl_->writer) return impl_->read_only || impl_->unreadable ? SaveState::read_only : SaveState::saved;
    if (impl_->diverged || impl_->writer->failing()) return SaveState::failed;
    if (impl_->held_back && impl_->pending.empty()) return SaveState::read_only;
    return impl_->pending.empty() ? SaveState::saved : SaveState::saving;
}

core::Result<std::vector<core::Change>> Session::history(std::optional<core::Uuid> case_uuid, std::size_t limit) const {
    impl_->take_rest();
    std::vector<core::Change> changes;
    for (auto it = impl_->pending.rbegin(); it != impl_->pending.rend() && changes.size() < limit; ++it)
        if (!case_uuid || core::concerns(it->change, *case_uuid)) changes.push_back(it->change);
    auto stored = impl_->reader->changes_before(impl_->base.seq + 1, case_uuid, limit - changes.size());
    if (!stored) return tl::unexpected(stored.error());
    std::move(stored->begin(), stored->end(), std::back_inserter(changes));
    return changes;
}

core::Result<std::string> Session::digest_of(std::int64_t seq) const {
    return impl_->reader->digest_of(seq);
}

core::Result<Bytes> Session::read_original(std::string_view sha256) const {
    return impl_->reader->original(sha256);
}

std::optional<PictureText> Session::read_text(std::string_view sha256) const {
    return impl_->reader->text(sha256);
}

std::vector<PictureText> Session::read_texts() const {
    return impl_->reader->texts();
}

std::optional<Bytes> Session::read_thumbnail(std::string_view sha256) const {
    return impl_->reader->thumbnail(sha256);
}

bool Session::holds_original(std::string_view sha256) const {
    return impl_->reader->holds_original(sha256);
}

}  // namespace recoup::app::inline session
