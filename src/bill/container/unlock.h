// An entry's bytes without its encryption. Any thread; inside bill/container only.
#pragma once

#include "bill/container/zip.h"

namespace recoup::bill::inline container {

// `packed` as the archive holds it, with what the encryption adds. The errors of Zip::read().
core::Result<Bytes> unlocked(const ZipEntry& entry, ByteView packed, std::string_view password);

// The one sentence for what does not fit together.
tl::unexpected<core::Error> damaged_archive();

}  // namespace recoup::bill::inline container
