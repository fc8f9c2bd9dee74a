// bill: what a bill tells. Reads, and writes nothing.
#include "cli/output/bill.h"
#include "app/bills/bill_file.h"
#include "app/intake/importer.h"
#include "cli/command_line/verb.h"
#include "portable/path_text.h"

namespace recoup::cli::inline bills {
namespace {

constexpr std::size_t kMostWarned = 10;

struct BillOptions {
    std::vector<std::string> file;
    std::optional<std::filesystem::path> password_file, map;
};

void declare(Grammar& grammar, BillOptions& options) {
    grammar.path_positionals("FILE", options.file, "cli_help_bill"_tr);
    grammar.path_option("password-file", "FILE", options.password_file, "cli_help_bill_password"_tr);
    grammar.path_option("map", "FILE", options.map, "cli_help_bill_map"_tr);
}

core::Result<app::BillQuestion> question_of(const Call& call, const BillOptions& options) {
    app::BillQuestion question{.name = options.file.front(), .currency = home_of(call).currency, .zone = call.zone};
    if (options.password_file) {
        const auto bytes = app::read_file(*options.password_file);
        if (!bytes) return tl::unexpected(bytes.error());
        question.password = app::password_in(*bytes);
    }
    if (options.map) {
        const auto bytes = app::read_file(*options.map);
        if (!bytes) return tl::unexpected(bytes.error());
        const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
        auto map = app::read_column_map(text, portable::utf8(*options.map));
        if (!map) return tl::unexpected(map.error());
        question.map = std::move(*map);
    }
    return question;
}

core::Result<core::Bill> bill_of(const Call& call, const BillOptions& options) {
    const auto question = question_of(call, options);
    if (!question) return tl::unexpected(question.error());
    const auto bytes = app::read_file(portable::path_of(options.file.front()));
    if (!bytes) return tl::unexpected(bytes.error());
    return app::read_bill(*bytes, *question, call.zones());
}

// A bill is read without a file, too; one that cannot be used is told, unless the person named it.
core::Result<std::unique_ptr<app::Session>> session_if_any(Call& call) {
    std::error_code ignored;
    if (!call.file.named && !std::filesystem::exists(call.file.path, ignored)) return nullptr;
    auto session = open_session(call);
    if (session || call.file.named) return session;
    call.warn(core::sentence(call.lang, session.error()));
    return nullptr;
}

void warn_of_left_out(Call& call, const core::Bill& bill) {
    for (std::size_t i = 0; i < std::min(bill.left_out.size(), kMostWarned); ++i)
        call.warn(core::trf(call.lang, "cli_bill_left_out"_tr, bill.left_out[i].row, bill.left_out[i].text));
    if (bill.left_out_count > 0) call.warn(core::trf(call.lang, "cli_bill_left_out_count"_tr, bill.left_out_count));
}

Exit run(Call& call, const BillOptions& options) {
    if (options.file.size() != 1) return core::fail(core::ErrorKind::usage, "cli_error_bill_wants_one"_tr);
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
        write_bill(call, shown, call.out);
    else
        print_bill(call, shown);
    return kDone;
}

}  // namespace

const Verb kBill{395, "bill", "cli_verb_bill"_tr, define<BillOptions, declare, run>};

}  // namespace recoup::cli::inline bills
