#include "core/edit/apply.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "core/edit/move_to.h"
#include "core/model/change.h"
#include "core/model/turns.h"
#include "support/ids.h"
#include "support/when.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-22T15:50:00+08:00");

Rule rule(const char* id, Trigger trigger, Unit unit, const char* calendar) {
    Rule made;
    made.id = id;
    made.version = "1";
    made.jurisdiction = "CN";
    made.title = {"规则", "Rule"};
    made.trigger_label = {"那天", "that day"};
    made.trigger = trigger;
    made.amount = 7;
    made.unit = unit;
    made.roll = unit == Unit::calendar_day;
    made.calendar = calendar;
    return made;
}

const Rulebook kRules{{rule("R-PAID", Trigger::paid, Unit::working_day, "CN"),
                       rule("R-STAGE", Trigger::stage_contacted, Unit::calendar_day, "CN"),
                       rule("R-DATE", Trigger::date, Unit::month, "")},
                      {}};

// A model with its own identities, changed only through commands.
struct Desk {
    State state{kZones};
    test::CountingIds ids;
    Instant now = kNow;

    Result<Change> run(const Command& command) {
        auto change = apply(state, command, kRules, now, ids);
        if (change && !change->rows.empty()) REQUIRE(state.put(change->rows));
        now += std::chrono::seconds{60};
        return change;
    }
    Uuid add(std::string title, Stage stage = Stage::evidence) {
        AddCase command;
        command.fields.title = std::move(title);
        command.fields.paid_minor = 32800;
        command.stage = stage;
        return run(command).value().case_uuid;
    }
    const CaseRow& row(const Uuid& id) const { return state.find(id)->row; }
    std::vector<std::string> column(Stage stage) const {
        std::map<std::int64_t, std::string> titles;
        for (const auto& record : state.cases())
            if (record.row.stage == stage) titles[record.row.position] = record.row.title;
        std::vector<std::string> out;
        for (const auto& [position, title] : titles) out.push_back(title);
        return out;
    }
};

// Everything a state holds, in an order that does not depend on how it got there.
std::vector<Row> contents(const State& state) {
    std::vector<Row> rows;
    for (const auto& record : state.cases()) {
        rows.emplace_back(record.row);
        rows.insert(rows.end(), record.evidence.begin(), record.evidence.end());
        rows.insert(rows.end(), record.deadlines.begin(), record.deadlines.end());
        rows.insert(rows.end(), record.slots.begin(), record.slots.end());
        rows.insert(rows.end(), record.contacts.begin(), record.contacts.end());
        rows.insert(rows.end(), record.turns.begin(), record.turns.end());
        rows.insert(rows.end(), record.routes.begin(), record.routes.end());
        rows.insert(rows.end(), record.answers.begin(), record.answers.end());
        rows.insert(rows.end(), record.redactions.begin(), record.redactions.end());
    }
    for (const auto* row : state.payments()) rows.emplace_back(*row);
    for (const auto& platform : state.platforms()) {
        rows.emplace_back(platform.row);
        rows.insert(rows.end(), platform.clauses.begin(), platform.clauses.end());
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return row_uuid(a) < row_uuid(b); });
    return rows;
}

NewDeadline deadline(const char* title, const char* when) {
    return {title, *test::parse_when(when, kZones, "Asia/Shanghai", kNow), false, ""};
}

// A case of another file, with rows of its own.
std::vector<Row> incoming_rows(std::uint8_t seed) {
    Uuid of, contact, phrase;
    of.bytes = {9, seed};
    contact.bytes = {8, seed};
    phrase.bytes = {7, seed};
    return {CaseRow{.uuid = of, .number = seed, .title = "别处的案件"},
            ContactRow{.uuid = contact, .case_uuid = of, .number = 1, .text = "沟通"},
            PhraseRow{phrase, Pushback::refusal, "不退 " + std::to_string(seed)}};
}

// A new payment, or one that is kept and gets another case or none.
KeptPayment any_payment(const State& state, const Uuid& case_uuid, std::mt19937& random) {
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const auto kept = state.payments();
    KeptPayment one;
    if (!kept.empty() && pick(2) == 0) one.row = *kept[pick(kept.size())];
    one.row.amount_minor = static_cast<std::int64_t>(pick(100));
    one.row.case_uuid = pick(2) == 0 ? std::optional(case_uuid) : std::nullopt;
    return one;
}

