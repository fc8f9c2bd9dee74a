// The reply to what the other side just said, from the program's own messages.
#include "core/letter/reply.h"

#include "app/data/library.h"
#include "core/model/stalling.h"
#include "support/model_desk.h"

namespace recoup::app {
namespace {

using namespace std::chrono_literals;
using core::Direction;
using core::Pushback;

struct Answering {
    Library library{{}};
    test::ModelDesk desk;
    core::Lang lang = core::Lang::zh;

    Answering() {
        core::EditCase edit{desk.id, {}};
        edit.fields.claimed_minor = 2500;
        edit.fields.order_no = "XH-1";
        desk.run(edit);
        desk.run(core::AddContact{.case_uuid = desk.id, .at = desk.now - 1h, .text = "请退款"});
    }

    core::Heard said(const char* words) const {
        const core::ListenHabit habit{{.zones = &test::kDeskZones, .zone = "Asia/Shanghai", .now = desk.now},
                                      {.currency = "CNY"}};
        core::AddContact contact{.case_uuid = desk.id, .at = desk.now, .direction = Direction::in, .words = words};
        return core::heard_in(std::move(contact), core::recognise(words, library.phrasebook(), {}, habit),
                              desk.record().row);
    }

    struct Reply {
        std::string text;
        core::AnswerContact command;
    };
    Reply reply(const core::Heard& heard) {
        const auto after = core::once_heard(desk.record(), heard);
        const core::ComposeFrom from{
            after, desk.state, library.rules(), {lang, desk.now, &test::kDeskZones, "Asia/Shanghai"}};
        const auto messages = library.messages();
        const auto replies = core::replies_to(*messages, from, heard.kinds);
        REQUIRE(!replies.empty());
        const auto filled = core::compose_what_is_known(from, replies.front(), {});
        REQUIRE(filled.has_value());
        CHECK(filled->whole());
        return {filled->text(), core::answer_of(heard, from, &replies.front(), filled->text(), lang)};
    }
};

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("one reply quotes them and answers every kind that was recognised") {
    Answering answering;
    const auto heard = answering.said("亲，系统显示一切正常，可能是您的操作问题哦");
    CHECK(heard.kinds == std::vector{Pushback::system_normal, Pushback::user_error});
    const auto [text, command] = answering.reply(heard);
    CHECK(has(text, "“亲，系统显示一切正常，可能是您的操作问题哦”"));
    CHECK(has(text, "后台显示正常，不等于我这边没有问题"));
    CHECK(has(text, "请指出是哪一步"));
    CHECK(has(text, "25.00 元"));
    CHECK(command.theirs.pushback == Pushback::system_normal);
    REQUIRE(command.mine.has_value());
    CHECK(command.mine->text == text);
    REQUIRE(command.mine->deadline.has_value());
    CHECK(command.mine->deadline->due ==
          core::at_instant(std::chrono::ceil<std::chrono::hours>(answering.desk.now + 24h)));
}

TEST_CASE("an offer is kept and declined with the difference, a full refund is none") {
    Answering answering;
    const auto heard = answering.said("活动优惠已使用，只能退 7 元。");
    CHECK(heard.offered_minor == 700);
    const auto reply = answering.reply(heard);
    CHECK(has(reply.text, "18.00 元"));
    CHECK(reply.command.offered_minor == 700);
    CHECK_FALSE(answering.said("只能退 25 元").offered_minor.has_value());
}

TEST_CASE("where they promise a moment that is waited for, and no other") {
    Answering answering;
    const auto heard = answering.said("可能是您设备问题，24小时内答复您");
    REQUIRE(heard.contact.promised_by.has_value());
    const auto reply = answering.reply(heard);
    CHECK(reply.command.theirs.promised_by == core::at_instant(answering.desk.now + 24h));
    CHECK_FALSE(reply.command.mine->deadline.has_value());
}

TEST_CASE("where nothing was recognised a message that fits answers") {
    Answering answering;
    const auto heard = answering.said("您好");
    CHECK(heard.kinds.empty());
    CHECK(!answering.reply(heard).text.empty());
}

TEST_CASE("every pair of kinds gives a reply that is whole, in both languages") {
    Answering answering;
    for (const auto lang : {core::Lang::zh, core::Lang::en})
        for (int a = 1; a < static_cast<int>(core::kPushbackCount); ++a)
            for (int b = 1; b < static_cast<int>(core::kPushbackCount); ++b) {
                answering.lang = lang;
                auto heard = answering.said("您好，7 元");
                heard.kinds = {static_cast<Pushback>(a), static_cast<Pushback>(b)};
                heard.contact.pushback = heard.kinds.front();
                heard.offered_minor = 700;
                const auto text = answering.reply(heard).text;
                CHECK(text.find_first_of("{}[]") == std::string::npos);
            }
}

}  // namespace recoup::app
