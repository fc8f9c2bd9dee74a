#include "cli/output/facts.h"

namespace recoup::cli::inline output {

void write_differences(Json& json, std::span<const core::Difference> differs) {
    json.array("differs");
    for (const auto& one : differs)
        json.object()
            .text("field", core::token(one.field))
            .text("case", one.in_case)
            .text("picture", one.in_picture)
            .number("line", std::int64_t{one.line})
            .end_object();
    json.end_array();
}

void write_facts(const core::Reading& reading, const std::optional<std::vector<core::Difference>>& differs,
                 const core::Zones& zones, std::string_view zone, std::string& out) {
    Json json(out);
    json.object().text("kind", core::token(reading.kind)).array("facts");
    for (const auto& fact : reading.facts) {
        json.object().text("field", core::token(fact.field)).text("role", core::token(fact.role));
        json.text("value", fact.value).decimal("score", fact.score).number("line", std::int64_t{fact.line});
        if (fact.minor) json.number("minor", *fact.minor).text("currency", fact.currency);
        if (fact.when)
            json.text("at", fact.when->is_day() ? core::to_iso(fact.when->day)
                                                : core::to_iso(fact.when->instant, zones, zone));
        json.end_object();
    }
    json.end_array();
    if (differs) write_differences(json, *differs);
    json.end_object();
}

}  // namespace recoup::cli::inline output
