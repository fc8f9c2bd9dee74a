// The shapes by which personal text is known, one function each: where it ends that begins at `i`, or nothing. Pure,
// any thread; inside core/redact only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/redact/personal.h"

namespace recoup::core::inline redact {

// A run of digits from `i` on, joined by single blanks or hyphens where groups of them are apart.
struct DigitRun {
    std::size_t end = 0;
    std::u32string digits;  // an x at the end of a paper's number is one
    std::size_t groups = 1;
};
// Exactly so many digits that end where no digit or letter follows; nothing where there are others.
std::optional<DigitRun> digits_at(const PlainText& text, std::size_t i, std::size_t count);

bool passes_luhn(std::u32string_view digits);
// 18 signs: a date that may be, and the check digit of GB 11643.
bool passes_id_check(std::u32string_view digits);

std::optional<PersonalSpan> phone_at(const PlainText& text, std::size_t i);
std::optional<PersonalSpan> id_card_at(const PlainText& text, std::size_t i);
// `named`: a card or an account stands in the text before it, so that no check digit is needed.
std::optional<PersonalSpan> bank_card_at(const PlainText& text, std::size_t i, bool named);
std::optional<PersonalSpan> email_at(const PlainText& text, std::size_t i);
// Where an address ends that firms are written to, "help@…"; `i` where none begins there.
std::size_t behind_firms_email(const PlainText& text, std::size_t i);
std::optional<PersonalSpan> plate_at(const PlainText& text, std::size_t i);
std::optional<PersonalSpan> amount_at(const PlainText& text, std::size_t i);

// In [begin, end), a stretch without punctuation.
std::optional<PersonalSpan> chinese_address(const PlainText& text, std::size_t begin, std::size_t end);
std::optional<PersonalSpan> english_address(const PlainText& text, std::size_t begin, std::size_t end);

}  // namespace recoup::core::inline redact