// Any command on contacts, routes, the directory or several cases.
Command any_later_command(const State& state, const CaseRecord& record, const Uuid& other, std::mt19937& random) {
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const auto any = [&](const auto& rows) { return rows.empty() ? Uuid{} : rows[pick(rows.size())].uuid; };
    const auto id = record.row.uuid;
    AddContact contact{.case_uuid = id, .at = kNow - std::chrono::hours(pick(500)), .text = "沟通"};
    contact.direction = static_cast<Direction>(pick(2));
    contact.party = static_cast<Party>(pick(8));
    contact.words = pick(2) == 0 ? "系统显示正常" : "";
    if (pick(2) == 0) contact.promised_by = deadline("", "2026-11-24 23:30").due;
    if (!record.evidence.empty()) contact.evidence = {any(record.evidence)};
    EditContact edit{.case_uuid = id, .contact_uuid = any(record.contacts), .kept = static_cast<Kept>(pick(3))};
    if (pick(2) == 0) edit.promised_by.emplace();
    if (pick(2) == 0) edit.evidence.emplace();
    PlatformRow platform{.name = "平台 " + std::to_string(pick(8)), .review_days = 3};
    ClauseRow clause{.clause = "第五条", .text = "全额退款"};
    if (!state.platforms().empty()) {
        const auto& one = state.platforms()[pick(state.platforms().size())];
        if (pick(2) == 0) platform.uuid = one.row.uuid;
        clause.platform_uuid = one.row.uuid;
        if (pick(2) == 0) clause.uuid = any(one.clauses);
    }
    const Command commands[] = {
        contact,
        edit,
        AnswerContact{contact, pick(2) == 0 ? std::optional(contact) : std::nullopt, 700},
        RemoveContact{id, any(record.contacts)},
        SetTurn{id, static_cast<Turn>(pick(5))},
        TakeRoute{.case_uuid = id, .route = static_cast<Route>(pick(11)), .escalate = pick(2) == 0},
        EditRoute{id, any(record.routes), static_cast<RouteState>(pick(5)), "TS-1", {}},
        RemoveRoute{id, any(record.routes)},
        AnswerQuestion{id, "contact:seller", pick(3) == 0 ? "" : "2026-11-20[Asia/Shanghai]"},
        SetTags{id, {"大额", "会员", "大额"}},
        RenewSubscription{id},
        StartCase{.case_uuid = id, .slots = {EvidenceKind::terms, EvidenceKind::bank_record}},
        SavePlatform{platform},
        RemovePlatform{clause.platform_uuid},
        SaveClause{clause},
        RemoveClause{clause.platform_uuid, clause.uuid},
        BulkMove{{id, other}, static_cast<Stage>(pick(5))},
        BulkArchive{{other, id}, pick(2) == 0},
        BulkTag{{id, other}, {"急"}, {"大额"}},
        TakePayments{.keep = {any_payment(state, id, random)}},
        ClearPayments{},
        ImportRows{incoming_rows(static_cast<std::uint8_t>(1 + pick(200)))}};
    return commands[pick(std::size(commands))];
}

