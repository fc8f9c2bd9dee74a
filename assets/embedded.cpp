#include "assets/embedded.h"

#include <brotli/decode.h>

#include <algorithm>

#include "assets/embedded_table.h"

namespace recoup::assets {
namespace {

constexpr std::size_t kLicenceBytes = 256 * 1024;  // room for what tools/gen_licences.py packs, which sees to it

}  // namespace

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

std::string licences() {
    const auto packed = file("licences.txt.br");
    std::string text(kLicenceBytes, '\0');
    std::size_t size = text.size();
    const auto* from = reinterpret_cast<const std::uint8_t*>(packed.data());
    auto* to = reinterpret_cast<std::uint8_t*>(text.data());
    if (BrotliDecoderDecompress(packed.size(), from, &size, to) != BROTLI_DECODER_RESULT_SUCCESS) return {};
    text.resize(size);
    return text;
}

Networks networks() {
    return {file("networks/finder"), file("networks/recogniser"), file("networks/characters")};
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
Bytes noto_sc_bold() {
    return file("fonts/noto-sc-bold.otf");
}
Bytes icons() {
    return file("fonts/icons.ttf");
}

std::vector<Bytes> rare_chinese() {
    return {file("fonts/noto-traditional.font"), file("fonts/noto-han-1.font"), file("fonts/noto-han-2.font"),
            file("fonts/noto-extension-a.font"), file("fonts/noto-signs.font"), file("fonts/noto-hangul.font"),
            file("fonts/noto-beyond.font"),      file("fonts/hanazono-1.font"), file("fonts/hanazono-2.font")};
}
std::vector<Bytes> other_scripts() {
    return {file("fonts/dejavu.font"), file("fonts/symbola.font"), file("fonts/unifont.font"),
            file("fonts/unifont-upper.font")};
}

}  // namespace recoup::assets
