// The libFuzzer target; tools/fuzz builds and runs it.
#include "fuzz/exercise.h"
#include "media/pictures.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace recoup::media;
    const auto bytes = std::as_bytes(std::span(data, size));
    test::exercise(bytes);
    if (!starts_with(bytes, "\x89PNG")) return 0;
    Bytes repaired(bytes.begin(), bytes.end());
    test::repair_png(repaired);
    test::exercise(repaired);
    return 0;
}
