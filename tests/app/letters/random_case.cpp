#include "app/letters/random_case.h"

namespace recoup::test {

using namespace core;

RandomCase::RandomCase(std::uint32_t seed, std::span<const Playbook> playbooks, const Zones& zones)
    : state(zones), random_(seed) {
    uuid_ = ids_.next();
    std::vector<RowChange> rows;
    auto row = case_row();
    row.turn = static_cast<Turn>(seed % words<Turn>().size());
    playbook = one_in(4) ? nullptr : &playbooks[below(playbooks.size())];
    if (playbook) row.playbook = playbook->id;
    rows.push_back({std::nullopt, row});
    for (auto left = below(9); left > 0; --left) {
        const auto contact = contact_row();
        rows.push_back({std::nullopt, contact});
        if (!contact.promised_by || !one_in(3)) continue;
        DeadlineRow promise{.uuid = ids_.next(), .case_uuid = uuid_, .due = *contact.promised_by};
        promise.contact_uuid = contact.uuid;
        promise.done_at = moment(-200, 0);
        rows.push_back({std::nullopt, promise});
    }
    for (auto left = below(5); left > 0; --left) {
        EvidenceRow item{.uuid = ids_.next(), .case_uuid = uuid_, .kind = any_of<EvidenceKind>(), .name = "a.png"};
        if (!one_in(4)) item.caption = token('E');
        item.position = static_cast<std::int64_t>(left);
        rows.push_back({std::nullopt, item});
    }
    for (const auto* rule : {"CN-15PRE", "CN-7DAY", "CN-EXP7", "CN-TEL48H", "UK-30"})
        if (one_in(6))
            rows.push_back({std::nullopt, DeadlineRow{.uuid = ids_.next(), .case_uuid = uuid_, .rule = rule}});
    if (one_in(4)) {
        RouteRow route{.uuid = ids_.next(), .case_uuid = uuid_, .route = any_of<Route>(), .taken_at = moment(-200, -1)};
        if (route.route != Route::none) rows.push_back({std::nullopt, route});
    }
    if (one_in(2))
        for (auto left = 1 + below(2); left > 0; --left) rows.push_back({std::nullopt, payment_row()});
    if (one_in(3)) {
        const auto platform = ids_.next();
        clause_text = token('K');
        rows.push_back({std::nullopt, PlatformRow{.uuid = platform, .name = row.platform}});
        rows.push_back({std::nullopt, ClauseRow{ids_.next(), platform, "服务协议", "第三条", clause_text, "", 0}});
    }
    state.put(rows);
    record = state.find(uuid_);
}

Instant RandomCase::moment(int from_hours, int to_hours) {
    const auto minutes = static_cast<std::size_t>(to_hours - from_hours) * 60;
    return kLettersNow + std::chrono::hours{from_hours} + std::chrono::minutes{below(minutes)};
}

When RandomCase::when(int from_hours, int to_hours) {
    const auto at = moment(from_hours, to_hours);
    if (!one_in(3)) return at_instant(at);
    return on_day(Day{std::chrono::floor<std::chrono::days>(at)}, "Asia/Shanghai");
}

std::optional<std::int64_t> RandomCase::maybe_amount() {
    if (one_in(3)) return std::nullopt;
    return static_cast<std::int64_t>(below(one_in(2) ? 2'000 : 2'000'000));
}

CaseRow RandomCase::case_row() {
    static constexpr std::string_view kMethods[] = {"", "云付", "信用卡（尾号 0917）", "云付 · 储蓄卡（尾号 4821）",
                                                    "现金"};
    static constexpr std::string_view kNotes[] = {"",       "重复扣款", "自动续费", "孩子充值",
                                                  "预付卡", "航班取消", "快递丢件"};
    CaseRow row{.uuid = uuid_, .number = 1};
    row.title = "Title" + token('X');
    row.platform = "Shop" + token('X');
    row.problem = any_of<Problem>();
    row.stage = any_of<Stage>();
    row.outcome = one_in(8) ? any_of<Outcome>() : Outcome::none;
    row.jurisdiction = one_in(5) ? "UK" : "CN";
    row.note = kNotes[below(std::size(kNotes))];
    row.payment_method = kMethods[below(std::size(kMethods))];
    if (!one_in(3)) row.order_no = token('O');
    row.paid_minor = maybe_amount();
    row.claimed_minor = maybe_amount();
    row.offered_minor = maybe_amount();
    if (one_in(3)) row.received_minor = maybe_amount();
    if (!one_in(3)) row.paid_at = when(-2000, -100);
    if (!one_in(3)) row.occurred_at = when(-2000, -100);
    if (one_in(3)) row.received_at = when(-2000, -100);
    if (row.received_minor && !one_in(3)) row.refunded_at = when(-90, 0);
    return row;
}

PaymentRow RandomCase::payment_row() {
    PaymentRow row{.uuid = ids_.next(), .at = when(-2000, -100), .amount_minor = 100, .case_uuid = uuid_};
    row.direction = one_in(5) ? any_of<Flow>() : Flow::out;
    row.refunded_minor = one_in(8) ? 50 : 0;
    row.until = moment(-100, 0);
    return row;
}

ContactRow RandomCase::contact_row() {
    ContactRow row{.uuid = ids_.next(), .case_uuid = uuid_, .at = moment(-300, 0)};
    row.direction = any_of<Direction>();
    row.party = one_in(2) ? Party::seller : one_in(4) ? Party::courier : any_of<Party>();
    row.channel = any_of<Channel>();
    if (one_in(2)) row.ticket = token('T');
    const bool theirs = row.direction == Direction::in;
    if (theirs) row.pushback = any_of<Pushback>();
    if (theirs && row.pushback != Pushback::silence && !one_in(3)) row.words = token('W');
    if (!row.words.empty() && one_in(4)) row.words += "，款项已经退款成功";
    if (row.words.empty() || one_in(3)) row.text = token('N');
    if (theirs && one_in(3)) row.promised_by = when(-200, 100);
    if (row.promised_by && one_in(3)) row.kept = any_of<Kept>();
    return row;
}

}  // namespace recoup::test
