#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/report.h"
#include "core/view/read_from.h"

namespace recoup::cli::inline file {

using core::Tr;

namespace {

constexpr std::int64_t kDefaultLimit = 1000;

struct HistoryOptions {
    std::optional<std::int64_t> id;
    std::optional<std::string> limit;
};

void declare(Grammar& grammar, HistoryOptions& options) {
    grammar.optional_id("ID", options.id, "cli_help_history_id"_tr);
    grammar.option("limit", "N", options.limit, "cli_help_limit"_tr);
}

std::optional<std::int64_t> number_of(const core::State& state, const core::Uuid& case_uuid) {
    const auto* record = state.find(case_uuid);
    return record == nullptr ? std::nullopt : std::optional(record->row.number);
}

void write_read(Json& json, const std::vector<core::ReadField>& fields) {
    json.array("read_from");
    for (const auto& one : fields)
        json.object().text("field", core::info_of(one.field).token).number("evidence_id", one.evidence).end_object();
    json.end_array();
}

void write(Call& call, const core::State& state, const std::vector<core::Change>& changes) {
    Json json(call.out);
    json.object().array("changes");
    for (const auto& change : changes) {
        json.object()
            .number("id", change.seq)
            .text("at", iso(call, change.at))
            .number("case_id", number_of(state, change.case_uuid))
            .text("label", core::describe(call.lang, change));
        if (const auto fields = core::read_fields(change); !fields.empty()) write_read(json, fields);
        json.end_object();
    }
    json.end_array().end_object();
}

void print(Call& call, const core::State& state, const std::vector<core::Change>& changes) {
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("cli_column_at"_tr)},
                 {tr("cli_column_case"_tr), true},
                 {tr("cli_column_change"_tr), false, true}});
    for (const auto& change : changes) {
        const auto number = number_of(state, change.case_uuid);
        table.add({{std::to_string(change.seq), Ink::muted},
                   {local_time(call, change.at)},
                   {number ? std::to_string(*number) : std::string(), Ink::strong},
                   {core::describe(call.lang, change)}});
        if (auto read = core::describe_read(call.lang, change); !read.empty())
            table.add({{}, {}, {}, {std::move(read), Ink::muted}});
    }
    table.print(call.out, call.colour);
}

Exit run(Call& call, const HistoryOptions& options) {
    const auto limit = options.limit ? read_count(*options.limit) : kDefaultLimit;
    if (!limit) return tl::unexpected(limit.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto& state = (*session)->state();
    std::optional<core::Uuid> case_uuid;
    if (options.id) {
        const auto record = find_case(state, *options.id);
        if (!record) return tl::unexpected(record.error());
        case_uuid = (*record)->row.uuid;
    }
    const auto changes = (*session)->history(case_uuid, static_cast<std::size_t>(*limit));
    if (!changes) return tl::unexpected(changes.error());
    if (call.json)
        write(call, state, *changes);
    else if (changes->empty())
        call.say(core::tr(call.lang, "cli_history_empty"_tr));
    else
        print(call, state, *changes);
    return kDone;
}

}  // namespace

const Verb kHistory{870, "history", "cli_verb_history"_tr, define<HistoryOptions, declare, run>};

}  // namespace recoup::cli::inline file
