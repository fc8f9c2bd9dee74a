#include "cli/case_options.h"

#include "cli/values.h"

namespace recoup::cli {

using core::Tr;

namespace {

core::Result<void> read_moment_field(const Context& context, const std::optional<std::string>& typed,
                                     std::optional<std::optional<core::When>>& into) {
    if (!typed) return {};
    if (typed->empty()) {
        into.emplace(std::nullopt);
        return {};
    }
    return read_when(context, *typed).map([&](core::When when) { into.emplace(std::move(when)); });
}

}  // namespace

void declare_case_options(Grammar& grammar, CaseOptions& options) {
    grammar.option("title", "T", options.title, Tr::cli_help_title);
    grammar.option("platform", "P", options.platform, Tr::cli_help_platform);
    grammar.option("problem", "K", options.problem, Tr::cli_help_problem);
    grammar.option("paid", "328.00", options.paid, Tr::cli_help_paid);
    grammar.option("claimed", "328.00", options.claimed, Tr::cli_help_claimed);
    grammar.option("currency", "CNY", options.currency, Tr::cli_help_currency);
    grammar.option("order", "NO", options.order, Tr::cli_help_order);
    grammar.option("paid-at", "T", options.paid_at, Tr::cli_help_paid_at);
    grammar.option("occurred-at", "T", options.occurred_at, Tr::cli_help_occurred_at);
    grammar.option("received-at", "T", options.received_at, Tr::cli_help_received_at);
    grammar.option("payment-method", "M", options.payment_method, Tr::cli_help_payment_method);
    grammar.option("refund-method", "M", options.refund_method, Tr::cli_help_refund_method);
    grammar.option("playbook", "ID", options.playbook, Tr::cli_help_playbook);
    grammar.option("note", "TEXT", options.note, Tr::cli_help_note);
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
    if (options.problem) {
        const auto problem = read_word<core::Problem>(*options.problem);
        if (!problem) return tl::unexpected(problem.error());
        fields.problem = *problem;
    }
    if (options.currency) {
        if (!core::is_currency(*options.currency))
            return core::fail(core::ErrorKind::usage, Tr::error_currency, {*options.currency});
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
