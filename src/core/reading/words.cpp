#include "core/reading/words.h"

#include <array>

#include "core/reading/plain_text.h"

namespace recoup::core::inline reading {
namespace {

// Tokens of the command line's JSON; nobody reads them in a window.
constexpr std::array<Word, 9> kFields{{{"none", {}},
                                       {"amount", {}},
                                       {"order", {}},
                                       {"transaction", {}},
                                       {"ticket", {}},
                                       {"time", {}},
                                       {"platform", {}},
                                       {"status", {}},
                                       {"tail", {}}}};
constexpr std::array<Word, 11> kRoles{{{"none", {}},
                                       {"paid", {}},
                                       {"refundable", {}},
                                       {"offered", {}},
                                       {"fee", {}},
                                       {"balance", {}},
                                       {"price", {}},
                                       {"ordered", {}},
                                       {"said", {}},
                                       {"promised", {}},
                                       {"other", {}}}};

}  // namespace

std::span<const Word> words_of(WordsOf<FactField>) {
    return kFields;
}

std::span<const Word> words_of(WordsOf<FactRole>) {
    return kRoles;
}

std::u32string plain_word(std::string_view text) {
    std::u32string plain;
    while (!text.empty())
        if (const auto c = plain_sign(take_code_point(text)); c != U' ') plain += c;
    return plain;
}

}  // namespace recoup::core::inline reading
