#include "cli/cases/case_options.h"

#include "app/data/library.h"
#include "cli/command_line/values.h"
#include "core/base/money.h"

namespace recoup::cli::inline cases {
namespace {

using core::CaseField;

std::string upper(std::string text) {
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

core::Result<void> not_zero(const std::optional<std::optional<std::int64_t>>& minor, const core::Home& home) {
    if (!minor || !*minor) return {};
    return core::above_zero(**minor, home.currency).map([](std::int64_t) {});
}

// An empty text clears it.
core::Result<void> read_moment_field(Call& call, const std::string& typed, core::Looks looks,
                                     std::optional<std::optional<core::When>>& into) {
    if (typed.empty()) {
        into.emplace(std::nullopt);
        return {};
    }
    return read_when(call, typed, looks).map([&](core::When when) { into.emplace(std::move(when)); });
}

core::Result<void> read_amount_field(const std::string& typed, const core::Home& home,
                                     std::optional<std::optional<std::int64_t>>& into) {
    if (typed.empty()) {
        into.emplace(std::nullopt);
        return {};
    }
    return read_amount(typed, {home.currency, home.region}).map([&](std::int64_t minor) { into.emplace(minor); });
}

// What amounts are read by comes first: it may be set beside them.
core::Result<void> read_home(const Call& call, const CaseOptions& options, core::CaseFields& fields, core::Home& home) {
    if (const auto& typed = options[CaseField::region]) {
        const auto region = upper(*typed);
        if (!core::is_jurisdiction(call.machine.ports.library.rules(), region))
            return core::fail(core::ErrorKind::usage, "error_jurisdiction"_tr, {*typed});
        fields.jurisdiction = home.region = region;
    }
    if (const auto& typed = options[CaseField::problem]) {
        const auto problem = read_word<core::Problem>(*typed);
        if (!problem) return tl::unexpected(problem.error());
        fields.problem = *problem;
    }
    if (const auto& typed = options[CaseField::cycle]) {
        const auto cycle = read_word<core::Cycle>(*typed);
        if (!cycle) return tl::unexpected(cycle.error());
        fields.cycle = *cycle;
    }
    if (const auto& typed = options[CaseField::currency]) {
        const auto currency = upper(*typed);
        if (!core::is_currency(currency)) return core::fail(core::ErrorKind::usage, "error_currency"_tr, {*typed});
        fields.currency = home.currency = currency;
    }
    return {};
}

}  // namespace

void declare_case_options(Grammar& grammar, CaseOptions& options) {
    for (const auto& info : core::kCaseFields) {
        const auto& option = info.option;
        if (option.only_edit) continue;
        const auto words = info.field == CaseField::problem ? core::words<core::Problem>()
                           : info.field == CaseField::cycle ? core::words<core::Cycle>()
                                                            : std::span<const core::Word>();
        grammar.option(option.name, option.example, options[info.field], option.help, words);
        if (info.field == CaseField::region)
            grammar.option("jurisdiction", option.example, options[info.field], "cli_help_case_jurisdiction"_tr);
    }
}

core::Result<std::string> named_currency(const CaseOptions& options, const core::Home& home) {
    std::string named;
    for (const auto& info : core::kCaseFields) {
        const auto& typed = options[info.field];
        if (!core::is_kept_as<core::AmountMembers>(info) || !typed || options[CaseField::currency]) continue;
        const auto read = core::read_amount(*typed, {home.currency, home.region});
        if (!read || !read->named || read->currency == named) continue;
        if (!named.empty())
            return core::fail(core::ErrorKind::usage, "error_amount_named_twice"_tr, {named, read->currency});
        named = read->currency;
    }
    return named;
}

core::Result<core::CaseFields> read_fields(Call& call, const CaseOptions& options, core::Home home) {
    core::CaseFields fields;
    auto read = read_home(call, options, fields, home);
    core::for_fields<core::TextMembers>([&](const core::CaseFieldInfo& info, const core::TextMembers& members) {
        const bool chosen = info.field == CaseField::region || info.field == CaseField::currency;
        if (!chosen) fields.*members.wanted = options[info.field];
    });
    core::for_fields<core::AmountMembers>([&](const core::CaseFieldInfo& info, const core::AmountMembers& members) {
        auto& minor = fields.*members.wanted;
        if (read && options[info.field]) read = read_amount_field(*options[info.field], home, minor);
        if (read && info.above_zero) read = not_zero(minor, home);
    });
    core::for_fields<core::MomentMembers>([&](const core::CaseFieldInfo& info, const core::MomentMembers& members) {
        if (read && options[info.field])
            read = read_moment_field(call, *options[info.field], info.looks, fields.*members.wanted);
    });
    return read.map([&] { return std::move(fields); });
}

}  // namespace recoup::cli::inline cases
