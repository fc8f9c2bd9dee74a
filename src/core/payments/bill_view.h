// A bill as a person looks through it: what each row is, which rows are asked for, and what is taken with a row. Pure;
// any thread that may read the state.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/payments/findings.h"

namespace recoup::core::inline payments {

inline constexpr std::size_t kFindingKinds = 6;

// Payments and findings by their places. Holds for the bill and the revision of the state that it was made of.
struct BillView {
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    std::vector<Finding> findings;                   // as findings_of() gives them
    std::vector<bool> fine;                          // of each finding: a person said that nothing is wrong
    std::array<std::size_t, kFindingKinds> found{};  // of each kind, fine or not
    std::array<std::size_t, kFindingKinds> open{};   // those that are not
    std::vector<Uuid> cases;                         // of each payment; the nil uuid: none
    std::vector<bool> known;                         // of each payment: its case has it already
    std::size_t known_count = 0;
    std::vector<std::uint32_t> tells;   // of each payment the finding that says most of it, else kNone
    std::vector<std::uint32_t> order;   // the latest payment first
    std::vector<std::string> searched;  // of each payment, folded
};

// `fine`: finding_key() of those that a person said nothing is wrong with.
BillView bill_view(const Bill& bill, const State& state, std::span<const std::string> fine);

// The same in every bill that has these payments.
std::string finding_key(const Bill& bill, const Finding& finding);

struct BillFilter {
    enum class Show : std::uint8_t { fresh, known, kind } show = Show::fresh;
    FindingKind kind{};    // of Show::kind
    bool refunds = false;  // only money that came back
    std::string search;    // of merchant, goods, sum and numbers; all words must be found

    bool operator==(const BillFilter&) const = default;
};

struct BillLine {
    std::uint32_t payment = 0;
    bool missing = false;  // the refund of that payment, which is in no row

    bool operator==(const BillLine&) const = default;
};
std::vector<BillLine> bill_lines(const Bill& bill, const BillView& view, const BillFilter& filter);

// What goes together with a payment: all of a double charge that is not called fine, else itself.
std::vector<std::size_t> taken_with(const BillView& view, std::size_t payment);

// The case that they belong to by a number or a finding; nothing where none or more than one is known.
std::optional<Uuid> case_for(const BillView& view, std::span<const std::size_t> chosen);

// Whether a file of this name may be a bill: the endings that bills have.
bool is_bill_name(std::string_view name);

}  // namespace recoup::core::inline payments
