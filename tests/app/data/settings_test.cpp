#include "app/data/settings.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "platform/files/files.h"
#include "portable/path_text.h"
#include "support/pictures.h"
#include "support/system.h"
#include "support/temp_folder.h"

using namespace recoup;
using app::Settings;

TEST_CASE("watched folders are remembered with the moment from which on they count, each once") {
    const TempFolder folder;
    platform::SystemFiles files;
    app::Settings settings;
    const app::WatchedFolder shots{folder.path() / "截图", core::Instant{std::chrono::seconds{1'795'000'000}}};
    CHECK(app::watch_folder(settings, shots));
    CHECK_FALSE(app::watch_folder(settings, shots));
    REQUIRE(app::save_settings(folder.path(), settings, files));
    CHECK(app::load_settings(folder.path()).watched == std::vector{shots});
    for (std::size_t i = 1; i < app::kMostWatched; ++i)
        CHECK(app::watch_folder(settings, {folder.path() / std::to_string(i), shots.since}));
    CHECK_FALSE(app::watch_folder(settings, {folder.path() / "one more", shots.since}));
}

TEST_CASE("news of money that was put away is remembered, each once, and not without end") {
    const TempFolder folder;
    platform::SystemFiles files;
    app::Settings settings;
    const core::SeenMoney first{*core::parse_uuid("00000000-0000-4000-8000-000000000001"),
                                core::Instant{std::chrono::seconds{1'795'000'000}}};
    app::put_away(settings, first);
    app::put_away(settings, first);
    REQUIRE(app::save_settings(folder.path(), settings, files));
    CHECK(app::load_settings(folder.path()).seen_money == std::vector{first});
    for (int i = 1; i <= 200; ++i) app::put_away(settings, {first.case_uuid, first.at + std::chrono::hours{i}});
    CHECK(settings.seen_money.size() == 100);
    CHECK(settings.seen_money.back().at == first.at + std::chrono::hours{200});
}

TEST_CASE("what a person calls fine is remembered, each once, and not without end") {
    const TempFolder folder;
    platform::SystemFiles files;
    app::Settings settings;
    for (int i = 0; i < 1200; ++i) app::call_fine(settings, "twice/wechat/" + std::to_string(i), true);
    app::call_fine(settings, "twice/wechat/1199", true);
    CHECK(settings.fine_payments.size() == 1000);
    REQUIRE(app::save_settings(folder.path(), settings, files));
    CHECK(app::load_settings(folder.path()).fine_payments == settings.fine_payments);
    app::call_fine(settings, "twice/wechat/1199", false);
    CHECK(settings.fine_payments.back() == "twice/wechat/1198");
    app::call_fine(settings, std::string(1000, 'x'), true);
    CHECK(settings.fine_payments.size() == 999);
}

TEST_CASE("settings come back as they were saved, in a folder that was not there") {
    const TempFolder temp;
    platform::SystemFiles files;
    const auto folder = temp.path() / "config" / "recoup";
    CHECK(app::load_settings(folder) == Settings{});
    Settings settings;
    settings.language = core::Lang::zh;
    settings.theme = app::Theme::dark;
    settings.scale = 1.25;
    settings.motion = false;
    settings.first_view = app::FirstView::board;
    settings.window = app::WindowPlace{10, -20, 1440, 900, true};
    settings.last_file = portable::path_of(test::kPosix ? "/home/me/退款.recoup" : "C:\\Users\\me\\退款.recoup");
    app::note_used(settings, {settings.last_file, core::Instant{std::chrono::seconds{1'795'000'000}}, 12, 37});
    settings.home = {"UK", "GBP"};
    settings.brief_limits = {{core::Route::market_regulator, 500}, {core::Route::none, 120}};
    REQUIRE(app::save_settings(folder, settings, files));
    CHECK(app::load_settings(folder) == settings);
    const auto status = std::filesystem::status(folder / "settings.json");
    if (test::kPosix)
        CHECK((status.permissions() & std::filesystem::perms::others_read) == std::filesystem::perms::none);
}

TEST_CASE("the last used file stands in front, once, and a handful is remembered") {
    Settings settings;
    for (int i = 0; i < 12; ++i) app::note_used(settings, {"/files/" + std::to_string(i) + ".recoup"});
    app::note_used(settings, {.path = "/files/7.recoup", .cases = 3});
    CHECK(settings.recent.size() == 8);
    CHECK(settings.recent.front().path == "/files/7.recoup");
    CHECK(settings.recent.front().cases == 3);
    CHECK(std::ranges::count(settings.recent, "/files/7.recoup", &app::UsedFile::path) == 1);
}

TEST_CASE("keys of a newer program are kept") {
    const TempFolder temp;
    platform::SystemFiles files;
    test::write_file(temp.path() / "settings.json",
                     std::string(R"({"theme": "light", "reminders": {"quiet": [22, 8]}})"));
    auto settings = app::load_settings(temp.path());
    CHECK(settings.theme == app::Theme::light);
    settings.theme = app::Theme::dark;
    REQUIRE(app::save_settings(temp.path(), settings, files));
    const auto text = test::read_file(temp.path() / "settings.json");
    CHECK(text.find("quiet") != std::string::npos);
    CHECK(text.find("dark") != std::string::npos);
    CHECK(text.find("light") == std::string::npos);
}

TEST_CASE("a damaged file gives defaults and is put aside") {
    const TempFolder temp;
    test::write_file(temp.path() / "settings.json", std::string("{\"theme\": "));
    CHECK(app::load_settings(temp.path()) == Settings{});
    CHECK_FALSE(std::filesystem::exists(temp.path() / "settings.json"));
    CHECK(test::read_file(temp.path() / "settings.json.damaged") == "{\"theme\": ");
}

TEST_CASE("settings whose brackets lie too deep are put aside like damaged ones") {
    const TempFolder temp;
    const auto nested = [](std::size_t levels) {
        return "{\"theme\": \"dark\", \"more\": " + std::string(levels, '[') + std::string(levels, ']') + "}";
    };
    test::write_file(temp.path() / "settings.json", nested(100'000));
    CHECK(app::load_settings(temp.path()) == Settings{});
    CHECK(std::filesystem::exists(temp.path() / "settings.json.damaged"));
    test::write_file(temp.path() / "settings.json", nested(20));
    CHECK(app::load_settings(temp.path()).theme == app::Theme::dark);
}

TEST_CASE("values that cannot be are left at their defaults") {
    const TempFolder temp;
    test::write_file(temp.path() / "settings.json",
                     std::string(R"({"theme": 7, "scale": 1e9, "language": "fr", "last_file": [],
                                     "window": {"x": 0, "y": 0, "width": 1e300, "height": 900}})"));
    const auto settings = app::load_settings(temp.path());
    CHECK(settings.theme == app::Theme::system);
    CHECK(settings.scale == 0);
    CHECK_FALSE(settings.language);
    CHECK_FALSE(settings.window);
    CHECK(settings.last_file.empty());
}