// Any command, on anything that is there.
Command any_command(const State& state, std::mt19937& random) {
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    AddCase add;
    add.fields.title = "案件 " + std::to_string(pick(1000));
    add.slots = {EvidenceKind::payment_proof, EvidenceKind::terms};
    add.evidence = {{.name = "a.png",
                     .sha256 = std::string(64, static_cast<char>('a' + pick(6))),
                     .file_class = FileClass::picture,
                     .width = 100,
                     .height = 100}};
    add.deadlines = {deadline("答复", "2026-11-24 23:30")};
    add.fields.watch = static_cast<Watch>(std::max<std::size_t>(1, pick(4)) - 1);
    add.fields.cycle = static_cast<Cycle>(pick(6));
    if (add.fields.watch == Watch::subscription) add.fields.renews_at = deadline("", "2026-12-15").due;
    if (pick(2) == 0) add.deadlines.clear();
    if (state.cases().empty() || pick(6) == 0) return add;
    const auto& record = state.cases()[pick(state.cases().size())];
    const auto id = record.row.uuid;
    const auto& other = state.cases()[pick(state.cases().size())].row.uuid;
    const auto evidence = record.evidence.empty() ? Uuid{} : record.evidence[pick(record.evidence.size())].uuid;
    const auto due = record.deadlines.empty() ? Uuid{} : record.deadlines[pick(record.deadlines.size())].uuid;
    const auto kind = static_cast<EvidenceKind>(pick(11));
    if (pick(2) == 0) return any_later_command(state, record, other, random);
    CaseFields fields;
    if (pick(4) == 0) fields.turn = static_cast<Turn>(pick(5));
    fields.title = "改名 " + std::to_string(pick(1000));
    fields.paid_at = deadline("", pick(2) == 0 ? "2026-11-20" : "2026-11-21").due;
    fields.claimed_minor = std::optional<std::int64_t>(static_cast<std::int64_t>(pick(100000)));
    const Command commands[] = {
        EditCase{id, fields},
        MoveCase{
            .case_uuid = id, .stage = static_cast<Stage>(pick(5)), .before = other, .route = Route::market_regulator},
        MoveCase{.case_uuid = id,
                 .stage = static_cast<Stage>(pick(5)),
                 .received_minor = 100,
                 .deadline = deadline("审核", "2026-12-22")},
        ArchiveCase{id, pick(2) == 0, Outcome::none},
        RemoveCase{id},
        RestoreCase{id},
        AttachEvidence{id,
                       {{.kind = kind, .name = "b.png", .sha256 = std::string(64, static_cast<char>('a' + pick(6)))}}},
        EditEvidence{id, evidence, kind, "说明", "证明付了钱"},
        SetCovers{id, evidence, std::vector(pick(3), CoverBox{static_cast<std::int32_t>(pick(50)), 0, 10, 10, "姓名"})},
        RemoveEvidence{id, evidence},
        AddDeadline{id, deadline("新期限", "2026-12-01")},
        EditDeadline{id, due, "改期", deadline("", "2026-12-05").due},
        CompleteDeadline{id, due, pick(2) == 0},
        SnoozeDeadline{id, due, kNow},
        RemoveDeadline{id, due},
        AcceptRule{id, "R-PAID", deadline("", "2026-11-19").due},
        AcceptRule{id, "R-STAGE", std::nullopt},
        AcceptRule{id, "R-DATE", deadline("", "2026-11-10").due},
        StopClock{id, due, pick(2) == 0},
        RecountDeadlines{id},
        AddSlot{id, kind},
        RemoveSlot{id, kind}};
    return commands[pick(std::size(commands))];
}

// One command, back and forth; whether it changed anything.
bool taken_back(Desk& desk, std::mt19937& random) {
    const auto before = contents(desk.state);
    const auto change = desk.run(any_command(desk.state, random));
    if (!change) {
        CHECK(contents(desk.state) == before);
        return false;
    }
    const auto after = contents(desk.state);
    REQUIRE(desk.state.put(opposite(*change, ChangeKind::undo, desk.now, desk.ids).rows));
    REQUIRE(contents(desk.state) == before);
    REQUIRE(desk.state.put(change->rows));
    REQUIRE(contents(desk.state) == after);
    for (const auto& record : desk.state.cases()) REQUIRE(record.row.turn == turn_now(record));
    return !change->rows.empty();
}

}  // namespace

TEST_CASE("every command can be taken back and made again, and the model reads as before") {
    std::mt19937 random(20261122);
    int changes = 0;
    for (int file = 0; file < 25; ++file) {
        Desk desk;
        for (int i = 0; i < 100; ++i) changes += taken_back(desk, random);
    }
    CHECK(changes > 1200);
}

TEST_CASE("a new case has what it was made with") {
    Desk desk;
    AddCase command;
    command.fields.title = "  支付显示失败，银行卡已被扣款 ";
    command.slots = {EvidenceKind::payment_proof, EvidenceKind::error_screen};
    command.evidence = {{.kind = EvidenceKind::payment_proof, .name = "a.png", .sha256 = std::string(64, 'a')}};
    command.deadlines = {deadline("等待答复", "2026-11-23 15:50")};
    const auto id = desk.run(command).value().case_uuid;
    const auto* record = desk.state.find(id);
    CHECK(record->row.title == "支付显示失败，银行卡已被扣款");
    CHECK(record->row.number == 1);
    CHECK(record->slots.size() == 2);
    CHECK(record->slots_filled() == 1);
    CHECK(record->next_due() == *parse_instant("2026-11-23T15:50:00+08:00"));
}

