#include "core/payments/take.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/base/money.h"
#include "core/edit/move_to.h"
#include "core/edit/new_case.h"
#include "core/payments/finding_parts.h"
#include "core/payments/kept.h"

namespace recoup::core::inline payments {
namespace {

constexpr std::array<Word, 4> kTaken{{{"new_case", "bill_taken_new_case"_tr},
                                      {"refund", "bill_taken_refund"_tr},
                                      {"evidence", "bill_taken_evidence"_tr},
                                      {"watched", "bill_taken_watched"_tr}}};

// Of those that repeating charges are found by.
Cycle cycle_between(Instant one, Instant next) {
    const auto apart = std::chrono::round<std::chrono::days>(next - one).count();
    return apart < 14 ? Cycle::week : apart < 60 ? Cycle::month : Cycle::year;
}

bool holds(const Finding& finding, std::size_t payment) {
    return std::ranges::find(finding.payments, payment) != finding.payments.end();
}

bool asks_for_something(const Finding& finding) {
    if (finding.strength != Strength::strong) return false;
    const bool refund = finding.kind == FindingKind::refund_arrived || finding.kind == FindingKind::price_protection;
    return finding.kind == FindingKind::twice || finding.kind == FindingKind::closed_but_paid ||
           (refund && finding.case_uuid);
}

std::string number_list(const TakeFrom& from, std::span<const std::size_t> rows) {
    std::vector<std::uint32_t> numbers;
    for (const auto i : rows) numbers.push_back(from.bill.payments[i].row);
    std::ranges::sort(numbers);
    return fmt::format("{}", fmt::join(numbers, from.reader("list_comma"_tr)));
}

// The rows that stay with the file.
class PaymentKeeper {
  public:
    PaymentKeeper(const TakeFrom& from, std::span<const Uuid> cases, TakePlan& plan)
        : file_{from.bill, from.file.sha256, from.reader}, plan_(plan), of_(from.bill.payments.size()) {
        for (std::size_t i = 0; i < of_.size(); ++i) of_[i].case_uuid = cases[i];
        for (const auto& finding : from.findings)
            for (const auto i : finding.payments)
                if (!of_[i].case_uuid && finding.case_uuid) of_[i].case_uuid = *finding.case_uuid;
        std::size_t made = 0;
        for (const auto& part : plan.parts) {
            const auto owner = part.case_uuid ? Owner{part.case_uuid, {}} : Owner{{}, made++};
            for (const auto i : part.payments) of_[i] = owner;
        }
        there_ = kept_rows(file_, from.state);
    }

    void keep(KeepRows which) {
        const auto until = last_moment(file_.bill);
        for (std::size_t i = 0; i < of_.size(); ++i) {
            plan_.kept += there_[i] != nullptr;
            if (there_[i]) {
                hear(*there_[i], i, until);
            } else if (which == KeepRows::all || of_[i].any()) {
                auto row = row_to_keep(file_, file_.bill.payments[i]);
                row.until = until;
                put(std::move(row), i);
                ++plan_.kept_anew;
            }
        }
    }

  private:
    struct Owner {
        Uuid case_uuid;
        std::optional<std::size_t> of_new;
        bool any() const { return case_uuid || of_new; }
    };

    void put(PaymentRow row, std::size_t i) {
        if (of_[i].case_uuid) row.case_uuid = of_[i].case_uuid;
        plan_.command.keep.push_back({std::move(row), of_[i].of_new});
    }

    void hear(const PaymentRow& there, std::size_t i, Instant until) {
        if (there.case_uuid) of_[i] = {*there.case_uuid, {}};
        if (!of_[i].any() || (there.case_uuid && until <= there.until)) return;
        auto row = there;
        const auto& payment = file_.bill.payments[i];
        if (until > row.until) {
            row.until = until;
            row.refunded_minor = payment.refunded_minor;
            row.state = row_to_keep(file_, payment).state;
        }
        put(std::move(row), i);
    }

