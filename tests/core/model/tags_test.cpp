#include "core/model/tags.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("tags come apart as they were put together") {
    CHECK(join_tags({"急", " 大额 ", "急", ""}) == "急\n大额");
    CHECK(split_tags("急\n大额") == std::vector<std::string>{"急", "大额"});
    CHECK(split_tags("").empty());
    CHECK(split_tags("\n急\n\n") == std::vector<std::string>{"急"});
}
