// Every screen at every scale, by what it draws.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "desktop/screenshot/layout_check.h"
#include "desktop/screenshot/scenes.h"

using namespace recoup;
using namespace recoup::testing;

namespace {

constexpr std::array kScales{1.0F, 1.1F, 1.25F, 1.5F, 1.75F, 2.0F};
constexpr std::array<std::pair<int, int>, 2> kSizes{{{1440, 900}, {900, 600}}};

const std::vector<std::string> kPlain{"today", "board", "agenda", "insights", "settings", "guide", "new-case", "bill"};
const std::vector<std::string> kOfACase{"case:1",           "case:1:evidence", "case:1:contacts", "case:1:deadlines",
                                        "case:1:messages",  "case:1:routes",   "case:1:history",  "case:2:overview",
                                        "case:2:deadlines", "case:2:why"};

std::vector<std::string> views(Amount amount) {
    auto all = kPlain;
    if (amount == Amount::nothing) return all;
    all.insert(all.end(), kOfACase.begin(), kOfACase.end());
    if (amount == Amount::demo) all.insert(all.end(), {"viewer:1", "viewer:2", "redact:1"});
    return all;
}

void draw_all(Story& story, Amount amount, bool dark, Findings& findings) {
    const auto scene = story.scene(dark);
    ui::LayoutLog log;
    scene->log = &log;
    for (const auto& view : views(amount))
        for (const auto& [width, height] : kSizes)
            for (const float scale : kScales) {
                if (dark && scale != 1) continue;  // the colours do not know of scales
                const desktop::SceneLook look{width, height, scale};
                const auto drawn = scene->draw(view, look);
                REQUIRE_MESSAGE(drawn, view);
                const Screen screen{view + " " + std::to_string(width) + "x" + std::to_string(height) + " at " +
                                        std::to_string(scale).substr(0, 4) + " " +
                                        std::string(core::lang_token(story.lang())) + (dark ? " dark" : ""),
                                    story.lang(),
                                    {static_cast<float>(width), static_cast<float>(height)},
                                    scale,
                                    dark};
                check_layout(log, screen, findings);
            }
}

void check(Amount amount, core::Lang lang) {
    Story story(amount, lang);
    Findings findings;
    draw_all(story, amount, false, findings);
    if (amount == Amount::demo) draw_all(story, amount, true, findings);
    const auto text = findings.text();
    CHECK_MESSAGE(!findings.any(), "\n" << text);
}

}  // namespace

TEST_CASE("an empty file is whole at every scale, in Chinese") {
    check(Amount::nothing, core::Lang::zh);
}
TEST_CASE("an empty file is whole at every scale, in English") {
    check(Amount::nothing, core::Lang::en);
}
TEST_CASE("the demo is whole at every scale, in Chinese") {
    check(Amount::demo, core::Lang::zh);
}
TEST_CASE("the demo is whole at every scale, in English") {
    check(Amount::demo, core::Lang::en);
}
TEST_CASE("far too much is whole at every scale, in Chinese") {
    check(Amount::too_much, core::Lang::zh);
}
TEST_CASE("far too much is whole at every scale, in English") {
    check(Amount::too_much, core::Lang::en);
}
