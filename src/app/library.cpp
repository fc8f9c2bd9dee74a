#include "app/library.h"

#include "app/read_routes.h"
#include "app/read_rules.h"

namespace recoup::app {

const core::Rulebook& Library::rules() const {
    return rules_.get([&](auto& problems) { return read_rulebook(own_, problems); });
}

const std::vector<core::RouteGuide>& Library::routes() const {
    return routes_.get([&](auto& problems) { return read_route_guides(own_, problems); });
}

std::vector<core::Error> Library::problems() const {
    rules();
    routes();
    auto all = rules_.problems();
    all.insert(all.end(), routes_.problems().begin(), routes_.problems().end());
    return all;
}

}  // namespace recoup::app