    const BillFile file_;
    TakePlan& plan_;
    std::vector<Owner> of_;
    std::vector<const PaymentRow*> there_;
};

class Planner {
  public:
    Planner(const TakeFrom& from, const std::optional<Uuid>& into)
        : from_(from),
          into_(into),
          own_(from.cases.empty() ? cases_of_payments(from.bill, from.state) : std::vector<Uuid>()) {}

    TakePlan plan(std::span<const std::size_t> chosen) {
        std::vector<std::size_t> once(chosen.begin(), chosen.end());
        std::ranges::sort(once);
        once.erase(std::unique(once.begin(), once.end()), once.end());
        for (const auto i : once) place(i);
        for (const auto& [uuid, refunds] : refunds_) add_refund(uuid, refunds);
        for (const auto& [uuid, rows] : evidence_) add_evidence(uuid, rows);
        for (const auto& rows : new_cases_) add_new_case(rows);
        return std::move(plan_);
    }

    TakePlan plan(std::span<const std::size_t> chosen, KeepRows keep) {
        auto plan = this->plan(chosen);
        PaymentKeeper(from_, cases_, plan).keep(keep);
        return plan;
    }

  private:
    using Rows = std::vector<std::size_t>;

    const Payment& payment(std::size_t i) const { return from_.bill.payments[i]; }

    const Finding* finding(std::size_t payment, FindingKind kind) const {
        const auto found = std::ranges::find_if(
            from_.findings, [&](const Finding& one) { return one.kind == kind && holds(one, payment); });
        return found == from_.findings.end() ? nullptr : &*found;
    }

    const Finding* refund(std::size_t payment) const {
        const auto is_last = [&](const Finding* one) { return one && one->payments.back() == payment; };
        const auto* arrived = finding(payment, FindingKind::refund_arrived);
        return is_last(arrived) && this->payment(payment).meaning.refund ? arrived : nullptr;
    }

    void place(std::size_t i) {
        if (const auto* arrived = refund(i)) return place_refund(i, arrived->case_uuid);
        if (cases_[i] && (!into_ || cases_[i] == *into_)) return void(++plan_.known);
        if (into_) return evidence_[*into_].push_back(i);
        if (from_.as != Watch::none) return place_watched(i);
        const auto* twice = finding(i, FindingKind::twice);
        if (twice && twice->case_uuid) return evidence_[*twice->case_uuid].push_back(i);
        for (auto& rows : new_cases_)
            if (twice && holds(*twice, rows.front())) return rows.push_back(i);
        new_cases_.push_back({i});
    }

    void place_watched(std::size_t i) {
        const auto* repeating = finding(i, FindingKind::repeating);
        if (repeating && is_watched(payment(i))) return void(++plan_.known);
        for (auto& rows : new_cases_)
            if (repeating && holds(*repeating, rows.front())) return rows.push_back(i);
        new_cases_.push_back({i});
    }

    bool is_watched(const Payment& one) const {
        return std::ranges::any_of(from_.state.cases(), [&](const CaseRecord& record) {
            return record.row.watch == Watch::subscription && !record.in_bin() && record.row.platform == side_of(one) &&
                   record.row.currency == one.currency;
        });
    }

    void place_refund(std::size_t i, const std::optional<Uuid>& found) {
        const auto case_uuid = into_ ? into_ : found;
        const auto* record = case_uuid ? from_.state.find(*case_uuid) : nullptr;
        if (!record || has_come(record->row, payment(i), *from_.reader.zones))
            ++plan_.known;
        else
            refunds_[*case_uuid].push_back(i);
    }

    NewEvidence file(const Rows& rows) const {
        auto evidence = from_.file;
        evidence.kind = EvidenceKind::bank_record;
        evidence.caption = trf(from_.reader.lang, "bill_caption"_tr, number_list(from_, rows));
        return evidence;
    }

