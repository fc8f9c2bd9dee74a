// What commands on deadlines, evidence and the directory take, refuse and leave alone.
#include "core/law/count.h"
#include "core/model/leads.h"
#include "support/model_desk.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;
using test::at;
using test::ModelDesk;
using test::when;

namespace {

Rule rule(std::string id, Trigger trigger, std::int64_t amount, Unit unit = Unit::calendar_day) {
    Rule made;
    made.id = std::move(id);
    made.version = "1";
    made.jurisdiction = "CN";
    made.title = {"规则", "Rule"};
    made.trigger = trigger;
    made.amount = amount;
    made.unit = unit;
    made.actor = Actor::merchant;
    return made;
}

ClauseRow clause(const Uuid& platform, const char* number) {
    return {.platform_uuid = platform, .clause = number, .text = "全额退款"};
}

}  // namespace

TEST_CASE("a new deadline has everything that was said of it") {
    ModelDesk desk;
    desk.now += 1h;
    const auto change = desk.run(AddDeadline{
        desk.id, {.title = " 答复 ", .due = when("2026-12-01"), .estimate = true, .rule = "R", .actor = Actor::bank}});
    CHECK(change.action == Action::add_deadline);
    CHECK(change.args.front() == "手机");
    const auto& row = desk.record().deadlines.at(0);
    const DeadlineRow wanted{.uuid = row.uuid,
                             .case_uuid = desk.id,
                             .number = 1,
                             .title = "答复",
                             .due = when("2026-12-01"),
                             .estimate = true,
                             .rule = "R",
                             .created_at = desk.now,
                             .actor = Actor::bank};
    CHECK(row == wanted);
    CHECK(desk.row().updated_at == desk.now);
    desk.due("再", "2026-12-02");
    CHECK(desk.record().deadlines.at(1).number == 2);
    CHECK(desk.refused(AddDeadline{desk.id, {.title = std::string(1001, 'x')}}).message == "error_text_too_long"_tr);
}

TEST_CASE("a deadline that moves wakes up, is sure, and stands by hand when it came from a rule") {
    ModelDesk desk;
    desk.rules.rules = {rule("R", Trigger::date, 7, Unit::working_day)};
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "R", .from = when("2026-11-20")});
    const auto counted = desk.record().deadlines.at(0).uuid;
    const auto own = desk.due("答复", "2026-12-09");
    for (const auto& uuid : {counted, own}) {
        desk.run(SnoozeDeadline{desk.id, uuid, desk.now + hours{2}});
        const auto before = desk.deadline(uuid);
        CHECK(before.snoozed_until == desk.now + hours{2});
        desk.run(EditDeadline{
            .case_uuid = desk.id, .deadline_uuid = uuid, .title = "改名", .due = before.due, .leads = "1d,0"});
        CHECK(desk.deadline(uuid).title == "改名");
        CHECK(desk.deadline(uuid).leads == "1d,0");
        CHECK(desk.deadline(uuid).snoozed_until == before.snoozed_until);
        CHECK(desk.deadline(uuid).estimate == before.estimate);
        CHECK_FALSE(desk.deadline(uuid).by_hand);
        const auto change =
            desk.run(EditDeadline{.case_uuid = desk.id, .deadline_uuid = uuid, .due = when("2026-12-10")});
        CHECK(change.action == Action::edit_deadline);
        CHECK(change.args == std::vector<std::string>{"手机", "改名"});
        CHECK(desk.deadline(uuid).due == when("2026-12-10"));
        CHECK_FALSE(desk.deadline(uuid).snoozed_until);
        CHECK_FALSE(desk.deadline(uuid).estimate);
        CHECK(desk.deadline(uuid).by_hand == (uuid == counted));
    }
}

