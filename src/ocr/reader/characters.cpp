#include "ocr/reader/characters.h"

#include <algorithm>
#include <string_view>

namespace recoup::ocr::inline reader {
namespace {

constexpr std::size_t kMostCharacters = 100'000;
constexpr int kLeastTraditional = 3;  // characters of a picture that is written so
constexpr int kTimesSimplified = 2;   // as many of them as simplified ones, and more

// How long a character is by its first byte (RFC 3629); 0 for a byte that begins none.
std::size_t length_from(unsigned char first) {
    if (first < 0x20 || (first >= 0x7f && first < 0xc2) || first > 0xf4) return 0;
    return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

bool is_character(std::string_view text) {
    if (text.empty() || length_from(static_cast<unsigned char>(text[0])) != text.size()) return false;
    return std::ranges::all_of(text.substr(1),
                               [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; });
}

// Calls each(character) for every one of a text that was put together from characters.
template <class Each>
void each_character(std::string_view text, const Each& each) {
    while (!text.empty()) {
        const auto length = std::max<std::size_t>(1, length_from(static_cast<unsigned char>(text[0])));
        each(std::string(text.substr(0, length)));
        text.remove_prefix(std::min(length, text.size()));
    }
}

std::string without_outer_blanks(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::optional<Characters> Characters::read(std::span<const std::byte> file) {
    Characters characters;
    characters.texts_.emplace_back();
    std::string_view rest(reinterpret_cast<const char*>(file.data()), file.size());
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (characters.texts_.size() == kMostCharacters || !characters.add(line)) return {};
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (characters.texts_.size() == 1) return {};
    characters.texts_.emplace_back(" ");
    return characters;
}

bool Characters::add(std::string_view line) {
    const auto tab = line.find('\t');
    const auto character = line.substr(0, tab);
    if (!is_character(character)) return false;
    texts_.emplace_back(character);
    if (tab == std::string_view::npos) return true;
    const auto traditional = line.substr(tab + 1);
    if (!is_character(traditional)) return false;
    traditional_.emplace(character, traditional);
    return true;
}

void Characters::give_back_traditional(std::vector<Line>& lines) const {
    int traditional = 0, simplified = 0;
    for (const auto& line : lines)
        each_character(line.text, [&](const std::string& character) {
            const auto found = traditional_.find(character);
            if (found != traditional_.end()) ++(found->second == character ? traditional : simplified);
        });
    if (traditional < kLeastTraditional || traditional <= kTimesSimplified * simplified) return;
    for (auto& line : lines) {
        std::string text;
        each_character(line.text, [&](const std::string& character) {
            const auto found = traditional_.find(character);
            text += found == traditional_.end() ? character : found->second;
        });
        line.text = std::move(text);
    }
}

Reading Characters::decode(const Tensor& logits, const Kernels& kernels) const {
    std::string text;
    double sum = 0;
    int count = 0;
    std::size_t before = 0;
    std::vector<float> powers(classes());
    for (std::size_t place = 0; place < logits.count() / classes(); ++place) {
        const float* here = logits.data() + place * classes();
        const auto best = static_cast<std::size_t>(std::max_element(here, here + classes()) - here);
        if (best != 0 && best != before) {
            text += texts_[best];
            sum += 1 / static_cast<double>(kernels.exponentials(here, here[best], classes(), powers.data()));
            ++count;
        }
        before = best;
    }
    return {without_outer_blanks(text), count ? sum / count : 0};
}

}  // namespace recoup::ocr::inline reader
