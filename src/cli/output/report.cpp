#include "cli/output/report.h"

#include <fmt/format.h>

#include "cli/output/json.h"
#include "core/base/money.h"
#include "core/model/amounts.h"
#include "core/model/show.h"
#include "core/view/board.h"

namespace recoup::cli::inline output {
namespace {

Ink ink_of(core::Tone tone) {
    switch (tone) {
        case core::Tone::ok:
            return Ink::good;
        case core::Tone::warn:
            return Ink::warn;
        case core::Tone::bad:
            return Ink::bad;
        case core::Tone::off:
            return Ink::muted;
    }
    return Ink::plain;
}

}  // namespace

Exit report(Call& call, const core::Change& change, std::int64_t id) {
    const bool changed = !change.rows.empty();
    const auto label = core::describe(call.lang, change);
    if (call.json)
        Json(call.out).object().number("id", id).boolean("changed", changed).text("label", label).end_object();
    else
        call.say(changed ? label : std::string(core::tr(call.lang, "cli_nothing_changed"_tr)));
    return kDone;
}

Exit dispatch_and_report(Call& call, app::Session& session, const core::Command& command, std::int64_t id) {
    const auto change = dispatch(call, session, command);
    if (!change) return tl::unexpected(change.error());
    return report(call, *change, id);
}

std::string local_time(const Call& call, core::Instant instant) {
    const auto local = core::to_local(call.zones(), call.zone, instant);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time(local - day);
    return fmt::format("{} {:02}:{:02}", core::to_iso(core::Day(day)), time.hours().count(), time.minutes().count());
}

std::string local_when(const Call& call, const core::When& when) {
    if (!when.is_day()) return local_time(call, when.instant);
    auto text = core::to_iso(when.day);
    if (when.zone != call.zone) text += " (" + when.zone + ')';
    return text;
}

std::string amount(const std::optional<std::int64_t>& minor, const std::string& currency) {
    return minor ? core::format_amount(*minor, currency) : std::string();
}

std::string headline_amount(const core::CaseRow& row) {
    return amount(row.received_minor ? row.received_minor : core::asked_minor(row), row.currency);
}

Cell time_left(const Call& call, const core::DeadlineRow& row) {
    const core::Reader reader{call.lang, call.now(), &call.zones(), call.zone};
    const auto chip = core::deadline_chip(row, reader);
    return {chip.text, chip.whose == core::Whose::theirs_late ? Ink::strong : ink_of(chip.tone)};
}

}  // namespace recoup::cli::inline output
