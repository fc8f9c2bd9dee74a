#include <algorithm>
#include <limits>
#include <optional>

#include "core/base/money.h"

#include "core/reading/fact_reader.h"

namespace recoup::core::inline reading {
namespace {

// So much larger than all others it is what the page is about.
constexpr double kGiant = 1.25;

struct Sum {
    Fact fact;
    const Block* block = nullptr;
    std::size_t begin = 0;
    int height = 0;
    bool neutral = false;
    char32_t sign = 0;
    bool whole_line = false;
};

bool speaks_of_refund(const FactReader& reader) {
    return std::ranges::any_of(reader.labels(), [](const PlacedLabel& placed) {
        return placed.label().field == FactField::amount && placed.label().role == FactRole::refundable;
    });
}

// A refund that was spoken of before in the text.
bool refund_before(const FactReader& reader, const Sum& sum) {
    return std::ranges::any_of(reader.labels_of(*sum.block), [&](const FoundLabel& found) {
        return found.end <= sum.begin && found.value->role == FactRole::refundable;
    });
}

// "补偿10元优惠券": what it is is said behind it.
bool offered_behind(const FactReader& reader, const Block& block, std::size_t end) {
    const auto at = block.text.past_blanks(end, true);
    constexpr std::size_t kNear = 4;
    return std::ranges::any_of(reader.labels_of(block), [&](const FoundLabel& found) {
        return found.value->role == FactRole::offered && found.begin >= at && found.begin <= at + kNear;
    });
}

class SumReader {
  public:
    explicit SumReader(const FactReader& reader) : reader_(reader), refund_(speaks_of_refund(reader)) {}

    std::vector<Sum> read() {
        const AmountHabit habit{reader_.habit().currency, reader_.habit().region};
        for (const auto& block : reader_.page().blocks())
            if (!is_recommended(block))
                for (auto& span : find_money(block.text, habit)) take(block, span);
        name_currency();
        return std::move(sums_);
    }

  private:
    // What an order has off, whoever bears it: neither paid nor offered.
    static bool is_discount(const ReadingLabel& label, const MoneySpan& span) {
        return span.sign == U'-' && (label.role == FactRole::offered || label.role == FactRole::price);
    }

    // Under "为你推荐" stands what others bought.
    bool is_recommended(const Block& block) {
        if (!recommended_from_) {
            recommended_from_ = std::numeric_limits<int>::max();
            for (const auto& title : reader_.page().blocks())
                if (title.alone && !find_words(title.text, reader_.words().recommendations).empty())
                    recommended_from_ = std::min(*recommended_from_, title.top);
        }
        return block.top > *recommended_from_;
    }

    void take(const Block& block, const MoneySpan& span) {
        const auto label = reader_.label_of({&block, span.begin});
        const bool of_amount = label && label->label().field == FactField::amount;
        const auto line = block.text.line_at(span.begin);
        const bool whole_line = span.begin == reader_.page().start_of(line) &&
                                (span.end >= block.text.size() || block.text.at(span.end) == U'\n');
        if (!span.named && !(span.decimals && (of_amount || whole_line))) return;
        if (label && !of_amount && label->label().field != FactField::none && !span.named) return;
        if (of_amount && is_discount(label->label(), span)) return;
        Sum sum{.block = &block,
                .begin = span.begin,
                .height = reader_.page().lines()[line].h,
                .sign = span.sign,
                .whole_line = whole_line};
        sum.fact = {.field = FactField::amount,
                    .value = reader_.as_read(block, span.begin, span.end),
                    .score = reader_.score_of(block, span.begin, span.end),
                    .line = line,
                    .minor = span.minor,
                    .currency = span.currency};
        unnamed_.push_back(!span.named);
        if (of_amount) {
            sum.fact.role = label->label().role;
            sum.fact.rank = label->label().rank;
            sum.neutral = label->label().neutral;
            sum.fact.score = std::min(sum.fact.score, reader_.score_of(label->line()));
        }
        if (sum.neutral && (refund_before(reader_, sum) || (refund_ && whole_line)))
            sum.fact.role = FactRole::refundable;
        if (sum.fact.role != FactRole::balance && offered_behind(reader_, block, span.end))
            sum.fact.role = FactRole::offered;
        if (!of_amount && span.sign == U'+') sum.fact.role = FactRole::refundable;
        sums_.push_back(std::move(sum));
    }

