// bill: what a bill tells. Reads, and writes nothing.
#include "cli/output/bill.h"
#include "cli/bills/bill_options.h"
#include "cli/command_line/verb.h"

namespace recoup::cli::inline bills {
namespace {

// A bill is read without a file, too; one that cannot be used is told, unless the person named it.
core::Result<std::unique_ptr<app::Session>> session_if_any(Call& call) {
    std::error_code ignored;
    if (!call.file.named && !std::filesystem::exists(call.file.path, ignored)) return nullptr;
    auto session = open_session(call);
    if (session || call.file.named) return session;
    call.warn(core::sentence(call.lang, session.error()));
    return nullptr;
}

Exit run(Call& call, const BillOptions& options) {
    const auto bill = bill_of(call, options);
    if (!bill) return tl::unexpected(bill.error());
    const auto session = session_if_any(call);
    if (!session) return tl::unexpected(session.error());
    const core::State* state = *session ? &(*session)->state() : nullptr;
    const auto findings = core::findings_of(*bill, state);
    const auto cases = state ? core::cases_of_payments(*bill, *state) : std::vector<core::Uuid>(bill->payments.size());
    warn_of_left_out(call, *bill);
    const ShownBill shown{*bill, findings, cases, state};
    if (call.json)
        write_bills(call, {&shown, 1}, call.out);
    else
        print_bill(call, shown);
    return kDone;
}

}  // namespace

const Verb kBill{395, "bill", "cli_verb_bill"_tr, define<BillOptions, declare_bill, run>};

}  // namespace recoup::cli::inline bills
