#include "app/library.h"

#include "app/read_rules.h"

namespace recoup::app {

const core::Rulebook& Library::rules() const {
    return rules_.get([&](auto& problems) { return read_rulebook(own_, problems); });
}

std::vector<core::Error> Library::problems() const {
    rules();
    return rules_.problems();
}

}  // namespace recoup::app
