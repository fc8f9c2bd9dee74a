#include "cli/bills/bill_options.h"

#include "app/bills/bill_file.h"
#include "app/bills/known_maps.h"
#include "app/intake/importer.h"
#include "portable/path_text.h"

namespace recoup::cli::inline bills {
namespace {

constexpr std::size_t kMostWarned = 10;

core::Result<std::string> text_of(const std::filesystem::path& path) {
    return app::read_file(path).map(
        [](const app::Bytes& bytes) { return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()); });
}

core::Result<app::BillQuestion> question_of(Call& call, const BillOptions& options) {
    app::BillQuestion question{.name = options.file.front(), .currency = home_of(call).currency, .zone = call.zone};
    if (options.password_file) {
        const auto bytes = app::read_file(*options.password_file);
        if (!bytes) return tl::unexpected(bytes.error());
        question.password = app::password_in(*bytes);
    }
    if (options.map) {
        const auto text = text_of(*options.map);
        if (!text) return tl::unexpected(text.error());
        auto map = app::read_column_map(*text, portable::utf8(*options.map));
        if (!map) return tl::unexpected(map.error());
        question.map = std::move(*map);
    } else {
        std::vector<core::Error> problems;
        question.known = app::known_maps(call.machine.ports.folders.data(), problems);
        for (const auto& problem : problems) call.warn(core::sentence(call.lang, problem));
    }
    return question;
}

}  // namespace

std::filesystem::path BillOptions::path() const {
    return portable::path_of(file.front());
}

void declare_bill(Grammar& grammar, BillOptions& options) {
    grammar.path_positionals("FILE", options.file, "cli_help_bill"_tr);
    grammar.path_option("password-file", "FILE", options.password_file, "cli_help_bill_password"_tr);
    grammar.path_option("map", "FILE", options.map, "cli_help_bill_map"_tr);
}

core::Result<core::Bill> bill_of(Call& call, const BillOptions& options) {
    if (options.file.size() != 1) return core::fail(core::ErrorKind::usage, "cli_error_bill_wants_one"_tr);
    const auto question = question_of(call, options);
    if (!question) return tl::unexpected(question.error());
    const auto bytes = app::read_file(options.path());
    if (!bytes) return tl::unexpected(bytes.error());
    return app::read_bill(*bytes, *question, call.zones());
}

core::Result<void> remember_map_of(const Call& call, const BillOptions& options) {
    if (!options.map) return {};
    return text_of(*options.map).and_then([&](const std::string& text) {
        return app::remember_map(call.machine.ports.folders.data(), text, call.machine.ports.files);
    });
}

void warn_of_left_out(Call& call, const core::Bill& bill) {
    for (std::size_t i = 0; i < std::min(bill.left_out.size(), kMostWarned); ++i)
        call.warn(core::trf(call.lang, "cli_bill_left_out"_tr, bill.left_out[i].row, bill.left_out[i].text));
    if (bill.left_out_count > 0) call.warn(core::trf(call.lang, "cli_bill_left_out_count"_tr, bill.left_out_count));
}

}  // namespace recoup::cli::inline bills
