#include "core/law/template.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::core::inline law {
namespace {

constexpr Word kPlaceholders[] = {
    {"title", "placeholder_title"_tr},
    {"platform", "field_platform"_tr},
    {"order_no", "field_order_no"_tr},
    {"paid", "amount_paid"_tr},
    {"asked", "placeholder_asked"_tr},
    {"claimed", "amount_claimed"_tr},
    {"offered", "amount_offered"_tr},
    {"difference", "placeholder_difference"_tr},
    {"received", "placeholder_received"_tr},
    {"payment_method", "field_payment_method"_tr},
    {"paid_at", "placeholder_paid_at"_tr},
    {"occurred_at", "placeholder_occurred_at"_tr},
    {"received_at", "placeholder_received_at"_tr},
    {"refunded_at", "placeholder_refunded_at"_tr},
    {"billed_until", "placeholder_billed_until"_tr},
    {"today", "placeholder_today"_tr},
    {"note", "field_note"_tr},
    {"facts", "placeholder_facts"_tr},
    {"evidence", "placeholder_evidence"_tr},
    {"evidence_letters", "placeholder_evidence_letters"_tr},
    {"evidence_count", "placeholder_evidence_count"_tr},
    {"other_side", "placeholder_other_side"_tr},
    {"ticket", "placeholder_ticket"_tr},
    {"first_contact_at", "placeholder_first_contact_at"_tr},
    {"last_contact_at", "placeholder_last_contact_at"_tr},
    {"contact_count", "placeholder_contact_count"_tr},
    {"times", "placeholder_times"_tr},
    {"days", "placeholder_days"_tr},
    {"replied_at", "placeholder_replied_at"_tr},
    {"last_reply", "placeholder_last_reply"_tr},
    {"last_account", "placeholder_last_account"_tr},
    {"promise", "placeholder_promise"_tr},
    {"promised_by", "placeholder_promised_by"_tr},
    {"clause_title", "placeholder_clause_title"_tr},
    {"clause", "placeholder_clause"_tr},
    {"clause_text", "placeholder_clause_text"_tr},
    {"basis", "placeholder_basis"_tr},
    {"law", "placeholder_law"_tr},
    {"reply_by", "placeholder_reply_by"_tr},
    {"my_name", "placeholder_my_name"_tr},
    {"my_phone", "placeholder_my_phone"_tr},
    {"my_address", "placeholder_my_address"_tr},
    {"other_name", "placeholder_other_name"_tr},
    {"other_address", "placeholder_other_address"_tr},
    {"place", "placeholder_place"_tr},
    {"city", "placeholder_city"_tr},
    {"child", "placeholder_child"_tr},
    {"courier", "placeholder_courier"_tr},
    {"consignment", "placeholder_consignment"_tr},
};

constexpr Tr kBlanks[] = {
    "blank_my_name"_tr, "blank_my_phone"_tr, "blank_my_address"_tr, "blank_other_name"_tr, "blank_other_address"_tr,
    "blank_place"_tr,   "blank_city"_tr,     "blank_child"_tr,      "blank_courier"_tr,    "blank_consignment"_tr,
};

// Goes through the text once; knows the line it is at.
class Parser {
  public:
    explicit Parser(std::string_view text) : rest_(text) {}

    Result<Template> parse() {
        while (!rest_.empty())
            if (auto step = one(); !step) return tl::unexpected(step.error());
        if (part_ != 0) return wrong("error_template_open"_tr, opened_at_);
        return std::move(result_);
    }

  private:
    static tl::unexpected<Error> wrong(Tr message, int line, std::string_view what = {}) {
        return fail(ErrorKind::work, message, {std::to_string(line), std::string(what)});
    }

    Result<void> one() {
        if (rest_.starts_with("[[")) return open();
        if (rest_.starts_with("]]")) return close();
        if (rest_.front() == '{') return placeholder();
        if (rest_.front() == '}') return wrong("error_template_brace"_tr, line_);
        if (rest_.front() == '\n') ++line_;
        auto& pieces = result_.pieces;
        if (pieces.empty() || pieces.back().hole || pieces.back().part != part_) pieces.push_back({{}, {}, part_});
        pieces.back().text += rest_.front();
        rest_.remove_prefix(1);
        return {};
    }

    Result<void> open() {
        if (part_ != 0) return wrong("error_template_nested"_tr, line_);
        part_ = ++result_.parts;
        opened_at_ = line_;
        rest_.remove_prefix(2);
        return {};
    }

    Result<void> close() {
        if (part_ == 0) return wrong("error_template_close"_tr, line_);
        part_ = 0;
        rest_.remove_prefix(2);
        return {};
    }

