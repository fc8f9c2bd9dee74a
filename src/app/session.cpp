#include "app/session.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "app/file_reader.h"
#include "app/pending.h"
#include "app/undo_log.h"
#include "app/writer.h"

namespace recoup::app {
namespace {

// The first frame asks what can be undone, and only that.
constexpr std::size_t kFirstUndoChunk = 4;
constexpr std::size_t kUndoChunk = 64;

}  // namespace

struct Session::Impl {
    Impl(std::filesystem::path p, SessionPorts given)
        : path(std::move(p)), ports(std::move(given)), state(ports.zones) {}

    core::Result<core::Change> make(Act act, std::vector<Original> originals);
    void absorb();
    void settle(std::size_t saved);
    void arrived(const std::string& sha256);
    void leave_mentioned(std::vector<std::string>& sha256s) const;
    void use(std::unique_ptr<store::File> file, std::int64_t seq);
    bool reopen();
    void rebase(WriterNews news);
    bool take_back_pending();
    void reload();
    void replay();
    UndoLog& log();

    std::filesystem::path path;
    SessionPorts ports;
    core::State state;
    core::Uuid file_uuid;
    std::int64_t base_seq = 0;  // newest change of the file that the model holds
    std::deque<Pending> pending;
    std::optional<UndoLog> undo_log;          // read when first asked for
    SessionNews news;                         // for the next poll()
    std::map<std::string, Original> staging;  // not in the file yet
    std::size_t staging_bytes = 0;
    std::unique_ptr<FileReader> reader;
    std::unique_ptr<Writer> writer;  // none: the file is read-only
    std::unique_ptr<FileWatches::Watch> watch;
};

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Session::~Session() {
    impl_->watch.reset();
    if (impl_->writer) (void)flush();  // who has to know of a failure asks before
}

core::Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path& path, bool create,
                                                     SessionPorts ports) {
    auto file = store::File::open(path, {});
    if (!file && create && file.error().message == "store_missing"_tr) {
        const store::Identity identity{ports.ids.next(), ports.ids.next(), ports.clock.now()};
        const auto made = store::File::create(path, identity);
        if (!made && made.error().message != "store_exists"_tr) return tl::unexpected(made.error());
        file = store::File::open(path, {});
    }
    if (!file) return tl::unexpected(file.error());
    return load(path, std::move(*file), std::move(ports));
}

core::Result<std::unique_ptr<Session>> Session::look(const std::filesystem::path& path, SessionPorts ports) {
    auto file = store::File::open(path, {.read_only = true});
    if (!file) return tl::unexpected(file.error());
    return load(path, std::move(*file), std::move(ports));
}

core::Result<std::unique_ptr<Session>> Session::load(const std::filesystem::path& path,
                                                     std::unique_ptr<store::File> file, SessionPorts ports) {
    auto impl = std::make_unique<Impl>(path, std::move(ports));
    const auto seq = file->load(impl->state);
    if (!seq) return tl::unexpected(seq.error());
    if (file->read_only()) {
        impl->base_seq = *seq;
        impl->reader = std::make_unique<FileReader>(std::move(file));
    } else {
        impl->reader = std::make_unique<FileReader>(path);
        impl->use(std::move(file), *seq);
    }
    return std::unique_ptr<Session>(new Session(std::move(impl)));
}

// From now on changes go to `file`, which the model is read from.
void Session::Impl::use(std::unique_ptr<store::File> file, std::int64_t seq) {
    watch.reset();
    base_seq = seq;
    file_uuid = file->identity().file_uuid;
    writer = std::make_unique<Writer>(std::move(file), seq, ports.wake);
    if (ports.watches) watch = ports.watches->watch(path, [to = writer.get()] { to->look(); });
}

const core::State& Session::state() const {
    return impl_->state;
}

const std::filesystem::path& Session::path() const {
    return impl_->path;
}

// ---- changes

core::Result<core::Change> Session::Impl::make(Act act, std::vector<Original> originals) {
    if (!writer) return core::fail(core::ErrorKind::file, "store_read_only"_tr, {}, path.string());
    Pending next{std::move(act), ports.clock.now(), {}, std::move(originals), {}};
    if (auto done = perform(next, state, ports.rules, ports.ids); !done) return tl::unexpected(done.error());
    if (next.change.rows.empty()) return next.change;
    if (undo_log) undo_log->append(next.change);
    reader->on_the_way(next.originals);
    writer->add({next.change, next.originals});
    pending.push_back(std::move(next));
    return pending.back().change;
}

