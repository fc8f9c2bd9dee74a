// payments, payments link, payments clear: what the file keeps of bills.
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/bill.h"
#include "cli/output/report.h"
#include "core/payments/kept.h"

namespace recoup::cli::inline bills {
namespace {

using core::FindingKind;

struct PaymentsOptions {
    bool open = false, twice = false, refunds = false, repeating = false;
    std::string number, id;

    bool any() const { return open || twice || refunds || repeating; }
};

void declare_payments(Grammar& grammar, PaymentsOptions& options) {
    grammar.flag("open", options.open, "cli_help_payments_open"_tr);
    grammar.flag("twice", options.twice, "cli_help_payments_twice"_tr);
    grammar.flag("refunds", options.refunds, "cli_help_payments_refunds"_tr);
    grammar.flag("repeating", options.repeating, "cli_help_payments_repeating"_tr);
}

void declare_link(Grammar& grammar, PaymentsOptions& options) {
    grammar.positional("N", options.number, "cli_help_payments_number"_tr);
    grammar.positional("ID", options.id, "cli_help_bill_into"_tr);
}

void declare_clear(Grammar&, PaymentsOptions&) {}

// A charge that has no case yet, a refund that did not come.
bool is_open(const core::Finding& finding) {
    if (finding.kind == FindingKind::refund_missing) return true;
    const bool charge = finding.kind == FindingKind::twice || finding.kind == FindingKind::closed_but_paid;
    return charge && !finding.case_uuid;
}

bool is_asked_for(const PaymentsOptions& options, const core::Finding& finding) {
    switch (finding.kind) {
        case FindingKind::twice:
            return options.twice || (options.open && is_open(finding));
        case FindingKind::repeating:
            return options.repeating;
        case FindingKind::closed_but_paid:
            return options.open && is_open(finding);
        case FindingKind::refund_missing:
            return options.refunds || options.open;
        case FindingKind::refund_arrived:
        case FindingKind::price_protection:
            return options.refunds;
    }
    return false;
}

// With what is told of it.
struct LookedThrough {
    LookedThrough(core::KeptBill of, const core::State& state, const PaymentsOptions& options)
        : kept(std::move(of)),
          findings(core::findings_of(kept.bill, &state)),
          cases(core::cases_of_payments(kept.bill, state)) {
        if (!options.any()) return;
        std::erase_if(findings, [&](const auto& finding) { return !is_asked_for(options, finding); });
        left_out.assign(cases.size(), true);
        for (const auto& finding : findings)
            for (const auto i : finding.payments) left_out[i] = false;
    }

    core::KeptBill kept;
    std::vector<core::Finding> findings;
    std::vector<core::Uuid> cases;
    std::vector<bool> left_out;
};

Exit run_payments(Call& call, const PaymentsOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto& state = (*session)->state();
    std::vector<LookedThrough> all;
    for (auto& kept : core::kept_bills(state)) all.emplace_back(std::move(kept), state, options);
    std::vector<ShownBill> shown;
    for (const auto& one : all) shown.push_back({one.kept.bill, one.findings, one.cases, &state, true, one.left_out});
    if (call.json) {
        write_bills(call, shown, call.out);
        return kDone;
    }
    for (const auto& bill : shown) print_bill(call, bill);
    if (shown.empty()) call.say(core::tr(call.lang, "cli_payments_none"_tr));
    return kDone;
}

Exit run_link(Call& call, const PaymentsOptions& options) {
    const auto number = read_count(options.number);
    if (!number) return tl::unexpected(number.error());
    const auto id = read_count(options.id);
    if (!id) return tl::unexpected(id.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto& state = (*session)->state();
    const auto record = find_case(state, *id);
    if (!record) return tl::unexpected(record.error());
    const auto kept = state.payments();
    if (*number > std::ssize(kept))
        return core::fail(core::ErrorKind::work, "cli_error_no_payment"_tr, {options.number});
    core::TakePayments command;
    command.keep.push_back({*kept[static_cast<std::size_t>(*number - 1)]});
    command.keep.back().row.case_uuid = (*record)->row.uuid;
    return dispatch_and_report(call, **session, command, *id);
}

Exit run_clear(Call& call, const PaymentsOptions&) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    return dispatch_and_report(call, **session, core::ClearPayments{}, 0);
}

}  // namespace

const Verb kPayments{397, "payments", "cli_verb_payments"_tr, define<PaymentsOptions, declare_payments, run_payments>};
const Verb kPaymentsLink{398, "payments link", "cli_verb_payments_link"_tr,
                         define<PaymentsOptions, declare_link, run_link>};
const Verb kPaymentsClear{399, "payments clear", "cli_verb_payments_clear"_tr,
                          define<PaymentsOptions, declare_clear, run_clear>};

}  // namespace recoup::cli::inline bills