TEST_CASE("edits of a deadline that cannot be are refused") {
    ModelDesk desk;
    const auto uuid = desk.due("答复", "2026-12-01");
    EditDeadline edit{.case_uuid = desk.id, .deadline_uuid = uuid, .leads = "soon"};
    CHECK(desk.refused(edit).message == "error_leads"_tr);
    edit.leads = "";
    desk.run(edit);
    edit.leads = "never";
    desk.run(edit);
    CHECK(desk.deadline(uuid).leads == "never");
    edit.title = std::string(1001, 'x');
    CHECK(desk.refused(edit).message == "error_text_too_long"_tr);
    CHECK(desk.refused(EditDeadline{.case_uuid = desk.id}).message == "error_no_deadline"_tr);
    CHECK(desk.refused(CompleteDeadline{desk.id, {}, true}).message == "error_no_deadline"_tr);
    CHECK(desk.refused(CompleteDeadline{desk.id, uuid, true, std::string(200'001, 'x')}).message ==
          "error_text_too_long"_tr);
    CHECK(desk.refused(SnoozeDeadline{desk.id, {}, desk.now}).message == "error_no_deadline"_tr);
    CHECK(desk.refused(RemoveDeadline{desk.id, {}}).message == "error_no_deadline"_tr);
    CHECK(desk.refused(StopClock{desk.id, {}, true}).message == "error_no_deadline"_tr);
}

TEST_CASE("a deadline is done once, with how it ended; open again it has no end") {
    ModelDesk desk;
    const auto uuid = desk.due("答复", "2026-12-01");
    CHECK(desk.run(CompleteDeadline{desk.id, uuid, false}).rows.empty());
    auto change = desk.run(CompleteDeadline{desk.id, uuid, true, " 全额 "});
    CHECK(change.action == Action::complete_deadline);
    CHECK(change.args == std::vector<std::string>{"手机", "答复"});
    const auto first = desk.now;
    CHECK(desk.deadline(uuid).done_at == first);
    CHECK(desk.deadline(uuid).note == "全额");
    desk.now += 1h;
    CHECK(desk.run(CompleteDeadline{desk.id, uuid, true}).rows.empty());
    desk.run(CompleteDeadline{desk.id, uuid, true, "部分"});
    CHECK(desk.deadline(uuid).done_at == first);
    CHECK(desk.deadline(uuid).note == "部分");
    change = desk.run(CompleteDeadline{desk.id, uuid, false});
    CHECK(change.action == Action::reopen_deadline);
    CHECK_FALSE(desk.deadline(uuid).done_at);
    CHECK(desk.deadline(uuid).note.empty());
}

TEST_CASE("a deadline sleeps, wakes and goes") {
    ModelDesk desk;
    const auto uuid = desk.due("答复", "2026-12-01");
    CHECK(desk.run(SnoozeDeadline{desk.id, uuid, desk.now + 1h}).action == Action::snooze_deadline);
    desk.run(SnoozeDeadline{desk.id, uuid, std::nullopt});
    CHECK_FALSE(desk.deadline(uuid).snoozed_until);
    const auto change = desk.run(RemoveDeadline{desk.id, uuid});
    CHECK(change.action == Action::remove_deadline);
    CHECK(change.args == std::vector<std::string>{"手机", "答复"});
    CHECK(desk.record().deadlines.empty());
}

TEST_CASE("who waits for the same does not wait twice, in whichever language it is named") {
    const auto open_after = [](const char* first, const char* second) {
        ModelDesk desk;
        desk.due(first, "2026-12-01");
        AddContact said{.case_uuid = desk.id, .at = desk.now, .party = Party::platform, .text = "x"};
        said.deadline = NewDeadline{.title = second, .due = when("2026-12-05"), .estimate = true};
        desk.run(said);
        if (desk.record().deadlines.size() == 1) {
            CHECK(desk.record().deadlines[0].title == second);
            CHECK(desk.record().deadlines[0].due == when("2026-12-05"));
            CHECK(desk.record().deadlines[0].estimate);
            CHECK(desk.record().deadlines[0].actor == Actor::platform);
        }
        return desk.record().deadlines.size();
    };
    const auto in = [](Lang lang, Tr name) { return std::string(tr(lang, name)); };
    for (const auto name :
         {"move_wait_reply"_tr, "deadline_reply"_tr, "move_wait_decision"_tr, "move_wait_authority"_tr})
        CHECK(open_after(in(Lang::zh, name).c_str(), in(Lang::en, name).c_str()) == 1);
    CHECK(open_after(in(Lang::en, "move_wait_reply"_tr).c_str(), in(Lang::zh, "deadline_reply"_tr).c_str()) == 1);
    CHECK(open_after(in(Lang::zh, "move_wait_reply"_tr).c_str(), in(Lang::zh, "move_wait_decision"_tr).c_str()) == 2);
    CHECK(open_after(in(Lang::zh, "move_wait_decision"_tr).c_str(), "自己的") == 2);
    CHECK(open_after("自己的", "自己的") == 1);
    CHECK(open_after("自己的", "别的") == 2);
}

TEST_CASE("a wait whose new name has no end is refused") {
    ModelDesk desk;
    const auto name = std::string(tr(Lang::zh, "move_wait_reply"_tr));
    desk.due(name.c_str(), "2026-12-01");
    AddContact said{.case_uuid = desk.id, .at = desk.now, .text = "x"};
    said.deadline = NewDeadline{.title = " " + name + " ", .due = when("2026-12-05")};
    desk.run(said);
    CHECK(desk.record().deadlines.at(0).title == name);
    said.deadline = NewDeadline{.title = "\xff", .due = when("2026-12-05")};
    CHECK(desk.refused(said).message == "error_not_utf8"_tr);
}

TEST_CASE("a rule that is accepted twice gives one deadline, from another day a second, done it may come again") {
    ModelDesk desk;
    desk.rules.rules = {rule("R", Trigger::received, 7), rule("OTHER", Trigger::date, 3)};
    const auto accept = [&](const char* id, const char* from) {
        return desk.run(AcceptRule{.case_uuid = desk.id, .rule = id, .from = when(from)});
    };
    const auto change = accept("R", "2026-11-20");
    CHECK(change.action == Action::accept_rule);
    CHECK(change.args == std::vector<std::string>{"手机", "规则"});
    const auto& row = desk.record().deadlines.at(0);
    CHECK(row.number == 1);
    CHECK(row.created_at == desk.now);
    CHECK(row.earliest == when("2026-11-27"));
    CHECK(row.latest == when("2026-11-27"));
    CHECK(row.due == when("2026-11-27"));
    CHECK(accept("R", "2026-11-20").rows.empty());
    CHECK(desk.run(AcceptRule{.case_uuid = desk.id, .rule = "R"}).rows.empty());
    accept("R", "2026-11-21");
    CHECK(desk.record().deadlines.size() == 2);
    CHECK(desk.record().deadlines[1].trigger == Trigger::date);
    accept("OTHER", "2026-11-20");
    CHECK(desk.record().deadlines.size() == 3);
    const auto first = std::ranges::find(desk.record().deadlines, when("2026-11-27"), &DeadlineRow::due)->uuid;
    desk.run(CompleteDeadline{desk.id, first, true});
    accept("R", "2026-11-20");
    CHECK(desk.record().deadlines.size() == 4);
    CHECK(desk.refused(AcceptRule{.case_uuid = desk.id, .rule = "NONE"}).args == std::vector<ErrorArg>{"NONE"});
    const AcceptRule endless{
        .case_uuid = desk.id, .rule = "R", .from = when("2026-11-01"), .title = std::string(1001, 'x')};
    CHECK(desk.refused(endless).message == "error_text_too_long"_tr);
}

TEST_CASE("a date that a rule asked for becomes the case's own, each in its place") {
    ModelDesk desk;
    desk.rules.rules = {rule("P", Trigger::paid, 7), rule("R", Trigger::received, 7), rule("O", Trigger::occurred, 7),
                        rule("F", Trigger::first_contact, 7)};
    for (const auto* id : {"P", "R", "O", "F"})
        desk.run(AcceptRule{.case_uuid = desk.id, .rule = id, .from = when("2026-11-20"), .lang = Lang::en});
    CHECK(desk.row().paid_at == when("2026-11-20"));
    CHECK(desk.row().received_at == when("2026-11-20"));
    CHECK(desk.row().occurred_at == when("2026-11-20"));
    for (const auto& row : desk.record().deadlines) {
        CHECK(row.title == "Rule");
        CHECK(row.trigger == (row.rule == "F" ? Trigger::date : desk.rules.find(row.rule)->trigger));
    }
    desk.run(EditCase{desk.id, {.paid_at = {when("2026-11-21")}}});
    for (const auto& row : desk.record().deadlines)
        CHECK(row.due == when(row.rule == "P" ? "2026-11-28" : "2026-11-27"));
}

TEST_CASE("a deadline that is counted anew wakes up when it moves, and takes what the rule says today") {
    ModelDesk desk;
    desk.rules.rules = {rule("R", Trigger::received, 7)};
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "R", .from = when("2026-11-20")});
    const auto uuid = desk.record().deadlines.at(0).uuid;
    desk.run(SnoozeDeadline{desk.id, uuid, desk.now + 1h});
    desk.rules.rules[0].version = "2";
    desk.rules.rules[0].actor = Actor::platform;
    desk.run(EditCase{desk.id, {.received_at = {when("2026-11-21")}}});
    CHECK(desk.deadline(uuid).due == when("2026-11-28"));
    CHECK(desk.deadline(uuid).earliest == when("2026-11-28"));
    CHECK(desk.deadline(uuid).latest == when("2026-11-28"));
    CHECK(desk.deadline(uuid).counted_from == when("2026-11-21"));
    CHECK(desk.deadline(uuid).rule_version == "2");
    CHECK(desk.deadline(uuid).actor == Actor::platform);
    CHECK_FALSE(desk.deadline(uuid).snoozed_until);
    // A day later by a rule a day shorter: the same day, and it sleeps on.
    desk.run(SnoozeDeadline{desk.id, uuid, desk.now + 1h});
    desk.rules.rules[0].amount = 6;
    desk.run(EditCase{desk.id, {.received_at = {when("2026-11-22")}}});
    CHECK(desk.deadline(uuid).due == when("2026-11-28"));
    CHECK(desk.deadline(uuid).snoozed_until);
    // Neither without the rule nor without the date is there anything to count.
    desk.run(EditCase{desk.id, {.received_at = {std::nullopt}}});
    CHECK(desk.deadline(uuid).due == when("2026-11-28"));
    desk.rules.rules.clear();
    desk.run(EditCase{desk.id, {.received_at = {when("2026-11-01")}}});
    CHECK(desk.deadline(uuid).due == when("2026-11-28"));
}

TEST_CASE("a clock is stopped once and runs on once; what is done has none") {
    ModelDesk desk;
    const auto uuid = desk.due("答复", "2026-12-01");
    auto change = desk.run(StopClock{desk.id, uuid, true});
    CHECK(change.action == Action::stop_clock);
    CHECK(change.args == std::vector<std::string>{"手机", "答复"});
    const auto since = desk.now;
    desk.now += 1h;
    CHECK(desk.run(StopClock{desk.id, uuid, true}).rows.empty());
    CHECK(desk.deadline(uuid).stopped_at == since);
    desk.now += 23h;
    change = desk.run(StopClock{desk.id, uuid, false});
    CHECK(change.action == Action::start_clock);
    CHECK_FALSE(desk.deadline(uuid).stopped_at);
    CHECK(desk.deadline(uuid).stopped_seconds == 86400);
    CHECK(desk.deadline(uuid).due == when("2026-12-02"));
    CHECK(desk.run(StopClock{desk.id, uuid, false}).rows.empty());
    desk.run(StopClock{desk.id, uuid, true});
    desk.now += 24h;
    desk.run(StopClock{desk.id, uuid, false});
    CHECK(desk.deadline(uuid).stopped_seconds == 2 * 86400);
    desk.run(CompleteDeadline{desk.id, uuid, true});
    CHECK(desk.run(StopClock{desk.id, uuid, true}).rows.empty());
}

TEST_CASE("a begun day that the clock stood counts for those who are waited for, not against me") {
    ModelDesk desk;
    const auto mine = desk.due("我的", "2026-12-01");
    const auto theirs = desk.due("他们的", "2026-12-01");
    desk.run(
        EditDeadline{.case_uuid = desk.id, .deadline_uuid = theirs, .actor = std::optional<Actor>(Actor::merchant)});
    for (const auto& uuid : {mine, theirs}) desk.run(StopClock{desk.id, uuid, true});
    desk.now += 36h;
    for (const auto& uuid : {mine, theirs}) desk.run(StopClock{desk.id, uuid, false});
    CHECK(desk.deadline(mine).due == when("2026-12-02"));
    CHECK(desk.deadline(theirs).due == when("2026-12-03"));
    CHECK_FALSE(desk.deadline(theirs).earliest);
}

TEST_CASE("a counted date that was set by hand moves by the time the clock stood, with both its ends") {
    ModelDesk desk;
    desk.rules.rules = {rule("R", Trigger::date, 7)};
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "R", .from = when("2026-11-20")});
    const auto uuid = desk.record().deadlines.at(0).uuid;
    desk.run(EditDeadline{.case_uuid = desk.id, .deadline_uuid = uuid, .due = when("2026-12-10 12:00")});
    desk.run(StopClock{desk.id, uuid, true});
    desk.now += 36h;
    desk.run(StopClock{desk.id, uuid, false});
    CHECK(desk.deadline(uuid).due == when("2026-12-12 00:00"));
    CHECK(desk.deadline(uuid).earliest == when("2026-11-28"));
    CHECK(desk.deadline(uuid).latest == when("2026-11-29"));
    // A clock that was stopped in the future of a machine whose clock went back has stood for no time.
    desk.run(StopClock{desk.id, uuid, true});
    desk.now -= 1h;
    desk.run(StopClock{desk.id, uuid, false});
    CHECK(desk.deadline(uuid).stopped_seconds == 36 * 3600);
    CHECK(desk.deadline(uuid).due == when("2026-12-12 00:00"));
}

