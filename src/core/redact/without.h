// The text of a picture without what its boxes cover: for every output that has words, as the boxes are for the one
// that has pixels. Where a letter stands in its line is estimated; in doubt it goes, and of a number the whole. Pure,
// any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/reading/lines.h"
#include "core/redact/covers.h"

namespace recoup::core::inline redact {

// Lines that are covered wholly are gone; in the others kMasked stands where something was.
PictureText without_covered(const PictureText& picture, std::span<const CoverBox> boxes);

// What went, each run as it was read, the longest first; and a text without any of them. For words that a person copied
// out of a picture into a note or a contact.
std::vector<std::string> covered_words(const PictureText& picture, std::span<const CoverBox> boxes);
std::string without_words(std::string_view text, std::span<const std::string> words);
// The same of every text of a case; what it refers to by, as digests and tokens, stays.
CaseRecord without_words(CaseRecord record, std::span<const std::string> words);

// Where the bytes [begin, end) of a line stand in it, in pixels from its left edge; estimated.
struct Extent {
    double left = 0, right = 0;
};
Extent extent_of(const TextLine& line, std::size_t begin, std::size_t end);

}  // namespace recoup::core::inline redact
