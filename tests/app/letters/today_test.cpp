// What today says of a case, held against the rows by another reader than the one that wrote it.
#include "core/today/today.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <regex>

#include "app/data/library.h"
#include "app/letters/random_case.h"
#include "core/base/money.h"
#include "core/letter/compose.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;

std::uint32_t cases_wanted() {
    const auto* wanted = std::getenv("RECOUP_LETTER_CASES");
    return wanted ? static_cast<std::uint32_t>(std::atoi(wanted)) : 900;
}

// Tokens tell what they are: "W7" words of the other side, "N7" a note of mine.
void check_quotations(const CaseRecord& record, const TodayRow& row) {
    const std::regex token("[WN][0-9]+");
    std::smatch found;
    CHECK_FALSE(std::regex_search(row.reason, token));
    if (!std::regex_search(row.sentence, found, token)) return;
    const auto says_it = [&](const ContactRow& one) {
        return one.words == found.str() || one.words.starts_with(found.str() + "，");
    };
    const auto said = std::ranges::find_if(record.contacts, says_it);
    REQUIRE(said != record.contacts.end());
    CHECK(said->direction == Direction::in);
    CHECK(said->pushback != Pushback::silence);
    const std::map<Party, std::string> names{
        {Party::seller, "merchant"},  {Party::platform, "platform"}, {Party::payment_firm, "payment provider"},
        {Party::bank, "bank"},        {Party::courier, "courier"},   {Party::operator_, "operator"},
        {Party::other, "other side"},
    };
    REQUIRE(names.contains(said->party));  // never an authority
    CHECK(row.sentence.find("The " + names.at(said->party) + " says") == 0);
    for (const auto& later : record.contacts)
        if (later.at > said->at && later.direction == Direction::in && later.party == said->party)
            CHECK(later.words.empty());
}

bool has_money(const std::string& text, std::int64_t minor, const std::string& currency) {
    return text.find(format_amount(minor, currency)) != std::string::npos;
}

// Every sum is one of the case, or what is left of it.
void check_sums(const CaseRecord& record, const TodayRow& row) {
    const auto& of = record.row;
    const auto asked = of.claimed_minor ? of.claimed_minor : of.paid_minor;
    const std::regex sum("¥[0-9,]+\\.[0-9]{2}");
    for (const auto* text : {&row.sentence, &row.verb})
        for (std::sregex_iterator one(text->begin(), text->end(), sum), end; one != end; ++one) {
            const auto is = [&](std::optional<std::int64_t> minor) {
                return minor && has_money(one->str(), *minor, of.currency);
            };
            CHECK((is(of.received_minor) || is(of.offered_minor) ||
                   (asked && is(*asked - of.received_minor.value_or(0))) ||
                   (asked && is(*asked - of.offered_minor.value_or(0)))));
        }
}

void check_claims(const CaseRecord& record, const Task& task, const TodayRow& row) {
    const auto says = [&](const char* words) { return row.sentence.find(words) != std::string::npos; };
    const auto received = record.row.received_minor.value_or(0);
    if (says("has arrived")) CHECK(received > 0);
    if (says("all of it")) CHECK(received >= record.row.claimed_minor.value_or(record.row.paid_minor.value_or(0)));
    if (says("did not keep")) {
        const bool passed = std::ranges::any_of(record.contacts, [](const ContactRow& one) {
            return one.promised_by && last_second(*one.promised_by, kZones) < test::kLettersNow;
        });
        CHECK(passed);
    }
    if (says("has not answered")) CHECK((task.last.what == Last::silent || task.deadline != nullptr));
    if (says("has not been told") || says("is ready to send")) {
        const auto other = other_side(record);
        for (const auto& one : record.contacts) CHECK((one.direction == Direction::in || one.party != other));
    }
    if (says("come to nothing") || says("is settled")) CHECK_FALSE(record.routes.empty());
    if (row.reason.find("The message is written") != std::string::npos) CHECK(row.act.message);
}

}  // namespace

TEST_CASE("today says nothing that the case does not bear out, and its button can always do what it says") {
    const app::Library library("");
    const auto messages = library.messages();
    std::map<TaskKind, int> seen;
    for (std::uint32_t seed = 1; seed <= cases_wanted(); ++seed) {
        CAPTURE(seed);
        const test::RandomCase random(seed, library.playbooks(), kZones);
        for (const auto lang : {Lang::en, Lang::zh}) {
            const TodayFrom from{random.state, library.rules(),  library.playbooks(),
                                 *messages,    library.routes(), {lang, test::kLettersNow, &kZones, "Asia/Shanghai"}};
            const auto task = task_of(compose_from(from, *random.record));
            const auto row = today_row(from, *random.record, task);
            CAPTURE(row.sentence);
            ++seen[task.kind];
            CHECK(row.sentence.find('{') == std::string::npos);
            CHECK(row.sentence.empty() == (task.kind == TaskKind::none));
            CHECK(row.button.empty() == (task.kind <= TaskKind::wait));
            check_sums(*random.record, row);
            if (row.act.copies() && !row.button.empty()) {
                REQUIRE(row.act.message);
                const auto filled = compose(compose_from(from, *random.record), *row.act.message, {});
                REQUIRE(filled);
                CHECK(filled->whole());
            }
            if (lang == Lang::zh) continue;
            check_quotations(*random.record, row);
            check_claims(*random.record, task, row);
        }
    }
    for (const auto kind : {TaskKind::none, TaskKind::wait, TaskKind::answer, TaskKind::chase, TaskKind::rest,
                            TaskKind::close, TaskKind::reply, TaskKind::begin, TaskKind::step}) {
        CAPTURE(static_cast<int>(kind));
        CHECK(seen[kind] > 0);
    }
}
