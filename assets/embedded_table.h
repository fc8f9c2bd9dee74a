// What the build knows of each embedded file. For embedded.cpp and the generated table only.
#pragma once

#include <cstddef>
#include <string_view>

namespace recoup::assets {

struct Embedded {
    const unsigned char* bytes;
    const unsigned long long* size;
    bool packed;  // as tools/pack_assets.py does
};

extern const std::size_t kFileCount;
extern const std::string_view kNames[];
extern const Embedded kFiles[];

}  // namespace recoup::assets
