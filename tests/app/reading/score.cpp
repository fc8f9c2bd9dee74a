#include "app/reading/score.h"

#include <algorithm>

namespace recoup::test {
namespace {

using core::FactField;
using core::FactRole;
using nlohmann::json;

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

// "2026-11-20T20:14:06", or "2026-11-20" of a day.
std::string local(const core::When& when) {
    const FixedZones zones;
    return when.is_day() ? core::to_iso(when.day) : core::to_iso(when.instant, zones, "Asia/Shanghai").substr(0, 19);
}

struct Asked {
    FactField field;
    std::optional<FactRole> role;
};
const std::map<std::string, Asked> kAsked{{"amount", {FactField::amount, FactRole::paid}},
                                          {"refund", {FactField::amount, FactRole::refundable}},
                                          {"offered", {FactField::amount, FactRole::offered}},
                                          {"balance", {FactField::amount, FactRole::balance}},
                                          {"order", {FactField::order, {}}},
                                          {"transaction", {FactField::transaction, {}}},
                                          {"ticket", {FactField::ticket, {}}},
                                          {"time", {FactField::time, {}}},
                                          {"platform", {FactField::platform, {}}},
                                          {"status", {FactField::status, {}}},
                                          {"tail", {FactField::tail, {}}}};

std::string said(const core::Fact& fact) {
    if (fact.minor) return std::to_string(*fact.minor) + fact.currency;
    return fact.when ? local(*fact.when) : without_blanks(fact.value);
}

std::string proposed(const core::Reading& reading, const std::string& field) {
    if (field == "kind") return std::string(core::token(reading.kind));
    const auto& asked = kAsked.at(field);
    const auto* fact = asked.role ? best_fact(reading, asked.field, *asked.role) : best_fact(reading, asked.field);
    return fact ? said(*fact) : "";
}

bool is(const std::string& field, const std::string& got, const json& truth) {
    if (truth.is_null()) return got.empty();
    if (truth.is_array() && truth[0].is_number())
        return got == std::to_string(truth[0].get<std::int64_t>()) + truth[1].get<std::string>();
    if (truth.is_array()) return std::ranges::any_of(truth, [&](const json& one) { return is(field, got, one); });
    const auto wanted = without_blanks(truth);
    if (field == "kind") return ("," + wanted + ",").find("," + got + ",") != std::string::npos;
    return field == "time" ? !got.empty() && got.starts_with(wanted) : got == wanted;
}

}  // namespace

Score Scores::sum(std::initializer_list<std::string_view> of) const {
    Score all;
    for (const auto& [field, score] : fields) {
        if (of.size() != 0 && std::ranges::find(of, field) == of.end()) continue;
        all.drawn += score.drawn;
        all.right += score.right;
        all.wrong += score.wrong;
        all.missing += score.missing;
    }
    return all;
}

Scores score(const std::vector<Shot>& shots) {
    Scores scores;
    for (const auto& shot : shots) {
        const auto reading = core::facts_of(shot.text, reading_habit());
        for (const auto& [field, truth] : shot.truth.items()) {
            if (field != "kind" && !kAsked.contains(field)) continue;
            auto& score = scores.fields[field];
            const auto got = proposed(reading, field);
            if (!truth.is_null()) ++score.drawn;
            if (is(field, got, truth)) {
                if (!truth.is_null()) ++score.right;
                continue;
            }
            ++(got.empty() ? score.missing : score.wrong);
            scores.complaints.push_back(shot.name + " " + field + ": \"" + got + "\", drawn " + truth.dump());
        }
    }
    return scores;
}

}  // namespace recoup::test
