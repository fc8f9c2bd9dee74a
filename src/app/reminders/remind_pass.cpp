#include "app/reminders/remind_pass.h"

#include <algorithm>

#include "core/advice/snooze.h"
#include "portable/path_text.h"
#include "store/file/file.h"

namespace recoup::app::inline reminders {
namespace {

// More notifications than this at once are one list.
constexpr std::size_t kMostNotices = 3;
constexpr std::size_t kListed = 5;
constexpr const char* kListId = "list";

struct Look {
    core::State state;
    ReminderPlan plan;  // without what the file says was delivered
};

// What a crash left beside the file only a writer can play back.
core::Result<std::unique_ptr<store::File>> open_to_read(const std::filesystem::path& path) {
    auto file = store::File::open(path, {.read_only = true});
    std::error_code ignored;
    if (file || !std::filesystem::exists(portable::with_ending(path, "-journal"), ignored)) return file;
    return store::File::open(path, {});
}

core::Result<Look> look_at(const std::filesystem::path& path, const ReminderChoices& choices, core::Instant now,
                           const core::Zones& zones) {
    auto file = open_to_read(path);
    if (!file) return tl::unexpected(file.error());
    Look look{core::State(zones), {}};
    if (const auto seq = (*file)->load(look.state); !seq) return tl::unexpected(seq.error());
    look.plan = plan_reminders(look.state, choices, now);
    std::vector<std::string> keys;
    for (const auto& reminder : look.plan.due) keys.push_back(reminder.keys.front());
    const auto delivered = (*file)->delivered(keys);
    if (!delivered) return tl::unexpected(delivered.error());
    const std::unordered_set<std::string> known(delivered->begin(), delivered->end());
    std::erase_if(look.plan.due, [&](const auto& reminder) { return known.contains(reminder.keys.front()); });
    return look;
}

// Leaves those that nobody delivered before us.
core::Result<void> record(const std::filesystem::path& path, core::Instant now, std::vector<Reminder>& due) {
    if (due.empty()) return {};
    const auto file = store::File::open(path, {});
    if (!file) return tl::unexpected(file.error());
    std::vector<std::string> keys;
    for (const auto& reminder : due) keys.insert(keys.end(), reminder.keys.begin(), reminder.keys.end());
    const auto fresh = (*file)->record_delivered(keys, now);
    if (!fresh) return tl::unexpected(fresh.error());
    const std::unordered_set<std::string> ours(fresh->begin(), fresh->end());
    std::erase_if(due, [&](const auto& reminder) { return !ours.contains(reminder.keys.front()); });
    return {};
}

RemindPass pass_of(const Look& look) {
    RemindPass pass;
    pass.next = look.plan.next;
    for (const auto& reminder : look.plan.due)
        if (auto heard = heard_of(look.state, reminder)) pass.heard.push_back(std::move(*heard));
    for (const auto& record : look.state.cases())
        if (!record.put_away() && !record.ended())
            pass.open += std::count_if(record.deadlines.begin(), record.deadlines.end(),
                                       [](const auto& row) { return !row.done_at && !row.stopped_at; });
    return pass;
}

Notice list_notice(const core::Reader& reader, const std::vector<Heard>& heard) {
    Notice notice{.id = kListId, .title = core::trf(reader.lang, "remind_many"_tr, heard.size()), .body = {}};
    for (std::size_t i = 0; i < std::min(kListed, heard.size()); ++i) {
        const auto text = reminder_text(reader, heard[i].of, heard[i].row);
        notice.body += (i == 0 ? "" : "\n") + text.title + " · " + heard[i].of.title;
        notice.urgent = notice.urgent || text.urgent;
    }
    if (heard.size() > kListed)
        notice.body += "\n" + core::trf(reader.lang, "remind_and_more"_tr, heard.size() - kListed);
    notice.actions = {{NoticeReply::open, std::string(reader("action_open"_tr))}};
    return notice;
}

}  // namespace

std::optional<Heard> heard_of(const core::State& state, const Reminder& reminder) {
    const auto* record = state.find(reminder.case_uuid);
    const auto* row = state.find_deadline(reminder.case_uuid, reminder.deadline_uuid);
    return record && row ? std::optional(Heard{reminder, record->row, *row}) : std::nullopt;
}

ReminderChoices reminder_choices(const Settings& settings, const core::Zones& zones) {
    return {core::parse_leads(settings.remind_leads).value_or(*core::parse_leads(core::kDefaultLeads)), settings.quiet,
            zones.local_zone()};
}

core::Result<RemindPass> remind_pass(const std::filesystem::path& file, const ReminderChoices& choices,
                                     core::Instant now, const core::Zones& zones) {
    auto look = look_at(file, choices, now, zones);
    if (!look) return tl::unexpected(look.error());
    if (const auto recorded = record(file, now, look->plan.due); !recorded) return tl::unexpected(recorded.error());
    return pass_of(*look);
}

core::Result<void> take_back(const std::filesystem::path& file, const std::vector<Heard>& unheard) {
    if (unheard.empty()) return {};
    std::vector<std::string> keys;
    for (const auto& one : unheard) keys.insert(keys.end(), one.reminder.keys.begin(), one.reminder.keys.end());
    return store::File::open(file, {}).and_then([&](const auto& opened) { return opened->take_back_delivered(keys); });
}

core::Result<RemindPass> look_ahead(const std::filesystem::path& file, const ReminderChoices& choices,
                                    core::Instant now, const core::Zones& zones) {
    const auto look = look_at(file, choices, now, zones);
    if (!look) return tl::unexpected(look.error());
    return pass_of(*look);
}

Notice notice_of(const core::Reader& reader, const Heard& heard) {
    auto text = reminder_text(reader, heard.of, heard.row);
    return {.id = to_string(heard.row.uuid),
            .title = std::move(text.title),
            .body = std::move(text.body),
            .urgent = text.urgent,
            .actions = {{NoticeReply::open, std::string(reader("action_open"_tr))},
                        {NoticeReply::snooze, std::string(reader(core::kReminderSnooze.name))},
                        {NoticeReply::done, std::string(reader("remind_action_done"_tr))}}};
}

std::vector<Notice> notices_of(const core::Reader& reader, const std::vector<Heard>& heard) {
    if (heard.size() > kMostNotices) return {list_notice(reader, heard)};
    std::vector<Notice> notices;
    for (const auto& item : heard) notices.push_back(notice_of(reader, item));
    return notices;
}

}  // namespace recoup::app::inline reminders
