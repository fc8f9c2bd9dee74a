#include "core/incoming/plan.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/base/check.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/incoming/payment_key.h"
#include "core/model/turns.h"

namespace recoup::core::inline incoming {
namespace {

constexpr std::size_t kMostTextBytes = 200'000;  // as of the longest note
constexpr std::size_t kDigestDigits = 64;
constexpr std::int64_t kMostNumber = 1'000'000'000;

using Known = std::unordered_set<Uuid>;

bool is_digest(std::string_view text) {
    return text.size() == kDigestDigits &&
           std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

// With a short number, which the file gives.
template <class R>
inline constexpr bool kNumbered = requires(R row) {
    requires std::same_as<decltype(row.number), std::int64_t>;
};

template <class R>
tl::unexpected<Error> refuse(Tr sentence, const R& row, std::string_view column = {}) {
    return fail(ErrorKind::work, sentence, {std::string(table_name<R>()), to_string(row.uuid), std::string(column)});
}

// Whether a column may hold that value.
template <class R, class T>
bool may_be(const R& row, std::string_view column, const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
        if (value.size() > kMostTextBytes || value.find('\0') != value.npos || !is_valid_utf8(value)) return false;
        if (column == "currency") return is_currency(value);
        if (column == "title" && std::is_same_v<R, CaseRow>) return !trim(value).empty();
        if (column == "name" && std::is_same_v<R, PlatformRow>) return !trim(value).empty();
        if (column == "file_sha256") return is_digest(value);
        if (column == "sha256") return is_digest(value) || (std::is_same_v<R, ClauseRow> && value.empty());
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        if (column == "number") return value > 0 && value <= kMostNumber;
        if (column.ends_with("_minor")) return value >= 0 && value <= kMaxAmountMinor;
        if (column != "position") return value >= 0;
    } else if constexpr (std::is_same_v<T, std::optional<std::int64_t>>) {
        return !value || (*value >= 0 && *value <= kMaxAmountMinor);
    } else if constexpr (std::is_same_v<T, Uuid>) {
        return static_cast<bool>(value);
    }
    static_cast<void>(row);
    return true;
}

// Whether that row is in the document, and of the same case.
template <class R>
bool is_of(const std::unordered_map<Uuid, Uuid>& cases, const Uuid& uuid, const R& row) {
    const auto found = cases.find(uuid);
    if constexpr (requires { row.case_uuid; }) return found != cases.end() && found->second == row.case_uuid;
    return found != cases.end();
}

template <class R>
Result<void> check_values(const R& row) {
    std::string_view wrong;
    fields(row, [&](std::string_view column, const auto& value) {
        if (wrong.empty() && !may_be(row, column, value)) wrong = column;
    });
    if (!wrong.empty()) return refuse("import_value"_tr, row, wrong);
    return {};
}

class Planner {
  public:
    explicit Planner(const State& state) : state_(state) {}

    Result<IncomingPlan> plan(std::vector<Row> rows);

  private:
    template <class R>
    Result<void> take_all(std::vector<Row>& rows);
    template <class R>
    Result<void> take(R row);
    template <class R>
    Result<bool> is_wanted(const R& row);
    template <class R>
    Result<void> check_references(const R& row) const;
    template <class R>
    void give_number(R& row);
    template <class R>
    void note_here();
    void settle_turns();