core::Result<core::Change> Session::dispatch(const core::Command& command, std::vector<Original> originals) {
    return impl_->make(command, std::move(originals));
}

core::Result<void> Session::stage(Original original) {
    if (!impl_->writer) return core::fail(core::ErrorKind::file, "store_read_only"_tr, {}, impl_->path.string());
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
    if (!impl_->writer) return;
    impl_->leave_mentioned(sha256s);
    if (sha256s.empty()) return;
    for (const auto& sha256 : sha256s) impl_->arrived(sha256);
    impl_->writer->unstage(std::move(sha256s));
}

void Session::renew_thumbnail(Original original) {
    if (impl_->writer) impl_->writer->renew_thumbnail(std::move(original));
}

core::Result<core::Change> Session::undo() {
    const auto* change = impl_->log().to_undo();
    if (!change) return core::fail(core::ErrorKind::work, "store_nothing_to_undo"_tr);
    return impl_->make(TakeBack{*change}, {});
}

core::Result<core::Change> Session::redo() {
    const auto* change = impl_->log().to_redo();
    if (!change) return core::fail(core::ErrorKind::work, "store_nothing_to_redo"_tr);
    return impl_->make(MakeAgain{*change}, {});
}

bool Session::can_undo() const {
    return impl_->writer && impl_->log().to_undo();
}

bool Session::can_redo() const {
    return impl_->writer && impl_->log().to_redo();
}

// Reads as much history as it takes to know what comes next.
UndoLog& Session::Impl::log() {
    const bool fresh = !undo_log;
    if (fresh) undo_log.emplace();
    const auto extend = [&] {
        const auto before = undo_log->oldest_seq() == 0 ? base_seq + 1 : undo_log->oldest_seq();
        const auto chunk = undo_log->oldest_seq() == 0 ? kFirstUndoChunk : kUndoChunk;
        const auto older = before > 1 ? reader->changes_before(before, std::nullopt, chunk)
                                      : core::Result<std::vector<core::Change>>();
        if (!older || older->empty()) return undo_log->reached_beginning();
        undo_log->extend(*older);
    };
    if (fresh) {
        extend();
        for (const auto& item : pending) undo_log->append(item.change);
    }
    while (undo_log->wants_older()) extend();
    return *undo_log;
}

// ---- the file

SessionNews Session::poll() {
    if (impl_->writer && impl_->writer->has_news()) impl_->absorb();
    return std::exchange(impl_->news, {});
}

