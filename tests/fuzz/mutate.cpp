#include "fuzz/mutate.h"

#include <filesystem>

#include "media/pictures.h"
#include "support/source_dir.h"

namespace recoup::media::test {

std::vector<std::string> files_in(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(recoup::test::source_path(folder)))
        names.push_back(folder + "/" + entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

Bytes Mutator::next() {
    Bytes file = corpus_[below(corpus_.size())];
    for (auto changes = 1 + below(8); changes > 0; --changes) change(file);
    if (starts_with(file, "\x89PNG") && below(8) != 0) repair_png(file);
    return file;
}

// Numbers at which lengths and sizes tend to go wrong, in both byte orders.
Bytes Mutator::odd_number() {
    constexpr std::uint32_t kOdd[] = {0,     1,     2,          3,          7,          8,         15,    16,
                                      127,   128,   255,        256,        257,        1023,      32767, 32768,
                                      65535, 65536, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};
    const auto value = kOdd[below(std::size(kOdd))];
    const std::size_t width = std::size_t{1} << below(3);
    const bool big = below(2) == 0;
    Bytes out(width);
    for (std::size_t i = 0; i < width; ++i) out[big ? width - 1 - i : i] = std::byte(value >> 8 * i & 255);
    return out;
}

void Mutator::overwrite(Bytes& file, std::size_t at, ByteView with) {
    for (std::size_t i = 0; i < with.size() && at + i < file.size(); ++i) file[at + i] = with[i];
}

void Mutator::change(Bytes& file) {
    if (file.empty()) return;
    const auto at = below(file.size());
    const auto place = file.begin() + static_cast<std::ptrdiff_t>(at);
    const auto length = 1 + below(std::min<std::size_t>(file.size() - at, 64));
    const auto end = place + static_cast<std::ptrdiff_t>(length);
    switch (below(8)) {
        case 0:
            file[at] ^= std::byte(1u << below(8));
            break;
        case 1:
            file[at] = std::byte(below(256));
            break;
        case 2:
        case 3:
            overwrite(file, at, odd_number());
            break;
        case 4:
            file.erase(place, end);
            break;
        case 5: {
            const Bytes copy(place, end);
            file.insert(place, copy.begin(), copy.end());
            break;
        }
        case 6: {
            const auto& other = corpus_[below(corpus_.size())];
            overwrite(file, at, part(other, below(other.size()), length));
            break;
        }
        default:
            if (below(4) == 0) file.resize(at);
    }
}

}  // namespace recoup::media::test
