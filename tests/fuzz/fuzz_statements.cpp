// The libFuzzer target for what files say of themselves.
#include "fuzz/statements.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    recoup::media::test::exercise_statements(std::as_bytes(std::span(data, size)));
    return 0;
}
