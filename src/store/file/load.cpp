#include "store/file/load.h"

#include <future>

#include "store/file/history.h"
#include "store/file/read_table.h"

namespace recoup::store::inline file {
namespace {

// Fewer cases are read before a second thread has begun.
constexpr std::int64_t kManyCases = 2000;
// Someone who waits to write lets no new reader in until this one is gone: then one thread reads it all.
constexpr std::chrono::milliseconds kPatience{5};

class Loader {
  public:
    Loader(Connection& connection, core::State& state) : connection_(connection), state_(state) {
        file_bytes_ = file_bytes(connection_);
    }

    void run() {
        const auto cases = most_rows<core::CaseRow>(connection_, file_bytes_);
        state_.reserve(static_cast<std::size_t>(cases));
        if (cases < kManyCases || !load_on_two_threads()) load_all();
        load<core::ContactRow>(connection_);
        load<core::TurnRow>(connection_);
        load<core::RouteRow>(connection_);
        load<core::AnswerRow>(connection_);
        load<core::RedactionRow>(connection_);
        load<core::PlatformRow>(connection_);
        load<core::ClauseRow>(connection_);
        load<core::PhraseRow>(connection_);
        load<core::RefusedRow>(connection_);
        load<core::PaymentRow>(connection_);
        state_.finish_loading();
    }

  private:
    template <class R>
    void load(Connection& connection, std::string_view where = {}) {
        core::State::Place place;
        read_table<R>(
            connection, file_bytes_, [&](R&& row) { state_.load(std::move(row), place); }, {}, where);
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
        const auto beside = read_beside(connection_);
        if (!beside) return false;
        const auto half = connection_.number("SELECT coalesce(max(rowid), 0) FROM evidence") / 2;
        std::promise<void> cases_loaded;
        std::vector<core::EvidenceRow> more_evidence;
        auto others = std::async(std::launch::async, [&] {
            auto slots = rows_of<core::SlotRow>(*beside, file_bytes_);
            cases_loaded.get_future().get();
            load_from(std::move(slots));
            load<core::DeadlineRow>(*beside);
            more_evidence = rows_of<core::EvidenceRow>(*beside, file_bytes_, " WHERE rowid > " + std::to_string(half));
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

    Connection& connection_;
    core::State& state_;
    std::int64_t file_bytes_ = 0;
};

}  // namespace

std::unique_ptr<Connection> read_beside(Connection& connection) try {
    auto beside = std::make_unique<Connection>(
        connection.path(), ConnectOptions{.vfs = connection.vfs(), .read_only = true, .patience = kPatience});
    beside->set_longest_value(kLongestRow);
    beside->run("BEGIN");
    const auto there = newest_entry(*beside);
    const auto here = newest_entry(connection);
    return there.seq == here.seq && there.digest == here.digest ? std::move(beside) : nullptr;
} catch (const SqlFailure&) {
    return nullptr;
}

void load_rows(Connection& connection, core::State& state) {
    Loader(connection, state).run();
}

}  // namespace recoup::store::inline file
