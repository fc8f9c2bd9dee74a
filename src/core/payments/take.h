// What becomes of the rows of a bill that a person keeps: a new case, or a refund that came to a case that is there.
// The bill goes with each as its evidence. Pure; any thread that may read the state.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/edit/command.h"
#include "core/law/playbook.h"
#include "core/model/show.h"
#include "core/payments/findings.h"

namespace recoup::core::inline payments {

// What is known where rows are taken. Referred to: outlives the call.
struct TakeFrom {
    const Bill& bill;
    std::span<const Finding> findings;  // of that bill
    const State& state;
    std::span<const Playbook> playbooks;
    const Rulebook& rules;
    Reader reader;                     // texts of new cases are in its language, their days in its zone
    std::string region;                // of new cases
    const NewEvidence& file;           // the bill itself; its caption is written here
    std::span<const Uuid> cases = {};  // cases_of_payments(), where it was asked already
    Watch as = Watch::none;            // what becomes of rows of no case: cases, or what is only looked after
};

// What came up to the day that the case records is part of what it records.
bool has_come(const CaseRow& row, const Payment& refund, const Zones& zones);

enum class Taken : std::uint8_t { new_case, refund, evidence, watched };
std::span<const Word> words_of(WordsOf<Taken>);

// One case's share.
struct TakenPart {
    Taken what{};
    std::vector<std::size_t> payments;  // their places in the bill
    Uuid case_uuid;                     // nil: a new one
    std::string title;                  // of the case
    std::int64_t minor = 0;             // of `currency`: paid, or what came
    std::string currency;
};

struct TakePlan {
    TakePayments command;
    std::vector<TakenPart> parts;
    std::size_t known = 0;      // of the chosen rows, what the file has already
    std::size_t kept = 0;       // of all rows, those that are kept already
    std::size_t kept_anew = 0;  // and those that come to them

    bool any() const { return !parts.empty() || !command.keep.empty(); }
};

// Which rows stay: those of cases, of those too that are made of them, or all.
enum class KeepRows : std::uint8_t { of_cases, all };

// `chosen`: places in the bill. Those of one double charge go into one case; refunds of one case are added up. A refund
// without a case, and one that came no later than what its case has received, is known or left. Rows that a case has
// already are known; with `into`, a case that is there, all others become its evidence. The charges of one subscription
// go into one entry; one that is looked after already is known. A row that is kept stays as
// it is, but that it may get its case, and a case hears of a bill that goes further.
TakePlan plan_take(const TakeFrom& from, std::span<const std::size_t> chosen, const std::optional<Uuid>& into = {},
                   KeepRows keep = KeepRows::of_cases);

// What plan_take() would make of them, in brief.
struct TakeOutcome {
    std::size_t new_cases = 0;  // or what is looked after
    bool refund = false, any = false;
    std::string rows;  // of the sheet, "41、42", that are taken
};
TakeOutcome take_outcome(const TakeFrom& from, std::span<const std::size_t> chosen,
                         const std::optional<Uuid>& into = {});

// The rows of strong findings that ask for something: charged twice, closed but paid, a refund of a case; where
// subscriptions are to be looked after, those of what repeats.
std::vector<std::size_t> flagged(const TakeFrom& from);

}  // namespace recoup::core::inline payments
