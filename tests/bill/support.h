// Bills for tests: files that are made here, and those of tests/bill/files.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "assets/embedded.h"
#include "bill/read.h"
#include "support/source_dir.h"
#include "support/zones.h"

namespace recoup::bill::test {

inline Bytes bytes_of(std::string_view text) {
    const auto view = std::as_bytes(std::span(text));
    return {view.begin(), view.end()};
}

inline Bytes file_of(const std::string& name) {
    std::ifstream in(recoup::test::source_path("tests/bill/files/" + name), std::ios::binary);
    return bytes_of(std::string(std::istreambuf_iterator<char>(in), {}));
}

inline const Gb18030& gb18030() {
    static const Gb18030 table(assets::file("tables/gb18030"));
    return table;
}

inline core::Result<core::Bill> read(ByteView file, std::optional<std::string_view> password = {},
                                     const core::ColumnMap* map = nullptr) {
    static const recoup::test::FixedZones zones;
    Habit habit{.gb18030 = &gb18030(), .password = password};
    habit.sheet = {.map = map, .clock = {&zones, "Asia/Shanghai"}, .currency = "CNY"};
    return read_bill(file, habit);
}
inline core::Result<core::Bill> read(std::string_view text) {
    return read(bytes_of(text));
}

}  // namespace recoup::bill::test