    // Sums without a currency are of that of the others, else of the person's own where the page is written as they are
    // at home: else nobody knows.
    void name_currency() {
        if (!at_home() && std::ranges::find(unnamed_, false) == unnamed_.end()) sums_.clear();
        for (std::size_t i = 0; i < sums_.size(); ++i) {
            if (!unnamed_[i]) continue;
            for (std::size_t k = 0; k < sums_.size(); ++k)
                if (!unnamed_[k]) {
                    if (minor_digits(sums_[k].fact.currency) == minor_digits(sums_[i].fact.currency))
                        sums_[i].fact.currency = sums_[k].fact.currency;
                    break;
                }
        }
    }

    bool at_home() const {
        constexpr std::string_view kOfIdeographs = "CNY HKD TWD MOP JPY";
        // An icon of the status bar is read as one, and no engine is sure of it.
        const bool ideographs = std::ranges::any_of(reader_.page().lines(), [](const TextLine& line) {
            return line.score >= kSureScore && has_ideograph(plain_word(line.text));
        });
        return ideographs == (kOfIdeographs.find(reader_.habit().currency) != kOfIdeographs.npos);
    }

    const FactReader& reader_;
    bool refund_;
    std::optional<int> recommended_from_;
    std::vector<Sum> sums_;
    std::vector<bool> unnamed_;
};

// The sum that stands in by far the largest type, and no label says what it is.
Sum* giant_of(std::vector<Sum>& sums, int usual_height) {
    const auto largest = std::ranges::max_element(sums, {}, &Sum::height);
    if (largest == sums.end() || largest->fact.role != FactRole::none) return nullptr;
    if (largest->height < kGiant * usual_height || !largest->whole_line) return nullptr;
    const bool alone = std::ranges::all_of(sums, [&](const Sum& other) {
        return &other == &*largest || largest->height >= kGiant * other.height ||
               (other.fact.minor == largest->fact.minor && other.fact.currency == largest->fact.currency);
    });
    return alone ? &*largest : nullptr;
}

// What stands in larger type, else what has the better label, is what was paid; less than it was not.
void keep_best_paid(std::vector<Sum>& sums, const Sum* giant) {
    const Sum* best = giant && giant->fact.role == FactRole::paid ? giant : nullptr;
    for (const auto& sum : sums)
        if (!giant && sum.fact.role == FactRole::paid && (!best || sum.fact.rank < best->fact.rank)) best = &sum;
    if (!best) return;
    const auto kept = *best;
    for (auto& sum : sums) {
        const bool worse = &sum != best && (giant || sum.fact.rank > kept.fact.rank);
        if (sum.fact.role == FactRole::paid && worse && sum.fact.minor != kept.fact.minor)
            sum.fact.role = FactRole::price;
    }
}

// A list of payments: which of them is meant nobody knows, and least of all is it their total.
bool is_list(const std::vector<Sum>& sums) {
    constexpr int kLeast = 3;
    return std::ranges::count_if(
               sums, [](const Sum& sum) { return sum.fact.role == FactRole::none && sum.sign == U'-'; }) >= kLeast;
}

bool is_page_of_payment(EvidenceKind kind) {
    using enum EvidenceKind;
    return kind == payment_proof || kind == error_screen || kind == order_detail || kind == renewal_notice ||
           kind == invoice;
}

}  // namespace

std::vector<Fact> amounts_of(const FactReader& reader, EvidenceKind kind) {
    auto sums = SumReader(reader).read();
    const bool refund = speaks_of_refund(reader);
    const bool list = is_list(sums);
    if (list)
        for (auto& sum : sums)
            if (sum.fact.role == FactRole::paid || sum.fact.role == FactRole::price) sum.fact.role = FactRole::none;
    auto* giant = list ? nullptr : giant_of(sums, reader.page().usual_height());
    // A bank shows what lies on an account as large as what left it.
    const bool left_account = kind == EvidenceKind::bank_record && giant && giant->sign == U'-';
    if (giant && (is_page_of_payment(kind) || left_account))
        giant->fact.role = refund && giant->sign != U'-' ? FactRole::refundable : FactRole::paid;
    const bool any_paid = std::ranges::any_of(sums, [](const Sum& sum) { return sum.fact.role == FactRole::paid; });
    if (is_page_of_payment(kind) && !any_paid && !refund && sums.size() == 1 &&
        sums.front().fact.role == FactRole::none)
        sums.front().fact.role = FactRole::paid;
    if (is_page_of_payment(kind)) keep_best_paid(sums, giant);
    std::vector<Fact> facts;
    for (auto& sum : sums) facts.push_back(std::move(sum.fact));
    return facts;
}

}  // namespace recoup::core::inline reading
