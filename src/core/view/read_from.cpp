#include "core/view/read_from.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace recoup::core::inline view {
namespace {

std::optional<ReadField> read_field(std::string_view arg) {
    const auto sign = arg.find('=');
    if (sign == std::string_view::npos) return std::nullopt;
    const auto* info = std::ranges::find(kCaseFields, arg.substr(0, sign), &CaseFieldInfo::token);
    std::int64_t number = 0;
    const auto* end = arg.data() + arg.size();
    const auto [stopped, error] = std::from_chars(arg.data() + sign + 1, end, number);
    if (info == std::end(kCaseFields) || error != std::errc() || stopped != end || number <= 0) return std::nullopt;
    return ReadField{info->field, number};
}

Tr name_of(CaseField field) {
    const auto& info = info_of(field);
    return info.label != Tr{} ? info.label : info.fact != Tr{} ? info.fact : info.noun;
}

}  // namespace

std::vector<ReadField> read_fields(const Change& change) {
    std::vector<ReadField> fields;
    const bool sets =
        change.action == Action::add_case || change.action == Action::add_watched || change.action == Action::edit_case;
    if (!sets || change.kind == ChangeKind::undo) return fields;
    for (std::size_t i = 1; i < change.args.size(); ++i)  // behind the title
        if (const auto read = read_field(change.args[i])) fields.push_back(*read);
    return fields;
}

std::string evidence_name(std::int64_t number) {
    return "E" + std::to_string(number);
}

std::string describe_read(Lang lang, const Change& change) {
    const auto fields = read_fields(change);
    std::vector<std::int64_t> pictures;
    for (const auto& one : fields)
        if (std::ranges::find(pictures, one.evidence) == pictures.end()) pictures.push_back(one.evidence);
    std::string text;
    for (const auto number : pictures) {
        std::string names;
        for (const auto& one : fields) {
            if (one.evidence != number) continue;
            if (!names.empty()) names += tr(lang, "list_comma"_tr);
            names += tr(lang, name_of(one.field));
        }
        if (!text.empty()) text += tr(lang, "list_semicolon"_tr);
        text += trf(lang, "read_from"_tr, names, evidence_name(number));
    }
    return text;
}

}  // namespace recoup::core::inline view
