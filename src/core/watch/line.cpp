#include "core/watch/line.h"

#include <algorithm>
#include <array>

#include "core/base/money.h"
#include "core/base/text.h"
#include "core/dates/cycle.h"
#include "core/dates/read_when.h"
#include "core/law/count.h"

namespace recoup::core::inline watch {
namespace {

constexpr std::size_t kMostPhrase = 4;  // words that belong together: "15 Dec 2026", "cancel 2 days before"
constexpr std::size_t kLongestLine = 2'000;

struct CycleWord {
    std::string_view word;
    Cycle cycle;
};
// The longer one stands ahead of what it contains.
constexpr CycleWord kCycleWords[] = {
    {"每半年", Cycle::half_year},  {"半年付", Cycle::half_year},
    {"/半年", Cycle::half_year},   {"每周", Cycle::week},
    {"周付", Cycle::week},         {"/周", Cycle::week},
    {"每个月", Cycle::month},      {"每月", Cycle::month},
    {"包月", Cycle::month},        {"月付", Cycle::month},
    {"/月", Cycle::month},         {"每季度", Cycle::quarter},
    {"每季", Cycle::quarter},      {"包季", Cycle::quarter},
    {"季付", Cycle::quarter},      {"/季", Cycle::quarter},
    {"每年", Cycle::year},         {"包年", Cycle::year},
    {"年付", Cycle::year},         {"年费", Cycle::year},
    {"/年", Cycle::year},          {"half-yearly", Cycle::half_year},
    {"weekly", Cycle::week},       {"/week", Cycle::week},
    {"/wk", Cycle::week},          {"monthly", Cycle::month},
    {"/month", Cycle::month},      {"/mo", Cycle::month},
    {"quarterly", Cycle::quarter}, {"/quarter", Cycle::quarter},
    {"yearly", Cycle::year},       {"annually", Cycle::year},
    {"/year", Cycle::year},        {"/yr", Cycle::year},
    {"per week", Cycle::week},     {"per month", Cycle::month},
    {"per year", Cycle::year},     {"every week", Cycle::week},
    {"every month", Cycle::month}, {"every year", Cycle::year},
};

struct Window {
    Tr title;
    std::array<std::string_view, 6> words;  // the longer one ahead of what it contains
};
constexpr Window kWindows[] = {
    {"watch_last_return"_tr, {"无理由退货", "无理由", "可退", "退货", "returns", "return"}},
    {"watch_last_price"_tr, {"价格保护", "价保", "保价", "price protection", "price"}},
    {"watch_last_warranty"_tr, {"保修", "质保", "三包", "guarantee", "warranty"}},
};
constexpr std::string_view kAhead[] = {"提前", "before", "ahead"};
constexpr std::string_view kCancel[] = {"取消", "cancel"};
constexpr std::string_view kHow[] = {"取消：", "取消:", "cancel:"};

// Takes the word out of the text; false where it does not stand there.
bool take_out(std::string& text, std::string_view word) {
    const auto at = word.empty() ? std::string::npos : text.find(word);
    if (at == std::string::npos) return false;
    text.replace(at, word.size(), " ");
    return true;
}

// Of plain width, in small letters.
std::string plain_letters(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const auto c = plain_width(take_code_point(text));
        append_utf8(plain, c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return plain;
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, is_digit);
}

// Of words without a figure only those that can be nothing else: "May" may be a name.
bool may_be_date(std::string_view phrase, std::string_view small) {
    if (has_digit(phrase)) return true;
    const bool latin = !phrase.empty() && static_cast<unsigned char>(phrase.front()) < 0x80;
    return !latin || small == "today" || small == "yesterday" || small == "tomorrow";
}

class LineReader {
  public:
    LineReader(Watch kind, const LineFrom& from)
        : from_(from), habit_(date_habit(from.reader, kind == Watch::purchase ? Looks::back : Looks::ahead)) {
        out_.fields.watch = kind;
        out_.fields.jurisdiction = from.region;
        out_.lang = from.reader.lang;
    }

    Result<AddCase> read(std::string_view line) {
        split(take_how(cut_bytes(line, kLongestLine)));
        look_for_sum();
        for (std::size_t at = 0; at < words_.size();) at += take_phrase(at);
        if (wrong_) return tl::unexpected(*wrong_);
        finish();
        if (!out_.fields.title) return fail(ErrorKind::usage, "error_watch_no_name"_tr);
        return std::move(out_);
    }

