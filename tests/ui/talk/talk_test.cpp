// A stall answered: what is pasted is understood, the reply stands below, one press copies and keeps both.
#include <doctest/doctest.h>

#include "ui/case_desk.h"

using namespace recoup;
using recoup::testing::CaseDesk;
using ui::DrawerTab;
using ui::Key;
using ui::ThemeChoice;
using namespace std::chrono;
using core::Pushback;

namespace {

constexpr auto kStall = "亲，系统显示一切正常，可能是您的操作问题哦";

core::PhraseList phrases(Pushback kind, std::initializer_list<const char*> texts) {
    core::PhraseList list{.says = core::Says::pushback, .kind = kind, .phrases = {}, .unless = {}};
    for (const auto* text : texts) list.phrases.push_back(core::parse_pattern(text).value());
    return list;
}

core::Message answer(const char* id, std::int64_t order, Pushback kind, std::string body, std::string point) {
    core::Message message;
    message.id = id;
    message.version = "1";
    message.order = order;
    message.title = {id, id};
    message.stages = {core::Stage::contacted};
    message.pushback = kind;
    message.body = {body, body};
    message.point = {point, point};
    message.brief = {"[[“{last_reply}”]]请退款。", "[[“{last_reply}”]]Please refund."};
    return message;
}

struct StallDesk : CaseDesk {
    explicit StallDesk(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : CaseDesk(px, lang) {
        auto promise = phrases(Pushback::none, {"{time}…[答复|reply]"});
        promise.says = core::Says::promise;
        phrasebook = core::Phrasebook({phrases(Pushback::system_normal, {"系统…正常", "everything…normal"}),
                                       phrases(Pushback::user_error, {"操作问题", "did something wrong"}),
                                       phrases(Pushback::partial_offer, {"只能退{sum}", "only refund {sum}"}),
                                       std::move(promise)});
        messages = {answer("normal", 1, Pushback::system_normal,
                           "您好。[[贵方的答复是：“{last_reply}”\n]]后台显示正常，不等于我这边没有问题"
                           "[[：发生在 {occurred_at}]][[，材料见 {evidence_letters}]]。\n请退还 {claimed}。",
                           "请核查当时的记录。"),
                    answer("error", 2, Pushback::user_error, "您好。[[贵方的答复是：“{last_reply}”\n]]请指出是哪一步。",
                           "如说是操作有误，请指出是哪一步、写在哪里。"),
                    answer("usual", 3, Pushback::none, "您好，请退还 {claimed}。", "")};
        ui.drawer.tab = DrawerTab::contacts;
        frame(3);
    }

    void write(std::string text) {
        headless.clipboard = std::move(text);
        headless.press(Key::v, true, true);
        frame(3);
    }
    const core::CaseRecord& record() const { return *state.find(music); }
};

}  // namespace

TEST_CASE("what is pasted on a case is theirs, recognised, and answered by one press as one step") {
    StallDesk desk;
    desk.ui.drawer.tab = DrawerTab::overview;
    desk.frame(2);
    desk.write(kStall);
    CHECK(desk.ui.drawer.tab == DrawerTab::contacts);
    CHECK(desk.headless.shown("new_contact/kind/system_normal"));
    CHECK(desk.headless.shown("new_contact/kind/user_error"));
    CHECK_FALSE(desk.headless.shown("new_contact/kind/silence"));
    desk.headless.press(Key::enter, true);
    desk.frame(2);
    const auto& command = desk.only<core::AnswerContact>();
    CHECK(command.theirs.words == kStall);
    CHECK(command.theirs.pushback == Pushback::system_normal);
    REQUIRE(desk.copied.size() == 1);
    REQUIRE(command.mine.has_value());
    CHECK(command.mine->text == desk.copied[0]);
    CHECK(desk.copied[0].find("不等于我这边没有问题") != std::string::npos);
    CHECK(desk.copied[0].find("请指出是哪一步、写在哪里") != std::string::npos);
    CHECK(desk.record().contacts.size() == 2);
    CHECK(desk.ui.drawer.new_contact.words.empty());
}

TEST_CASE("a kind is taken off and another put on with a press each") {
    StallDesk desk;
    desk.write(kStall);
    desk.headless.click("new_contact/kind/system_normal");
    desk.frame(2);
    desk.headless.click("new_contact/kinds");
    desk.frame(2);
    desk.headless.click("new_contact/kind/silence");
    desk.frame(2);
    desk.headless.click("new_contact/answer");
    desk.frame(2);
    REQUIRE(desk.commands.size() == 2);  // the correction is remembered
    const auto& command = std::get<core::AnswerContact>(desk.commands[1]);
    CHECK(command.theirs.pushback == Pushback::user_error);
    CHECK(desk.copied.at(0).find("后台显示正常") == std::string::npos);
}

TEST_CASE("nothing recognised offers the kinds as empty chips, and a message that fits as reply") {
    StallDesk desk;
    desk.write("亲，在的");
    for (const auto* kind : {"user_error", "system_normal", "refusal", "other"})
        CHECK_MESSAGE(desk.headless.shown("new_contact/kind/" + std::string(kind)), kind);
    desk.headless.click("new_contact/answer");
    desk.frame(2);
    CHECK(desk.only<core::AnswerContact>().theirs.pushback == Pushback::none);
    CHECK(desk.copied.at(0).find("请退还") != std::string::npos);
}

TEST_CASE("only what they said is kept where that is wanted, and nothing is copied") {
    StallDesk desk;
    desk.write(kStall);
    desk.headless.click("new_contact/keep");
    desk.frame(2);
    CHECK_FALSE(desk.only<core::AnswerContact>().mine.has_value());
    CHECK(desk.copied.empty());
}

TEST_CASE("the promise and the offer are kept as they were recognised, or left out with a press") {
    for (const bool meant : {true, false}) {
        StallDesk desk;
        desk.write("只能退7元，24小时内答复");
        if (!meant) {
            desk.headless.click("new_contact/offer");
            desk.headless.click("new_contact/promise_chip");
            desk.frame(2);
        }
        desk.headless.click("new_contact/keep");
        desk.frame(2);
        const auto& command = desk.only<core::AnswerContact>();
        CHECK((command.offered_minor == 700) == meant);
        CHECK((command.theirs.promised_by == core::at_instant(desk.reader.now + hours{24})) == meant);
    }
}

TEST_CASE("another reply, and the short one, take the place of the first") {
    StallDesk desk;
    desk.write(kStall);
    desk.headless.click("reply/brief");
    desk.frame(2);
    desk.headless.click("new_contact/answer");
    desk.frame(2);
    CHECK(desk.copied.at(0).find("”请退款。") != std::string::npos);
    StallDesk other;
    other.write(kStall);
    other.headless.click("reply/other");
    other.frame(2);
    other.headless.click("new_contact/answer");
    other.frame(2);
    CHECK(other.copied.at(0).find("不等于我这边没有问题") == std::string::npos);
}

TEST_CASE("what cannot be read as a promise is said, and nothing is kept") {
    StallDesk desk;
    desk.write(kStall);
    desk.headless.click("new_contact/promise_chip");
    desk.frame(3);
    desk.headless.type("有空的时候");
    desk.frame(2);
    desk.headless.click("new_contact/answer");
    desk.frame(2);
    CHECK(desk.commands.empty());
}

TEST_CASE("the answer to a stall is drawn for the eye") {
    if (!std::getenv("RECOUP_PICTURES")) return;
    for (const auto lang : {core::Lang::zh, core::Lang::en})
        for (const bool small : {false, true}) {
            StallDesk desk(small ? ImVec2{1152, 720} : ImVec2{1440, 900}, lang);
            core::AddContact said{.case_uuid = desk.music, .at = desk.reader.now - hours{40}, .ticket = "55102"};
            said.text = lang == core::Lang::zh ? "首次反馈无法播放" : "Told them that nothing plays";
            desk.run(said);
            said.at += hours{13};
            said.direction = core::Direction::in;
            said.text = {};
            said.words = lang == core::Lang::zh ? "可能是您设备问题。" : "It may be your device.";
            said.pushback = Pushback::device_problem;
            desk.run(said);
            const auto name = std::string("talk-") + (lang == core::Lang::zh ? "zh" : "en") + (small ? "-small" : "");
            desk.frame(3);
            desk.save(name + "-empty");
            desk.write(lang == core::Lang::zh
                           ? "亲，系统显示一切正常，可能是您的操作问题哦。只能退7元，24小时内答复"
                           : "Everything looks normal here. Perhaps you did something wrong. We can only refund ¥7 and "
                             "will answer; expect a reply within 24 hours, reply then.");
            desk.save(name);
            desk.save(name + "-dark", ThemeChoice::dark);
            desk.write(lang == core::Lang::zh ? "亲，在的" : "Hello there");
            desk.save(name + "-nothing");
        }
}

TEST_CASE("a kind that the person corrects is remembered as a phrase of theirs, ahead of what was said") {
    StallDesk desk;
    desk.commands.clear();
    SUBCASE("one that nobody had recognised") {
        desk.write("您这边再看看呢");
        desk.headless.click("new_contact/kind/user_error");
        desk.frame(2);
        desk.headless.click("new_contact/answer");
        desk.frame(2);
        REQUIRE(desk.commands.size() == 2);
        const auto* phrase = std::get_if<core::AddPhrase>(&desk.commands[0]);
        REQUIRE(phrase);
        CHECK(phrase->pushback == Pushback::user_error);
        CHECK(phrase->text == "您这边再看看呢");
        CHECK(std::holds_alternative<core::AnswerContact>(desk.commands[1]));
    }
    SUBCASE("one that was right teaches nothing") {
        desk.write(kStall);
        desk.headless.press(Key::enter, true);
        desk.frame(2);
        REQUIRE(desk.commands.size() == 1);
        CHECK(std::holds_alternative<core::AnswerContact>(desk.commands[0]));
    }
}
