#include "cli/output/contacts.h"

#include "cli/command_line/grammar.h"
#include "core/base/text.h"
#include "core/view/contact.h"

namespace recoup::cli::inline output {

using core::ErrorKind;

core::Result<FoundContact> find_contact(const core::State& state, std::int64_t id) {
    for (const auto& record : state.cases())
        for (const auto& row : record.contacts)
            if (row.number == id) return FoundContact{&record, &row};
    return core::fail(ErrorKind::work, "error_no_contact"_tr);
}

std::vector<std::string> read_list(std::string_view typed) {
    std::vector<std::string> parts;
    while (!typed.empty()) {
        const auto end = std::min(typed.find(','), typed.size());
        if (const auto part = core::trim(typed.substr(0, end)); !part.empty()) parts.emplace_back(part);
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return parts;
}

core::Result<std::vector<core::Uuid>> read_evidence_ids(const core::CaseRecord& record, std::string_view typed) {
    std::vector<core::Uuid> found;
    for (const auto& part : read_list(typed)) {
        const auto number = read_number(part);
        if (!number) return core::fail(ErrorKind::usage, "cli_error_evidence_ids"_tr, {part});
        const auto item = std::ranges::find(record.evidence, *number, &core::EvidenceRow::number);
        if (item == record.evidence.end()) return core::fail(ErrorKind::work, "error_no_evidence"_tr);
        found.push_back(item->uuid);
    }
    return found;
}

void print_contacts(Call& call, const core::CaseRecord& record) {
    const auto reader = reader_of(call);
    for (const auto& view : core::contact_views(record, reader)) {
        const bool ours = view.direction == core::Direction::out;
        std::string line = inked(std::to_string(view.number), Ink::strong, call.colour) + "  " + view.when + "  " +
                           inked(view.who, ours ? Ink::plain : Ink::warn, call.colour);
        for (const auto& part : {view.meta, view.promise})
            if (!part.empty()) line += " · " + core::one_line(part);
        if (!view.pushback.empty()) line += "  " + inked(core::one_line(view.pushback), Ink::bad, call.colour);
        call.out += line + '\n';
        if (!view.words.empty())
            call.out += "    " + core::trf(call.lang, "cli_contact_words"_tr, core::one_line(view.words)) + '\n';
        if (!view.text.empty()) call.out += "    " + core::one_line(view.text) + '\n';
    }
}

void print_stalling(Call& call, const core::CaseRecord& record) {
    const auto reader = reader_of(call);
    const auto view = core::stalling_view(record, reader);
    call.out += view.headline + '\n';
    std::string line;
    const auto add = [&](const std::string& part) { line += (line.empty() ? "" : " · ") + part; };
    for (const auto& party : view.parties) add(party.label + ' ' + party.days);
    for (const auto& fact : view.facts) add(fact);
    call.out += line + '\n';
    line.clear();
    for (const auto& kind : view.pushbacks) add(kind);
    if (!line.empty()) call.out += line + '\n';
}

}  // namespace recoup::cli::inline output
