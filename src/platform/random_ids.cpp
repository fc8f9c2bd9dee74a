#include "platform/random_ids.h"

#include <sodium.h>

#include <cstdlib>

namespace recoup::platform {

RandomIds::RandomIds() {
    // Without a source of randomness two things could get one identity: better no program at all.
    if (sodium_init() < 0) std::abort();
}

core::Uuid RandomIds::next() {
    core::Uuid id;
    randombytes_buf(id.bytes.data(), id.bytes.size());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0fU) | 0x40U);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3fU) | 0x80U);
    return id;
}

}  // namespace recoup::platform
