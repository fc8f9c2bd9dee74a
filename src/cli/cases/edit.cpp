#include "cli/cases/case_options.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/contacts.h"
#include "cli/output/report.h"

namespace recoup::cli::inline cases {

namespace {

struct EditOptions {
    std::int64_t id = 0;
    CaseOptions fields;
    std::optional<std::string> turn, tags, refund_way;
};

void declare(Grammar& grammar, EditOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    declare_case_options(grammar, options.fields);
    declare_edit_options<core::AmountMembers>(grammar, options.fields);
    grammar.option("turn", "me", options.turn, "cli_help_turn"_tr, core::words<core::Turn>());
    grammar.option("tag", "a,b", options.tags, "cli_help_tags"_tr);
    declare_edit_options<core::TextMembers>(grammar, options.fields);
    declare_edit_options<core::MomentMembers>(grammar, options.fields);
    grammar.option("refund-way", "W", options.refund_way, "cli_help_refund_way"_tr, core::words<core::RefundWay>());
}

core::Result<core::CaseFields> fields_of(Call& call, const EditOptions& options, const core::CaseRow& row) {
    auto read = read_fields(call, options.fields, {row.jurisdiction, row.currency});
    if (!read) return read;
    auto& fields = *read;
    if (options.turn) {
        const auto turn = read_word<core::Turn>(*options.turn);
        if (!turn) return tl::unexpected(turn.error());
        fields.turn = *turn;
    }
    if (options.refund_way) {
        const auto way = read_word<core::RefundWay>(*options.refund_way);
        if (!way) return tl::unexpected(way.error());
        fields.refund_method = std::string(core::token(*way));
    }
    if (options.tags) fields.tags = read_list(*options.tags);
    return read;
}

Exit run(Call& call, const EditOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    const auto& row = (*record)->row;
    auto fields = fields_of(call, options, row);
    if (!fields) return tl::unexpected(fields.error());
    return dispatch_and_report(call, **session, core::EditCase{row.uuid, std::move(*fields)}, row.number);
}

}  // namespace

const Verb kEdit{220, "edit", "cli_verb_edit"_tr, define<EditOptions, declare, run>};

}  // namespace recoup::cli::inline cases