  private:
    bool is_purchase() const { return out_.fields.watch == Watch::purchase; }

    // What stands behind "取消：" is how to cancel, to the end of the line.
    std::string_view take_how(std::string_view line) {
        for (const auto mark : kHow)
            if (const auto at = line.find(mark); at != std::string_view::npos && !is_purchase()) {
                out_.fields.cancel_how = std::string(trim(line.substr(at + mark.size())));
                return line.substr(0, at);
            }
        return line;
    }

    void split(std::string_view line) {
        std::string text = tidy(line);
        for (const std::string_view comma : {"，", "、", "；", ";"})
            while (take_out(text, comma)) {
            }
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (i < text.size() && text[i] != ' ') continue;
            auto word = text.substr(begin, i - begin);
            if (word.ends_with(',')) word.pop_back();
            if (!word.empty()) words_.push_back(std::move(word));
            begin = i + 1;
        }
    }

    // Whether a sum bears its currency: a bare number is none then.
    void look_for_sum() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const auto alone = read_amount(words_[i], from_.home);
            const auto pair = i + 1 < words_.size() ? read_amount(words_[i] + ' ' + words_[i + 1], from_.home) : alone;
            sum_is_named_ |= (alone && alone->named) || (pair && pair->named);
        }
    }

    // How many words the longest phrase has that says something; one that says nothing is of the name.
    std::size_t take_phrase(std::size_t at) {
        for (std::size_t count = std::min(kMostPhrase, words_.size() - at); count > 0; --count) {
            std::string phrase = words_[at];
            for (std::size_t i = 1; i < count; ++i) phrase += ' ' + words_[at + i];
            const auto small = plain_letters(phrase);
            if (take_days(small) || take_date(phrase, small) || take_cycle(small) || take_sum(phrase)) return count;
        }
        name(words_[at]);
        return 1;
    }

    bool take_days(std::string phrase) { return is_purchase() ? take_window(phrase) : take_lead(phrase); }

    bool take_window(const std::string& phrase) {
        for (const auto& window : kWindows)
            for (const auto word : window.words) {
                auto rest = phrase;
                if (!take_out(rest, word)) continue;
                const auto span = read_span(trim(rest));
                if (!span || span->working_days > 0) continue;
                windows_.push_back({window.title, *span});
                return true;
            }
        return false;
    }

    // "提前 3 天取消"
    bool take_lead(std::string phrase) {
        const auto take_one = [&](auto words) {
            return std::ranges::any_of(words, [&](std::string_view word) { return take_out(phrase, word); });
        };
        if (!take_one(std::span(kAhead))) return false;
        take_one(std::span(kCancel));
        const auto span = read_span(trim(phrase));
        if (!span || span->working_days > 0) return false;
        lead_ = *span;
        return true;
    }

    bool take_date(const std::string& phrase, const std::string& small) {
        if (when_ || !may_be_date(phrase, small) || read_amount(phrase, from_.home)) return false;
        const auto read = read_when(phrase, habit_);
        if (!read) return false;
        when_ = on_day(day_of(read->when, *from_.reader.zones, from_.reader.zone), from_.reader.zone);
        year_said_ = read->full;
        return true;
    }

    // A day without a year that is further ahead than a cycle is told as one that was: the next is a cycle after it.
    When next_of(When when) const {
        const auto& cycle = out_.fields.cycle;
        if (year_said_ || !cycle) return when;
        const auto& zones = *from_.reader.zones;
        auto charge = on_day(months_on(when.day, -12), when.zone);
        while (last_second(charge, zones) < from_.reader.now) charge = next_charge(charge, *cycle, zones);
        return charge;
    }

    bool take_cycle(const std::string& phrase) {
        for (const auto& [word, cycle] : kCycleWords) {
            auto rest = phrase;
            if (is_purchase() || out_.fields.cycle || !take_out(rest, word)) continue;
            const auto left = trim(rest);
            const bool sum = !left.empty() && take_sum(std::string(left));
            if (!left.empty() && !sum && phrase.find(' ') != std::string::npos) return false;
            out_.fields.cycle = cycle;
            return left.empty() || sum;
        }
        return false;
    }

    bool take_sum(const std::string& phrase) {
        if (out_.fields.paid_minor || !has_digit(phrase)) return false;
        auto read = read_amount(phrase, from_.home);
        if (!read) {
            if (read.error().code != ErrorCode::no_amount && !wrong_) wrong_ = read.error();
            return false;
        }
        if (sum_is_named_ && !read->named) return false;  // a year, a size
        out_.fields.paid_minor = read->minor;
        out_.fields.currency = read->currency;
        return true;
    }

    void name(const std::string& word) {
        auto& title = out_.fields.title;
        if (auto platform = platform_in(word); !out_.fields.platform && !platform.empty()) {
            out_.fields.platform = std::move(platform);
            if (is_purchase()) return;
        }
        title = title ? *title + ' ' + word : word;
    }

    // The brand or platform that the word is, or of a subscription begins with.
    std::string platform_in(const std::string& word) const {
        const auto known = [&](const CaseRecord& record) { return !record.in_bin() && record.row.platform == word; };
        if (from_.state.find_platform(word) || std::ranges::any_of(from_.state.cases(), known)) return word;
        const auto plain = plain_word(word);
        const auto* brands = plain.empty() ? nullptr : from_.words.brands.beginning_with(plain.front());
        if (!brands) return {};
        for (const auto& brand : *brands) {
            if (!plain.starts_with(brand.word) || (is_purchase() && plain != brand.word)) continue;
            std::string_view rest = word;
            for (std::size_t i = 0; i < brand.word.size(); ++i) take_code_point(rest);
            return word.substr(0, word.size() - rest.size());
        }
        return {};
    }

    void finish() {
        auto& fields = out_.fields;
        if (!fields.title) fields.title = fields.platform;
        if (!fields.currency) fields.currency = std::string(from_.home.currency);
        if (is_purchase()) return finish_purchase();
        if (!fields.platform && fields.title && fields.title->find(' ') == std::string::npos)
            fields.platform = fields.title;
        if (when_) fields.renews_at = when_ = next_of(*when_);
        if (when_ && lead_)
            out_.deadlines.push_back({.title = std::string(from_.reader("watch_cancel_by"_tr)),
                                      .due = on_day(away(when_->day, *lead_, -1), when_->zone)});
    }

    void finish_purchase() {
        const auto& zone = from_.reader.zone;
        if (!when_) when_ = on_day(Day{core::day_of(from_.reader, from_.reader.now)}, zone);
        out_.fields.paid_at = when_;
        for (const auto& [title, span] : windows_)
            out_.deadlines.push_back(
                {.title = std::string(from_.reader(title)), .due = on_day(away(when_->day, span, 1), zone)});
    }

    static Day away(Day day, const Span& span, int sign) {
        const auto length = std::chrono::ceil<std::chrono::days>(span.length);
        return Day{std::chrono::sys_days{months_on(day, sign * span.months)} + sign * length};
    }

    const LineFrom& from_;
    DateHabit habit_;
    std::vector<std::string> words_;
    std::vector<std::pair<Tr, Span>> windows_;
    std::optional<Span> lead_;
    std::optional<When> when_;
    bool year_said_ = false, sum_is_named_ = false;
    std::optional<Error> wrong_;
    AddCase out_;
};

}  // namespace