TEST_CASE("what cannot be is refused and changes nothing") {
    Desk desk;
    const auto id = desk.add("手机");
    CaseFields fields;
    SUBCASE("an empty title") {
        fields.title = " ";
    }
    SUBCASE("a negative amount") {
        fields.paid_minor = std::optional<std::int64_t>(-1);
    }
    SUBCASE("a currency that is none") {
        fields.currency = "XYZ";
    }
    SUBCASE("text that is not UTF-8") {
        fields.note = "\xff";
    }
    SUBCASE("a note without end") {
        fields.note = std::string(kMaxNoteBytes + 1, 'x');
    }
    const auto before = contents(desk.state);
    const auto change = desk.run(EditCase{id, fields});
    REQUIRE_FALSE(change);
    CHECK(change.error().kind == ErrorKind::usage);
    CHECK(contents(desk.state) == before);
}

TEST_CASE("moving to refunded ends the case by what arrived, moving away reopens it") {
    Desk desk;
    const auto id = desk.add("电影票");
    REQUIRE(desk.run(MoveCase{.case_uuid = id, .stage = Stage::refunded, .received_minor = 10000}));
    CHECK(desk.row(id).outcome == Outcome::partial);
    CHECK(desk.row(id).received_minor == 10000);
    CHECK(desk.row(id).turn == Turn::nobody);
    REQUIRE(desk.run(MoveCase{.case_uuid = id, .stage = Stage::contacted}));
    CHECK(desk.row(id).outcome == Outcome::none);
    CHECK_FALSE(desk.row(id).ended_at);
}

TEST_CASE("a card lands in front of the card it is dropped on") {
    Desk desk;
    const auto a = desk.add("甲");
    const auto b = desk.add("乙");
    const auto c = desk.add("丙");
    CHECK(desk.column(Stage::evidence) == std::vector<std::string>{"丙", "乙", "甲"});
    const auto move = [&](Uuid card, std::optional<Uuid> before) {
        return desk.run(MoveCase{.case_uuid = card, .stage = Stage::evidence, .before = before}).value();
    };
    move(a, b);
    CHECK(desk.column(Stage::evidence) == std::vector<std::string>{"丙", "甲", "乙"});
    move(c, std::nullopt);
    CHECK(desk.column(Stage::evidence) == std::vector<std::string>{"甲", "乙", "丙"});
    CHECK(move(b, c).rows.empty());  // it lies there already
}

TEST_CASE("amounts keep their meaning when the currency changes, whoever changes it") {
    Desk desk;
    const auto id = desk.add("手机");  // 328.00
    CaseFields more;
    more.claimed_minor.emplace(10000);
    more.offered_minor.emplace(5000);
    more.fee_minor.emplace(0);
    REQUIRE(desk.run(EditCase{id, more}));
    CaseFields fields;
    fields.currency = "JPY";
    fields.offered_minor.emplace(70);  // said in the new one
    REQUIRE(desk.run(EditCase{id, fields}));
    CHECK(desk.row(id).paid_minor == 328);
    CHECK(desk.row(id).claimed_minor == 100);
    CHECK(desk.row(id).offered_minor == 70);
    CHECK(desk.row(id).fee_minor == 0);
    CHECK_FALSE(desk.row(id).received_minor);
    CaseFields dinar;
    dinar.currency = "KWD";
    dinar.claimed_minor.emplace(std::nullopt);
    REQUIRE(desk.run(EditCase{id, dinar}));
    CHECK(desk.row(id).paid_minor == 328000);
    CHECK_FALSE(desk.row(id).claimed_minor);
    CaseFields odd;
    odd.paid_minor.emplace(328001);
    REQUIRE(desk.run(EditCase{id, odd}));
    CaseFields back;
    back.currency = "CNY";
    const auto refused = desk.run(EditCase{id, back});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::usage);
    CHECK(desk.row(id).paid_minor == 328001);
    back.paid_minor.emplace(32800);
    REQUIRE(desk.run(EditCase{id, back}));
    CHECK(desk.row(id).paid_minor == 32800);
}

TEST_CASE("a card told to go where it is keeps its place, elsewhere it goes behind the last") {
    Desk desk;
    const auto a = desk.add("甲");
    const auto b = desk.add("乙");
    const auto c = desk.add("丙");
    const auto last = desk.add("丁", Stage::contacted);
    const auto go = [&](Uuid card, Stage stage) {
        return desk.run(move_to(desk.state, *desk.state.find(card), stage)).value();
    };
    for (const auto& card : {a, b, c}) CHECK(go(card, Stage::evidence).rows.empty());
    CHECK(move_to(desk.state, *desk.state.find(c), Stage::evidence).before == b);
    CHECK_FALSE(move_to(desk.state, *desk.state.find(a), Stage::evidence).before);
    go(b, Stage::contacted);
    CHECK(desk.column(Stage::evidence) == std::vector<std::string>{"丙", "甲"});
    CHECK(desk.column(Stage::contacted) == std::vector<std::string>{"丁", "乙"});
    // What is away from the board stands behind nothing.
    REQUIRE(desk.run(ArchiveCase{b, true, Outcome::none}));
    CHECK_FALSE(move_to(desk.state, *desk.state.find(last), Stage::contacted).before);
}

