#include "cli/cases/from_picture.h"

#include <array>

#include "app/reading/habit.h"
#include "app/reading/picture_text.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::cli::inline cases {

using core::CaseField;

core::Result<FromPicture> read_for_case(Call& call, const std::filesystem::path& path) {
    constexpr int kThreads = 2;
    const auto reader = app::open_reader();
    if (!reader) return tl::unexpected(reader.error());
    auto import = app::import_file(path, call.machine.ports.files, call.zones(), call.zone);
    if (!import) return tl::unexpected(import.error());
    const portable::StopSource never;
    const auto text = app::read_text(*reader, *import->original.bytes, portable::utf8(path), kThreads, never.token());
    if (!text) return tl::unexpected(text.error());
    const auto home = home_of(call);
    auto habit = app::reading_habit(call.machine.ports, call.now(), call.zone, home, {});
    habit.taken = core::taken_at(import->evidence.captured_at, import->evidence.captured_from);
    const std::array readings{core::facts_of(*text, habit)};
    FromPicture from{std::move(*import),
                     core::suggest_case(readings, call.now(), {}, call.machine.ports.library.playbooks(), call.lang)};
    from.import.evidence.kind = readings[0].kind;
    return from;
}

void propose(FromPicture& from, CaseOptions& options) {
    const auto& suggestion = from.suggestion;
    const auto take = [&](CaseField field, std::string text) {
        if (options[field] || text.empty()) return;
        options[field] = std::move(text);
        // A title and a playbook are made of what was read, and the currency is part of the sum.
        const bool read = field == CaseField::platform || field == CaseField::order_no || field == CaseField::paid;
        if (read) from.taken.push_back({field, from.import.evidence.sha256});
    };
    const auto best = [](const std::vector<core::Proposal>& all) { return all.empty() ? std::string() : all[0].text; };
    take(CaseField::title, suggestion.title);
    take(CaseField::platform, best(suggestion.platform));
    take(CaseField::order_no, best(suggestion.order));
    take(CaseField::playbook, suggestion.playbook);
    if (suggestion.problem) take(CaseField::problem, std::string(core::token(*suggestion.problem)));
    if (suggestion.amount.empty() || !suggestion.amount[0].minor || options[CaseField::paid]) return;
    const auto& amount = suggestion.amount[0];
    take(CaseField::paid, core::format_decimal(*amount.minor, amount.currency));
    take(CaseField::currency, amount.currency);
}

void tell_proposals(Call& call, const CaseOptions& options, const core::CaseSuggestion& suggestion) {
    Json json(call.out);
    if (call.json) json.object().object("proposed");
    const auto tell = [&](std::string_view key, core::Tr name, const std::optional<std::string>& text) {
        if (!text || text->empty()) return;
        if (call.json)
            json.text(key, *text);
        else
            call.say(core::trf(call.lang, "pair_by_colon"_tr, core::tr(call.lang, name), core::one_line(*text)));
    };
    tell("title", "title"_tr, options[CaseField::title]);
    tell("platform", "case_platform"_tr, options[CaseField::platform]);
    tell("problem", "case_problem"_tr, options[CaseField::problem]);
    tell("paid", "form_paid"_tr, options[CaseField::paid]);
    tell("currency", "cli_stats_currency"_tr, options[CaseField::currency]);
    tell("order", "case_order_no"_tr, options[CaseField::order_no]);
    if (!suggestion.paid_at.empty() && suggestion.paid_at[0].when)
        tell("paid_at", "case_paid_at"_tr, local_when(call, *suggestion.paid_at[0].when));
    if (call.json)
        json.end_object().end_object();
    else
        call.say(core::tr(call.lang, "cli_add_yes"_tr));
}

}  // namespace recoup::cli::inline cases
