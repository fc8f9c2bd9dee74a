// The libFuzzer target of bills; tools/fuzz builds and runs it.
#include "assets/embedded.h"
#include "fuzz/bills.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace recoup;
    static const bill::Gb18030 table(assets::file("tables/gb18030"));
    bill::test::exercise_bill(std::as_bytes(std::span(data, size)), table);
    return 0;
}
