// pack: cases as an evidence pack, written, read back and verified.
#include "app/pack/write.h"

#include <charconv>

#include "app/intake/importer.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/contacts.h"
#include "cli/output/json.h"
#include "cli/pack/pack.h"
#include "core/base/text.h"
#include "core/pack/missing.h"
#include "core/redact/covers.h"
#include "portable/path_text.h"

namespace recoup::cli::inline pack {

using core::ErrorKind;

namespace {

constexpr std::size_t kMostTyped = 500;  // bytes of a name, a number, an address

struct PackOptions {
    std::vector<std::string> cases;
    std::optional<std::filesystem::path> out;
    std::optional<std::string> form, purpose, only, shown, with, person;
    bool no_report = false, skip_damaged = false;
};

void declare(Grammar& grammar, PackOptions& options) {
    grammar.path_positionals("ID", options.cases, "cli_help_pack_ids"_tr);
    grammar.path_option("out", "DIR", options.out, "cli_help_pack_out"_tr);
    grammar.option("as", "F", options.form, "cli_help_pack_as"_tr, core::words<core::PackForm>());
    grammar.option("for", "P", options.purpose, "cli_help_pack_for"_tr, core::words<core::Purpose>());
    grammar.option("only", "E1,E4", options.only, "cli_help_pack_only"_tr);
    grammar.option("shown", "S", options.shown, "cli_help_pack_shown"_tr, core::words<core::PackPictures>());
    grammar.option("with", "LIST", options.with, "cli_help_pack_with"_tr);
    grammar.flag("no-report", options.no_report, "cli_help_pack_no_report"_tr);
    grammar.option("person", "none|ask|FILE", options.person, "cli_help_pack_person"_tr);
    grammar.flag("skip-damaged", options.skip_damaged, "cli_help_pack_skip_damaged"_tr);
}

// What of --with: exactly these, whatever is usual.
core::Result<void> choose_with(const PackOptions& options, core::ReportChoice& content) {
    if (!options.with) return {};
    content.contacts = content.deadlines = content.history = content.transcript = content.notes = false;
    for (const auto& typed : read_list(*options.with)) {
        if (typed == "notes") {
            content.notes = true;
            continue;
        }
        const auto extra = read_word<core::Extra>(typed);
        if (!extra) return tl::unexpected(extra.error());
        core::include(content, *extra);
    }
    return {};
}

std::string typed_line(std::istream& in) {
    std::string line;
    std::getline(in, line);
    return std::string(core::cut_bytes(core::one_line(core::tidy(line)), kMostTyped));
}

// Three lines: name, phone, address.
core::Result<core::Person> read_person(Call& call, const std::string& from) {
    if (from == "ask") {
        core::Person person;
        for (const auto& [key, part] :
             {std::pair{"cli_pack_ask_name"_tr, &person.name}, std::pair{"cli_pack_ask_phone"_tr, &person.phone},
              std::pair{"cli_pack_ask_address"_tr, &person.address}}) {
            call.machine.err << core::tr(call.lang, key) << ' ' << std::flush;
            *part = typed_line(call.machine.in);
        }
        return person;
    }
    const auto bytes = app::read_file(portable::path_of(from));
    if (!bytes) return tl::unexpected(bytes.error());
    std::istringstream lines(std::string(bytes->begin(), bytes->end()));
    core::Person person;
    person.name = typed_line(lines);
    person.phone = typed_line(lines);
    person.address = typed_line(lines);
    return person;
}

core::Result<void> choose_person(Call& call, const PackOptions& options, core::ReportChoice& content) {
    if (!options.person) return {};
    if (*options.person == "none") {
        content.person.reset();
        return {};
    }
    auto person = read_person(call, *options.person);
    if (!person) return tl::unexpected(person.error());
    content.person = std::move(*person);
    return {};
}

core::Result<core::PackChoice> read_choice(Call& call, const PackOptions& options) {
    const auto purpose = read_optional_word<core::Purpose>(options.purpose);
    if (!purpose) return tl::unexpected(purpose.error());
    const auto shown = read_optional_word<core::PackPictures>(options.shown);
    if (!shown) return tl::unexpected(shown.error());
    auto choice = core::usual_pack(purpose->value_or(core::Purpose::regulator));
    choice.pictures = shown->value_or(choice.pictures);
    if (auto with = choose_with(options, choice.content); !with) return tl::unexpected(with.error());
    if (auto person = choose_person(call, options, choice.content); !person) return tl::unexpected(person.error());
    return choice;
}

// "E1,E4" of one case.
core::Result<std::vector<core::Uuid>> read_only(const core::CaseRecord& record, std::string_view typed) {
    std::vector<core::Uuid> only;
    for (const auto& mark : read_list(typed)) {
        const bool lettered = mark.starts_with('E') || mark.starts_with('e');
        const auto number = read_number(std::string_view(mark).substr(lettered ? 1 : 0));
        const auto place = number ? static_cast<std::size_t>(*number) - 1 : record.evidence.size();
        if (place >= record.evidence.size())
            return core::fail(ErrorKind::work, "cli_error_no_exhibit"_tr,
                              {mark, std::to_string(record.evidence.size())});
        only.push_back(record.evidence[place].uuid);
    }
    return only;
}

core::Result<std::vector<const core::CaseRecord*>> read_cases(const core::State& state, const PackOptions& options) {
    std::vector<const core::CaseRecord*> cases;
    for (const auto& typed : options.cases) {
        const auto number = read_count(typed);
        if (!number) return tl::unexpected(number.error());
        const auto record = find_case(state, *number);
        if (!record) return tl::unexpected(record.error());
        if (std::ranges::find(cases, *record) == cases.end()) cases.push_back(*record);
    }
    return cases;
}

// "pack/" names the folder as "pack" does.
std::filesystem::path out_of(const PackOptions& options) {
    return options.out->has_filename() ? *options.out : options.out->parent_path();
}

core::Result<core::PackForm> form_of(const PackOptions& options) {
    const auto form = read_optional_word<core::PackForm>(options.form);
    if (!form) return tl::unexpected(form.error());
    const auto ending = portable::utf8(options.out->extension());
    const auto usual = ending == ".zip" || ending == ".ZIP"   ? core::PackForm::zip
                       : ending == ".pdf" || ending == ".PDF" ? core::PackForm::pdf
                                                              : core::PackForm::folder;
    if (options.no_report && form->value_or(usual) == core::PackForm::pdf)
        return core::fail(ErrorKind::usage, "cli_error_pack_pdf_is_report"_tr);
    return form->value_or(usual);
}

core::Result<void> check_usage(const PackOptions& options) {
    if (options.cases.empty()) return core::fail(ErrorKind::usage, "cli_error_pack_needs_case"_tr);
    if (!options.out) return core::fail(ErrorKind::usage, "cli_error_pack_needs_out"_tr);
    if (options.only && options.cases.size() > 1) return core::fail(ErrorKind::usage, "cli_error_only_one_case"_tr);
    return {};
}

void tell(Call& call, const PackOptions& options, const app::PackDone& done,
          const std::vector<core::Missing>& missing) {
    const auto path = portable::utf8(*options.out);
    if (call.json) {
        Json json(call.out);
        json.object().text("pack", path).number("files", static_cast<std::int64_t>(done.files));
        json.number("bytes", static_cast<std::int64_t>(done.bytes)).text("digest", done.digest).array("missing");
        for (const auto& one : missing) json.item(one.text);
        json.end_array().array("damaged");
        for (const auto& mark : done.damaged) json.item(mark);
        json.end_array().end_object();
    }
    for (const auto& mark : done.damaged) call.warn(core::trf(call.lang, "cli_pack_left_out"_tr, mark));
    if (call.json) return;
    call.say(core::trf(call.lang, "pack_written"_tr, done.files, path));
    call.say(core::trf(call.lang, "cli_pack_digest"_tr, done.digest));
    if (missing.empty()) return;
    call.say(core::tr(call.lang, "cli_pack_missing"_tr));
    for (const auto& one : missing) call.say("  " + one.text + (one.note.empty() ? "" : " · " + one.note));
}

Exit run(Call& call, const PackOptions& options) {
    if (auto usage = check_usage(options); !usage) return tl::unexpected(usage.error());
    const auto form = form_of(options);
    if (!form) return tl::unexpected(form.error());
    auto choice = read_choice(call, options);
    if (!choice) return tl::unexpected(choice.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto& state = (*session)->state();
    const auto cases = read_cases(state, options);
    if (!cases) return tl::unexpected(cases.error());
    if (options.only) {
        const auto only = read_only(*cases->front(), *options.only);
        if (!only) return tl::unexpected(only.error());
        choice->content.only = *only;
    }
    auto from = pack_from(call, **session);
    from.report = !options.no_report;
    const auto plan = app::plan_pack(from, *cases, *choice);
    if (!plan) return tl::unexpected(plan.error());
    const auto done = app::write_pack(
        *plan, {.path = out_of(options), .in_use = call.file.path, .form = *form, .skip_damaged = options.skip_damaged},
        call.machine.ports.files);
    if (!done) return tl::unexpected(done.error());
    call.worked = true;
    std::vector<core::Missing> missing;
    for (const auto* record : *cases)
        std::ranges::move(core::missing_for(state, *record, *choice, call.lang, core::count_covered),
                          std::back_inserter(missing));
    tell(call, options, *done, missing);
    return kDone;
}

}  // namespace

app::PackFrom pack_from(const Call& call, const app::Session& session) {
    return {.session = session,
            .zones = call.zones(),
            .zone = call.zone,
            .now = call.now(),
            .lang = call.lang,
            .library = call.machine.ports.library,
            .type = call.machine.type};
}

const Verb kPack{390, "pack", "cli_verb_pack"_tr, define<PackOptions, declare, run>};

}  // namespace recoup::cli::inline pack
