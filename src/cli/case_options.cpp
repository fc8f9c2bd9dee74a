#include "cli/case_options.h"

#include "app/library.h"
#include "app/settings.h"
#include "cli/values.h"
#include "core/money.h"

namespace recoup::cli {
namespace {

std::string upper(std::string text) {
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

core::Result<void> not_zero(const std::optional<std::optional<std::int64_t>>& minor, const core::Home& home) {
    if (!minor || !*minor) return {};
    return core::above_zero(**minor, home.currency).map([](std::int64_t) {});
}

}  // namespace

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
    grammar.option("region", "CN", options.jurisdiction, "cli_help_region"_tr);
    grammar.option("jurisdiction", "CN", options.jurisdiction, "cli_help_case_jurisdiction"_tr);
    grammar.option("note", "TEXT", options.note, "cli_help_note"_tr);
}

core::Home home_of(const Context& context) {
    const auto settings = app::load_settings(context.machine.ports.folders.settings());
    core::Home home = settings.home;
    if (home.region.empty()) home.region = core::CaseRow().jurisdiction;
    if (home.currency.empty()) home.currency = core::CaseRow().currency;
    return home;
}

core::Result<std::string> named_currency(const CaseOptions& options, const core::Home& home) {
    std::string named;
    for (const auto* typed : {&options.paid, &options.claimed}) {
        if (!*typed || options.currency) continue;
        const auto read = core::read_amount(**typed, {home.currency, home.region});
        if (!read || !read->named || read->currency == named) continue;
        if (!named.empty())
            return core::fail(core::ErrorKind::usage, "error_amount_named_twice"_tr, {named, read->currency});
        named = read->currency;
    }
    return named;
}

core::Result<void> read_amount_field(const std::optional<std::string>& typed, const core::Home& home,
                                     std::optional<std::optional<std::int64_t>>& into) {
    if (!typed) return {};
    if (typed->empty()) {
        into.emplace(std::nullopt);
        return {};
    }
    return read_amount(*typed, {home.currency, home.region}).map([&](std::int64_t minor) { into.emplace(minor); });
}

core::Result<core::CaseFields> read_fields(const Context& context, const CaseOptions& options, core::Home home) {
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
        const auto region = upper(*options.jurisdiction);
        if (!core::is_jurisdiction(rules, region))
            return core::fail(core::ErrorKind::usage, "error_jurisdiction"_tr, {*options.jurisdiction});
        fields.jurisdiction = home.region = region;
    }
    if (options.problem) {
        const auto problem = read_word<core::Problem>(*options.problem);
        if (!problem) return tl::unexpected(problem.error());
        fields.problem = *problem;
    }
    if (options.currency) {
        const auto currency = upper(*options.currency);
        if (!core::is_currency(currency))
            return core::fail(core::ErrorKind::usage, "error_currency"_tr, {*options.currency});
        fields.currency = home.currency = currency;
    }
    return read_amount_field(options.paid, home, fields.paid_minor)
        .and_then([&] { return read_amount_field(options.claimed, home, fields.claimed_minor); })
        .and_then([&] { return not_zero(fields.paid_minor, home); })
        .and_then([&] { return not_zero(fields.claimed_minor, home); })
        .and_then([&] { return read_moment_field(context, options.paid_at, fields.paid_at); })
        .and_then([&] { return read_moment_field(context, options.occurred_at, fields.occurred_at); })
        .and_then([&] { return read_moment_field(context, options.received_at, fields.received_at); })
        .map([&] { return std::move(fields); });
}

}  // namespace recoup::cli
