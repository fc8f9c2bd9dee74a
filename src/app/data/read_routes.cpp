#include "app/data/read_routes.h"

#include <algorithm>

#include "app/data/read_json.h"

namespace recoup::app::inline data {
namespace {

core::RouteGuide read_route_guide(const JsonObject& object) {
    core::RouteGuide guide;
    guide.route = object.word<core::Route>("id");
    guide.jurisdiction = object.filled("jurisdiction");
    guide.version = object.filled("version");
    guide.sectors = object.texts_if_any("sectors");
    guide.title = object.bilingual("title");
    guide.what = object.bilingual("what");
    guide.before = object.objects("before", [](const JsonObject& before) {
        return core::RouteGuide::Before{before.filled("check"), before.bilingual("text")};
    });
    guide.excludes = object.words<core::Route>("excludes");
    guide.forfeits = object.bilingual_or_null("forfeits");
    if (!object.is_null("point_of_no_return")) {
        const auto point = object.object("point_of_no_return");
        guide.no_return = point.bilingual("text");
        guide.no_return_rule = point.text("rule");
    }
    guide.needs = object.bilinguals("needs");
    guide.takes = object.bilingual("takes");
    guide.rules = object.texts("rules");
    guide.address = object.text("address");
    guide.phone = object.text("phone");
    guide.source_title = object.named("source_title");
    guide.source_url = object.text("source_url");
    guide.standing = object.word<core::Standing>("standing");
    guide.verified_on = object.day("verified_on");
    return guide;
}

}  // namespace

std::vector<core::RouteGuide> read_route_guides(const std::filesystem::path& own, std::vector<core::Error>& problems) {
    std::vector<core::RouteGuide> all;
    for (const auto& file : data_files("routes", own, problems)) {
        auto guides = read_document(file, problems,
                                    [](const JsonObject& root) { return root.objects("routes", read_route_guide); });
        if (!guides) continue;
        for (auto& guide : *guides) {
            const auto same = std::ranges::find_if(all, [&](const auto& other) {
                return other.route == guide.route && other.jurisdiction == guide.jurisdiction;
            });
            if (same == all.end())
                all.push_back(std::move(guide));
            else
                *same = std::move(guide);
        }
    }
    return all;
}

}  // namespace recoup::app::inline data
