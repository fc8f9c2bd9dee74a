// How a picture fits to cases: those it may belong to, and why; and of one that it is in, what it says apart from that.
// Nothing of it is kept unless the person keeps it. Pure; any thread that may read the state.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/i18n.h"
#include "core/model/state.h"
#include "core/reading/facts.h"

namespace recoup::core::inline reading {

struct Belonging {
    Uuid case_uuid;
    bool number = false;  // an order, transaction or ticket number of the picture stands in the case
    bool platform = false, amount = false, day = false;
    bool fills_slot = false;  // its kind is still missing there
    std::string value;        // the number, as the picture has it; empty without
    std::uint32_t line = 0;   // of the picture: the number's, else the amount's

    bool operator==(const Belonging&) const = default;
};
// Those that share a number, or platform and amount and day; numbers first, then those that changed last. Without the
// bin. Letters that an engine takes for digits are the same here.
std::vector<Belonging> cases_of(const Reading& reading, const State& state);

// Of all numbers of a case as number_key() compares them: orders, tickets, and those that its texts speak of.
std::set<std::string, std::less<>> number_keys_of(const CaseRecord& record);
// Whether this is the case's platform by another or a longer name; of both what plain_word() made.
bool is_same_name(std::u32string_view read, std::u32string_view platform);
bool names_platform(std::string_view read, const CaseRow& row);
struct EvidenceProposal {
    std::optional<EvidenceKind> kind;

    bool empty() const { return !kind; }
    bool operator==(const EvidenceProposal&) const = default;
};
// Of what the row does not say yet.
EvidenceProposal proposed_for(const Reading& reading, const EvidenceRow& row);

struct Difference {
    FactField field = FactField::none;  // amount or order
    std::string in_case, in_picture;    // as they are shown
    std::uint32_t line = 0;             // of the picture

    bool operator==(const Difference&) const = default;
};
// A sum that was paid, of the case's currency, and an order number: where the picture names some and none of them is
// the case's.
std::vector<Difference> differences(const Reading& reading, const CaseRow& row);
// "不一样：¥328.00 / ¥382.00"
std::string show_difference(Lang lang, const Difference& one);

}  // namespace recoup::core::inline reading