TEST_CASE("only an estimate that follows its rule is counted again, and only when it becomes sure") {
    ModelDesk desk;
    desk.rules.rules = {rule("R", Trigger::date, 2, Unit::working_day)};
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "R", .from = when("2026-11-20")});
    const auto uuid = desk.record().deadlines.at(0).uuid;
    CHECK(desk.deadline(uuid).due == when("2026-11-24"));
    CHECK(desk.deadline(uuid).estimate);
    CHECK(desk.run(RecountDeadlines{desk.id}).rows.empty());
    desk.rules.calendars = {{"CN", {{2026, {*parse_day("2026-11-23")}, {}}}}};
    desk.rules.rules[0].calendar = "CN";
    SUBCASE("it follows") {
        CHECK(desk.run(RecountDeadlines{desk.id}).action == Action::recount_deadlines);
        CHECK(desk.deadline(uuid).due == when("2026-11-25"));
        CHECK_FALSE(desk.deadline(uuid).estimate);
        desk.rules.rules[0].amount = 9;
        CHECK(desk.run(RecountDeadlines{desk.id}).rows.empty());
    }
    SUBCASE("done, it stays") {
        desk.run(CompleteDeadline{desk.id, uuid, true});
        CHECK(desk.run(RecountDeadlines{desk.id}).rows.empty());
    }
    SUBCASE("the rule is gone") {
        desk.rules.rules.clear();
        CHECK(desk.run(RecountDeadlines{desk.id}).rows.empty());
    }
}

