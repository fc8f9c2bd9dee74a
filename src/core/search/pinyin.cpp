#include "core/search/pinyin.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::core::inline search {
namespace {

constexpr std::size_t kLettersAndDigits = 36;

std::size_t sound_count() {
    return std::size_t{reading_set_count()} + kLettersAndDigits;
}

std::uint16_t sound_of_ascii(char c) {
    const auto number = is_digit(c) ? c - '0' + 26 : c - 'a';
    return static_cast<std::uint16_t>(reading_set_count() + number);
}

// Letters of the beginning that stands for a syllable: zh, ch, sh, or one letter.
std::size_t long_initial(std::string_view syllable) {
    return syllable.size() > 1 && syllable[1] == 'h' ? 2 : 1;
}

}  // namespace

std::uint16_t sound_of(char32_t folded) {
    if (folded >= 0x80) return readings_of(folded);
    const auto c = static_cast<char>(folded);
    return (c >= 'a' && c <= 'z') || is_digit(c) ? sound_of_ascii(c) : std::uint16_t{0};
}

Sounds sounds_of(std::string_view folded) {
    Sounds sounds;
    while (!folded.empty()) sounds += static_cast<char16_t>(sound_of(take_code_point(folded)));
    return sounds;
}

std::optional<PinyinWord> PinyinWord::parse(std::string_view folded) {
    std::string letters;
    for (const char c : folded) {
        if (c == '\'') continue;
        if (c < 'a' || c > 'z') return std::nullopt;
        letters += c;
    }
    if (letters.size() < kLeast || letters.size() > kMost) return std::nullopt;
    return PinyinWord(std::move(letters));
}

PinyinWord::PinyinWord(std::string letters)
    : letters_(std::move(letters)), starts_(sound_count()), steps_of_(sound_count()), steps_(1) {
    std::vector<Steps> of_syllable(syllable_count());
    for (std::uint16_t i = 0; i < syllable_count(); ++i) add_syllable(syllable(i), of_syllable[i]);
    for (ReadingSet set = 0; set < reading_set_count(); ++set) {
        Steps steps{};
        for (const auto number : syllables_of(set))
            for (std::size_t taken = 1; taken < steps.size(); ++taken) steps[taken] |= of_syllable[number][taken];
        set_steps(set, steps);
    }
    for (std::size_t at = 0; at < letters_.size(); ++at) {
        const auto sound = sound_of_ascii(letters_[at]);
        Steps steps{};
        if (steps_of_[sound] != 0) steps = steps_[steps_of_[sound]];
        steps[1] |= std::uint64_t{1} << at;
        set_steps(sound, steps);
    }
}

void PinyinWord::add_syllable(std::string_view syllable, Steps& steps) const {
    for (std::size_t at = 0; at < letters_.size(); ++at) {
        const auto rest = std::string_view(letters_).substr(at);
        const auto bit = std::uint64_t{1} << at;
        const bool alone = at == 0;
        if (rest.starts_with(syllable)) steps[syllable.size()] |= bit;
        for (std::size_t taken = 1; taken <= long_initial(syllable); ++taken)
            if (rest.starts_with(syllable.substr(0, taken)) && !(alone && rest.size() == taken)) steps[taken] |= bit;
        if (!alone && rest.size() < syllable.size() && syllable.starts_with(rest)) steps[rest.size()] |= bit;
    }
}

void PinyinWord::set_steps(std::uint16_t sound, const Steps& steps) {
    const auto all = steps[1] | steps[2] | steps[3] | steps[4] | steps[5] | steps[6];
    if (all == 0) return;
    if (steps_of_[sound] == 0) {
        steps_of_[sound] = static_cast<std::uint16_t>(steps_.size());
        steps_.emplace_back();
    }
    steps_[steps_of_[sound]] = steps;
    starts_[sound] = all & 1;
}

// The ways to split it are followed side by side: a bit for each place in the word that was come to.
std::optional<std::size_t> PinyinWord::end_from(std::u16string_view sounds, std::size_t begin) const {
    std::uint64_t reached = 1;
    for (auto i = begin; i < sounds.size() && reached != 0; ++i) {
        const auto& steps = steps_[steps_of_[sounds[i]]];
        std::uint64_t next = 0;
        bool ends = false;
        for (std::size_t taken = 1; taken < steps.size(); ++taken) {
            const auto from = reached & steps[taken];
            ends = ends || (taken <= letters_.size() && (from >> (letters_.size() - taken) & 1) != 0);
            next |= from << taken;
        }
        if (ends) return i + 1;
        reached = next;
    }
    return std::nullopt;
}

std::optional<PinyinWord::Span> PinyinWord::find(std::u16string_view sounds, std::size_t from) const {
    const auto starts = [&](std::size_t at) { return starts_[sounds[at]]; };
    for (auto at = from; at < sounds.size(); ++at) {
        while (at + 4 < sounds.size() && (starts(at) | starts(at + 1) | starts(at + 2) | starts(at + 3)) == 0) at += 4;
        if (starts(at) == 0) continue;
        if (const auto end = end_from(sounds, at)) return Span{at, *end};
    }
    return std::nullopt;
}

}  // namespace recoup::core::inline search
