// The verb claim: what may be claimed, and the result as the amount asked for.
#include <doctest/doctest.h>

#include "cli/runner.h"

using namespace recoup;
using test::Runner;

namespace {

std::string add_case(Runner& recoup, const std::string& problem, const std::string& title = "视频会员") {
    recoup({"init"});
    return std::to_string(recoup
                              .json({"add", "--title", title, "--problem", problem, "--paid", "199.00", "--currency",
                                     "CNY", "--jurisdiction", "CN"})
                              .at("id")
                              .get<int>());
}

bool lists(const nlohmann::json& all, std::string_view id) {
    for (const auto& claim : all.at("claims"))
        if (claim.at("id") == id) return true;
    return false;
}

}  // namespace

TEST_CASE("the ways to a claim are listed with their law, their conditions and what they ask") {
    Runner recoup;
    const auto id = add_case(recoup, "subscription");
    const auto all = recoup.json({"claim", id});
    const auto& first = all.at("claims").at(0);
    CHECK(first.at("id") == "CN-CLAIM-TIME");
    CHECK(first.at("standing") == "C1");
    CHECK(first.at("inputs").at(1).at("name") == "part");
    CHECK_FALSE(lists(all, "CN-CLAIM-TEL-OUTAGE"));
    CHECK(lists(all, "CLAIM-COUPON"));
    recoup.lang = core::Lang::zh;
    const auto text = recoup({"claim", id});
    CHECK(text.out_has("第二十二条"));
    CHECK(text.out_has("--part：剩余天数"));
}

TEST_CASE("a claim is reckoned from what is given and what the case knows, and is used when that is asked for") {
    Runner recoup;
    const auto id = add_case(recoup, "subscription");
    const auto claim = recoup.json({"claim", id, "CN-CLAIM-TIME", "--part", "300", "--whole", "365"});
    CHECK(claim.at("total_minor") == 16'356);
    CHECK(claim.at("steps").at(0) == "¥199.00 × 300 ÷ 365 = ¥163.56");
    CHECK(claim.at("used") == false);
    CHECK(recoup.json({"show", id}).at("case").at("claimed_minor").is_null());
    CHECK(recoup.json({"claim", id, "CN-CLAIM-TIME", "--part", "300", "--whole", "365", "--use"}).at("used") == true);
    CHECK(recoup.json({"show", id}).at("case").at("claimed_minor") == 16'356);
    CHECK(recoup({"undo"}).code == 0);
    CHECK(recoup.json({"show", id}).at("case").at("claimed_minor").is_null());
}

TEST_CASE("a part that came is taken off what is owed, and the claim stays whole") {
    Runner recoup;
    const auto id = add_case(recoup, "not_as_described");
    CHECK(recoup({"edit", id, "--received", "100"}).code == 0);
    const auto claim = recoup.json({"claim", id, "CN-CLAIM-TRIPLE"});
    CHECK(claim.at("total_minor") == 79'600);
    CHECK(claim.at("owed_minor") == 69'600);
    const auto text = recoup({"claim", id, "CN-CLAIM-TRIPLE", "--refund", "0"});
    CHECK(text.out_has("¥597.00"));
    CHECK(text.out_has("Only if"));
    CHECK(text.out_has("not legal advice"));
}

TEST_CASE("what a claim does not ask, does not know or cannot read is refused in a sentence") {
    Runner recoup;
    const auto id = add_case(recoup, "subscription");
    CHECK(recoup({"claim", id, "CN-CLAIM-NONE"}).err_has("CN-CLAIM-NONE"));
    CHECK(recoup({"claim", id, "CN-CLAIM-TIME", "--part", "300"}).err_has("Days in all"));
    CHECK(recoup({"claim", id, "CN-CLAIM-TIME", "--rate", "3"}).err_has("--rate"));
    CHECK(recoup({"claim", id, "CN-CLAIM-TIME", "--part", "x", "--whole", "1"}).code == 2);
    CHECK(recoup({"claim", id, "CN-CLAIM-TIME", "--part", "2", "--whole", "1"}).code == 2);
    CHECK(recoup({"claim", id, "CN-CLAIM-TIME", "--part", "0", "--whole", "1", "--use"}).code == 2);
    CHECK(recoup({"claim", "99"}).code == 1);
}