TEST_CASE("evidence has everything that is known of its file, behind what is there") {
    ModelDesk desk;
    desk.attach("a.png", 'a');
    desk.now += 1h;
    const NewEvidence item{.kind = EvidenceKind::terms,
                           .name = "b.png",
                           .caption = "条款",
                           .sha256 = "b",
                           .bytes = 5,
                           .file_class = FileClass::picture,
                           .width = 3,
                           .height = 4,
                           .captured_at = desk.now - 1h,
                           .captured_from = CapturedFrom::exif};
    const NewEvidence next{.name = "c.png", .sha256 = "c"};
    const auto change = desk.run(AttachEvidence{desk.id, {item, next, item}});
    CHECK(change.action == Action::attach_evidence);
    CHECK(change.args == std::vector<std::string>{"手机", "2"});
    const auto& rows = desk.record().evidence;
    REQUIRE(rows.size() == 3);
    const EvidenceRow wanted{.uuid = rows[1].uuid,
                             .case_uuid = desk.id,
                             .number = 2,
                             .kind = EvidenceKind::terms,
                             .name = "b.png",
                             .caption = "条款",
                             .sha256 = "b",
                             .bytes = 5,
                             .file_class = FileClass::picture,
                             .width = 3,
                             .height = 4,
                             .captured_at = desk.now - 1h,
                             .captured_from = CapturedFrom::exif,
                             .added_at = desk.now,
                             .position = 1};
    CHECK(rows[1] == wanted);
    CHECK(rows[0].position == 0);
    CHECK(rows[2].position == 2);
    CHECK(rows[2].number == 3);
    CHECK(desk.refused(AttachEvidence{desk.id, {{.name = std::string(1001, 'x')}, next}}).args.front() ==
          ErrorArg("field_name"_tr));
    CHECK(desk.refused(AttachEvidence{desk.id, {{.caption = std::string(1001, 'x')}}}).args.front() ==
          ErrorArg("field_caption"_tr));
}

