#include "platform/random_ids.h"

#include <sodium/randombytes.h>

namespace recoup::platform {

RandomIds::RandomIds() {
    // Ends the program where the system has no chance to give: two things could get one identity. All that is asked for
    // of sodium_init, which would bring every cipher along.
    randombytes_stir();
}

core::Uuid RandomIds::next() {
    core::Uuid id;
    randombytes_buf(id.bytes.data(), id.bytes.size());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0fU) | 0x40U);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3fU) | 0x80U);
    return id;
}

}  // namespace recoup::platform
