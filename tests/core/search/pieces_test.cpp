#include "core/search/pieces.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/model/state.h"
#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;

namespace {

using Places = std::vector<std::uint32_t>;

Places sorted(Places places) {
    std::ranges::sort(places);
    return places;
}

Places places_in(const std::vector<std::string>& texts, std::string_view word) {
    Places places;
    for (std::uint32_t i = 0; i < texts.size(); ++i)
        if (texts[i].find(word) != std::string::npos) places.push_back(i);
    return places;
}

core::RowChange change(std::optional<core::Row> before, std::optional<core::Row> after) {
    return {std::move(before), std::move(after)};
}

}  // namespace

TEST_CASE("what is searched is found where it stands, through any changes") {
    std::mt19937 random{20261129};
    const auto pick = [&](std::size_t count) { return random() % count; };
    core::Pieces<char> texts;
    const auto places_with = [&](std::string_view word) {
        Places places;
        texts.search([&](std::string_view block, std::size_t from) { return core::find_bytes(block, word, from); },
                     [&](std::uint32_t place) { places.push_back(place); });
        return places;
    };
    std::vector<std::string> list;
    for (int step = 0; step < 4000; ++step) {
        const auto what = pick(4);
        if (what == 0 || list.empty()) {
            list.push_back(std::string(pick(6), 'a') + "bc" + std::string(pick(4), 'b'));
            texts.set(static_cast<std::uint32_t>(list.size() - 1), list.back());
        } else if (what == 1 && list.size() > 40) {
            const auto at = pick(list.size());
            texts.erase(static_cast<std::uint32_t>(at), list.size());
            list[at] = list.back();
            list.pop_back();
        } else {
            const auto at = pick(list.size());
            list[at] = std::string(pick(4), 'c') + "ab" + std::string(pick(3), 'a');
            texts.set(static_cast<std::uint32_t>(at), list[at]);
        }
        for (const auto* word : {"a", "bc", "cab", "aaaab", "bcab", "x"})
            CHECK(sorted(places_with(word)) == places_in(list, word));
        for (std::uint32_t place = 0; place < list.size(); ++place) CHECK(texts.of(place) == list[place]);
    }
}

TEST_CASE("a state's texts follow its changes, where a case comes and another goes at once too") {
    const test::FixedZones zones;
    test::CountingIds ids;
    core::State state(zones);
    const auto row = [&](const char* title) {
        core::CaseRow made;
        made.uuid = ids.next();
        made.title = title;
        return made;
    };
    const auto phone = row("Phone"), music = row("Music"), film = row("Film"), hotel = row("Hotel");
    REQUIRE(state.put({change({}, phone), change({}, music)}));
    const auto found = [&](const char* word) {
        std::vector<std::string> titles;
        const auto matches = state.search(core::search_query(word));
        for (std::size_t place = 0; place < matches.size(); ++place)
            if (matches[place] != core::Match::none) titles.push_back(state.cases()[place].row.title);
        std::ranges::sort(titles);
        return titles;
    };
    using Titles = std::vector<std::string>;
    CHECK(found("phone") == Titles{"Phone"});
    CHECK(found("i") == Titles{"Music"});
    REQUIRE(state.put({change({}, film), change(phone, {}), change({}, hotel)}));
    CHECK(found("phone").empty());
    CHECK(found("i") == Titles{"Film", "Music"});
    CHECK(found("hotel") == Titles{"Hotel"});
    auto tape = music;
    tape.title = "Tape";
    REQUIRE(state.put({change(music, tape)}));
    CHECK(found("music").empty());
    CHECK(found("tape") == Titles{"Tape"});
}