TEST_CASE("evidence is described and removed") {
    ModelDesk desk;
    const auto uuid = desk.attach("a.png", 'a');
    const auto edited = desk.run(EditEvidence{desk.id, uuid, EvidenceKind::terms, "条款"});
    CHECK(edited.action == Action::edit_evidence);
    CHECK(edited.args == std::vector<std::string>{"手机", "a.png"});
    CHECK(desk.record().evidence[0].kind == EvidenceKind::terms);
    CHECK(desk.record().evidence[0].caption == "条款");
    CHECK(desk.refused(EditEvidence{desk.id, uuid, {}, std::string(1001, 'x')}).kind == ErrorKind::usage);
    CHECK(desk.refused(EditEvidence{desk.id, {}, {}, {}}).message == "error_no_evidence"_tr);
    CHECK(desk.refused(RemoveEvidence{desk.id, {}}).message == "error_no_evidence"_tr);
    const auto removed = desk.run(RemoveEvidence{desk.id, uuid});
    CHECK(removed.action == Action::remove_evidence);
    CHECK(removed.args == std::vector<std::string>{"手机", "a.png"});
    CHECK(desk.record().evidence.empty());
}

TEST_CASE("a case asks for each kind of proof once, in the order they were asked for") {
    ModelDesk desk;
    const auto change = desk.run(AddSlot{desk.id, EvidenceKind::terms});
    CHECK(change.action == Action::add_slot);
    CHECK(change.args == std::vector<std::string>{"手机", "terms"});
    desk.run(AddSlot{desk.id, EvidenceKind::bank_record});
    CHECK(desk.run(AddSlot{desk.id, EvidenceKind::terms}).rows.empty());
    REQUIRE(desk.record().slots.size() == 2);
    CHECK(desk.record().slots[1].kind == EvidenceKind::bank_record);
    CHECK(desk.record().slots[1].position == 1);
    const auto removed = desk.run(RemoveSlot{desk.id, EvidenceKind::terms});
    CHECK(removed.action == Action::remove_slot);
    CHECK(removed.args == std::vector<std::string>{"手机", "terms"});
    REQUIRE(desk.record().slots.size() == 1);
    CHECK(desk.record().slots[0].kind == EvidenceKind::bank_record);
}