void Session::Impl::absorb() {
    auto told = writer->take_news();
    settle(told.saved);
    for (const auto& sha256 : told.staged) arrived(sha256);
    for (const auto& refused : told.not_staged) arrived(refused.first);
    news.not_staged.insert(news.not_staged.end(), told.not_staged.begin(), told.not_staged.end());
    const auto failure = writer->failure();
    if (failure && failure->message == "store_moved"_tr && reopen()) return;
    if (told.save_error) news.save_error = std::move(told.save_error);
    news.told.insert(news.told.end(), told.told.begin(), told.told.end());
    news.not_recorded.insert(news.not_recorded.end(), told.not_recorded.begin(), told.not_recorded.end());
    if (told.stopped)
        rebase(std::move(told));
    else
        base_seq = told.last_seq;
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
void Session::Impl::rebase(WriterNews told) {
    bool fits = take_back_pending() && !told.reload;
    for (const auto& change : told.foreign) fits = fits && state.put(change.rows);
    base_seq = told.last_seq;
    if (!fits) reload();
    if (told.rejected && !pending.empty()) {
        news.lost_commands.push_back(*told.rejected);
        reader->arrived(pending.front().originals);
        pending.pop_front();
    }
    if (!told.foreign.empty() || !fits) news.changed_elsewhere = true;
    replay();
}

// Someone put another file in the place of the open one. What is not saved yet belongs to the old one, and goes along
// only to a copy of it.
bool Session::Impl::reopen() {
    auto file = store::File::open(path, {});
    if (!file || (*file)->read_only()) return false;
    if (!pending.empty() && (*file)->identity().file_uuid != file_uuid) return false;
    if (core::State whole(ports.zones); !(*file)->load(whole)) return false;
    watch.reset();
    writer->abandon();
    settle(writer->take_news().saved);
    core::State fresh(ports.zones);
    const auto seq = (*file)->load(fresh);
    if (!seq) return false;
    while (fresh.revision() <= state.revision()) fresh.put({});  // views tell states apart by it
    state = std::move(fresh);
    reader->reopen();
    use(std::move(*file), *seq);
    for (const auto& [sha256, original] : staging) writer->stage(original);
    replay();
    news.save_error.reset();
    news.replaced = news.changed_elsewhere = true;
    return true;
}

bool Session::Impl::take_back_pending() {
    return std::all_of(pending.rbegin(), pending.rend(),
                       [&](const Pending& item) { return state.put(core::reversed(item.change.rows)); });
}

void Session::Impl::reload() {
    core::State fresh(ports.zones);
    const auto seq = reader->load(fresh);
    if (!seq) {
        news.save_error = seq.error();
        return;
    }
    while (fresh.revision() <= state.revision()) fresh.put({});  // views tell states apart by it
    state = std::move(fresh);
    base_seq = *seq;
}

void Session::Impl::replay() {
    undo_log.reset();
    std::deque<Pending> again;
    std::vector<store::Entry> entries;
    for (auto& item : pending) {
        const auto done = perform(item, state, ports.rules, ports.ids);
        if (!done) news.lost_commands.push_back(done.error());
        if (!done || item.change.rows.empty()) {
            reader->arrived(item.originals);
            continue;
        }
        entries.push_back({item.change, item.originals});
        again.push_back(std::move(item));
    }
    pending = std::move(again);
    writer->resume(base_seq, std::move(entries));
}

void Session::tell(std::vector<std::string> keys) {
    if (keys.empty()) return;
    if (impl_->writer) return impl_->writer->tell(std::move(keys), impl_->ports.clock.now());
    impl_->news.not_recorded.insert(impl_->news.not_recorded.end(), keys.begin(), keys.end());
}

core::Result<void> Session::flush() {
    if (!impl_->writer) return {};
    auto& news = impl_->news;
    const auto lost_before = news.lost_commands.size();
    impl_->writer->try_now();
    while (true) {
        if (impl_->writer->has_news()) impl_->absorb();
        if (impl_->pending.empty() && !impl_->writer->telling() && !impl_->writer->staging()) break;
        if (const auto failure = impl_->writer->failure()) return tl::unexpected(*failure);
        impl_->writer->wait();
    }
    if (news.lost_commands.size() > lost_before) return tl::unexpected(news.lost_commands[lost_before]);
    return {};
}

SaveState Session::save_state() const {
    if (!impl_->writer) return SaveState::read_only;
    if (impl_->writer->failing()) return SaveState::failed;
    return impl_->pending.empty() ? SaveState::saved : SaveState::saving;
}

namespace {

// A change of several cases names the first; the others stand in its rows. The store asks the same.
bool concerns(const core::Change& change, const core::Uuid& case_uuid) {
    if (change.case_uuid == case_uuid) return true;
    return core::token(change.deed).starts_with("bulk_") &&
           std::ranges::any_of(change.rows, [&](const core::RowChange& row) {
               return core::row_case(row.after ? *row.after : *row.before) == case_uuid;
           });
}

}  // namespace

core::Result<std::vector<core::Change>> Session::history(std::optional<core::Uuid> case_uuid, std::size_t limit) const {
    std::vector<core::Change> changes;
    for (auto it = impl_->pending.rbegin(); it != impl_->pending.rend() && changes.size() < limit; ++it)
        if (!case_uuid || concerns(it->change, *case_uuid)) changes.push_back(it->change);
    auto stored = impl_->reader->changes_before(impl_->base_seq + 1, case_uuid, limit - changes.size());
    if (!stored) return tl::unexpected(stored.error());
    std::move(stored->begin(), stored->end(), std::back_inserter(changes));
    return changes;
}

core::Result<Bytes> Session::read_original(std::string_view sha256) const {
    return impl_->reader->original(sha256);
}

std::optional<Bytes> Session::read_thumbnail(std::string_view sha256) const {
    return impl_->reader->thumbnail(sha256);
}

bool Session::holds_original(std::string_view sha256) const {
    return impl_->reader->holds_original(sha256);
}

}  // namespace recoup::app
