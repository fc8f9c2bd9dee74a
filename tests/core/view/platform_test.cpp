// The directory of platforms as values, and the names offered while one is typed.
#include "core/view/platform.h"

#include <doctest/doctest.h>

#include "core/advice/suggest.h"
#include "core/edit/apply.h"
#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {

struct Book {
    test::FixedZones zones;
    test::CountingIds ids;
    State state{zones};
    Rulebook rules;
    Reader reader{Lang::en, Instant{sys_days{2026y / 11 / 22}} + hours{12}, &zones, "Asia/Shanghai"};

    Uuid run(const Command& command) {
        const auto change = apply(state, command, rules, reader.now, ids).value();
        state.put(change.rows);
        return change.case_uuid;
    }
    Uuid add(std::string platform, std::vector<std::string> tags = {}, std::string currency = "CNY") {
        AddCase command;
        command.fields.title = "t";
        command.fields.platform = std::move(platform);
        command.fields.tags = std::move(tags);
        command.fields.currency = std::move(currency);
        return run(command);
    }
    void keep(std::string name) {
        PlatformRow row;
        row.name = std::move(name);
        run(SavePlatform{row});
    }
    void attach(const Uuid& id, EvidenceKind kind, char digit) {
        run(AttachEvidence{id, {{.kind = kind, .name = "a.png", .sha256 = std::string(64, digit), .bytes = 1}}});
        reader.now += hours{1};
    }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("platforms of the directory come first, then those that only cases name, with their cases") {
    Book book;
    book.keep("Zeta");
    book.keep("Beta");
    book.add("Beta");
    book.add("Alpha");
    book.add("Alpha");
    book.add("");
    book.run(RemoveCase{book.add("Gone")});
    const auto items = platform_items(book.state);
    REQUIRE(items.size() == 3);
    CHECK(items[0].name == "Beta");
    CHECK(items[0].cases == 1);
    CHECK(items[0].kept());
    CHECK(items[1].name == "Zeta");
    CHECK(items[1].cases == 0);
    CHECK(items[2].name == "Alpha");
    CHECK(items[2].cases == 2);
    CHECK_FALSE(items[2].kept());
}

TEST_CASE("figures of a platform are its own, a line for each currency, unknown days a dash") {
    Book book;
    book.add("Beta");
    book.add("Beta", {}, "USD");
    book.add("Alpha");
    const auto figures = platform_figures(book.state, "Beta", book.reader);
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].cases == "1");
    CHECK(figures[0].median_days == "—");
    CHECK(figures[1].recovered == "$0.00");
    CHECK(platform_figures(book.state, "Gamma", book.reader).empty());
    CHECK(platform_figures(book.state, "", book.reader).empty());
}

TEST_CASE("pictures that may show the terms: terms first, then the newest, each once, none of others") {
    Book book;
    const auto first = book.add("Beta"), second = book.add("Beta"), other = book.add("Alpha");
    book.attach(first, EvidenceKind::terms, '1');
    book.attach(first, EvidenceKind::error_screen, '2');
    book.attach(second, EvidenceKind::error_screen, '3');
    book.attach(second, EvidenceKind::error_screen, '2');
    book.attach(other, EvidenceKind::terms, '4');
    const auto shots = platform_shots(book.state, "Beta", 10, book.reader);
    REQUIRE(shots.size() == 3);
    CHECK(shots[0].sha256[0] == '1');
    CHECK(shots[1].sha256[0] == '2');
    CHECK(shots[2].sha256[0] == '3');
    CHECK(platform_shots(book.state, "Beta", 1, book.reader).size() == 1);
}

TEST_CASE("names are offered that contain what is typed: those that begin with it first, then those of most cases") {
    Book book;
    book.keep("Music House");
    book.add("Cloud Music");
    book.add("House of Films");
    book.add("House of Films");
    book.add("某音乐平台");
    CHECK(platforms_like(book.state, "mus", 8) == Names{"Music House", "Cloud Music"});
    CHECK(platforms_like(book.state, "house", 8) == Names{"House of Films", "Music House"});
    CHECK(platforms_like(book.state, "音乐", 8) == Names{"某音乐平台"});
    CHECK(platforms_like(book.state, " Cloud Music ", 8).empty());
    CHECK(platforms_like(book.state, "", 2) == Names{"House of Films", "Cloud Music"});
}

TEST_CASE("tags are offered that the case does not have") {
    Book book;
    book.add("", {"urgent", "urgently", "会员"});
    book.add("", {"urgently"});
    CHECK(tags_like(book.state, "urg", {}, 8) == Names{"urgently", "urgent"});
    CHECK(tags_like(book.state, "urg", {"urgently"}, 8) == Names{"urgent"});
    CHECK(tags_like(book.state, "x", {}, 8).empty());
}
