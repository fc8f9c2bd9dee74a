// The directory of official channels: where a complaint can be taken, as assets/channels tells. Pure values, any
// thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/law/rule.h"

namespace recoup::core::inline law {

struct OfficialChannel {
    std::string id, jurisdiction;
    Bilingual name, body;         // "12378 银行保险消费者投诉热线"; whose it is
    Bilingual scope, before;      // what it takes; what must have been tried first, empty: nothing
    std::vector<Bilingual> asks;  // for what it asks
    std::string phone, address;   // may be empty; the address begins with https://
    std::vector<Route> routes;    // of a case, that lead there
    Standing standing = Standing::c2;
    Bilingual source_title;
    std::string source_url;
    Day verified_on{};
};

}  // namespace recoup::core::inline law
