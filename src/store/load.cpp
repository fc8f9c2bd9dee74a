#include "store/load.h"

#include <future>

#include "store/columns.h"
#include "store/history.h"

namespace recoup::store {
namespace {

// No row of ours takes less room than this, so a file cannot hold more rows than its size allows.
constexpr std::int64_t kLeastRowBytes = 32;
// All texts of a table lie in the file; they may take half as much again there, where it is kept in UTF-16.
template <class R>
std::int64_t text_bytes(const R& row) {
    std::size_t bytes = 0;
    core::fields(row, [&](std::string_view, const auto& member) {
        if constexpr (std::is_same_v<std::decay_t<decltype(member)>, std::string>) bytes += member.size();
    });
    return static_cast<std::int64_t>(bytes);
}

// Fewer cases are read before a second thread has begun.
constexpr std::int64_t kManyCases = 2000;
// Someone who waits to write lets no new reader in until this one is gone: then one thread reads it all.
constexpr std::chrono::milliseconds kPatience{5};

template <class R, class Take>
void read_table(Connection& connection, std::int64_t file_bytes, Take take, std::string_view where = {}) {
    auto rows_left = file_bytes / kLeastRowBytes;
    auto bytes_left = 2 * file_bytes;
    const std::string table(core::table_name<R>());
    Statement rows(connection.db(), "SELECT " + column_list<R>() + " FROM " + table + std::string(where));
    while (rows.step()) {
        R row;
        if (--rows_left < 0 || !row_from_columns(rows, 0, row)) throw BadRow();
        if ((bytes_left -= text_bytes(row)) < 0) throw BadRow();
        take(std::move(row));
    }
}

class Loader {
  public:
    Loader(File& file, core::State& state) : file_(file), connection_(file.connection()), state_(state) {
        file_bytes_ = connection_.number("PRAGMA page_count") * connection_.number("PRAGMA page_size");
    }

    void run() {
        const auto cases =
            std::min(file_bytes_ / kLeastRowBytes, connection_.number("SELECT coalesce(max(rowid), 0) FROM cases"));
        state_.reserve(static_cast<std::size_t>(cases));
        if (cases < kManyCases || !load_on_two_threads()) load_all();
        load<core::ContactRow>(connection_);
        load<core::TurnRow>(connection_);
        load<core::RouteRow>(connection_);
        load<core::PlatformRow>(connection_);
        load<core::ClauseRow>(connection_);
        state_.finish_loading();
    }

  private:
    template <class R>
    void load(Connection& connection, std::string_view where = {}) {
        core::State::Place place;
        read_table<R>(
            connection, file_bytes_, [&](R&& row) { state_.load(std::move(row), place); }, where);
    }

    template <class R>
    std::vector<R> rows_of(Connection& connection, std::string_view where = {}) {
        std::vector<R> rows;
        read_table<R>(
            connection, file_bytes_, [&](R&& row) { rows.push_back(std::move(row)); }, where);
        return rows;
    }

    template <class R>
    void load_from(std::vector<R> rows) {
        core::State::Place place;
        for (auto& row : rows) state_.load(std::move(row), place);
    }

    void load_all() {
        load<core::CaseRow>(connection_);
        load<core::SlotRow>(connection_);
        load<core::EvidenceRow>(connection_);
        load<core::DeadlineRow>(connection_);
    }

    // False, and nothing loaded, when there can be no second reader now.
    bool load_on_two_threads() {
        const auto beside = read_beside();
        if (!beside) return false;
        const auto half = connection_.number("SELECT coalesce(max(rowid), 0) FROM evidence") / 2;
        std::promise<void> cases_loaded;
        std::vector<core::EvidenceRow> more_evidence;
        auto others = std::async(std::launch::async, [&] {
            auto slots = rows_of<core::SlotRow>(*beside);
            cases_loaded.get_future().get();
            load_from(std::move(slots));
            load<core::DeadlineRow>(*beside);
            more_evidence = rows_of<core::EvidenceRow>(*beside, " WHERE rowid > " + std::to_string(half));
        });
        try {
            load<core::CaseRow>(connection_);
        } catch (...) {
            cases_loaded.set_exception(std::current_exception());
            throw;  // once the other thread has ended
        }
        cases_loaded.set_value();
        load<core::EvidenceRow>(connection_, " WHERE rowid <= " + std::to_string(half));
        others.get();
        load_from(std::move(more_evidence));
        return true;
    }

    // A reader of the same content: while both are open nobody can change it.
    std::unique_ptr<Connection> read_beside() try {
        auto beside = std::make_unique<Connection>(
            file_.path(), ConnectOptions{.vfs = file_.vfs(), .read_only = true, .patience = kPatience});
        beside->set_longest_value(kLongestRow);
        beside->run("BEGIN");
        const auto there = newest_entry(*beside);
        const auto here = newest_entry(connection_);
        return there.seq == here.seq && there.digest == here.digest ? std::move(beside) : nullptr;
    } catch (const SQLite::Exception&) {
        return nullptr;
    }

    File& file_;
    Connection& connection_;
    core::State& state_;
    std::int64_t file_bytes_ = 0;
};

}  // namespace

void load_rows(File& file, core::State& state) {
    Loader(file, state).run();
}

}  // namespace recoup::store
