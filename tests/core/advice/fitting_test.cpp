// Which routes stand open, by what the case is and holds.
#include <doctest/doctest.h>

#include "core/advice/route_guide.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;

Reader reader() {
    return {Lang::zh, Instant{}, &kZones, "Asia/Shanghai"};
}

CaseRecord titled(const char* title) {
    CaseRecord record;
    record.row.title = title;
    record.row.jurisdiction = "CN";
    return record;
}

Rulebook telecom() {
    Rulebook rules;
    rules.sectors = {{"telecom", {"电信", "telecoms"}, {"宽带"}, {}}};
    return rules;
}

}  // namespace

TEST_CASE("an invoice, an order, a payment or a bank record each proves the purchase, a chat does not") {
    CHECK_FALSE(check_holds("proof", titled("a"), reader()));
    for (const auto& [kind, proves] : {std::pair(EvidenceKind::payment_proof, true),
                                       {EvidenceKind::order_detail, true},
                                       {EvidenceKind::invoice, true},
                                       {EvidenceKind::bank_record, true},
                                       {EvidenceKind::support_chat, false}}) {
        auto record = titled("a");
        record.evidence.emplace_back().kind = kind;
        CAPTURE(token(kind));
        CHECK(check_holds("proof", record, reader()) == proves);
    }
}

TEST_CASE("the authority of a trade stands on the ladder of its own cases, and where it was taken") {
    std::vector<RouteGuide> guides(1);
    guides[0] = {.route = Route::ministry, .jurisdiction = "CN", .sectors = {"telecom"}, .title = {"申诉", "Appeal"}};
    const auto rungs = [&](const CaseRecord& record) {
        return route_ladder(record, guides, telecom(), reader()).size();
    };
    CHECK(rungs(titled("视频会员放不了")) == 0);
    CHECK(rungs(titled("宽带断了三天")) == 1);
    auto taken = titled("视频会员放不了");
    taken.routes.emplace_back().route = Route::ministry;
    CHECK(rungs(taken) == 1);
}
