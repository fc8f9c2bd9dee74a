#include "core/edit/usual.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("a contact goes by the channel and to the side of the last one, else by chat to the platform") {
    CaseRecord record;
    record.row.uuid.bytes[0] = 7;
    const auto at = *parse_instant("2026-11-22T15:50:00+08:00");
    const auto first = usual_contact(record, at);
    CHECK(first.case_uuid == record.row.uuid);
    CHECK(first.at == at);
    CHECK(first.direction == Direction::out);
    CHECK(first.channel == Channel::chat);
    CHECK(first.party == Party::platform);
    ContactRow earlier, last;
    earlier.channel = Channel::letter;
    earlier.party = Party::authority;
    last.channel = Channel::phone;
    last.party = Party::seller;
    record.contacts = {earlier, last};
    CHECK(usual_contact(record, at).channel == Channel::phone);
    CHECK(usual_contact(record, at).party == Party::seller);
}

TEST_CASE("the wait for a route names it in the language of the person") {
    const auto due = on_day(*parse_day("2026-12-07"), "Asia/Shanghai");
    const auto deadline = route_deadline(Lang::en, Route::market_regulator, due);
    CHECK(deadline.due == due);
    CHECK(deadline.title.find(label(Lang::en, Route::market_regulator)) != std::string::npos);
    CHECK(route_deadline(Lang::zh, Route::market_regulator, due).title.find(label(Lang::zh, Route::market_regulator)) !=
          std::string::npos);
}
