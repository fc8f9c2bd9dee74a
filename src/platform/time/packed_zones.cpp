#include "platform/time/packed_zones.h"

#include <brotli/decode.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "assets/embedded.h"

namespace recoup::platform::inline time {
namespace {

constexpr std::size_t kRoom = std::size_t{1} << 20;  // for what tools/pack_zones.py packs, which sees to it

std::size_t take_number(std::string_view& line) {
    std::size_t number = 0;
    const auto end = std::from_chars(line.data(), line.data() + line.size(), number).ptr;
    line.remove_prefix(std::min(line.size(), static_cast<std::size_t>(end - line.data()) + 1));
    return number;
}

class PackedZones {
  public:
    PackedZones() : bytes_(kRoom) {
        const auto packed = assets::file("zones.br");
        std::size_t size = bytes_.size();
        if (BrotliDecoderDecompress(packed.size(), reinterpret_cast<const std::uint8_t*>(packed.data()), &size,
                                    bytes_.data()) != BROTLI_DECODER_RESULT_SUCCESS)
            size = 0;
        bytes_.resize(size);
        bytes_.shrink_to_fit();
        read_index();
    }

    std::span<const std::uint8_t> find(std::string_view name) const {
        const auto found = zones_.find(name);
        return found != zones_.end() ? found->second : std::span<const std::uint8_t>();
    }

  private:
    // A line for each zone, "offset size name", and an empty one; the offsets count from there.
    void read_index() {
        const std::string_view text(reinterpret_cast<const char*>(bytes_.data()), bytes_.size());
        const auto index = text.substr(0, text.find("\n\n") + 1);
        const auto files = std::span<const std::uint8_t>(bytes_).subspan(std::min(index.size() + 1, bytes_.size()));
        for (auto rest = index; !rest.empty();) {
            auto line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(line.size() + 1);
            const auto offset = take_number(line);
            const auto size = take_number(line);
            if (offset <= files.size() && size <= files.size() - offset) zones_[line] = files.subspan(offset, size);
        }
    }

    std::vector<std::uint8_t> bytes_;
    std::map<std::string_view, std::span<const std::uint8_t>> zones_;
};

}  // namespace

std::span<const std::uint8_t> packed_zone(std::string_view name) {
    static const PackedZones zones;
    return zones.find(name);
}

}  // namespace recoup::platform::inline time
