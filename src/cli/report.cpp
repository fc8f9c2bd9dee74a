#include "cli/report.h"

#include <fmt/format.h>

#include "cli/json.h"
#include "core/board_view.h"
#include "core/money.h"
#include "core/show.h"

namespace recoup::cli {
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

Exit report(Context& context, const core::Change& change, std::int64_t id) {
    const bool changed = !change.rows.empty();
    const auto label = core::describe(context.lang, change);
    if (context.json)
        Json(context.out).object().number("id", id).boolean("changed", changed).text("label", label).end_object();
    else
        context.say(changed ? label : std::string(core::tr(context.lang, "cli_nothing_changed"_tr)));
    return kDone;
}

Exit dispatch_and_report(Context& context, app::Session& session, const core::Command& command, std::int64_t id) {
    const auto change = dispatch(session, command);
    if (!change) return tl::unexpected(change.error());
    return report(context, *change, id);
}

std::string local_time(const Context& context, core::Instant instant) {
    const auto local = core::to_local(context.zones(), context.zone, instant);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time(local - day);
    return fmt::format("{} {:02}:{:02}", core::to_iso(core::Day(day)), time.hours().count(), time.minutes().count());
}

std::string local_when(const Context& context, const core::When& when) {
    if (!when.is_day()) return local_time(context, when.instant);
    auto text = core::to_iso(when.day);
    if (when.zone != context.zone) text += " (" + when.zone + ')';
    return text;
}

std::string amount(const std::optional<std::int64_t>& minor, const std::string& currency) {
    return minor ? core::format_amount(*minor, currency) : std::string();
}

std::string headline_amount(const core::CaseRow& row) {
    const auto& minor = row.received_minor  ? row.received_minor
                        : row.claimed_minor ? row.claimed_minor
                                            : row.paid_minor;
    return amount(minor, row.currency);
}

Cell time_left(const Context& context, const core::DeadlineRow& row) {
    const core::Reader reader{context.lang, context.now(), &context.zones(), context.zone};
    const auto chip = core::deadline_chip(row, reader);
    return {chip.text, chip.whose == core::Whose::theirs_late ? Ink::strong : ink_of(chip.tone)};
}

}  // namespace recoup::cli