    const State& state_;
    IncomingPlan plan_;
    Known new_cases_, new_platforms_, left_;              // left_: cases and platforms that stay as they are
    Known here_, arrived_;                                // of one table
    Known covered_;                                       // evidence with boxes, which it has once
    std::unordered_map<Uuid, Uuid> contacts_, evidence_;  // of the document, with their case
    std::unordered_map<std::string, int> payments_;       // how many of a key are here
    std::set<std::int64_t> numbers_;                      // of one table
    std::set<std::string, std::less<>> names_;            // of platforms of the document
};

// What the file holds of that table.
template <class R>
void Planner::note_here() {
    here_.clear();
    arrived_.clear();
    numbers_.clear();
    const auto note = [&](const R& row) {
        here_.insert(row.uuid);
        if constexpr (kNumbered<R>) numbers_.insert(row.number);
    };
    if constexpr (std::is_same_v<R, CaseRow>) {
        for (const auto& record : state_.cases()) note(record.row);
    } else if constexpr (kOfCase<R>) {
        for (const auto& record : state_.cases())
            for (const auto& row : rows_of<R>(record)) note(row);
    } else if constexpr (std::is_same_v<R, PlatformRow>) {
        for (const auto& record : state_.platforms()) note(record.row);
    } else if constexpr (std::is_same_v<R, ClauseRow>) {
        for (const auto& record : state_.platforms())
            for (const auto& row : record.clauses) note(row);
    } else if constexpr (std::is_same_v<R, PhraseRow>) {
        for (const auto& row : state_.phrases()) note(row);
    } else if constexpr (std::is_same_v<R, RefusedRow>) {
        for (const auto& row : state_.refused()) note(row);
    } else {
        for (const auto* row : state_.payments()) {
            note(*row);
            ++payments_[payment_key(*row)];
        }
    }
}

template <class R>
void Planner::give_number(R& row) {
    if constexpr (kNumbered<R>) {
        if (!numbers_.insert(row.number).second) row.number = *numbers_.rbegin() + 1;
        numbers_.insert(row.number);
    }
}

template <class R>
Result<bool> Planner::is_wanted(const R& row) {
    if constexpr (std::is_same_v<R, CaseRow>) {
        if (here_.contains(row.uuid)) return ++plan_.cases_known, left_.insert(row.uuid), false;
        new_cases_.insert(row.uuid);
    } else if constexpr (std::is_same_v<R, PlatformRow>) {
        if (!names_.insert(row.name).second) return refuse("import_twice"_tr, row);
        if (here_.contains(row.uuid) || state_.find_platform(row.name))
            return ++plan_.others_known, left_.insert(row.uuid), false;
        new_platforms_.insert(row.uuid);
    } else if constexpr (std::is_same_v<R, PhraseRow>) {
        if (here_.contains(row.uuid) ||
            std::ranges::find(state_.phrases(), row.text, &PhraseRow::text) != state_.phrases().end())
            return ++plan_.others_known, false;
    } else if constexpr (std::is_same_v<R, RefusedRow>) {
        if (here_.contains(row.uuid) || state_.is_refused(row.sha256)) return ++plan_.others_known, false;
    } else if constexpr (std::is_same_v<R, PaymentRow>) {
        auto& equal = payments_[payment_key(row)];
        if (here_.contains(row.uuid) || equal > 0) return equal -= equal > 0, ++plan_.others_known, false;
    } else {
        Uuid owner;
        if constexpr (std::is_same_v<R, ClauseRow>)
            owner = row.platform_uuid;
        else
            owner = row.case_uuid;
        if (left_.contains(owner)) return false;
        if (!new_cases_.contains(owner) && !new_platforms_.contains(owner)) return refuse("import_reference"_tr, row);
        if (here_.contains(row.uuid)) return refuse("import_twice"_tr, row);
    }
    return true;
}

template <class R>
Result<void> Planner::check_references(const R& row) const {
    bool good = true;
    fields(row, [&](std::string_view column, const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::optional<Uuid>>) {
            if (column == "contact_uuid" && value) good = good && is_of(contacts_, *value, row);
            if (column == "case_uuid" && value)
                good = good && (new_cases_.contains(*value) || state_.find(*value) != nullptr);
        } else if constexpr (std::is_same_v<T, Uuid>) {
            if (column == "evidence_uuid") good = good && is_of(evidence_, value, row);
        }
    });
    if (!good) return refuse("import_reference"_tr, row);
    return {};
}

template <class R>
Result<void> Planner::take(R row) {
    if (!arrived_.insert(row.uuid).second) return refuse("import_twice"_tr, row);
    if (auto good = check_values(row); !good) return good;
    const auto wanted = is_wanted(row);
    if (!wanted) return tl::unexpected(wanted.error());
    if (!*wanted) return {};
    if (auto good = check_references(row); !good) return good;
    if constexpr (std::is_same_v<R, RedactionRow>)
        if (!covered_.insert(row.evidence_uuid).second) return refuse("import_twice"_tr, row);
    if constexpr (std::is_same_v<R, CaseRow>) {
        if (!plan_.first_case) plan_.first_case = row.uuid;
        ++plan_.cases;
    }
    plan_.platforms += std::is_same_v<R, PlatformRow>;
    plan_.phrases += std::is_same_v<R, PhraseRow>;
    plan_.refused += std::is_same_v<R, RefusedRow>;
    plan_.payments += std::is_same_v<R, PaymentRow>;
    give_number(row);
    plan_.rows.emplace_back(std::move(row));
    return {};
}

template <class R>
Result<void> Planner::take_all(std::vector<Row>& rows) {
    note_here<R>();
    for (auto& any : rows)
        if (auto* row = std::get_if<R>(&any))
            if (auto taken = take(std::move(*row)); !taken) return taken;
    return {};
}

Result<IncomingPlan> Planner::plan(std::vector<Row> rows) {
    for (const auto& any : rows) {
        if (const auto* contact = std::get_if<ContactRow>(&any)) contacts_.emplace(contact->uuid, contact->case_uuid);
        if (const auto* item = std::get_if<EvidenceRow>(&any)) evidence_.emplace(item->uuid, item->case_uuid);
    }
    Result<void> taken;
    each_table([&]<class R>() {
        if (taken) taken = take_all<R>(rows);
    });
    if (!taken) return tl::unexpected(taken.error());
    settle_turns();
    return std::move(plan_);
}

// Whose turn it is follows from the rest of a case, whatever the document says.
void Planner::settle_turns() {
    State arrived(state_.zones());
    State::Place place;
    for (const auto& any : plan_.rows) std::visit([&](auto row) { arrived.load(std::move(row), place); }, any);
    arrived.finish_loading();
    for (auto& any : plan_.rows)
        if (auto* row = std::get_if<CaseRow>(&any))
            if (const auto* record = arrived.find(row->uuid)) row->turn = turn_now(*record);
}

}  // namespace

Result<IncomingPlan> plan_incoming(const State& state, std::vector<Row> rows) {
    return Planner(state).plan(std::move(rows));
}

}  // namespace recoup::core::inline incoming
