#include "cli/output/facts.h"

#include "cli/output/json.h"

namespace recoup::cli::inline output {

void write_facts(const core::Reading& reading, const core::Zones& zones, std::string_view zone, std::string& out) {
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
    json.end_array().end_object();
}

}  // namespace recoup::cli::inline output
