#include "core/payments/column_map.h"

#include <doctest/doctest.h>

namespace core = recoup::core;

TEST_CASE("headings of banks in both languages are told apart") {
    const std::vector<std::string> headings{"交易日期", "摘要", "借方金额", "贷方金额", "对方户名", "流水号"};
    const auto map = core::guess_columns(headings);
    CHECK(map[core::BillField::time] == "交易日期");
    CHECK(map[core::BillField::paid] == "借方金额");
    CHECK(map[core::BillField::received] == "贷方金额");
    CHECK(map[core::BillField::counterpart] == "对方户名");
    CHECK(map[core::BillField::number] == "流水号");
    CHECK(missing_fields(map).empty());
    CHECK(missing_fields(core::guess_columns(std::vector<std::string>{"Time", "Amount"})).empty());
}
