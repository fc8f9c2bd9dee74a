#include "cli/case_options.h"
#include "cli/contact_values.h"
#include "cli/report.h"
#include "cli/values.h"
#include "cli/verbs.h"
#include "core/amounts.h"

namespace recoup::cli {

namespace {

struct EditOptions {
    std::int64_t id = 0;
    CaseOptions fields;
    std::optional<std::string> offered, received, fee, turn, tags, refunded_at, refund_way;
};

void declare(Grammar& grammar, EditOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    declare_case_options(grammar, options.fields);
    grammar.option("offered", "100.00", options.offered, "cli_help_offered"_tr);
    grammar.option("received", "100.00", options.received, "cli_help_received"_tr);
    grammar.option("fee", "5.00", options.fee, "cli_help_fee"_tr);
    grammar.option("turn", "me", options.turn, "cli_help_turn"_tr);
    grammar.option("tag", "a,b", options.tags, "cli_help_tags"_tr);
    grammar.option("refunded-at", "T", options.refunded_at, "cli_help_refunded_at"_tr);
    grammar.option("refund-way", "W", options.refund_way, "cli_help_refund_way"_tr);
}

core::Result<core::CaseFields> fields_of(const Context& context, const EditOptions& options, const core::CaseRow& row) {
    core::Home home{row.jurisdiction, row.currency};
    auto read = read_fields(context, options.fields, home);
    if (!read) return read;
    auto& fields = *read;
    home.currency = fields.currency.value_or(home.currency);
    home.region = fields.jurisdiction.value_or(home.region);
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
    if (auto ok = read_moment_field(context, options.refunded_at, fields.refunded_at); !ok)
        return tl::unexpected(ok.error());
    const auto rest = read_amount_field(options.offered, home, fields.offered_minor)
                          .and_then([&] { return read_amount_field(options.received, home, fields.received_minor); })
                          .and_then([&] { return read_amount_field(options.fee, home, fields.fee_minor); })
                          .and_then([&] { return core::carry_amounts(row, fields); });
    if (!rest) return tl::unexpected(rest.error());
    return read;
}

Exit run(Context& context, const EditOptions& options) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    const auto& row = (*record)->row;
    auto fields = fields_of(context, options, row);
    if (!fields) return tl::unexpected(fields.error());
    return dispatch_and_report(context, **session, core::EditCase{row.uuid, std::move(*fields)}, row.number);
}

}  // namespace

const Verb kEdit{"edit", "cli_verb_edit"_tr, define<EditOptions, declare, run>};

}  // namespace recoup::cli
