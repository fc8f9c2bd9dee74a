// What is proposed to be covered on the screens that tests/data/reading holds.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "app/reading/shots.h"
#include "core/redact/suggest.h"

using namespace recoup;

namespace {

using core::Personal;

// By the first word of a screen's name: what was drawn in it that is nobody else's business.
const std::map<std::string, std::set<Personal>> kPrivate = {
    {"sms", {Personal::balance}},   {"smsb", {Personal::balance}},    {"smsc", {Personal::balance}},
    {"smsd", {Personal::balance}},  {"tfail", {Personal::balance}},   {"bankapp", {Personal::balance}},
    {"balance", {Personal::phone}}, {"ordercard", {Personal::phone}}, {"food", {Personal::phone}},
    {"talk", {Personal::phone}},    {"inven", {Personal::phone}},     {"en", {Personal::phone}},
    {"page", {Personal::phone}},
};

bool is_private(const std::string& shot, Personal what) {
    const auto found = kPrivate.find(shot.substr(0, shot.find('-')));
    return found != kPrivate.end() && found->second.contains(what);
}

}  // namespace

TEST_CASE("on read screens nothing is proposed to be covered that others may see") {
    int proposed = 0;
    std::set<std::string> wrong;
    for (const auto* file :
         {"samples.json", "drawn_1.json", "drawn_2.json", "drawn_3.json", "drawn_4.json", "held_back.json"})
        for (const auto& shot : test::read_shots(file))
            for (const auto& one : core::suggest_covers(core::Lang::zh, shot.text, {}, {})) {
                ++proposed;
                if (!is_private(shot.name, one.what))
                    wrong.insert(shot.name + " " + std::string(core::token(one.what)) + " " + one.context);
            }
    CHECK(wrong == std::set<std::string>{});
    CHECK(proposed == 78);  // fewer would be missed ones
}
