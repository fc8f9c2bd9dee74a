// An evidence pack: what of a case leaves the house, for whom, and what its files are called. Pure values, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/model/state.h"
#include "core/report/choice.h"

namespace recoup::core::inline pack {

enum class PackForm : std::uint8_t { folder, zip, pdf };
std::span<const Word> words_of(WordsOf<PackForm>);

// Of a picture in which something is covered: what goes in. Its original is named with its digest either way.
enum class PackPictures : std::uint8_t { redacted, originals };
std::span<const Word> words_of(WordsOf<PackPictures>);

struct PackChoice {
    ReportChoice content;
    PackPictures pictures = PackPictures::redacted;

    bool operator==(const PackChoice&) const = default;
};

// For oneself nothing is covered.
PackChoice usual_pack(Purpose purpose);

// Whether authorities of that kind ask for name, phone and address.
inline bool asks_for_person(Purpose purpose) {
    return is_signed(purpose);
}

// Of the folder, or of the archive without its ending: "退款证据包-1-20261128"; "-1-2-" of several cases, "-5件-" of
// many.
std::string pack_name(Lang lang, std::span<const CaseRecord* const> cases, Day day);

// "E4", by its place in the case, whichever of it go along.
std::string exhibit_mark(std::size_t place);
// "E04_support_chat.png": letters that every system writes the same; the ending is that of the name it came with.
std::string exhibit_name(std::size_t place, const EvidenceRow& row);
std::string covered_name(std::size_t place, const EvidenceRow& row);

// The places in CaseRecord::evidence of those that go along.
std::vector<std::size_t> packed_exhibits(const CaseRecord& record, const ReportChoice& choice);

}  // namespace recoup::core::inline pack