    void attach(const Uuid& case_uuid, const Rows& rows) {
        plan_.command.evidence.push_back({case_uuid, {file(rows)}});
    }

    void tell(Taken what, const Rows& rows, const CaseRow& row, std::int64_t minor) {
        plan_.parts.push_back({what, rows, row.uuid, row.title, minor, row.currency});
    }

    void add_refund(const Uuid& case_uuid, const Rows& rows) {
        const auto& record = *from_.state.find(case_uuid);
        std::int64_t came = 0;
        for (const auto i : rows) came += payment(i).amount_minor;
        const auto& last = *std::ranges::max_element(rows, {}, [&](std::size_t i) { return payment(i).at; });
        auto move = move_to(from_.state, record, Stage::refunded);
        move.received_minor = record.row.received_minor.value_or(0) + came;
        move.refunded_at = when(payment(last));
        if (!payment(last).method.empty()) move.refund_method = std::string(payment(last).method);
        plan_.command.refunds.push_back(std::move(move));
        attach(case_uuid, rows);
        tell(Taken::refund, rows, record.row, came);
    }

    void add_evidence(const Uuid& case_uuid, const Rows& rows) {
        attach(case_uuid, rows);
        tell(Taken::evidence, rows, from_.state.find(case_uuid)->row, payment(rows.back()).amount_minor);
    }

    When when(const Payment& one) const {
        if (!one.day_only) return at_instant(one.at);
        return on_day(Day{day_of(from_.reader, one.at)}, from_.reader.zone);
    }

    Problem problem_of(std::size_t i, bool twice) const {
        if (twice || finding(i, FindingKind::closed_but_paid)) return Problem::payment_failure;
        return finding(i, FindingKind::repeating) || payment(i).meaning.renews ? Problem::subscription : Problem::other;
    }

    std::string title_of(std::size_t i, bool twice) const {
        const auto& one = payment(i);
        const auto sum = format_amount(one.amount_minor, one.currency);
        const auto lang = from_.reader.lang;
        const auto side = side_of(one);
        if (twice) return trf(lang, "bill_title_twice"_tr, side, sum);
        if (finding(i, FindingKind::closed_but_paid)) return trf(lang, "bill_title_closed"_tr, side, sum);
        if (problem_of(i, false) == Problem::subscription) return trf(lang, "bill_title_repeating"_tr, side, sum);
        const auto& goods = one.goods.empty() || one.counterpart.empty() ? side : one.goods;
        return trf(lang, "bill_title"_tr, goods, sum);
    }

    // A line for each payment, with its numbers: they tell it apart.
    std::string note_of(const Rows& rows) const {
        std::string note;
        for (const auto i : rows) {
            const auto& one = payment(i);
            if (!note.empty()) note += '\n';
            note += trf(from_.reader.lang, "bill_note"_tr, one.row,
                        one.day_only ? to_iso(when(one).day) : show_exact(from_.reader, one.at),
                        format_amount(one.amount_minor, one.currency));
            if (!one.number.empty()) note += trf(from_.reader.lang, "bill_note_number"_tr, one.number);
            if (!one.merchant_number.empty())
                note += trf(from_.reader.lang, "bill_note_merchant_number"_tr, one.merchant_number);
        }
        return note;
    }

