#include "core/pack/pack.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"

namespace recoup::core::inline pack {
namespace {

constexpr std::size_t kMostNumbers = 5;  // of cases in a name
constexpr std::size_t kMostEnding = 8;

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c);
}

// ".png"; empty where the name has none that every system writes the same.
std::string plain_ending(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == name.npos || dot + 1 == name.size() || name.size() - dot - 1 > kMostEnding) return {};
    std::string ending(name.substr(dot));
    std::ranges::transform(ending, ending.begin(), small);
    return std::all_of(ending.begin() + 1, ending.end(), is_plain) ? ending : std::string();
}

std::string stem(std::size_t place, const EvidenceRow& row) {
    return fmt::format("E{:02}_{}", place + 1, token(row.kind));
}

}  // namespace

std::span<const Word> words_of(WordsOf<PackForm>) {
    static constexpr Word kWords[] = {
        {"folder", "pack_form_folder"_tr}, {"zip", "pack_form_zip"_tr}, {"pdf", "pack_form_pdf"_tr}};
    return kWords;
}

std::span<const Word> words_of(WordsOf<PackPictures>) {
    static constexpr Word kWords[] = {{"redacted", "pack_pictures_redacted"_tr},
                                      {"originals", "pack_pictures_originals"_tr}};
    return kWords;
}

PackChoice usual_pack(Purpose purpose) {
    PackChoice choice{.content = usual_choice(purpose)};
    if (purpose == Purpose::me) choice.pictures = PackPictures::originals;
    return choice;
}

std::string pack_name(Lang lang, std::span<const CaseRecord* const> cases, Day day) {
    std::string numbers;
    for (const auto* record : cases) numbers += fmt::format("{}{}", numbers.empty() ? "" : "-", record->row.number);
    if (cases.size() > kMostNumbers) numbers = trf(lang, "pack_name_cases"_tr, cases.size());
    auto date = to_iso(day);
    std::erase(date, '-');
    return fmt::format("{}-{}-{}", tr(lang, "pack_name"_tr), numbers, date);
}

std::string exhibit_mark(std::size_t place) {
    return fmt::format("E{}", place + 1);
}

std::string exhibit_name(std::size_t place, const EvidenceRow& row) {
    return stem(place, row) + plain_ending(row.name);
}

std::string covered_name(std::size_t place, const EvidenceRow& row) {
    return stem(place, row) + ".redacted.png";
}

std::vector<std::size_t> packed_exhibits(const CaseRecord& record, const ReportChoice& choice) {
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < record.evidence.size(); ++place)
        if (choice.only.empty() || std::ranges::find(choice.only, record.evidence[place].uuid) != choice.only.end())
            places.push_back(place);
    return places;
}

}  // namespace recoup::core::inline pack