TEST_CASE("a change of several cases stands in the history of each, any other in that of its own") {
    Desk desk;
    const auto a = desk.add("甲");
    const auto b = desk.add("乙");
    const auto c = desk.add("丙");
    const auto several = desk.run(BulkTag{{a, b}, {"急"}, {}}).value();
    CHECK(concerns(several, a));
    CHECK(concerns(several, b));
    CHECK_FALSE(concerns(several, c));
    // A move into a used-up gap spreads the column out: its rows name other cases, the action is of one.
    auto spread = several;
    spread.action = Action::reorder_case;
    CHECK(concerns(spread, a));
    CHECK_FALSE(concerns(spread, b));
    for (std::size_t i = 0; i < words<Action>().size(); ++i) {
        const auto one = static_cast<Action>(i);
        const bool of_several = one == Action::rescue || one == Action::import_rows || one == Action::keep_payments ||
                                one == Action::clear_payments;
        CHECK(is_bulk(one) == (words<Action>()[i].token.starts_with("bulk_") || of_several));
    }
}

TEST_CASE("a thousand moves into one gap keep the order") {
    Desk desk;
    const auto a = desk.add("甲");
    const auto b = desk.add("乙");
    const auto c = desk.add("丙");
    auto first = a, second = b;
    for (int i = 0; i < 1000; ++i) {
        REQUIRE(desk.run(MoveCase{.case_uuid = first, .stage = Stage::evidence, .before = second}));
        std::swap(first, second);
    }
    CHECK(desk.column(Stage::evidence).size() == 3);
    CHECK(desk.row(c).title == "丙");
}

TEST_CASE("a picture the case has already is not attached twice") {
    Desk desk;
    const auto id = desk.add("手机");
    const NewEvidence item{.name = "a.png", .sha256 = std::string(64, 'a')};
    CHECK(desk.run(AttachEvidence{id, {item, item}}).value().rows.size() ==
          2);  // the evidence and the case's updated_at
    CHECK(desk.run(AttachEvidence{id, {item}}).value().rows.empty());
}

TEST_CASE("a change is not taken by a model that holds something else") {
    Desk desk;
    const auto id = desk.add("手机");
    CaseFields fields;
    fields.title = "新名";
    const auto change = apply(desk.state, EditCase{id, fields}, {}, desk.now, desk.ids).value();
    fields.title = "别人的名字";
    desk.run(EditCase{id, fields});
    CHECK_FALSE(desk.state.put(change.rows));
    CHECK(desk.row(id).title == "别人的名字");
}

TEST_CASE("among the lines of its own case no action repeats the title") {
    for (std::size_t i = 0; i < words<Action>().size(); ++i)
        for (const auto lang : {Lang::zh, Lang::en}) {
            Change change;
            change.action = static_cast<Action>(i);
            change.args = {"TITLE", "1", "2"};
            const bool names_it = describe(lang, change).find("“TITLE”") != std::string::npos;
            CAPTURE(token(change.action));
            if (names_it) CHECK(describe_within(lang, change).find("TITLE") == std::string::npos);
            if (!names_it) CHECK(describe_within(lang, change) == describe(lang, change));
        }
    Change moved;
    moved.action = Action::move_case;
    moved.args = {"手机", "contacted"};
    CHECK(describe_within(Lang::zh, moved) == "移到已联系客服");
    moved.kind = ChangeKind::undo;
    CHECK(describe_within(Lang::en, moved) == "Undo: Moved to Contacted");
}

TEST_CASE("a change says what was done in both languages") {
    Desk desk;
    const auto id = desk.add("手机");
    const auto change = desk.run(MoveCase{.case_uuid = id, .stage = Stage::contacted}).value();
    CHECK(describe(Lang::zh, change) == "把“手机”移到已联系客服");
    CHECK(describe(Lang::en, opposite(change, ChangeKind::undo, desk.now, desk.ids)) ==
          "Undo: Move “手机” to Contacted");
}
