// What the program knows: its own rules are whole, the person's files add to them, a bad one is named with its line.
#include "app/data/library.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "assets/embedded.h"
#include "core/advice/offer.h"
#include "support/temp_folder.h"

namespace recoup::app {
namespace {

using nlohmann::json;

json rule_of(std::string_view file, std::size_t index = 0) {
    return json::parse(assets::text(file)).at("rules").at(index);
}

class Folder {
  public:
    void write(const std::string& name, const std::string& text) const {
        const auto path = folder_.path() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    void write_rules(const std::string& name, const json& rules) const {
        write("rules/" + name, json{{"format", 1}, {"rules", rules}}.dump(2));
    }
    std::filesystem::path path() const { return folder_.path(); }

  private:
    TempFolder folder_;
};

}  // namespace

TEST_CASE("each word by which a picture is read means one thing, and every list has words of both languages") {
    const Library library("");
    CHECK(library.problems().empty());
    CHECK_FALSE(library.reading().labels.empty());
    const auto document = json::parse(assets::text("reading/labels.json"));
    std::map<std::u32string, std::string> seen;
    for (const auto& list : document.at("labels"))
        for (const auto* lang : {"zh", "en"}) {
            CHECK_FALSE(list.at(lang).empty());
            for (const auto& word : list.at(lang)) {
                const auto [at, first] = seen.emplace(core::plain_word(word.get<std::string>()), word);
                CHECK_MESSAGE(first, word.get<std::string>() << " is there as " << at->second);
            }
        }
    CHECK(seen.size() > 500);
    for (const auto* list :
         {"statuses", "service_words", "shop_endings", "houses", "tails", "chat_tools", "agents", "no_names"})
        for (const auto* lang : {"zh", "en"}) CHECK_FALSE(document.at(list).at(lang).empty());
}

TEST_CASE("the person's words are added to those by which a picture is read") {
    const Folder own;
    own.write("reading/mine.json",
              R"({"format": 1, "labels": [{"field": "order", "zh": ["小票号"], "en": ["slip"]}]})");
    own.write("reading/wrong.json", R"({"format": 1, "labels": [{"field": "colour", "zh": [], "en": []}]})");
    const Library library(own.path());
    const auto* entries = library.reading().labels.beginning_with(U'小');
    REQUIRE(entries != nullptr);
    CHECK(std::ranges::any_of(*entries, [](const auto& entry) { return entry.word == U"小票号"; }));
    CHECK(library.reading().labels.beginning_with(U'订') != nullptr);
    REQUIRE(library.problems().size() == 1);
    CHECK(library.problems().front().path.ends_with("wrong.json"));
}

TEST_CASE("every rule and table the program carries can be read") {
    const Library library("");
    CHECK(library.problems().empty());
    std::size_t told = 0;
    for (const auto name : assets::files())
        if (name.starts_with("rules/")) told += json::parse(assets::text(name)).at("rules").size();
    CHECK(told > 50);
    CHECK(library.rules().rules.size() == told);
    const auto* rule = library.rules().find("CN-7DAY");
    REQUIRE(rule != nullptr);
    CHECK(rule->amount == 7);
    CHECK(rule->roll);
    CHECK(rule->calendar == "CN");
    CHECK(rule->trigger == core::Trigger::received);
    CHECK(rule->standing == core::Standing::c1);
    CHECK(rule->article.zh == "第二十五条");
    CHECK(rule->title.en == "Return within 7 days, no reason needed");
    const auto* calendar = library.rules().calendar("CN");
    REQUIRE(calendar != nullptr);
    CHECK(calendar->find(2026) != nullptr);
    CHECK(calendar->find(2027) == nullptr);
    REQUIRE(calendar->statutory.size() == 7);
    for (const auto& holiday : calendar->statutory) CHECK(holiday.first_days.size() == 27);
    CHECK(calendar->statutory[1].length == 4);
    CHECK(calendar->statutory[3].first_days[3] == *core::parse_day("2027-05-01"));
}

TEST_CASE("holidays that a law fixes are read from the person's folder too, and a wrong one is named") {
    const Folder folder;
    folder.write("holidays/law.json", R"({"format":1,"calendar":"CN","first_year":2027,"last_year":2028,"holidays":[)"
                                      R"({"id":"local_day","length":2,"each_year":"03-03"}]})");
    folder.write("holidays/wrong.json", R"({"format":1,"calendar":"CN","first_year":2027,"last_year":2027,"holidays":[)"
                                        R"({"id":"leap_day","length":1,"each_year":"02-29"}]})");
    const Library library(folder.path());
    REQUIRE(library.problems().size() == 1);
    CHECK(library.problems()[0].args.at(1) == core::ErrorArg(std::string("each_year")));
    const auto& statutory = library.rules().calendar("CN")->statutory;
    REQUIRE(statutory.size() == 8);
    CHECK(statutory.back().first_days.back() == *core::parse_day("2028-03-03"));
}

TEST_CASE("every claim the program carries can be read, and a wrong one is named with its member") {
    const Library library("");
    std::size_t told = 0;
    for (const auto name : assets::files())
        if (name.starts_with("claims/")) told += json::parse(assets::text(name)).at("claims").size();
    CHECK(told > 12);
    CHECK(library.rules().claims.size() == told);
    const auto* fraud = library.rules().claim("CN-CLAIM-TRIPLE");
    REQUIRE(fraud != nullptr);
    CHECK(fraud->times == 3);
    CHECK(fraud->least_minor == 50'000);
    const auto whole = json::parse(assets::text("claims/cn.json")).at("claims").at(9);
    REQUIRE(whole.at("id") == "CN-CLAIM-TRIPLE");
    for (const auto& [member, value] : {std::pair<const char*, json>("labels", json::array()),
                                        {"standing", "M"},
                                        {"standing", nullptr},
                                        {"times", 0},
                                        {"currency", "YUAN"},
                                        {"jurisdictions", json::array()},
                                        {"formula", "guess"},
                                        {"verified_on", "today"}}) {
        CAPTURE(member);
        const Folder folder;
        auto part = whole;
        part["id"] = "MINE";
        part[member] = value;
        folder.write("claims/mine.json", json{{"format", 1}, {"claims", json::array({part})}}.dump(2));
        const Library mine(folder.path());
        REQUIRE(mine.problems().size() == 1);
        CHECK(mine.problems()[0].args.at(1) == core::ErrorArg(std::string(member)));
        CHECK(mine.rules().claim("MINE") == nullptr);
    }
}

TEST_CASE("a rule of the person's replaces the one with its id, another is added") {
    const Folder folder;
    auto mine = rule_of("rules/cn.json");
    mine["amount"] = 10;
    mine["version"] = "mine";
    auto other = mine;
    other["id"] = "SHOP-1";
    folder.write_rules("a.json", json::array({mine, other}));
    const Library library(folder.path());
    CHECK(library.problems().empty());
    CHECK(library.rules().rules.size() == Library("").rules().rules.size() + 1);
    CHECK(library.rules().find("CN-7DAY")->amount == 10);
    CHECK(library.rules().find("SHOP-1")->version == "mine");
}

TEST_CASE("a year of holidays of the person's is added to the table") {
    const Folder folder;
    folder.write("holidays/2027.json",
                 R"({"format":1,"calendar":"CN","years":{"2027":{"source":[],"off":["2027-01-01"],"work":[]}}})");
    const Library library(folder.path());
    CHECK(library.problems().empty());
    CHECK(library.rules().calendar("CN")->find(2027)->off.size() == 1);
    CHECK(library.rules().calendar("CN")->find(2026) != nullptr);
}

TEST_CASE("a rule without one of its members is refused, and its file named") {
    const auto whole = rule_of("rules/cn.json");
    for (const auto& item : whole.items()) {
        CAPTURE(item.key());
        const bool optional = item.key() == "sectors" || item.key() == "when" || item.key() == "exceptions";
        const Folder folder;
        auto part = whole;
        part["id"] = "MINE-1";
        part.erase(item.key());
        folder.write_rules("mine.json", json::array({part}));
        const Library library(folder.path());
        const auto problems = library.problems();
        REQUIRE(problems.size() == (optional ? 0U : 1U));
        CHECK((library.rules().find("MINE-1") != nullptr) == optional);
        if (optional) continue;
        CHECK(problems[0].message == "library_missing"_tr);
        CHECK(problems[0].args.at(1) == core::ErrorArg(item.key()));
        CHECK(problems[0].path == (folder.path() / "rules" / "mine.json").string());
    }
}

TEST_CASE("a bad file is named with its line and left out, the rest load") {
    const Folder folder;
    auto good = rule_of("rules/cn.json");
    good["id"] = "MINE-GOOD";
    folder.write_rules("b.json", json::array({good}));
    folder.write("rules/a.json", "{\n  \"format\": 1,\n  \"rules\": [\n    {\n      \"id\": ,\n");
    auto bad = good;
    bad["id"] = "MINE-BAD";
    bad["amount"] = 0;
    const auto text = json{{"format", 1}, {"rules", json::array({good, bad})}}.dump(2);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(text.rfind("\"amount\"")), '\n');
    folder.write("rules/c.json", text);
    const Library library(folder.path());
    const auto problems = library.problems();
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].message == "library_not_json"_tr);
    CHECK(problems[0].args.at(0) == core::ErrorArg(std::string("5")));
    CHECK(problems[1].message == "library_bad_value"_tr);
    CHECK(problems[1].args == std::vector<core::ErrorArg>{std::to_string(line), std::string("amount")});
    CHECK(library.rules().find("MINE-GOOD") != nullptr);
    CHECK(library.rules().find("MINE-BAD") == nullptr);
}

