// Message templates: text with {placeholders} and [[optional parts]], which go whole when one of their placeholders
// cannot be filled. Pure values, any thread; knows no case and no file. No result ever holds a brace.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/words.h"

namespace recoup::core::inline law {

// What a template can ask for. Tokens are the names between the braces.
enum class Placeholder : std::uint8_t {
    title,
    platform,
    order_no,
    paid,
    asked,    // in all
    claimed,  // of it still to come
    offered,
    difference,
    received,
    payment_method,
    paid_at,
    occurred_at,
    received_at,
    refunded_at,
    billed_until,  // the bill goes that has no refund
    today,
    note,
    facts,
    evidence,
    evidence_letters,
    evidence_count,
    other_side,
    ticket,
    first_contact_at,
    last_contact_at,
    contact_count,
    times,  // the same in words: "once"
    days,
    replied_at,  // the day of that answer
    last_reply,
    last_account,  // of the answer whose words nobody wrote down
    promise,
    promised_by,
    clause_title,
    clause,
    clause_text,
    basis,
    law,  // the same with what it says, a line each
    reply_by,
    // What no case keeps: left to be filled in by hand, between square brackets.
    my_name,
    my_phone,
    my_address,
    other_name,
    other_address,
    place,
    city,
    child,
    courier,
    consignment
};
std::span<const Word> words_of(WordsOf<Placeholder>);

inline bool is_blank(Placeholder name) {
    return name >= Placeholder::my_name;
}
// "[您的姓名]", of a blank.
std::string_view blank_text(Lang lang, Placeholder name);

struct Template {
    struct Piece {
        std::string text;  // of the template itself; empty for a placeholder
        std::optional<Placeholder> hole;
        int part = 0;  // 0: always there; else the number of its optional part
    };
    std::vector<Piece> pieces;
    int parts = 0;
};

// Refuses an unknown placeholder, a lone brace and brackets that do not pair; the error, of kind work, names the line,
// counted from 1.
Result<Template> parse_template(std::string_view text);
// `second` behind `first`.
Template join(Template first, Template second);

using Values = std::map<Placeholder, std::string>;  // none for what cannot be filled

// Controls go, braces become parentheses, ends are trimmed.
std::string clean_value(std::string_view text);

struct Filled {
    struct Run {
        std::string text;  // empty for a missing one
        std::optional<Placeholder> hole;
        bool missing = false;
        bool blank = false;  // left to be filled in by hand
    };
    std::vector<Run> runs;
    std::vector<Placeholder> missing, blanks;  // each once, in the order of the text

    bool whole() const { return missing.empty(); }
    // The finished text; a missing placeholder is left out.
    std::string text() const;
};

// The sentence of a dropped placeholder goes with it. `most` code points, 0 for any number: optional parts stay in the
// order of the text as long as there is room, those with the account of what happened last and by whole sentences; then
// the longest value is cut.
Filled fill(const Template& from, const Values& values, const std::set<Placeholder>& dropped = {},
            std::size_t most = 0);

// "退款金额（claimed）" and its like, joined for a sentence.
std::string name_placeholders(Lang lang, const std::vector<Placeholder>& names);

// Code points.
std::size_t count_characters(std::string_view text);

// A, B, … Z, AA, AB: how pieces of evidence are named, from 0.
std::string letter_name(std::size_t index);

}  // namespace recoup::core::inline law
