#include "assets/embedded.h"

#include <algorithm>

#include "assets/embedded_table.h"

namespace recoup::assets {

std::span<const std::string_view> files() {
    return {kNames, kFileCount};
}

Bytes file(std::string_view name) {
    const auto all = files();
    const auto found = std::find(all.begin(), all.end(), name);
    if (found == all.end()) return {};
    const Embedded& data = kFiles[found - all.begin()];
    return {reinterpret_cast<const std::byte*>(data.bytes), static_cast<std::size_t>(*data.size)};
}

std::string_view text(std::string_view name) {
    const Bytes bytes = file(name);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes inter_regular() {
    return file("fonts/inter-regular.otf");
}
Bytes inter_semibold() {
    return file("fonts/inter-semibold.otf");
}
Bytes noto_sc_regular() {
    return file("fonts/noto-sc-regular.otf");
}

Bytes noto_sc_rare() {
    return file("fonts/noto-sc-rare.otf");
}
Bytes noto_sc_bold() {
    return file("fonts/noto-sc-bold.otf");
}
Bytes icons() {
    return file("fonts/icons.ttf");
}
Bytes dejavu() {
    return file("fonts/dejavu.ttf");
}
Bytes unifont() {
    return file("fonts/unifont.otf");
}

}  // namespace recoup::assets