    Result<void> placeholder() {
        const auto end = rest_.find_first_of("}{\n", 1);
        if (end == std::string_view::npos || rest_[end] != '}') return wrong("error_template_brace"_tr, line_);
        const auto name = rest_.substr(1, end - 1);
        const auto hole = parse_word<Placeholder>(name);
        if (!hole) return wrong("error_template_placeholder"_tr, line_, name);
        result_.pieces.push_back({{}, hole, part_});
        rest_.remove_prefix(end + 1);
        return {};
    }

    std::string_view rest_;
    Template result_;
    int part_ = 0;
    int line_ = 1;
    int opened_at_ = 1;
};

constexpr std::string_view kSentenceEnds[] = {"。", "！", "？", ". ", "! ", "? "};

// Where the first sentence of `text` ends, behind its mark; a line end is a piece of its own.
std::size_t sentence_length(std::string_view text) {
    if (text.front() == '\n') return 1;
    std::size_t length = std::min(text.find('\n'), text.size());
    for (const auto mark : kSentenceEnds)
        if (const auto at = text.find(mark); at < length) length = at + mark.size();
    return length;
}

bool ends_sentence(const Filled::Run& run) {
    if (run.hole) return false;
    return run.text == "\n" || std::any_of(std::begin(kSentenceEnds), std::end(kSentenceEnds),
                                           [&](std::string_view mark) { return run.text.ends_with(mark); });
}

bool ends_line(const Filled::Run& run) {
    return !run.hole && run.text == "\n";
}

std::vector<Filled::Run> by_sentence(const std::vector<Filled::Run>& runs) {
    std::vector<Filled::Run> out;
    for (const auto& run : runs) {
        if (run.hole) {
            out.push_back(run);
            continue;
        }
        for (std::string_view rest = run.text; !rest.empty();) {
            const auto length = sentence_length(rest);
            out.push_back({.text = std::string(rest.substr(0, length)), .hole = {}});
            rest.remove_prefix(length);
        }
    }
    return out;
}

void drop_sentences(std::vector<Filled::Run>& runs, const std::set<Placeholder>& dropped) {
    runs = by_sentence(runs);
    const auto is_dropped = [&](const Filled::Run& run) { return run.missing && dropped.contains(*run.hole); };
    for (auto at = std::find_if(runs.begin(), runs.end(), is_dropped); at != runs.end();
         at = std::find_if(runs.begin(), runs.end(), is_dropped)) {
        auto begin = at;
        while (begin != runs.begin() && !ends_sentence(*std::prev(begin))) --begin;
        auto end = at;
        while (end != runs.end() && !ends_sentence(*end)) ++end;
        if (end != runs.end() && !ends_line(*end)) ++end;
        const bool line_start = begin == runs.begin() || ends_line(*std::prev(begin));
        if (line_start && end != runs.end() && ends_line(*end)) ++end;
        runs.erase(begin, end);
    }
}

std::string value_of(const Values& values, Placeholder hole) {
    const auto value = values.find(hole);
    return value == values.end() ? std::string() : clean_value(value->second);
}

// With the optional parts `left_out` away.
std::vector<Filled::Run> fill_runs(const Template& from, const Values& values, const std::set<int>& left_out) {
    std::vector<Filled::Run> runs;
    for (const auto& piece : from.pieces) {
        if (left_out.contains(piece.part)) continue;
        if (!piece.hole) {
            runs.push_back({.text = piece.text, .hole = {}});
            continue;
        }
        auto value = value_of(values, *piece.hole);
        const bool missing = value.empty();
        runs.push_back({.text = std::move(value), .hole = piece.hole, .missing = missing});
    }
    return runs;
}

std::set<int> parts_that_go(const Template& from, const Values& values) {
    std::set<int> parts;
    for (const auto& piece : from.pieces) {
        if (!piece.hole || piece.part == 0) continue;
        if (value_of(values, *piece.hole).empty()) parts.insert(piece.part);
    }
    return parts;
}

void cut_longest(Filled& filled, std::size_t most) {
    const auto length = count_characters(filled.text());
    if (length <= most) return;
    const auto longest = std::max_element(filled.runs.begin(), filled.runs.end(), [](const auto& a, const auto& b) {
        return (a.hole ? count_characters(a.text) : 0) < (b.hole ? count_characters(b.text) : 0);
    });
    if (longest == filled.runs.end() || !longest->hole) return;
    const auto over = length - most + 1;  // one for the ellipsis
    const auto has = count_characters(longest->text);
    std::string cut;
    std::string_view rest = longest->text;
    for (std::size_t kept = 0; kept + over < has; ++kept) append_utf8(cut, take_code_point(rest));
    longest->text = cut + "…";
}

Filled filled_without(const Template& from, const Values& values, const std::set<Placeholder>& dropped,
                      const std::set<int>& left_out) {
    Filled filled;
    filled.runs = fill_runs(from, values, left_out);
    if (!dropped.empty()) drop_sentences(filled.runs, dropped);
    for (const auto& run : filled.runs)
        if (run.missing && std::find(filled.missing.begin(), filled.missing.end(), *run.hole) == filled.missing.end())
            filled.missing.push_back(*run.hole);
    return filled;
}

// Can be told shorter, sentence by sentence.
bool is_account(Placeholder name) {
    return name == Placeholder::note || name == Placeholder::facts;
}

// Without its last sentence, of a list of facts without its first line: what came of it stands at the end. Empty where
// it is the only one. A quotation that closes behind a sentence belongs to it.
std::string shorter(std::string_view text, Placeholder name) {
    if (name == Placeholder::facts)
        return std::string(trim(text.substr(std::min(text.find('\n'), text.size() - 1) + 1)));
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        at += sentence_length(text.substr(at));
        for (constexpr std::string_view kClose = "”"; text.substr(at).starts_with(kClose);) at += kClose.size();
        if (at < text.size()) end = at;
    }
    return std::string(trim(text.substr(0, end)));
}

