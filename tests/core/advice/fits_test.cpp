// Which rules are about a case: sectors guessed and said, questions answered once.
#include "core/advice/fits.h"

#include "core/advice/offer.h"
#include "core/edit/apply.h"
#include "support/model_desk.h"

using namespace recoup;
using namespace recoup::core;
using test::ModelDesk;

namespace {

const Sector kCar{.id = "car", .label = {"汽车", "Cars"}, .words = {"汽车", "car "}, .playbooks = {"car_trouble"}};
const Question kScheme{.id = "card_scheme",
                       .ask = {"卡上是哪个标志？", "Which mark is on the card?"},
                       .choices = {{"visa", {"Visa", "Visa"}, {"visa"}}, {"unionpay", {"银联", "UnionPay"}, {"银联"}}}};
const Question kDelivery{.id = "delivery",
                         .ask = {"分次提供吗？", "In parts?"},
                         .choices = {{"repeated", {"是", "Yes"}, {}}, {"once", {"不是", "No"}, {}}}};

struct FitDesk : ModelDesk {
    Rule rule;

    FitDesk() {
        rules.sectors = {kCar};
        rules.questions = {kScheme, kDelivery};
        rule.id = "R";
        rule.jurisdiction = "CN";
        rule.trigger = Trigger::occurred;
        rule.amount = 7;
    }
    void set(CaseFields fields) { run(EditCase{id, std::move(fields)}); }
    FitResult fit() const { return CaseFit(rules, record()).of(rule); }
};

}  // namespace

TEST_CASE_FIXTURE(FitDesk, "a rule about cars is for a case that says so, whose playbook does, or whose person does") {
    rule.sectors = {"car"};
    CHECK(fit().fit == Fit::no_sector);
    CaseFields said;
    said.note = "汽车变速箱异响";
    set(said);
    CHECK(fit().fit == Fit::yes);
    run(AnswerQuestion{id, "sector:car", "no"});
    CHECK(fit().fit == Fit::no_sector);
    run(AnswerQuestion{id, "sector:car", ""});
    said.note = "";
    said.playbook = "car_trouble";
    set(said);
    CHECK(fit().fit == Fit::yes);
    said.playbook = "";
    set(said);
    run(AnswerQuestion{id, "sector:car", "yes"});
    CHECK(fit().fit == Fit::yes);
}

TEST_CASE_FIXTURE(FitDesk, "a question is answered by what the case says of the card, when that names one choice") {
    rule.when = {{"card_scheme", {"visa"}}};
    CHECK(fit().fit == Fit::asked);
    CHECK(fit().question->id == "card_scheme");
    CaseFields said;
    said.payment_method = "VISA 信用卡（尾号 0917）";
    set(said);
    CHECK(fit().fit == Fit::yes);
    said.payment_method = "银联储蓄卡";
    set(said);
    CHECK(fit().fit == Fit::no_condition);
    said.payment_method = "银联 Visa 双标卡";
    set(said);
    CHECK(fit().fit == Fit::asked);
    run(AnswerQuestion{id, "card_scheme", "unionpay"});
    CHECK(fit().fit == Fit::no_condition);
}

TEST_CASE_FIXTURE(FitDesk, "no more than one question is asked before an offer") {
    rule.when = {{"card_scheme", {"visa"}}, {"delivery", {"repeated"}}};
    CHECK(fit().fit == Fit::unclear);
    run(AnswerQuestion{id, "delivery", "repeated"});
    CHECK(fit().fit == Fit::asked);
    CHECK(fit().question->id == "card_scheme");
    rule.when.push_back({"nobody_knows", {"yes"}});
    CHECK(fit().fit == Fit::no_condition);
}

TEST_CASE_FIXTURE(FitDesk, "an offer carries its deciding question, and once answered against it says so") {
    rule.when = {{"card_scheme", {"visa"}}};
    rules.rules = {rule};
    const auto offers = sift(rules, {}, record(), now, test::kDeskZones).offers;
    REQUIRE(offers.size() == 1);
    REQUIRE(offers[0].asks);
    CHECK(offers[0].asks->id == "card_scheme");
    run(AnswerQuestion{id, "card_scheme", "unionpay"});
    CHECK(sift(rules, {}, record(), now, test::kDeskZones).offers.empty());
    const auto withheld = sift(rules, {}, record(), now, test::kDeskZones).withheld;
    REQUIRE(withheld.size() == 1);
    CHECK(withheld[0].why == NotOffered::condition);
    CHECK(withheld[0].question->id == "card_scheme");
}
