// Chinese found by its sound as it is typed: zhifubao, zfb, zhfb and zhifb are all 支付宝. Pure values, any thread.
//
// The rule. What is typed is split over characters that follow each other. Each takes its whole syllable, by any of
// its readings, or the beginning of it: one letter, or zh, ch, sh; the last may be cut off anywhere, since somebody is
// still typing it. Letters and digits between stand for themselves (iphonetk: iPhone 退款). A single character takes
// its whole syllable and no less, so a letter alone finds nothing. Only names are looked through, of platforms, of
// evidence and the like, not prose: in a few sentences two letters would stand somewhere for anything.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/han.h"

namespace recoup::core::inline search {

// How each character of a name may be typed: a set of readings, above them a letter or digit, 0 for all others.
using Sounds = std::u16string;
// Of a folded text, a sound for each of its characters.
Sounds sounds_of(std::string_view folded);
std::uint16_t sound_of(char32_t folded);

class PinyinWord {
  public:
    static constexpr std::size_t kLeast = 2, kMost = 64;  // letters

    // Nothing unless it is that many letters a to z; apostrophes may part them (xi'an).
    static std::optional<PinyinWord> parse(std::string_view folded);

    // A piece of a name, by characters.
    struct Span {
        std::size_t begin = 0, end = 0;
    };
    // The first that begins at `from` or later.
    std::optional<Span> find(std::u16string_view sounds, std::size_t from = 0) const;

  private:
    // By letters taken: the places in the word from which a character may take as many.
    using Steps = std::array<std::uint64_t, 7>;

    explicit PinyinWord(std::string letters);
    void add_syllable(std::string_view syllable, Steps& steps) const;
    void set_steps(std::uint16_t sound, const Steps& steps);
    std::optional<std::size_t> end_from(std::u16string_view sounds, std::size_t begin) const;

    std::string letters_;
    std::vector<std::uint8_t> starts_;     // by sound: whether it may begin the word
    std::vector<std::uint16_t> steps_of_;  // by sound, of steps_; 0: none
    std::vector<Steps> steps_;
};

}  // namespace recoup::core::inline search
