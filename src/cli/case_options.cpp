#include "cli/case_options.h"

#include "app/library.h"
#include "cli/values.h"

namespace recoup::cli {

core::Result<void> read_moment_field(const Context& context, const std::optional<std::string>& typed,
                                     std::optional<std::optional<core::When>>& into) {
    if (!typed) return {};
    if (typed->empty()) {
        into.emplace(std::nullopt);
        return {};
    }
    return read_when(context, *typed).map([&](core::When when) { into.emplace(std::move(when)); });
}

void declare_case_options(Grammar& grammar, CaseOptions& options) {
    grammar.option("title", "T", options.title, "cli_help_title"_tr);
    grammar.option("platform", "P", options.platform, "cli_help_platform"_tr);
    grammar.option("problem", "K", options.problem, "cli_help_problem"_tr);
    grammar.option("paid", "328.00", options.paid, "cli_help_paid"_tr);
    grammar.option("claimed", "328.00", options.claimed, "cli_help_claimed"_tr);
    grammar.option("currency", "CNY", options.currency, "cli_help_currency"_tr);
    grammar.option("order", "NO", options.order, "cli_help_order"_tr);
    grammar.option("paid-at", "T", options.paid_at, "cli_help_paid_at"_tr);
    grammar.option("occurred-at", "T", options.occurred_at, "cli_help_occurred_at"_tr);
    grammar.option("received-at", "T", options.received_at, "cli_help_received_at"_tr);
    grammar.option("payment-method", "M", options.payment_method, "cli_help_payment_method"_tr);
    grammar.option("refund-method", "M", options.refund_method, "cli_help_refund_method"_tr);
    grammar.option("playbook", "ID", options.playbook, "cli_help_playbook"_tr);
    grammar.option("jurisdiction", "CN", options.jurisdiction, "cli_help_case_jurisdiction"_tr);
    grammar.option("note", "TEXT", options.note, "cli_help_note"_tr);
}

core::Result<void> read_amount_field(const std::optional<std::string>& typed, const std::string& currency,
                                     std::optional<std::optional<std::int64_t>>& into) {
    if (!typed) return {};
    if (typed->empty()) {
        into.emplace(std::nullopt);
        return {};
    }
    return read_amount(*typed, currency).map([&](std::int64_t minor) { into.emplace(minor); });
}

core::Result<core::CaseFields> read_fields(const Context& context, const CaseOptions& options, std::string currency) {
    core::CaseFields fields;
    fields.title = options.title;
    fields.platform = options.platform;
    fields.order_no = options.order;
    fields.payment_method = options.payment_method;
    fields.refund_method = options.refund_method;
    fields.playbook = options.playbook;
    fields.note = options.note;
    if (options.jurisdiction) {
        const auto& rules = context.machine.ports.library.rules();
        if (!core::is_jurisdiction(rules, *options.jurisdiction))
            return core::fail(core::ErrorKind::usage, "error_jurisdiction"_tr, {*options.jurisdiction});
        fields.jurisdiction = *options.jurisdiction;
    }
    if (options.problem) {
        const auto problem = read_word<core::Problem>(*options.problem);
        if (!problem) return tl::unexpected(problem.error());
        fields.problem = *problem;
    }
    if (options.currency) {
        if (!core::is_currency(*options.currency))
            return core::fail(core::ErrorKind::usage, "error_currency"_tr, {*options.currency});
        fields.currency = currency = *options.currency;
    }
    return read_amount_field(options.paid, currency, fields.paid_minor)
        .and_then([&] { return read_amount_field(options.claimed, currency, fields.claimed_minor); })
        .and_then([&] { return read_moment_field(context, options.paid_at, fields.paid_at); })
        .and_then([&] { return read_moment_field(context, options.occurred_at, fields.occurred_at); })
        .and_then([&] { return read_moment_field(context, options.received_at, fields.received_at); })
        .map([&] { return std::move(fields); });
}

}  // namespace recoup::cli
