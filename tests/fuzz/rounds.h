// How long the attacks of the suite go on, and which ones: short, unless RECOUP_FUZZ_MUTATIONS and RECOUP_FUZZ_SEED say
// otherwise, as tools/fuzz does.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace recoup::test {

inline std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
    const auto* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

inline std::uint64_t fuzz_rounds(std::uint64_t otherwise) {
    return number_from_environment("RECOUP_FUZZ_MUTATIONS", otherwise);
}
inline std::uint64_t fuzz_seed() {
    return number_from_environment("RECOUP_FUZZ_SEED", 20261121);
}

}  // namespace recoup::test