    // Of two equal charges the later is the one that is asked back.
    void add_new_case(Rows rows) {
        std::ranges::sort(rows, {}, [&](std::size_t i) { return std::pair(payment(i).at, i); });
        const bool twice = finding(rows.back(), FindingKind::twice) != nullptr;
        const auto& one = payment(rows.back());
        NewCase wanted;
        wanted.lang = from_.reader.lang;
        auto& fields = wanted.fields;
        fields.title = title_of(rows.back(), twice);
        fields.platform = std::string(one.counterpart);
        fields.problem = problem_of(rows.back(), twice);
        fields.currency = std::string(one.currency);
        fields.paid_minor = one.amount_minor;
        fields.order_no = std::string(one.merchant_number.empty() ? one.number : one.merchant_number);
        fields.payment_method = std::string(one.method);
        fields.paid_at = when(one);
        fields.note = note_of(rows);
        fields.jurisdiction = from_.region;
        wanted.evidence.push_back(file(rows));
        if (from_.as != Watch::none) watch(rows.back(), fields);
        CaseRow told;
        told.title = *fields.title;
        told.currency = *fields.currency;
        auto command = add_case(std::move(wanted), from_.playbooks, from_.rules);
        if (from_.as != Watch::none) command = only_watched(std::move(command), from_.as);
        plan_.command.cases.push_back(std::move(command));
        tell(from_.as == Watch::none ? Taken::new_case : Taken::watched, rows, told, one.amount_minor);
    }

    void watch(std::size_t i, CaseFields& fields) const {
        const auto& one = payment(i);
        fields.problem.reset();
        const auto& name = from_.as == Watch::subscription || one.goods.empty() ? side_of(one) : one.goods;
        fields.title = std::string(name);
        fields.platform = std::string(side_of(one));
        const auto* repeating = finding(i, FindingKind::repeating);
        if (from_.as != Watch::subscription || !repeating || !repeating->next_at) return;
        fields.renews_at = on_day(Day{day_of(from_.reader, *repeating->next_at)}, from_.reader.zone);
        fields.cycle = cycle_between(payment(repeating->payments.back()).at, *repeating->next_at);
    }

    const TakeFrom& from_;
    const std::optional<Uuid>& into_;
    std::vector<Uuid> own_;
    std::span<const Uuid> cases_ = from_.cases.empty() ? own_ : from_.cases;
    std::map<Uuid, Rows> refunds_, evidence_;
    std::vector<Rows> new_cases_;
    TakePlan plan_;
};

}  // namespace

bool has_come(const CaseRow& row, const Payment& refund, const Zones& zones) {
    return row.refunded_at && row.received_minor.value_or(0) >= refund.amount_minor &&
           refund.at <= last_second(*row.refunded_at, zones);
}

std::span<const Word> words_of(WordsOf<Taken>) {
    return kTaken;
}

TakePlan plan_take(const TakeFrom& from, std::span<const std::size_t> chosen, const std::optional<Uuid>& into,
                   KeepRows keep) {
    return Planner(from, into).plan(chosen, keep);
}

TakeOutcome take_outcome(const TakeFrom& from, std::span<const std::size_t> chosen, const std::optional<Uuid>& into) {
    TakeOutcome outcome;
    std::vector<std::size_t> rows;
    for (const auto& part : Planner(from, into).plan(chosen).parts) {
        outcome.any = true;
        outcome.refund |= part.what == Taken::refund;
        outcome.new_cases += part.what == Taken::new_case || part.what == Taken::watched ? 1 : 0;
        rows.insert(rows.end(), part.payments.begin(), part.payments.end());
    }
    outcome.rows = number_list(from, rows);
    return outcome;
}

std::vector<std::size_t> flagged(const TakeFrom& from) {
    std::vector<std::size_t> rows;
    for (const auto& finding : from.findings) {
        if (from.as == Watch::subscription) {
            if (finding.kind == FindingKind::repeating && finding.strength == Strength::strong)
                rows.insert(rows.end(), finding.payments.begin(), finding.payments.end());
            continue;
        }
        if (!asks_for_something(finding)) continue;
        // Of a refund the payment that it is of has its case.
        const bool charges = finding.kind == FindingKind::twice || finding.kind == FindingKind::closed_but_paid;
        const auto first = charges ? finding.payments.begin() : finding.payments.end() - 1;
        rows.insert(rows.end(), first, finding.payments.end());
    }
    return rows;
}

}  // namespace recoup::core::inline payments
