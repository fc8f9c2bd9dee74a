// Pages of the guide that are no playbook: the start page, the warning. Pure values, any thread.
#pragma once

#include <string>
#include <vector>

#include "core/law/rule.h"

namespace recoup::core::inline law {

struct GuidePage {
    struct Table {
        std::vector<Bilingual> columns;
        std::vector<std::vector<Bilingual>> rows;  // as many cells as columns each
    };
    struct Section {
        Bilingual heading;
        std::vector<Bilingual> paragraphs, list;
        Table table = {};  // empty without
    };
    std::string id;
    std::int64_t order = 0;
    Bilingual title;
    std::vector<Section> sections;
};

}  // namespace recoup::core::inline law
