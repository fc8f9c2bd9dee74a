// What in a text is nobody else's business: numbers of phones, cards and papers, addresses, names, plates, balances, in
// Chinese and English shapes. Found by shape and by the label before it, a check digit where there is one. Pure, any
// thread; the text is a stranger's. Nothing of a text is kept here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/words.h"
#include "core/reading/plain_text.h"

namespace recoup::core::inline redact {

enum class Personal : std::uint8_t { phone, id_card, bank_card, email, address, name, plate, balance };
std::span<const Word> words_of(WordsOf<Personal>);

// In signs of a PlainText.
struct PersonalSpan {
    std::size_t begin = 0, end = 0;
    Personal what{};
    bool checked = false;  // its check digit is right

    bool operator==(const PersonalSpan&) const = default;
};

// What the person wants seen: the numbers of the case itself, its orders and tickets. Compared without what joins
// groups.
class OwnNumbers {
  public:
    OwnNumbers() = default;
    explicit OwnNumbers(std::span<const std::string> numbers);
    // Of a number as plain signs, or a part of one.
    bool holds(std::u32string_view number) const;

  private:
    std::vector<std::u32string> keys_;
};

// In one text, from the left to the right without overlap.
std::vector<PersonalSpan> find_personal(const PlainText& text, const OwnNumbers& own);

// What a label at the end of a text says of the value that follows it elsewhere: to its right, below.
struct LabelAtEnd {
    bool personal = false;  // a label of `what`
    Personal what{};
    bool number = false;  // one of orders, parcels, tickets: what follows is no number of a card
    bool firm = false;    // of a phone that a firm is called by
};
LabelAtEnd label_at_end(const PlainText& text);
// The whole of a text as the value of such a label, where it looks like one.
std::vector<PersonalSpan> value_span(const PlainText& text, Personal what);
// Whether it may be the name of a person: two to four ideographs, and no word of a form.
bool looks_like_name(const PlainText& text, std::size_t begin, std::size_t end);

// A text with what is personal in it taken out, each run as kMasked. For what people typed: words of a contact, notes.
std::string masked(std::string_view text, const OwnNumbers& own = {});
inline constexpr std::string_view kMasked = "■■■";

}  // namespace recoup::core::inline redact
