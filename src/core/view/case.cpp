#include "core/view/case.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/advice/snooze.h"
#include "core/base/money.h"
#include "core/model/amounts.h"
#include "core/model/change.h"
#include "core/view/read_from.h"

namespace recoup::core::inline view {
namespace {

constexpr std::string_view kUnknown = "—";

std::string shown(const CaseRow&, const Reader&, const std::string& text) {
    return text;
}
std::string shown(const CaseRow& row, const Reader&, const std::optional<std::int64_t>& minor) {
    return minor ? format_amount(*minor, row.currency) : std::string();
}
std::string shown(const CaseRow&, const Reader& reader, const std::optional<When>& when) {
    return when ? show_when(reader, *when) : std::string();
}
std::string shown(const CaseRow&, const Reader& reader, Problem problem) {
    return std::string(label(reader.lang, problem));
}
std::string shown(const CaseRow&, const Reader& reader, Cycle cycle) {
    return cycle == Cycle::none ? std::string() : std::string(label(reader.lang, cycle));
}

// Two columns, row by row, in the order of the form.
std::vector<FieldView> field_views(const CaseRow& row, const Reader& reader) {
    std::vector<FieldView> fields;
    for (std::size_t i = 0; i < kCaseFieldCount; ++i) {
        const auto& info = info_of(static_cast<CaseField>(i));
        if (info.shown != CaseFieldInfo::Shown::always) continue;
        auto value = show_field(row, info, reader);
        // When it happened is mostly when it was paid.
        if (value.empty() && info.field == CaseField::occurred_at)
            value = show_field(row, info_of(CaseField::paid_at), reader);
        fields.push_back({std::string(reader(info.label)), value.empty() ? std::string(kUnknown) : value, info.field});
    }
    return fields;
}

EvidenceView evidence_view(const CaseRecord& record, const EvidenceRow& row, const Reader& reader) {
    EvidenceView view;
    view.uuid = row.uuid;
    view.number = row.number;
    view.kind = row.kind;
    view.file_class = row.file_class;
    view.sha256 = row.sha256;
    view.kind_label = label(reader.lang, row.kind);
    view.caption = row.caption;
    view.title = row.caption.empty() ? view.kind_label : row.caption;
    view.name = row.name;
    view.proves = row.proves;
    view.covers = covers_of(record, row.uuid);
    view.drawable = row.file_class == FileClass::picture;
    view.width = static_cast<int>(row.width);
    view.height = static_cast<int>(row.height);
    const auto kind =
        view.drawable ? fmt::format("{} × {}", row.width, row.height) : std::string(label(reader.lang, row.file_class));
    view.facts = fmt::format("{} · {} · SHA-256 {}", kind, show_bytes(row.bytes), short_digest(row.sha256));
    view.captured = row.captured_at ? show_exact(reader, *row.captured_at) : std::string(kUnknown);
    view.captured_from = row.captured_at ? std::string(label(reader.lang, row.captured_from)) : std::string();
    view.added = show_instant(reader, row.added_at);
    return view;
}

DeadlineView deadline_view(const DeadlineRow& row, const Reader& reader) {
    DeadlineView view;
    const auto due = last_second(row.due, *reader.zones);
    view.uuid = row.uuid;
    view.number = row.number;
    view.title = row.title.empty() ? std::string(reader("deadline"_tr)) : row.title;
    view.when = row.due;
    view.due = trf(reader.lang, row.done_at ? "deadline_was_due"_tr : "deadline_due_by"_tr, show_when(reader, row.due));
    if (row.earliest && row.latest && *row.earliest != *row.latest && !row.by_hand) {
        const bool mine = row.actor == Actor::me;
        view.other_end = trf(reader.lang, mine ? "deadline_latest"_tr : "deadline_earliest"_tr,
                             show_when(reader, mine ? *row.latest : *row.earliest));
    }
    view.done = row.done_at.has_value();
    view.estimate = row.estimate;
    const auto state = deadline_state(row, *reader.zones, reader.now);
    const bool runs = state != DeadlineState::done && state != DeadlineState::stopped;
    view.stopped = state == DeadlineState::stopped;
    view.by_hand = row.by_hand;
    view.rule = row.rule;
    view.note = row.note;
    view.tone = tone_of(row, reader);
    view.chip = deadline_chip(row, reader);
    const bool late_theirs = view.chip.whose == Whose::theirs_late;
    view.timer = !runs || late_theirs ? view.chip.text : show_timer(reader.lang, reader.now, due, TimerStyle::bare);
    view.ticks = view.chip.ticks;
    if (row.rule.empty())
        view.origin = reader(row.contact_uuid ? "deadline_origin_promise"_tr : "deadline_origin_own"_tr);
    view.changes_at = runs ? timer_changes_at(reader.now, due) : Instant::max();
    if (!view.done && is_snoozed(row, reader.now))
        view.snoozed = trf(reader.lang, "deadline_snoozed_until"_tr, show_instant(reader, *row.snoozed_until));
    return view;
}

// What ended waits for nothing: its dates stay to be read, their clocks do not.
void rest(DeadlineView& view) {
    if (view.done || view.stopped) return;
    view.timer.clear();
    view.chip = {};
    view.tone = Tone::off;
    view.ticks = false;
    view.changes_at = Instant::max();
}

}  // namespace

std::string short_digest(std::string_view sha256) {
    if (sha256.size() < 12) return std::string(sha256);
    return fmt::format("{}…{}", sha256.substr(0, 4), sha256.substr(sha256.size() - 4));
}

std::string show_field(const CaseRow& row, const CaseFieldInfo& info, const Reader& reader) {
    if (info.field == CaseField::refund_method) return show_refund_way(reader.lang, row.refund_method);
    return std::visit([&](const auto& members) { return shown(row, reader, row.*members.row); }, info.members);
}

CaseView case_view(const CaseRecord& record, const Reader& reader) {
    const auto& row = record.row;
    CaseView view;
    view.uuid = row.uuid;
    view.number = row.number;
    view.title = row.title;
    view.platform = row.platform;
    view.problem_label = label(reader.lang, row.problem);
    view.note = row.note;
    view.stage = row.stage;
    view.chip = case_chip(record, reader);
    view.archived = row.archived;
    view.in_bin = record.in_bin();
    view.ended = record.ended();
    view.fields = field_views(row, reader);
    for (const auto& item : record.evidence) view.evidence.push_back(evidence_view(record, item, reader));
    for (const auto& slot : record.slots) {
        SlotView slot_view{slot.kind, std::string(label(reader.lang, slot.kind)), false, std::nullopt};
        const auto by = std::find_if(record.evidence.begin(), record.evidence.end(),
                                     [&](const auto& item) { return item.kind == slot.kind; });
        slot_view.filled = by != record.evidence.end();
        if (slot_view.filled) slot_view.evidence = static_cast<std::size_t>(by - record.evidence.begin());
        view.slots.push_back(std::move(slot_view));
    }
    view.slots_filled = record.slots_filled();
    for (const auto& item : record.deadlines)
        if (!item.done_at && !item.stopped_at) view.deadlines.push_back(deadline_view(item, reader));
    if (!view.deadlines.empty() && !view.ended) view.next_deadline = 0;
    for (const auto& item : record.deadlines)
        if (!item.done_at && item.stopped_at) view.deadlines.push_back(deadline_view(item, reader));
    for (const auto& item : record.deadlines)
        if (item.done_at) view.deadlines.push_back(deadline_view(item, reader));
    if (view.ended) std::ranges::for_each(view.deadlines, rest);
    return view;
}

std::vector<HistoryLine> history_lines(const std::vector<Change>& changes, const Reader& reader) {
    std::vector<HistoryLine> lines;
    for (const auto& change : changes)
        lines.push_back({describe_within(reader.lang, change), show_instant(reader, change.at),
                         change.kind == ChangeKind::undo, describe_read(reader.lang, change)});
    return lines;
}

}  // namespace recoup::core::inline view