TEST_CASE("values that cannot be are refused") {
    const auto whole = rule_of("rules/cn.json");
    const std::pair<const char*, json> wrong[] = {
        {"id", "a b"},         {"amount", 7.5},
        {"amount", "7"},       {"amount", 1e30},
        {"unit", "fortnight"}, {"start", "same_moment"},
        {"end", ""},           {"trigger", ""},
        {"actor", "nobody"},   {"problems", "goods_quality"},
        {"problems", {1}},     {"title", {{"zh", "名"}}},
        {"title", "x"},        {"verified_on", "2026-02-30"},
        {"valid_from", ""},    {"standing", "M"},
        {"route", "moon"},     {"clock_stops", ""},
    };
    for (const auto& one : wrong) {
        const auto& key = one.first;
        const auto& value = one.second;
        CAPTURE(key);
        CAPTURE(value.dump());
        const Folder folder;
        auto rule = whole;
        rule["id"] = "MINE-1";
        rule[key] = value;
        folder.write_rules("mine.json", json::array({rule}));
        const Library library(folder.path());
        CHECK(library.problems().size() == 1);
        CHECK(library.rules().find("MINE-1") == nullptr);
    }
}

TEST_CASE("every platform that has rules is known by other names, and the person adds to them") {
    const Library library("");
    const auto& known = library.rules();
    for (const auto& rule : known.rules) {
        if (rule.platform.empty()) continue;
        CAPTURE(rule.id);
        CHECK(std::ranges::find(known.platforms, rule.platform, &core::PlatformNames::platform) !=
              known.platforms.end());
    }
    const std::pair<const char*, const char*> told[] = {
        {"wechat", "微信小店"},       {"wechat", "Weixin Pay"},    {"paypal", "贝宝"}, {"amazon", "亚马逊海外购"},
        {"apple", "Apple App Store"}, {"apple", "iTunes 商店"},    {"apple", "苹果"},  {"ebay", "易贝"},
        {"google_play", "Google"},    {"google_play", "谷歌商店"}, {"steam", "蒸汽"},
    };
    for (const auto& one : told) {
        CAPTURE(one.second);
        CHECK(core::is_platform(known, one.first, one.second));
    }
    CHECK_FALSE(core::is_platform(known, "wechat", "支付宝"));
    const Folder folder;
    folder.write("platforms/mine.json", R"({"format": 1, "platforms": [
        {"platform": "wechat", "names": [" WX ", "微信"]}, {"platform": "my_shop", "names": ["小店"]}]})");
    const Library own(folder.path());
    CHECK(own.problems().empty());
    CHECK(core::is_platform(own.rules(), "wechat", "wx pay"));
    CHECK(core::is_platform(own.rules(), "wechat", "微信小店"));
    CHECK(core::is_platform(own.rules(), "my_shop", "楼下小店"));
    const auto wechat = std::ranges::find(own.rules().platforms, "wechat", &core::PlatformNames::platform);
    CHECK(std::ranges::count(wechat->names, "微信") == 1);
}

