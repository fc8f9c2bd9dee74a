#include "app/reminders/calendar.h"

#include <algorithm>
#include <unordered_map>

#include "export/ics.h"
#include "portable/path_text.h"
#include "store/file/file.h"

namespace recoup::app::inline reminders {
namespace {

constexpr std::size_t kChunk = 512;

// What the history says of one row.
struct Revision {
    std::int64_t count = 0;
    core::Instant newest{};
};

class Revisions {
  public:
    // Newest first.
    void take(const core::Change& change) {
        for (const auto& row : change.rows) {
            const auto& any = row.after ? *row.after : *row.before;
            const bool ours =
                std::holds_alternative<core::DeadlineRow>(any) || std::holds_alternative<core::CaseRow>(any);
            if (!ours) continue;
            auto& revision = revisions_[core::row_uuid(any)];
            ++revision.count;
            revision.newest = std::max(revision.newest, change.at);
            if (const auto* deadline = std::get_if<core::DeadlineRow>(&any))
                rows_.try_emplace(deadline->uuid, *deadline);
        }
    }
    // A change of the case may change what its deadlines say, or whether they stand.
    Revision of(const core::DeadlineRow& row) const {
        const auto own = find(row.uuid), its_case = find(row.case_uuid);
        return {own.count + its_case.count, std::max({own.newest, its_case.newest, row.created_at})};
    }
    const std::unordered_map<core::Uuid, core::DeadlineRow>& rows() const { return rows_; }

  private:
    Revision find(const core::Uuid& uuid) const {
        const auto found = revisions_.find(uuid);
        return found == revisions_.end() ? Revision{} : found->second;
    }

    std::unordered_map<core::Uuid, Revision> revisions_;
    std::unordered_map<core::Uuid, core::DeadlineRow> rows_;  // as they were last
};

core::Result<Revisions> read_revisions(store::File& file, std::int64_t last_seq, const std::optional<core::Uuid>& of) {
    Revisions revisions;
    for (auto before = last_seq + 1; before > 1;) {
        const auto changes = file.changes_before(before, of, kChunk);
        if (!changes) return tl::unexpected(changes.error());
        if (changes->empty()) break;
        for (const auto& change : *changes) revisions.take(change);
        before = changes->back().seq;
    }
    return revisions;
}

exporting::CalendarEvent event_of(const core::CaseRow& of, const core::DeadlineRow& row, const Revision& revision,
                                  const CalendarChoice& choice, const core::Zones& zones) {
    exporting::CalendarEvent event{.uid = to_string(row.uuid), .summary = {}, .description = {}, .due = row.due};
    const auto title = row.title.empty() ? std::string(core::tr(choice.lang, "deadline"_tr)) : row.title;
    event.summary = title + " · " + of.title;
    // Calendars are often kept in a cloud: no sums, order numbers or notes.
    const auto line = [&](const std::string& text) {
        event.description += (event.description.empty() ? "" : "\n") + text;
    };
    if (!of.platform.empty()) line(of.platform);
    if (row.estimate) line(std::string(core::tr(choice.lang, "ics_estimate"_tr)));
    if (row.due.is_day()) line(core::trf(choice.lang, "ics_whole_day"_tr, row.due.zone));
    line(std::string(core::tr(choice.lang, "ics_from_recoup"_tr)));
    event.sequence = std::max<std::int64_t>(0, revision.count - 1);
    event.created = row.created_at;
    event.modified = revision.newest;
    for (const auto& moment : reminder_moments(row, choice.reminders, zones)) event.alarms.push_back(moment.at);
    return event;
}

std::string name_of(const std::filesystem::path& file) {
    return "Recoup · " + portable::utf8(file.stem());
}

}  // namespace

core::Result<Calendar> make_calendar(const std::filesystem::path& path, const CalendarChoice& choice,
                                     const core::Zones& zones) {
    auto file = store::File::open(path, {.read_only = true});
    if (!file) return tl::unexpected(file.error());
    core::State state(zones);
    const auto head = (*file)->load(state);
    if (!head) return tl::unexpected(head.error());
    std::optional<core::Uuid> only;
    if (choice.case_number) {
        const auto* record = state.find_number(*choice.case_number);
        if (!record) return core::fail(core::ErrorKind::work, "error_no_case"_tr);
        only = record->row.uuid;
    }
    const auto revisions = read_revisions(**file, head->seq, only);
    if (!revisions) return tl::unexpected(revisions.error());
    std::vector<exporting::CalendarEvent> events;
    const auto add = [&](const core::CaseRecord& record, const core::DeadlineRow& row, bool cancelled) {
        auto event = event_of(record.row, row, revisions->of(row), choice, zones);
        event.cancelled = cancelled;
        events.push_back(std::move(event));
    };
    for (const auto& record : state.cases()) {
        if (only && record.row.uuid != *only) continue;
        const bool silent = record.put_away() || record.ended();
        for (const auto& row : record.deadlines) add(record, row, silent || row.done_at);
    }
    for (const auto& [uuid, row] : revisions->rows()) {
        const auto* record = state.find(row.case_uuid);
        if (record && !state.find_deadline(row.case_uuid, uuid)) add(*record, row, true);
    }
    std::sort(events.begin(), events.end(), [&](const auto& a, const auto& b) {
        return std::pair(core::first_second(a.due, zones), a.uid) < std::pair(core::first_second(b.due, zones), b.uid);
    });
    return Calendar{exporting::to_ics(events, name_of(path)), events.size()};
}

}  // namespace recoup::app::inline reminders
