#include "core/model/state.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/model/amounts.h"
#include "core/model/searched.h"
#include "core/model/turns.h"

namespace recoup::core::inline model {
namespace {

template <class R>
const R* look_for(const std::vector<R>& rows, const Uuid& uuid) {
    const auto it = std::find_if(rows.begin(), rows.end(), [&](const R& row) { return row.uuid == uuid; });
    return it == rows.end() ? nullptr : &*it;
}

template <class R>
void sort_by_position(std::vector<R>& rows) {
    std::sort(rows.begin(), rows.end(),
              [](const R& a, const R& b) { return std::tie(a.position, a.uuid) < std::tie(b.position, b.uuid); });
}

std::uint64_t kind_bit(EvidenceKind kind) {
    return std::uint64_t{1} << static_cast<unsigned>(kind);
}

int count_filled(const CaseRecord& record, std::uint64_t kinds) {
    for (const auto& item : record.evidence) kinds |= kind_bit(item.kind);
    return static_cast<int>(std::count_if(record.slots.begin(), record.slots.end(),
                                          [&](const SlotRow& slot) { return (kinds & kind_bit(slot.kind)) != 0; }));
}

// The next number is larger than any that was given.
void note(std::int64_t number, std::int64_t& next) {
    if (number >= next && number < INT64_MAX) next = number + 1;
}

}  // namespace

Uuid row_uuid(const Row& row) {
    return std::visit([](const auto& r) { return r.uuid; }, row);
}

Uuid row_case(const Row& row) {
    return std::visit(
        [](const auto& r) {
            using R = std::decay_t<decltype(r)>;
            if constexpr (std::is_same_v<R, PaymentRow>)
                return r.case_uuid.value_or(Uuid{});
            else if constexpr (!kOfCase<R>)
                return Uuid{};
            else if constexpr (std::is_same_v<R, CaseRow>)
                return r.uuid;
            else
                return r.case_uuid;
        },
        row);
}

Others::Case counted(const CaseRow& row) {
    return {.stage = row.stage,
            .ended = row.outcome != Outcome::none,
            .archived = row.archived,
            .in_bin = row.removed_at.has_value(),
            .watched = row.watch != Watch::none,
            .currency = row.currency,
            .asked_minor = asked_minor(row).value_or(0),
            .received_minor = row.received_minor.value_or(0)};
}

const CaseRecord* State::find(const Uuid& case_uuid) const {
    const auto at = index_.find(case_uuid);
    return at == UuidIndex::kNone ? nullptr : &cases_[at];
}

CaseRecord* State::record(const Uuid& case_uuid) {
    const auto at = index_.find(case_uuid);
    return at == UuidIndex::kNone ? nullptr : &cases_[at];
}

// Rows come grouped by case, in the order of the cases, but for the cases that have none.
CaseRecord* State::record(const Uuid& case_uuid, Place& place) {
    const auto end = std::min(place.at + 3, cases_.size());
    for (auto at = place.at; at < end; ++at)
        if (cases_[at].row.uuid.bytes == case_uuid.bytes) return &cases_[place.at = at];
    auto* found = record(case_uuid);
    if (found) place.at = static_cast<std::size_t>(found - cases_.data());
    return found;
}

const CaseRecord* State::find_number(std::int64_t case_number) const {
    const auto it = std::find_if(cases_.begin(), cases_.end(),
                                 [&](const CaseRecord& record) { return record.row.number == case_number; });
    return it == cases_.end() ? nullptr : &*it;
}

const EvidenceRow* State::find_evidence(const Uuid& case_uuid, const Uuid& uuid) const {
    const auto* record = find(case_uuid);
    return record ? look_for(record->evidence, uuid) : nullptr;
}

const DeadlineRow* State::find_deadline(const Uuid& case_uuid, const Uuid& uuid) const {
    const auto* record = find(case_uuid);
    return record ? look_for(record->deadlines, uuid) : nullptr;
}

const ContactRow* State::find_contact(const Uuid& case_uuid, const Uuid& uuid) const {
    const auto* record = find(case_uuid);
    return record ? look_for(record->contacts, uuid) : nullptr;
}

const RouteRow* State::find_route(const Uuid& case_uuid, const Uuid& uuid) const {
    const auto* record = find(case_uuid);
    return record ? look_for(record->routes, uuid) : nullptr;
}

const PlatformRecord* State::find_platform(const Uuid& uuid) const {
    return const_cast<State*>(this)->platform(uuid);
}

const PlatformRecord* State::find_platform(std::string_view name) const {
    const auto it = std::ranges::lower_bound(platforms_, name, {},
                                             [](const auto& record) -> std::string_view { return record.row.name; });
    return it == platforms_.end() || it->row.name != name ? nullptr : &*it;
}

PlatformRecord* State::platform(const Uuid& uuid) {
    const auto at = platform_index_.find(uuid);
    return at == UuidIndex::kNone ? nullptr : &platforms_[at];
}

template <class R>
std::vector<R>& State::rows_of_file() {
    if constexpr (std::is_same_v<R, PhraseRow>) return phrases_;
    if constexpr (std::is_same_v<R, RefusedRow>) return refused_;
}

bool State::is_refused(std::string_view sha256) const {
    return std::ranges::find(refused_, sha256, &RefusedRow::sha256) != refused_.end();
}

std::vector<const PaymentRow*> State::payments() const {
    std::vector<const PaymentRow*> all;
    for (const auto& row : payments_) all.push_back(&row);
    for (const auto& record : cases_)
        for (const auto& row : record.payments) all.push_back(&row);
    std::ranges::sort(all, {}, [&](const PaymentRow* row) {
        return std::tuple(first_second(row->at, *zones_), std::string_view(row->file_sha256), row->row, row->uuid);
    });
    return all;
}

template <class R>
R* State::find_row(std::vector<R>& rows, const Uuid& uuid) {
    const auto it = std::ranges::find(rows, uuid, &R::uuid);
    rows_passed_ += static_cast<std::uint64_t>(it - rows.begin());
    return it == rows.end() ? nullptr : &*it;
}

template <class R>
void State::erase_row(std::vector<R>& rows, const Uuid& uuid) {
    rows_passed_ += rows.size();
    std::erase_if(rows, [&](const R& row) { return row.uuid == uuid; });
}

void State::reserve(std::size_t cases) {
    cases_.reserve(cases);
    index_.reserve(cases);
}

template <class R>
void State::note_number(const R& row) {
    if constexpr (std::is_same_v<R, CaseRow>) note(row.number, next_case_number_);
    if constexpr (std::is_same_v<R, EvidenceRow>) note(row.number, next_evidence_number_);
    if constexpr (std::is_same_v<R, DeadlineRow>) note(row.number, next_deadline_number_);
    if constexpr (std::is_same_v<R, ContactRow>) note(row.number, next_contact_number_);
}

// Each row once: a file keeps no identity twice in a table, so none is looked for here.
template <class R>
void State::load(R&& row, Place& place) {
    if constexpr (std::is_same_v<R, CaseRow>) {
        write(std::forward<R>(row), place);
    } else if constexpr (std::is_same_v<R, PlatformRow>) {
        if (platform_index_.add(row.uuid, static_cast<std::uint32_t>(platforms_.size())))
            platforms_.push_back({std::forward<R>(row), {}});
    } else if constexpr (std::is_same_v<R, ClauseRow>) {
        if (auto* owner = platform(row.platform_uuid)) owner->clauses.push_back(std::forward<R>(row));
    } else if constexpr (std::is_same_v<R, PaymentRow>) {
        auto* owner = row.case_uuid ? record(*row.case_uuid, place) : nullptr;
        if (owner)
            owner->payments.push_back(std::forward<R>(row));
        else if (!row.case_uuid && payment_index_.add(row.uuid, static_cast<std::uint32_t>(payments_.size())))
            payments_.push_back(std::forward<R>(row));
    } else if constexpr (!kOfCase<R>) {
        rows_of_file<R>().push_back(std::forward<R>(row));
    } else {
        note_number(row);
        if (auto* owner = record(row.case_uuid, place)) rows_of<R>(*owner).push_back(std::forward<R>(row));
    }
}

template void State::load(CaseRow&&, Place&);
template void State::load(EvidenceRow&&, Place&);
template void State::load(DeadlineRow&&, Place&);
template void State::load(SlotRow&&, Place&);
template void State::load(ContactRow&&, Place&);
template void State::load(TurnRow&&, Place&);
template void State::load(RouteRow&&, Place&);
template void State::load(AnswerRow&&, Place&);
template void State::load(RedactionRow&&, Place&);
template void State::load(PlatformRow&&, Place&);
template void State::load(ClauseRow&&, Place&);
template void State::load(PhraseRow&&, Place&);
template void State::load(RefusedRow&&, Place&);
template void State::load(PaymentRow&&, Place&);

void State::note_evidence(const Uuid& case_uuid, EvidenceKind kind, Place& place) {
    if (auto* owner = record(case_uuid, place)) owner->kinds_ |= kind_bit(kind);
}

void State::finish_loading() {
    for (auto& record : cases_) refresh(record);
    for (auto& record : platforms_) sort_by_position(record.clauses);
    order_platforms();
    ++revision_;
}

bool State::put(const std::vector<RowChange>& rows) {
    if (!std::all_of(rows.begin(), rows.end(), [&](const RowChange& change) { return matches(change); })) return false;
    Place place;
    for (const auto& change : rows) {
        if (change.before && change.after && row_case(*change.before) != row_case(*change.after)) erase(*change.before);
        if (change.after)
            std::visit([&](auto row) { write(std::move(row), place); }, *change.after);
        else
            erase(*change.before);
    }
    const CaseRecord* refreshed = nullptr;  // the rows of a change mostly lie together by case
    for (const auto& change : rows) {
        auto* touched = record(row_case(change.after ? *change.after : *change.before));
        if (touched && touched != refreshed) refresh(*touched);
        refreshed = touched;
    }
    ++revision_;
    return true;
}

// A row may refer to a case that an earlier row of the same change brings, so a missing case is no mismatch for a new
// row.
bool State::matches(const RowChange& change) {
    if (!change.before && !change.after) return false;
    return std::visit(
        [&](const auto& wanted) {
            using R = std::decay_t<decltype(wanted)>;
            const R* row = nullptr;
            if constexpr (std::is_same_v<R, PlatformRow>) {
                if (const auto* record = platform(wanted.uuid)) row = &record->row;
            } else if constexpr (std::is_same_v<R, ClauseRow>) {
                if (auto* record = platform(wanted.platform_uuid)) row = find_row(record->clauses, wanted.uuid);
            } else if constexpr (std::is_same_v<R, PaymentRow>) {
                row = find_payment(wanted);
            } else if constexpr (!kOfCase<R>) {
                row = find_row(rows_of_file<R>(), wanted.uuid);
            } else if constexpr (std::is_same_v<R, CaseRow>) {
                if (const auto* record = find(wanted.uuid)) row = &record->row;
            } else if (auto* owner = record(wanted.case_uuid)) {
                row = find_row(rows_of<R>(*owner), wanted.uuid);
            }
            return change.before ? row && *row == wanted : !row;
        },
        change.before ? *change.before : *change.after);
}

template <class R>
void State::write(R&& row, Place& place) {
    note_number(row);
    if constexpr (std::is_same_v<R, CaseRow>) {
        const bool added = index_.add(row.uuid, static_cast<std::uint32_t>(cases_.size()));
        auto& record = added ? cases_.emplace_back() : cases_[index_.find(row.uuid)];
        record.row = std::forward<R>(row);
    } else if constexpr (std::is_same_v<R, PlatformRow>) {
        write_platform(std::forward<R>(row));
    } else if constexpr (std::is_same_v<R, ClauseRow>) {
        write_clause(std::forward<R>(row));
    } else if constexpr (std::is_same_v<R, PaymentRow>) {
        write_payment(std::forward<R>(row));
    } else if constexpr (!kOfCase<R>) {
        write_row(rows_of_file<R>(), std::forward<R>(row));
    } else if (auto* owner = record(row.case_uuid, place)) {
        write_row(rows_of<R>(*owner), std::forward<R>(row));
    }
}

template <class R>
void State::write_row(std::vector<R>& rows, R&& row) {
    if (auto* old = find_row(rows, row.uuid))
        *old = std::move(row);
    else
        rows.push_back(std::move(row));
}

void State::write_platform(PlatformRow&& row) {
    auto* old = platform(row.uuid);
    auto& record = old ? *old : platforms_.emplace_back();
    record.row = std::move(row);
    order_platforms();
}

void State::order_platforms() {
    std::sort(platforms_.begin(), platforms_.end(), [](const auto& a, const auto& b) {
        return std::tie(a.row.name, a.row.uuid) < std::tie(b.row.name, b.row.uuid);
    });
    search_index_.reset();  // any number of cases may name one that changed, which is rare
    rows_passed_ += platforms_.size();
    platform_index_ = {};
    for (std::uint32_t at = 0; at < platforms_.size(); ++at) platform_index_.add(platforms_[at].row.uuid, at);
}

void State::write_clause(ClauseRow&& row) {
    auto* owner = platform(row.platform_uuid);
    if (!owner) return;
    write_row(owner->clauses, std::move(row));
    rows_passed_ += owner->clauses.size();
    sort_by_position(owner->clauses);
}

const PaymentRow* State::find_payment(const PaymentRow& row) {
    if (row.case_uuid) {
        auto* owner = record(*row.case_uuid);
        return owner ? find_row(owner->payments, row.uuid) : nullptr;
    }
    const auto at = payment_index_.find(row.uuid);
    return at == UuidIndex::kNone ? nullptr : &payments_[at];
}

void State::write_payment(PaymentRow&& row) {
    if (row.case_uuid) {
        if (auto* owner = record(*row.case_uuid)) write_row(owner->payments, std::move(row));
    } else if (payment_index_.add(row.uuid, static_cast<std::uint32_t>(payments_.size()))) {
        payments_.push_back(std::move(row));
    } else {
        payments_[payment_index_.find(row.uuid)] = std::move(row);
    }
}

void State::erase_payment(const PaymentRow& row) {
    if (row.case_uuid) {
        if (auto* owner = record(*row.case_uuid)) erase_row(owner->payments, row.uuid);
        return;
    }
    const auto at = payment_index_.find(row.uuid);
    payment_index_.erase(row.uuid);
    if (at + 1 != payments_.size()) {
        payments_[at] = std::move(payments_.back());
        payment_index_.move(payments_[at].uuid, at);
    }
    payments_.pop_back();
}

void State::erase(const Row& row) {
    std::visit(
        [&](const auto& r) {
            using R = std::decay_t<decltype(r)>;
            if constexpr (std::is_same_v<R, CaseRow>) {
                const auto at = index_.find(r.uuid);
                index_.erase(r.uuid);
                if (search_index_) search_index_->erase(at, cases_.size());
                if (at + 1 != cases_.size()) {
                    cases_[at] = std::move(cases_.back());
                    index_.move(cases_[at].row.uuid, at);
                }
                cases_.pop_back();
            } else if constexpr (std::is_same_v<R, PlatformRow>) {
                std::erase_if(platforms_, [&](const auto& other) { return other.row.uuid == r.uuid; });
                order_platforms();
            } else if constexpr (std::is_same_v<R, ClauseRow>) {
                if (auto* owner = platform(r.platform_uuid)) erase_row(owner->clauses, r.uuid);
            } else if constexpr (std::is_same_v<R, PaymentRow>) {
                erase_payment(r);
            } else if constexpr (!kOfCase<R>) {
                erase_row(rows_of_file<R>(), r.uuid);
            } else if (auto* owner = record(r.case_uuid)) {
                erase_row(rows_of<R>(*owner), r.uuid);
            }
        },
        row);
}

std::vector<Match> State::search(const SearchQuery& query) const {
    std::vector<Match> all(cases_.size(), Match::literal);
    if (query.empty()) return all;
    prepare_search();
    return search_index_->matches(query, cases_.size());
}

void State::prepare_search() const {
    if (search_index_) return;
    search_index_.emplace();
    for (const auto& record : cases_) index_texts(record);
}

void State::know_text(const std::string& sha256, std::string text) {
    picture_texts_.insert_or_assign(sha256, std::move(text));
    ++revision_;
    if (!search_index_) return;
    for (const auto& record : cases_)
        if (std::ranges::find(record.evidence, sha256, &EvidenceRow::sha256) != record.evidence.end())
            index_texts(record);
}

void State::come_after(State& before) {
    revision_ = std::max(revision_, before.revision_ + 1);
    picture_texts_ = std::move(before.picture_texts_);
    search_index_.reset();
}

void State::index_texts(const CaseRecord& record) const {
    SearchTexts texts;
    const auto add = [&](SearchPlace place, std::string_view text) { texts.add(text, is_name(place)); };
    searched_texts(record, find_platform(record.row.platform), add);
    searched_pictures(record, picture_texts_, add);
    search_index_->set(static_cast<std::uint32_t>(&record - cases_.data()), texts);
}

void State::refresh(CaseRecord& record) {
    rows_passed_ += record.evidence.size() + record.deadlines.size() + record.slots.size() + record.contacts.size() +
                    record.turns.size() + record.routes.size() + record.answers.size() + record.redactions.size() +
                    record.payments.size();
    sort_by_position(record.evidence);
    sort_by_position(record.slots);
    record.slots_filled_ = count_filled(record, record.kinds_);
    sort_in_time(record.contacts);
    sort_in_time(record.turns);
    sort_in_time(record.routes);
    const auto due = [&](const DeadlineRow& row) { return std::pair(last_second(row.due, *zones_), row.uuid); };
    std::sort(record.deadlines.begin(), record.deadlines.end(),
              [&](const auto& a, const auto& b) { return due(a) < due(b); });
    const auto next = std::find_if(record.deadlines.begin(), record.deadlines.end(),
                                   [](const DeadlineRow& row) { return !row.done_at && !row.stopped_at; });
    const bool any = next != record.deadlines.end();
    record.next_ = any ? static_cast<int>(next - record.deadlines.begin()) : -1;
    record.next_due_ = any ? last_second(next->due, *zones_) : Instant{};
    if (search_index_) index_texts(record);
}

}  // namespace recoup::core::inline model
