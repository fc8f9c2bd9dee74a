#include "assets/embedded.h"

#include <brotli/decode.h>

#include <algorithm>
#include <mutex>

#include "assets/embedded_table.h"

namespace recoup::assets {
namespace {

constexpr std::size_t kLicenceBytes = 256 * 1024;  // room for what tools/gen_licences.py packs, which sees to it

constexpr std::size_t kSizeBytes = 4;  // ahead of what is packed

bool unpack(Bytes packed, std::span<std::byte> into) {
    std::size_t size = into.size();
    const auto* from = reinterpret_cast<const std::uint8_t*>(packed.data());
    auto* to = reinterpret_cast<std::uint8_t*>(into.data());
    return BrotliDecoderDecompress(packed.size(), from, &size, to) == BROTLI_DECODER_RESULT_SUCCESS &&
           size == into.size();
}

std::vector<std::byte> whole(Bytes packed) {
    std::size_t size = 0;
    for (std::size_t i = kSizeBytes; i-- > 0;) size = size << 8U | std::to_integer<std::size_t>(packed[i]);
    std::vector<std::byte> bytes(size);
    if (!unpack(packed.subspan(kSizeBytes), bytes)) bytes.clear();
    return bytes;
}

// What was asked for, unpacked once, as long as the program lives.
Bytes unpacked(std::size_t index, Bytes packed) {
    struct Kept {
        std::once_flag once;
        std::vector<std::byte> bytes;
    };
    static std::vector<Kept> all(kFileCount);
    auto& kept = all[index];
    std::call_once(kept.once, [&] { kept.bytes = whole(packed); });
    return kept.bytes;
}

}  // namespace

std::span<const std::string_view> files() {
    return {kNames, kFileCount};
}

Bytes file(std::string_view name) {
    const auto all = files();
    const auto found = std::find(all.begin(), all.end(), name);
    if (found == all.end()) return {};
    const auto index = static_cast<std::size_t>(found - all.begin());
    const Embedded& data = kFiles[index];
    const Bytes bytes{reinterpret_cast<const std::byte*>(data.bytes), static_cast<std::size_t>(*data.size)};
    return data.packed ? unpacked(index, bytes) : bytes;
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

bool has_networks() {
    return std::ranges::find(files(), "networks/finder") != files().end();
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