TEST_CASE("a platform is on one line, under a name of its own, with spans that can be") {
    ModelDesk desk;
    const auto change = desk.run(SavePlatform{{.name = " 幕间\n票务 ",
                                               .channels = "电话",
                                               .complaint_address = "a@b",
                                               .review_days = 0,
                                               .cooling_hours = 10'000,
                                               .note = "备注"}});
    CHECK(change.action == Action::save_platform);
    CHECK(change.args == std::vector<std::string>{"幕间 票务"});
    auto row = desk.state.find_platform("幕间 票务")->row;
    CHECK(row.channels == "电话");
    CHECK(row.note == "备注");
    desk.run(SavePlatform{{.name = "云影"}});
    row.note = "改";
    CHECK(desk.run(SavePlatform{row}).args == std::vector<std::string>{"幕间 票务"});
    CHECK(desk.state.find_platform(row.uuid)->row.note == "改");
    CHECK(desk.state.platforms().size() == 2);
    auto wrong = row;
    wrong.name = "云影";
    CHECK(desk.refused(SavePlatform{wrong}).message == "error_platform_exists"_tr);
    wrong.name = " ";
    CHECK(desk.refused(SavePlatform{wrong}).message == "error_platform_name"_tr);
    wrong.name = std::string(1001, 'x');
    CHECK(desk.refused(SavePlatform{wrong}).message == "error_text_too_long"_tr);
    for (const auto number : {&PlatformRow::review_days, &PlatformRow::cooling_hours})
        for (const std::int64_t span : {std::int64_t{-1}, std::int64_t{10'001}}) {
            wrong = row;
            wrong.*number = span;
            CHECK(desk.refused(SavePlatform{wrong}).message == "error_platform_number"_tr);
        }
    for (const auto text : {&PlatformRow::channels, &PlatformRow::complaint_address, &PlatformRow::note}) {
        wrong = row;
        wrong.*text = std::string(200'001, 'x');
        CHECK(desk.refused(SavePlatform{wrong}).message == "error_text_too_long"_tr);
    }
    CHECK(desk.refused(SavePlatform{{.uuid = desk.id, .name = "新"}}).message == "error_no_platform"_tr);
    CHECK(desk.refused(RemovePlatform{desk.id}).message == "error_no_platform"_tr);
    const auto removed = desk.run(RemovePlatform{row.uuid});
    CHECK(removed.action == Action::remove_platform);
    CHECK(removed.args == std::vector<std::string>{"幕间 票务"});
}

TEST_CASE("clauses stand in the order they were written down, each with its number and its text") {
    ModelDesk desk;
    desk.run(SavePlatform{{.name = "幕间"}});
    const auto platform = desk.state.find_platform("幕间")->row.uuid;
    auto first = clause(platform, " 4.2\n");
    first.title = " 用户\n协议 ";
    first.text = " 全额退款 ";
    const auto change = desk.run(SaveClause{first});
    CHECK(change.action == Action::save_clause);
    CHECK(change.args == std::vector<std::string>{"幕间", "4.2"});
    desk.run(SaveClause{clause(platform, "5")});
    const auto& clauses = [&]() -> const std::vector<ClauseRow>& {
        return desk.state.find_platform(platform)->clauses;
    };
    REQUIRE(clauses().size() == 2);
    auto row = clauses()[0];
    CHECK(row.title == "用户 协议");
    CHECK(row.clause == "4.2");
    CHECK(row.text == "全额退款");
    CHECK(clauses()[1].position == 1);
    row.text = "部分退款";
    desk.run(SaveClause{row});
    CHECK(clauses()[0] == row);
    auto wrong = row;
    wrong.uuid = desk.id;
    CHECK(desk.refused(SaveClause{wrong}).message == "error_no_clause"_tr);
    CHECK(desk.refused(SaveClause{clause(desk.id, "5")}).message == "error_no_platform"_tr);
    CHECK(desk.refused(SaveClause{clause(platform, " ")}).message == "error_clause_empty"_tr);
    wrong = row;
    wrong.text = " ";
    CHECK(desk.refused(SaveClause{wrong}).message == "error_clause_empty"_tr);
    wrong.text = std::string(200'001, 'x');
    CHECK(desk.refused(SaveClause{wrong}).message == "error_text_too_long"_tr);
    for (const auto text : {&ClauseRow::title, &ClauseRow::clause, &ClauseRow::sha256}) {
        wrong = row;
        wrong.*text = std::string(1001, 'x');
        CHECK(desk.refused(SaveClause{wrong}).message == "error_text_too_long"_tr);
    }
    CHECK(desk.refused(RemoveClause{platform, desk.id}).message == "error_no_clause"_tr);
    CHECK(desk.refused(RemoveClause{desk.id, row.uuid}).message == "error_no_platform"_tr);
    const auto removed = desk.run(RemoveClause{platform, row.uuid});
    CHECK(removed.action == Action::remove_clause);
    CHECK(removed.args == std::vector<std::string>{"幕间", "4.2"});
    CHECK(clauses().size() == 1);
}