// Puts optional parts into a text of at most `most` code points.
class Fitting {
  public:
    Fitting(const Template& from, const Values& values, const std::set<Placeholder>& dropped, std::size_t most)
        : from_(from), values_(values), dropped_(dropped), most_(most), gone_(parts_that_go(from, values)) {
        for (int part = 1; part <= from.parts; ++part) left_out_.insert(part);
    }

    Filled fit() {
        for (int part = 1; part <= from_.parts; ++part)
            if (!account_of(part)) put(part);
        for (int part = 1; part <= from_.parts; ++part)
            if (const auto account = account_of(part)) put_account(part, *account);
        auto filled = fill();
        cut_longest(filled, most_);
        return filled;
    }

  private:
    Filled fill() const { return filled_without(from_, values_, dropped_, left_out_); }

    std::optional<Placeholder> account_of(int part) const {
        for (const auto& piece : from_.pieces)
            if (piece.part == part && piece.hole && is_account(*piece.hole)) return piece.hole;
        return std::nullopt;
    }

    bool put(int part) {
        if (gone_.contains(part)) return false;
        left_out_.erase(part);
        if (count_characters(fill().text()) <= most_) return true;
        left_out_.insert(part);
        return false;
    }

    void put_account(int part, Placeholder name) {
        while (!gone_.contains(part) && !put(part)) {
            values_[name] = shorter(value_of(values_, name), name);
            if (values_[name].empty()) gone_.insert(part);
        }
    }

    const Template& from_;
    Values values_;
    const std::set<Placeholder>& dropped_;
    std::size_t most_;
    std::set<int> gone_, left_out_;
};

}  // namespace

std::span<const Word> words_of(WordsOf<Placeholder>) {
    return kPlaceholders;
}

Result<Template> parse_template(std::string_view text) {
    return Parser(text).parse();
}

Template join(Template first, Template second) {
    for (auto& piece : second.pieces) {
        if (piece.part != 0) piece.part += first.parts;
        first.pieces.push_back(std::move(piece));
    }
    first.parts += second.parts;
    return first;
}

std::string clean_value(std::string_view text) {
    std::string out;
    for (text = trim(text); !text.empty();) {
        const auto c = take_code_point(text);
        if (c == '{' || c == '}') {
            out += c == '{' ? '(' : ')';
            continue;
        }
        std::string one;
        append_utf8(one, c);
        if (escape_controls(one) == one) out += one;
    }
    return std::string(trim(out));
}

std::string Filled::text() const {
    std::string joined;
    for (const auto& run : runs) joined += run.text;
    std::string out;
    for (const char c : joined)
        if (c != '\n' || !out.ends_with("\n\n")) out += c;
    return std::string(trim(out));
}

Filled fill(const Template& from, const Values& values, const std::set<Placeholder>& dropped, std::size_t most) {
    if (most > 0) return Fitting(from, values, dropped, most).fit();
    return filled_without(from, values, dropped, parts_that_go(from, values));
}

std::string_view blank_text(Lang lang, Placeholder name) {
    return tr(lang, kBlanks[static_cast<std::size_t>(name) - static_cast<std::size_t>(Placeholder::my_name)]);
}

std::string name_placeholders(Lang lang, const std::vector<Placeholder>& names) {
    std::string out;
    for (const auto name : names) {
        if (!out.empty()) out += tr(lang, "list_comma"_tr);
        out += trf(lang, "pair_by_brackets"_tr, label(lang, name), token(name));
    }
    return out;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string letter_name(std::size_t index) {
    std::string name;
    for (++index; index > 0; index = (index - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (index - 1) % 26));
    return name;
}

}  // namespace recoup::core::inline law
