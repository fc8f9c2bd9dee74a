#include "core/view/found.h"

#include "core/view/agenda.h"
#include "core/view/board.h"
#include "support/model_desk.h"

using namespace recoup;
using namespace recoup::core;
using Words = std::vector<std::string>;

namespace {

struct FoundDesk : test::ModelDesk {
    const Reader reader{Lang::zh, now, &test::kDeskZones, test::kDeskZone};

    bool finds(const std::string& typed) const {
        const auto matches = state.search(search_query(typed));
        return matches[static_cast<std::size_t>(&record() - state.cases().data())] != Match::none;
    }
    void say(const std::string& text) { run(AddContact{.case_uuid = id, .at = now, .text = text}); }
    std::vector<Hit> hits_for(const char* typed, const SnippetWidth& width = {}) const {
        return hits(state, record(), search_query(typed), width);
    }
    FoundCase beside(const char* typed) const { return found_in(state, record(), search_query(typed), {}); }
};

Words words_of(const Hit& hit) {
    Words words;
    for (const auto& mark : hit.marks) words.push_back(hit.text.substr(mark.begin, mark.end - mark.begin));
    return words;
}

}  // namespace

TEST_CASE("the search knows what was said, promised, given and kept about a case, from the moment it is there") {
    FoundDesk desk;
    CHECK_FALSE(desk.finds("押金"));  // what is searched was put together by this
    desk.say("押金不退");
    CHECK(desk.finds("押金"));
    CHECK_FALSE(desk.finds("yajin"));
    desk.attach("聊天记录.png", 'a');
    CHECK(desk.finds("聊天 押金"));
    CHECK(desk.finds("ltjl"));
    desk.due("等书面答复", "2026-12-01");
    CHECK(desk.finds("dsmdf"));
    CHECK(desk.finds("¥328"));
    CHECK(desk.finds("328.00"));
    CHECK_FALSE(desk.finds("329"));
    const auto said = desk.record().contacts.front().uuid;
    desk.run(RemoveContact{desk.id, said});
    CHECK_FALSE(desk.finds("押金"));
}

TEST_CASE("a case is found by its platform's channels, as they are now") {
    FoundDesk desk;
    desk.run(EditCase{.case_uuid = desk.id, .fields = {.platform = "携程"}});
    CHECK_FALSE(desk.finds("我的客服"));
    desk.run(SavePlatform{{.name = "携程", .channels = "App → 我的客服"}});
    CHECK(desk.finds("我的客服"));
    auto row = desk.state.platforms()[0].row;
    row.channels = "95010";
    desk.run(SavePlatform{row});
    CHECK(desk.finds("95010"));
    CHECK_FALSE(desk.finds("我的客服"));
}

TEST_CASE("the agenda is searched like the board") {
    FoundDesk desk;
    desk.due("等书面答复", "2026-12-01");
    CHECK(agenda_view(desk.state, {.search = "書面"}, desk.reader).items.size() == 1);
    CHECK(agenda_view(desk.state, {.search = "dsm"}, desk.reader).items.size() == 1);
    CHECK(agenda_view(desk.state, {.search = "口头"}, desk.reader).items.empty());
}

TEST_CASE("a hit is one short line around what was found, cut between characters") {
    FoundDesk desk;
    desk.say(
        "客服先查了三次系统，\n第二天又说要等主管，最后对方说只能退 70元，余下的一概不退，还要我撤诉 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀");
    const auto found = desk.hits_for("70元 不退", {.before = 10, .all = 30});
    REQUIRE(found.size() == 1);
    CHECK(found[0].place == SearchPlace::contact);
    CHECK(found[0].text == "…说只能退 70元，余下的一概不退…");
    CHECK(words_of(found[0]) == Words{"70元", "不退"});
    CHECK(desk.hits_for("三次", {.before = 100, .all = 24})[0].text == "客服先查了三次系统， 第…");
    CHECK(desk.hits_for("手机")[0].text == "手机");
    const auto shown = with_place(found[0], Lang::zh);
    CHECK(shown.text == "沟通：" + found[0].text);
    CHECK(words_of(shown) == words_of(found[0]));
}

TEST_CASE("beside the title stands a hit of a word that the title has not") {
    FoundDesk desk;
    desk.say("手机不能退");
    CHECK(desk.beside("手机").beside.marks.empty());
    CHECK(desk.beside("sj").title == std::vector<Marked>{{0, 6}});
    const auto found = desk.beside("手机 不能");
    CHECK(words_of(found.beside) == Words{"不能"});
    CHECK(found.title == std::vector<Marked>{{0, 6}});
    CHECK(desk.beside("328").beside.place == SearchPlace::amount);
    CHECK(desk.beside("").beside.marks.empty());
}
