// Texts as they are compared when something is searched: what people do not tell apart is the same. Pure functions,
// any thread.
//
// Width (ＡＢＣ１２３（）), case (Unicode's full case folding), composed and decomposed, accents (café is cafe), every
// blank a space and every dash a hyphen, one between an ideograph and a Latin letter or digit nothing (70 元 is 70元),
// invisible characters nothing, simplified and traditional Chinese, and the
// commas that group thousands nothing (1,328 is 1328). By utf8proc: compatibility decomposition without marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recoup::core::inline search {

// Bytes that are not UTF-8 become U+FFFD.
std::string fold(std::string_view text);

// With the way back.
struct FoldedText {
    std::string text;
    // For each byte of `text` where the character it comes from begins in the original; the original's size behind
    // the last.
    std::vector<std::uint32_t> origins;
};
FoldedText fold_with_origins(std::string_view text);

// The words of what is typed, folded, apart at every blank.
std::vector<std::string> folded_words(std::string_view typed);

}  // namespace recoup::core::inline search
