#include <doctest/doctest.h>

#include "cli/runner.h"

using namespace recoup;
using test::Runner;

namespace {

struct Purge : Runner {
    Purge() {
        REQUIRE((*this)({"add", "--title", "手机"}).code == 0);
        REQUIRE((*this)({"add", "--title", "秘密"}).code == 0);
        REQUIRE((*this)({"backup"}).code == 0);
        REQUIRE((*this)({"remove", "2"}).code == 0);
    }
    bool holds_secret() const { return test::read_file(default_file()).find("秘密") != std::string::npos; }
};

}  // namespace

TEST_CASE_FIXTURE(Purge, "purge erases what was removed and names the backups that hold it still") {
    const auto document = json({"purge"});
    CHECK(document["erased"] == true);
    CHECK(document["cases"] == 1);
    CHECK(document["changes"] == 2);
    REQUIRE(document["backups"].size() == 1);
    CHECK(document["new_backup"].is_null());
    CHECK_FALSE(holds_secret());
    CHECK(std::filesystem::exists(document["backups"][0].get<std::string>()));
    CHECK((*this)({"check"}).code == 0);
    CHECK((*this)({"history", "--lang", "zh"}).out_has("内容已永久清除"));
    CHECK((*this)({"undo"}).code == 1);
}

TEST_CASE_FIXTURE(Purge, "a backup that holds it is replaced by a new one when asked, then or later") {
    SUBCASE("then") {}
    SUBCASE("later") {
        json({"purge"});
    }
    const auto document = json({"purge", "--replace-backups"});
    REQUIRE(document["backups"].size() == 1);
    CHECK_FALSE(std::filesystem::exists(document["backups"][0].get<std::string>()));
    const auto fresh = document["new_backup"].get<std::string>();
    CHECK(test::read_file(fresh).find("秘密") == std::string::npos);
    CHECK(json({"list", "--file", fresh})["cases"].size() == 1);
    CHECK(json({"purge"})["backups"].empty());
}

TEST_CASE_FIXTURE(Purge, "a dry run tells what would go and leaves the file as it is") {
    const auto before = test::read_file(default_file());
    const auto output = (*this)({"purge", "--dry-run", "--replace-backups", "--lang", "zh"});
    CHECK(output.code == 0);
    CHECK(output.out == "会永久清除：\n  回收站里的案件 1 个，连同全部记录\n  历史里的旧内容 2 条\n");
    CHECK(test::read_file(default_file()) == before);
}

TEST_CASE_FIXTURE(Purge, "only what was removed longer ago goes, and the span has to be one") {
    CHECK(json({"purge", "--older-than", "1d"})["cases"] == 0);
    CHECK(holds_secret());
    CHECK(json({"purge", "--older-than", "1d", "--now", "2026-11-23T21:00:00+08:00"})["cases"] == 1);
    CHECK((*this)({"purge", "--older-than", "gestern"}).code == 2);
    CHECK((*this)({"purge", "--file", path("none.recoup")}).code == 3);
}
