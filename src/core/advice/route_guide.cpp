#include "core/advice/route_guide.h"

#include <algorithm>
#include <charconv>

#include "core/advice/fits.h"
#include "core/model/turns.h"

namespace recoup::core::inline advice {
namespace {

bool days_since_contact(std::string_view days, const CaseRecord& record, const Reader& reader) {
    int wanted = 0;
    std::from_chars(days.data(), days.data() + days.size(), wanted);
    const auto first = std::ranges::find(record.contacts, Direction::out, &ContactRow::direction);
    return first != record.contacts.end() && reader.now - first->at >= std::chrono::days{wanted};
}

bool stage_reached(Stage wanted, Stage here) {
    if (wanted == Stage::refunded || wanted == Stage::escalated) return here == wanted;
    return here >= wanted;
}

bool has(const CaseRecord& record, EvidenceKind kind) {
    return std::ranges::find(record.evidence, kind, &EvidenceRow::kind) != record.evidence.end();
}

bool has_proof(const CaseRecord& record) {
    return has(record, EvidenceKind::payment_proof) || has(record, EvidenceKind::order_detail) ||
           has(record, EvidenceKind::invoice) || has(record, EvidenceKind::bank_record);
}

bool of_sector(const RouteGuide& guide, const CaseRecord& record, const Rulebook& rules) {
    return guide.sectors.empty() || in_one_sector(record, guide.sectors, rules);
}

const RouteRow* newest_of(const CaseRecord& record, Route route) {
    const RouteRow* newest = nullptr;
    for (const auto& row : record.routes)
        if (row.route == route) newest = &row;
    return newest;
}

// What runs and closes `route`, by its own guide or the other's.
const RouteRow* closed_by(const CaseRecord& record, Route route, std::span<const RouteGuide> guides) {
    for (const auto& row : record.routes) {
        if (is_closed(row.state) || row.route == route) continue;
        const auto guide = std::ranges::find(guides, row.route, &RouteGuide::route);
        if (guide != guides.end() && std::ranges::find(guide->excludes, route) != guide->excludes.end()) return &row;
    }
    return nullptr;
}

void show_taken(RungView& rung, const CaseRecord& record, const RouteRow& row, const Reader& reader) {
    rung.taken = row.uuid;
    rung.route_state = row.state;
    rung.state = is_closed(row.state) ? RungState::done : RungState::taken;
    rung.ticket = row.ticket;
    rung.note = row.note;
    rung.state_label =
        trf(reader.lang, is_closed(row.state) ? "pair_by_dot"_tr : "route_taken_at"_tr,
            label_of(reader.lang, row.route, row.state), show_instant(reader, row.closed_at.value_or(row.taken_at)));
    if (rung.state != RungState::taken || record.ended()) return;
    const auto actor = actor_of(party_of(row));
    for (const auto& deadline : record.deadlines) {
        if (deadline.done_at || (deadline.actor != actor && &deadline != record.next_deadline())) continue;
        const auto chip = deadline_chip(deadline, reader);
        rung.deadline = trf(reader.lang, "pair_by_colon"_tr, deadline.title, chip.text);
        rung.deadline_tone = chip.tone;
        return;
    }
}

void judge(RungView& rung, const RouteGuide& guide, const CaseRecord& record, std::span<const RouteGuide> guides,
           const Reader& reader) {
    if (const auto* row = newest_of(record, guide.route); row && !is_closed(row->state))
        return show_taken(rung, record, *row, reader);
    if (const auto* by = closed_by(record, guide.route, guides)) {
        rung.state = RungState::closed;
        rung.why.push_back(
            trf(reader.lang, "route_closed_by"_tr, label(reader.lang, by->route), show_instant(reader, by->taken_at)));
    }
    for (const auto& before : guide.before)
        if (!check_holds(before.check, record, reader))
            rung.why.push_back(trf(reader.lang, "route_missing"_tr, before.text.in(reader.lang)));
    if (rung.state != RungState::closed && !rung.why.empty()) rung.state = RungState::not_yet;
    const auto name = rung.state == RungState::closed    ? "route_rung_closed"_tr
                      : rung.state == RungState::not_yet ? "route_rung_not_yet"_tr
                                                         : "route_rung_open"_tr;
    rung.state_label = reader(name);
    const auto* past = newest_of(record, guide.route);
    if (past) show_taken(rung, record, *past, reader);
}

void tell(RungView& rung, const RouteGuide& guide, const CaseRecord& record, const Reader& reader) {
    const auto lang = reader.lang;
    const auto add = [&](Tr name, const Bilingual& text) {
        if (!text.empty()) rung.facts.push_back(trf(lang, name, text.in(lang)));
    };
    rung.title = guide.title.in(lang);
    rung.what = guide.what.in(lang);
    add("route_takes"_tr, guide.takes);
    add("route_forfeits"_tr, guide.forfeits);
    add("route_no_return"_tr, guide.no_return);
    for (const auto& need : guide.needs) rung.needs.emplace_back(need.in(lang));
    rung.address = guide.address;
    if (!guide.phone.empty()) rung.address += (rung.address.empty() ? "" : " · ") + guide.phone;
    rung.source = guide.source_title.in(lang);
    rung.rules = guide.rules;
    for (const auto other : guide.excludes)
        if (!newest_of(record, other) || !is_closed(newest_of(record, other)->state))
            rung.closes.emplace_back(label(lang, other));
}

}  // namespace

bool check_holds(std::string_view check, const CaseRecord& record, const Reader& reader) {
    const auto colon = std::min(check.find(':'), check.size());
    const auto name = check.substr(0, colon);
    const auto value = check.substr(std::min(colon + 1, check.size()));
    if (name == "contacted")
        return std::ranges::find(record.contacts, Direction::out, &ContactRow::direction) != record.contacts.end();
    if (name == "days_since_contact") return days_since_contact(value, record, reader);
    if (name == "ended") return (value == "no") != record.ended();
    if (name == "stage")
        if (const auto stage = parse_word<Stage>(value)) return stage_reached(*stage, record.row.stage);
    if (name == "tried")
        if (const auto route = parse_word<Route>(value)) return newest_of(record, *route) != nullptr;
    if (name == "evidence")
        if (const auto kind = parse_word<EvidenceKind>(value)) return has(record, *kind);
    if (name == "proof") return has_proof(record);
    return true;
}

std::vector<RungView> route_ladder(const CaseRecord& record, std::span<const RouteGuide> guides, const Rulebook& rules,
                                   const Reader& reader) {
    std::vector<RungView> ladder;
    for (const auto& guide : guides) {
        if (guide.jurisdiction != record.row.jurisdiction) continue;
        if (!of_sector(guide, record, rules) && !newest_of(record, guide.route)) continue;
        RungView rung{.route = guide.route, .state = RungState::open};
        tell(rung, guide, record, reader);
        judge(rung, guide, record, guides, reader);
        ladder.push_back(std::move(rung));
    }
    for (const auto& row : record.routes) {
        if (std::ranges::find(ladder, row.route, &RungView::route) != ladder.end()) continue;
        RungView rung{.route = row.route, .state = RungState::taken};
        rung.title = label(reader.lang, row.route);
        show_taken(rung, record, *newest_of(record, row.route), reader);
        ladder.push_back(std::move(rung));
    }
    return ladder;
}

}  // namespace recoup::core::inline advice