Result<AddCase> read_watch_line(std::string_view line, Watch kind, const LineFrom& from) {
    return LineReader(kind, from).read(line);
}

std::string told(const AddCase& command, const Reader& reader) {
    const auto& fields = command.fields;
    std::string text = *fields.title;
    const auto add = [&](const std::string& part) { text += " · " + part; };
    if (fields.platform && *fields.platform != *fields.title) add(*fields.platform);
    std::string sum;
    if (fields.paid_minor && *fields.paid_minor) sum = format_amount(**fields.paid_minor, *fields.currency);
    if (fields.cycle) sum += (sum.empty() ? "" : " ") + std::string(label(reader.lang, *fields.cycle));
    if (!sum.empty()) add(sum);
    const auto day = [&](Tr name, const When& when) { add(trf(reader.lang, name, show_when(reader, when))); };
    if (fields.renews_at && *fields.renews_at) day("watch_next"_tr, **fields.renews_at);
    if (fields.paid_at && *fields.paid_at) day("watch_bought"_tr, **fields.paid_at);
    for (const auto& deadline : command.deadlines)
        add(trf(reader.lang, "watch_window"_tr, deadline.title, show_when(reader, deadline.due)));
    if (fields.cancel_how) add(trf(reader.lang, "watch_how"_tr, *fields.cancel_how));
    return text;
}

}  // namespace recoup::core::inline watch