TEST_CASE("names of platforms that cannot be are refused, with their file") {
    const std::string long_name(201, 'a');
    json many = json::array();
    for (int i = 0; i < 101; ++i) many.push_back("n" + std::to_string(i));
    const json wrong[] = {
        {{"platform", "p"}},
        {{"platform", "p"}, {"names", json::array()}},
        {{"platform", "p"}, {"names", "x"}},
        {{"platform", "p"}, {"names", {1}}},
        {{"platform", "p"}, {"names", {""}}},
        {{"platform", "p"}, {"names", {"good", " \t"}}},
        {{"platform", "p"}, {"names", {long_name}}},
        {{"platform", "p"}, {"names", many}},
        {{"platform", ""}, {"names", {"x"}}},
        {{"platform", "a b"}, {"names", {"x"}}},
        {{"platform", std::string(65, 'p')}, {"names", {"x"}}},
        {{"names", {"x"}}},
        "p",
    };
    for (const auto& platform : wrong) {
        CAPTURE(platform.dump());
        const Folder folder;
        folder.write("platforms/mine.json", json{{"format", 1}, {"platforms", json::array({platform})}}.dump());
        const Library library(folder.path());
        CHECK(library.problems().size() == 1);
        CHECK(library.rules().platforms.size() == Library("").rules().platforms.size());
    }
    const Folder folder;
    folder.write("platforms/large.json", std::string((1 << 20) + 1, ' '));
    folder.write("platforms/later.json", R"({"format": 2, "platforms": []})");
    folder.write("platforms/deep.json", std::string(500'000, '['));
    folder.write("platforms/bytes.json",
                 "{\"format\": 1, \"platforms\": [{\"platform\": \"p\", \"names\": [\"\xff\"]}]}");
    CHECK(Library(folder.path()).problems().size() == 4);
}

TEST_CASE("what is too large, too many, no object or of a later format is left out") {
    const Folder folder;
    folder.write("rules/large.json", std::string((1 << 20) + 1, ' '));
    folder.write("rules/list.json", "[]");
    folder.write("rules/later.json", R"({"format": 2, "rules": []})");
    folder.write("rules/deep.json", std::string(500'000, '['));
    folder.write("rules/notes.txt", "not read");
    std::filesystem::create_directories(folder.path() / "rules" / "folder.json");
    const Library library(folder.path());
    CHECK(library.problems().size() == 4);
    CHECK(library.rules().rules.size() == Library("").rules().rules.size());
    const Folder crowd;
    for (int i = 0; i < 201; ++i) crowd.write("rules/" + std::to_string(i) + ".json", R"({"format": 1, "rules": []})");
    CHECK(Library(crowd.path()).problems().size() == 1);
}

TEST_CASE("brackets nested too deep are told with their line, in whichever folder, before anything is made of them") {
    const auto levels = [](std::size_t count) { return std::string(count, '[') + std::string(count, ']'); };
    const std::string head = "{\"format\": 1,\n \"rules\": [],\n \"more\": ";
    for (const std::size_t deep : {100'000, 200'000, 400'000}) {
        for (const std::string name : {"rules", "claims", "holidays", "platforms", "playbooks", "messages"}) {
            const Folder folder;
            folder.write(name + "/deep.json", head + levels(deep) + "}");
            const auto problems = Library(folder.path()).problems();
            REQUIRE(problems.size() == 1);
            CHECK(problems[0].message == "library_too_deep"_tr);
            CHECK(problems[0].args == std::vector<core::ErrorArg>{"3", "32"});
            CHECK(problems[0].path == (folder.path() / name / "deep.json").string());
        }
    }
    const Folder folder;
    folder.write("rules/fine.json", head + levels(31) + "}");
    CHECK(Library(folder.path()).problems().empty());
}

TEST_CASE("the line of a refusal is found behind names and lists of any length") {
    const Folder folder;
    const std::string name(200'000, 'x');
    std::string values = "1";
    for (int i = 0; i < 100'000; ++i) values += ",1";
    folder.write("rules/long.json", "{\"" + name + "\": [" + values + "],\n\"/rules/0\": [[{}], {\"0\": 1}],\n" +
                                        "\"format\": 1, \"rules\": [\n{\"id\": 5}]}");
    const auto problems = Library(folder.path()).problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message == "library_bad_value"_tr);
    CHECK(problems[0].args == std::vector<core::ErrorArg>{"4", "id"});
}

}  // namespace recoup::app
