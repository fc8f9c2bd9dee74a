// Playbooks, messages and the guide: the program's own can be read, the person's replace them, a bad one is named.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "app/data/library.h"
#include "app/data/read_texts.h"
#include "assets/embedded.h"
#include "core/letter/compose.h"
#include "platform/files/files.h"
#include "support/temp_folder.h"

namespace recoup::app {
namespace {

using nlohmann::json;

struct Own {
    TempFolder folder;

    void write(const std::string& name, const std::string& text) const {
        const auto path = folder.path() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    // What is wrong, in English, with the folder left out.
    std::vector<std::string> problems() const {
        std::vector<std::string> all;
        for (auto error : Library(folder.path()).problems()) {
            error.path.clear();
            all.push_back(core::sentence(core::Lang::en, error));
        }
        return all;
    }
};

json asset(const char* name) {
    return json::parse(assets::text(name));
}

}  // namespace

TEST_CASE("all playbooks, messages and pages that the program carries can be read") {
    const Library library("");
    CHECK(library.problems().empty());
    CHECK(library.playbooks().size() == 16);
    CHECK(library.messages()->size() == 30);
    REQUIRE(library.guide().size() == 6);
    CHECK(library.guide()[0].id == "start");
    CHECK(library.playbooks().front().id == "payment_failure");
    CHECK(library.messages()->front().id == "double_charge");
    for (std::size_t i = 0; i < core::words<core::Problem>().size(); ++i)
        CHECK(core::playbook_for(library.playbooks(), static_cast<core::Problem>(i)) != nullptr);
}

TEST_CASE("a playbook of the person may name no law, and one with half a law is named") {
    const Own own;
    auto mine = asset("playbooks/warranty.json");
    mine.erase("law");
    own.write("playbooks/warranty.json", mine.dump(2));
    CHECK(own.problems().empty());
    CHECK(core::find_playbook(Library(own.folder.path()).playbooks(), "warranty")->law.empty());
    mine["law"] = {{{"jurisdiction", "CN"}, {"cite", {{"zh", "甲法"}, {"en", "A"}}}, {"standing", "C1"}}};
    own.write("playbooks/warranty.json", mine.dump(2));
    CHECK(own.problems().size() == 1);
    mine["law"][0]["says"] = {{"zh", "说"}, {"en", "So."}};
    mine["law"][0]["binds"] = {"bank", "payment_firm"};
    mine["law"][0]["breached_after"] = 15;
    mine["law"][0]["clause"] = false;
    own.write("playbooks/warranty.json", mine.dump(2));
    const Library library(own.folder.path());
    const auto& law = core::find_playbook(library.playbooks(), "warranty")->law.at(0);
    CHECK(law.binds == std::vector{core::Party::bank, core::Party::payment_firm});
    CHECK(law.breached_after == 15);
    CHECK(law.clause == false);
    CHECK_FALSE(law.found_within);
    mine["law"][0]["binds"] = {"the shop"};
    own.write("playbooks/warranty.json", mine.dump(2));
    CHECK(own.problems().size() == 1);
}

TEST_CASE("the official channels can be read, and one of the person's takes the place of the program's") {
    const Own own;
    CHECK(Library("").channels().size() >= 12);
    auto mine = asset("channels/cn.json");
    mine["channels"] = {mine["channels"][0]};
    mine["channels"][0]["name"]["en"] = "My office";
    own.write("channels/mine.json", mine.dump(2));
    const Library library(own.folder.path());
    CHECK(library.channels().size() == Library("").channels().size());
    CHECK(library.channels().front().name.en == "My office");
    mine["channels"][0]["address"] = "http://www.12315.cn";
    own.write("channels/mine.json", mine.dump(2));
    CHECK(own.problems().size() == 1);
}

TEST_CASE("a playbook of the person replaces the one with its id and is asked first by its place") {
    const Own own;
    auto mine = asset("playbooks/warranty.json");
    mine["title"]["en"] = "My warranty";
    own.write("playbooks/any name.json", mine.dump(2));
    mine["id"] = "bicycles";
    mine["order"] = 0;
    own.write("playbooks/bicycles.json", mine.dump(2));
    const Library library(own.folder.path());
    CHECK(library.playbooks().size() == 17);
    CHECK(core::find_playbook(library.playbooks(), "warranty")->title.en == "My warranty");
    CHECK(core::find_playbook(library.playbooks(), "warranty")->own);
    CHECK(core::playbook_for(library.playbooks(), core::Problem::warranty)->id == "bicycles");
    CHECK(library.problems().empty());
}

TEST_CASE("a message that asks for what there is not is left out and named with its line") {
    const Own own;
    auto mine = asset("messages/first_report.json");
    mine["id"] = "mine";
    mine["body"]["zh"] = "退 {claimed}，订单 {order}";
    own.write("messages/mine.json", mine.dump(2));
    CHECK(own.problems() == std::vector<std::string>{"Line 4: there is no placeholder called “order”."});
    CHECK(core::find_message(*Library(own.folder.path()).messages(), "mine") == nullptr);
}

TEST_CASE("an id that is no plain name is refused: it names a file") {
    const Own own;
    auto mine = asset("messages/first_report.json");
    mine["id"] = "../evil";
    own.write("messages/mine.json", mine.dump());
    REQUIRE(own.problems().size() == 1);
    CHECK(own.problems()[0].find("id") != std::string::npos);
}

TEST_CASE("a message written in the window is kept in a file and read as it was") {
    const Own own;
    const Library library(own.folder.path());
    platform::SystemFiles files;
    CHECK(library.messages()->size() == 30);
    core::Message mine;
    mine.id = "own_1";
    mine.version = "1";
    mine.order = 1000;
    mine.title = {"第三次催促", "第三次催促"};
    mine.stages = {core::Stage::contacted, core::Stage::escalated};
    mine.channel = core::Channel::public_post;
    mine.route = core::Route::social_media;
    mine.pushback = core::Pushback::silence;
    mine.reply_within = std::chrono::hours{36};
    mine.body = {"退 {claimed}[[，{order_no}]]", "退 {claimed}[[，{order_no}]]"};
    REQUIRE(save_message(own.folder.path(), mine, files));
    library.read_messages_again();
    const auto* kept = core::find_message(*library.messages(), "own_1");
    REQUIRE(kept);
    CHECK(kept->own());
    CHECK(kept->title == mine.title);
    CHECK(kept->stages == mine.stages);
    CHECK(kept->channel == mine.channel);
    CHECK(kept->route == mine.route);
    CHECK(kept->pushback == mine.pushback);
    CHECK(kept->reply_within == mine.reply_within);
    CHECK(kept->subject.empty());
    CHECK(kept->body == mine.body);
    CHECK(kept->brief.empty());

    auto again = *kept;
    again.body = {"退", "退"};
    REQUIRE(save_message(own.folder.path(), again, files));
    REQUIRE(remove_message(again));
    library.read_messages_again();
    CHECK(library.messages()->size() == 30);
    CHECK_FALSE(remove_message(again));
}

}  // namespace recoup::app
