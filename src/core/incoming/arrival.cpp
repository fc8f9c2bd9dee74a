#include "core/incoming/arrival.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/base/text.h"
#include "core/model/tags.h"

namespace recoup::core::inline incoming {
namespace {

// As the fields of a case take them, in bytes.
constexpr std::size_t kMostTitle = 600, kMostField = 1'000, kMostNote = 200'000;

void fit(std::string& text, std::size_t most, const std::string& title, Losses& losses) {
    std::erase(text, '\0');
    text = tidy(text);
    if (text.size() <= most) return;
    text = std::string(cut_bytes(text, most));
    losses.add(Lost::texts, title);
}

void fit_tags(CaseRow& row, Losses& losses) {
    std::string kept;
    std::vector<std::string> seen;
    for (auto& tag : split_tags(row.tags)) {
        tag = one_line(tidy(tag));
        if (tag.empty() || std::ranges::find(seen, tag) != seen.end()) continue;
        if (seen.size() == kMaxTags || tag.size() > kMaxTagBytes) {
            losses.add(Lost::labels, tag);
            continue;
        }
        kept += (kept.empty() ? "" : "\n") + tag;
        seen.push_back(std::move(tag));
    }
    row.tags = std::move(kept);
}

void fit_texts(CaseRow& row, Losses& losses) {
    std::ranges::replace(row.title, '\n', ' ');
    const std::string title(cut_bytes(row.title, kMostTitle));
    fit(row.title, kMostTitle, title, losses);
    fit(row.note, kMostNote, title, losses);
    for (auto* text : {&row.platform, &row.order_no, &row.payment_method}) fit(*text, kMostField, title, losses);
    fit_tags(row, losses);
}

// A column that says “refunded” says so of all that was asked, where nothing else is known.
void settle_end(CaseRow& row) {
    if (row.stage != Stage::refunded) return;
    row.ended_at = row.stage_since;
    if (row.outcome != Outcome::none) return;
    const auto asked = row.claimed_minor ? row.claimed_minor : row.paid_minor;
    row.outcome = row.received_minor && asked && *row.received_minor < *asked ? Outcome::partial : Outcome::full;
}

}  // namespace

Uuid identity_of(const ArrivingCase& arriving, const NameUuid& uuid_of) {
    return arriving.row.uuid ? arriving.row.uuid : uuid_of(arriving.key);
}

std::vector<Row> rows_of_arriving(std::vector<ArrivingCase> cases, const NameUuid& uuid_of, Instant now,
                                  Losses& losses) {
    std::vector<Row> rows;
    std::unordered_set<Uuid> there;
    std::int64_t number = 0, deadlines = 0;
    for (auto& arriving : cases) {
        auto& row = arriving.row;
        const auto uuid = row.uuid = identity_of(arriving, uuid_of);
        if (!there.insert(uuid).second) {
            losses.add(Lost::doubled, row.title);
            continue;
        }
        const auto part = [&](std::string_view what) { return uuid_of(to_string(uuid) + "/" + std::string(what)); };
        fit_texts(row, losses);
        row.number = ++number;
        row.position = number;
        for (auto* moment : {&row.created_at, &row.updated_at, &row.stage_since})
            if (*moment <= Instant{}) *moment = now;
        settle_end(row);
        const auto created_at = row.created_at, updated_at = row.updated_at;
        rows.emplace_back(std::move(row));
        if (arriving.due)
            rows.emplace_back(DeadlineRow{
                .uuid = part("due"),
                .case_uuid = uuid,
                .number = ++deadlines,
                .title = std::move(arriving.due_title),
                .due = *arriving.due,
                .done_at = arriving.due_done ? std::optional(updated_at) : std::nullopt,
                .created_at = created_at,
            });
        std::int64_t position = 0;
        for (const auto kind : arriving.slots)
            rows.emplace_back(SlotRow{part("slot/" + std::string(token(kind))), uuid, kind, ++position});
    }
    return rows;
}

std::vector<std::string> drop_known_orders(std::vector<ArrivingCase>& cases, const State& state,
                                           const NameUuid& uuid_of) {
    std::unordered_map<std::string_view, Uuid> orders;
    for (const auto& record : state.cases())
        if (!record.row.order_no.empty()) orders.emplace(record.row.order_no, record.row.uuid);
    std::vector<std::string> titles;
    std::erase_if(cases, [&](const ArrivingCase& arriving) {
        const auto found = orders.find(arriving.row.order_no);
        if (found == orders.end() || found->second == identity_of(arriving, uuid_of)) return false;
        if (state.find(identity_of(arriving, uuid_of)) != nullptr) return false;  // known by itself
        titles.push_back(arriving.row.title);
        return true;
    });
    return titles;
}

}  // namespace recoup::core::inline incoming
