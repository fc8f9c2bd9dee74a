#include "store/file/board.h"

#include <algorithm>
#include <array>
#include <future>
#include <tuple>

#include "core/model/show.h"
#include "store/file/load.h"
#include "store/file/read_table.h"

namespace recoup::store::inline file {
namespace {

using core::CaseRow;
using core::DeadlineRow;
using core::Others;

// These are read in less time than a window needs to open.
constexpr std::int64_t kManyRows = 20'000;

// A case where it stands, beside what it counts for.
struct Standing {
    core::Uuid uuid;
    std::int64_t position = 0;
    core::Stage stage{};
    bool on_board = false, put_away = false;
};

struct Waiting {
    core::Uuid case_uuid;
    Others::Deadline deadline;
};

std::string where_in(std::string_view column, const std::vector<core::Uuid>& cases) {
    std::string where = " WHERE ";
    where.append(column).append(" IN (");
    for (const auto& uuid : cases) where.append(where.back() == '(' ? "'" : ",'").append(to_string(uuid)).append("'");
    return where + ")";
}

class BoardLoader {
  public:
    BoardLoader(Connection& connection, core::State& state)
        : connection_(connection), state_(state), file_bytes_(file_bytes(connection)) {}

    void run() {
        const auto beside = read_beside(connection_);
        auto& other = beside ? *beside : connection_;
        // Where there is no second reader the same is done one after the other.
        const auto how = beside ? std::launch::async : std::launch::deferred;
        auto waiting = std::async(how, [&] { return read_waiting(other); });
        read_cases();
        const auto first = take_first();
        const auto of_first = where_in("case_uuid", first);
        const auto found = waiting.get();
        auto slots = std::async(how, [&] { return rows_of<core::SlotRow>(other, file_bytes_, of_first); });
        load(rows_of<CaseRow>(connection_, file_bytes_, where_in("uuid", first)));
        load(rows_of<DeadlineRow>(connection_, file_bytes_, of_first));
        load(rows_of<core::EvidenceRow>(connection_, file_bytes_, of_first));
        load(rows_of<core::ContactRow>(connection_, file_bytes_, of_first));
        join(found);
        load(slots.get());
        state_.finish_loading();
        state_.count_others(std::move(others_));
    }

  private:
    void read_cases() {
        const auto most = static_cast<std::size_t>(most_rows<CaseRow>(connection_, file_bytes_));
        standing_.reserve(most);
        others_.cases.reserve(most);
        const Columns<CaseRow> columns{"uuid",       "stage",         "outcome",        "currency",
                                       "paid_minor", "claimed_minor", "received_minor", "archived",
                                       "removed_at", "watch",         "position"};
        const auto look = [&](const CaseRow& row) {
            others_.cases.push_back(core::counted(row));
            const auto& one = others_.cases.back();
            standing_.push_back({row.uuid, row.position, row.stage, one.on_board(), one.put_away()});
        };
        look_through<CaseRow>(connection_, file_bytes_, look, columns);
    }

    // What runs; a worker's.
    std::vector<Waiting> read_waiting(Connection& connection) const {
        std::vector<Waiting> found;
        found.reserve(static_cast<std::size_t>(most_rows<DeadlineRow>(connection, file_bytes_)));
        const auto look = [&](const DeadlineRow& row) {
            found.push_back({row.case_uuid, {0, core::is_theirs(row), core::last_second(row.due, state_.zones())}});
        };
        look_through<DeadlineRow>(connection, file_bytes_, look, {"case_uuid", "due", "actor"},
                                  " WHERE done_at IS NULL AND stopped_at IS NULL");
        return found;
    }

    // Those that are shown are not counted.
    std::vector<core::Uuid> take_first() {
        std::array<std::vector<std::uint32_t>, core::kStageCount> columns;
        for (std::uint32_t i = 0; i < standing_.size(); ++i)
            if (standing_[i].on_board) columns[static_cast<std::size_t>(standing_[i].stage)].push_back(i);
        const auto place = [&](std::uint32_t i) { return std::tie(standing_[i].position, standing_[i].uuid); };
        std::vector<core::Uuid> first;
        for (auto& column : columns) {
            const auto shown = std::min(column.size(), kFirstCards);
            std::ranges::partial_sort(column, column.begin() + static_cast<std::ptrdiff_t>(shown), {}, place);
            for (std::size_t i = 0; i < shown; ++i) {
                first.push_back(standing_[column[i]].uuid);
                others_.cases[column[i]].shown = true;
            }
        }
        return first;
    }

    // Deadlines come in the order of their cases, mostly.
    void join(const std::vector<Waiting>& found) {
        core::UuidIndex index;
        std::uint32_t at = 0;
        others_.deadlines.reserve(found.size());
        for (const auto& one : found) {
            const auto end = std::min<std::size_t>(at + 8, standing_.size());
            auto next = at;
            while (next < end && standing_[next].uuid != one.case_uuid) ++next;
            at = next < end ? next : find(index, one.case_uuid);
            if (at >= standing_.size()) {
                at = 0;
                continue;
            }
            if (standing_[at].put_away || others_.cases[at].shown) continue;
            auto& deadline = others_.deadlines.emplace_back(one.deadline);
            deadline.of = at;
        }
    }

    std::uint32_t find(core::UuidIndex& index, const core::Uuid& uuid) const {
        if (standing_.empty()) return core::UuidIndex::kNone;
        if (index.find(standing_.front().uuid) == core::UuidIndex::kNone) {
            index.reserve(standing_.size());
            for (std::uint32_t i = 0; i < standing_.size(); ++i) index.add(standing_[i].uuid, i);
        }
        return index.find(uuid);
    }

    template <class R>
    void load(std::vector<R> rows) {
        core::State::Place place;
        for (auto& row : rows) state_.load(std::move(row), place);
    }

    Connection& connection_;
    core::State& state_;
    std::int64_t file_bytes_;
    std::vector<Standing> standing_;  // of all cases
    Others others_;
};

}  // namespace

bool is_large(Connection& connection) {
    const auto bytes = file_bytes(connection);
    const auto rows = most_rows<CaseRow>(connection, bytes) + most_rows<core::SlotRow>(connection, bytes) +
                      most_rows<core::EvidenceRow>(connection, bytes) + most_rows<core::ContactRow>(connection, bytes);
    return rows >= kManyRows;
}

void load_board(Connection& connection, core::State& state) {
    BoardLoader(connection, state).run();
}

}  // namespace recoup::store::inline file
