// Every message for every case of the demo, in both languages: whole, or exactly what is missing.
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "app/data/library.h"
#include "app/demo/demo.h"
#include "app/demo/fixed_clock.h"
#include "app/session/session.h"
#include "core/letter/compose.h"
#include "support/ids.h"
#include "support/temp_folder.h"
#include "support/zones.h"

using namespace recoup;
using namespace std::chrono_literals;

namespace {

constexpr core::Instant kNow = std::chrono::sys_days{2026y / 11 / 22} + 12h;
const test::FixedZones kZones;

// The names outside [[ ]], by eye and not by the program.
std::set<std::string> required(std::string text) {
    text = std::regex_replace(text, std::regex(R"(\[\[[^\]]*\]\])"), "");
    const std::regex name(R"(\{(\w+)\})");
    std::set<std::string> names;
    for (std::sregex_iterator it(text.begin(), text.end(), name), end; it != end; ++it) names.insert((*it)[1]);
    return names;
}

const core::Playbook* playbook_of(const app::Library& library, const core::CaseRecord& record) {
    return core::playbook_of(library.playbooks(), record.row.playbook, record.row.problem);
}

std::set<std::string> names_of(const std::vector<core::Placeholder>& all) {
    std::set<std::string> names;
    for (const auto name : all) names.insert(std::string(core::token(name)));
    return names;
}

std::set<std::string> expected_missing(const core::Message& message, core::Lang lang, bool brief,
                                       const core::Values& values) {
    std::set<std::string> missing;
    const auto text = brief ? std::string(message.brief.in(lang))
                            : std::string(message.subject.in(lang)) + std::string(message.body.in(lang));
    for (const auto& name : required(text))
        if (!values.contains(*core::parse_word<core::Placeholder>(name))) missing.insert(name);
    return missing;
}

void check_message(const core::ComposeFrom& from, const core::Message& message, bool brief, int& whole) {
    CAPTURE(message.id);
    CAPTURE(brief);
    const auto filled = core::compose(from, message, {.brief = brief});
    if (!filled) {
        CHECK(filled.error().message == "error_message_untrue"_tr);
        return;
    }
    const auto values = core::case_values(from, message);
    CHECK(names_of(filled->missing) == expected_missing(message, from.reader.lang, brief, values));
    if (!filled->whole()) return;
    ++whole;
    const auto text = filled->text();
    CHECK(text.find_first_of("{}") == std::string::npos);
    CHECK(text.find("[[") == std::string::npos);
    CHECK(text.find("]]") == std::string::npos);
    CHECK(text.find("\n\n\n") == std::string::npos);
    if (brief) CHECK(core::count_characters(text) <= core::kMostBrief);
    CAPTURE(text);
    CHECK_FALSE(std::regex_search(text, std::regex(R"(  | \n|，，|。。|，。|[,;:] *[.,])")));
}

}  // namespace

TEST_CASE("every message fills for every demo case in both languages, or names what is missing") {
    const app::Library library("");
    const auto messages = library.messages();
    for (const auto story : {core::Lang::zh, core::Lang::en}) {
        const TempFolder folder;
        test::CountingIds ids;
        const auto file = folder.path() / "demo.recoup";
        REQUIRE(app::make_demo(file, story, kNow, kZones, ids, library));
        const app::FixedClock clock(kNow);
        const auto session = app::Session::open(file, false, {clock, kZones, ids, library.rules(), {}});
        REQUIRE(session);
        const auto& state = (*session)->state();
        REQUIRE(state.cases().size() == 12);
        int whole = 0;
        for (const auto& record : state.cases())
            for (const auto lang : {core::Lang::zh, core::Lang::en}) {
                const core::ComposeFrom from{record,
                                             state,
                                             library.rules(),
                                             {lang, kNow, &kZones, "Asia/Shanghai"},
                                             playbook_of(library, record),
                                             library.playbooks()};
                CAPTURE(record.row.title);
                for (const auto& message : *messages) {
                    check_message(from, message, false, whole);
                    if (!message.brief.empty()) check_message(from, message, true, whole);
                }
            }
        // Many can be sent as they are.
        CHECK(whole > 12 * 2 * 7);
    }
}
