#include <algorithm>

#include "core/reading/fact_reader.h"

namespace recoup::core::inline reading {
namespace {

// "已为您提交投诉单,流水号…": the number of what was spoken of just before.
bool is_of_ticket(const PlacedLabel& placed) {
    constexpr std::size_t kNear = 8;
    const auto& text = placed.block->text;
    const auto begin = placed.found.begin;
    for (auto i = begin; i > 0 && begin - i < kNear && text.before(i) != U'。'; --i)
        for (const std::u32string_view word : {U"投诉", U"工单", U"受理", U"报案", U"ticket", U"complaint"})
            if (end_of_word(text, i - 1, word) != 0) return true;
    return false;
}

// "请提供一下订单号": what the next that is written begins with.
std::optional<Place> answer_to(const FactReader& reader, const PlacedLabel& placed) {
    constexpr std::size_t kTail = 8;  // "订单号哦", "order number, please?"
    const auto& blocks = reader.page().blocks();
    const auto next = static_cast<std::size_t>(placed.block - blocks.data()) + 1;
    if (placed.found.end + kTail < placed.block->text.size() || next >= blocks.size()) return std::nullopt;
    if (placed.found.begin == 0 || !blocks[next].alone) return std::nullopt;
    return Place{&blocks[next], 0};
}

FactField field_of(const PlacedLabel& placed) {
    const auto field = placed.label().field;
    return field == FactField::transaction && is_of_ticket(placed) ? FactField::ticket : field;
}

// "X7K2QP", "8F3A2": capitals and digits, short ones too.
bool is_code(const FactReader& reader, const Block& block, const NumberSpan& span) {
    constexpr int kLeast = 5, kMost = 13;
    const auto length = span.digits + span.letters;
    const auto read = reader.as_read(block, span.begin, span.end);
    const bool small = std::ranges::any_of(read, [](char c) { return c >= 'a' && c <= 'z'; });
    return span.digits > 0 && span.letters > 0 && length >= kLeast && length <= kMost && !small;
}

class NumberReader {
  public:
    explicit NumberReader(const FactReader& reader) : reader_(reader) {}

    std::optional<Fact> read(const PlacedLabel& placed) const {
        const auto& label = placed.label();
        const bool order = label.field == FactField::order;
        if (auto fact = read_at(placed, reader_.value_of(placed), false); fact || !order) return fact;
        return read_at(placed, answer_to(reader_, placed), true);
    }

  private:
    std::optional<Fact> read_at(const PlacedLabel& placed, const std::optional<Place>& place, bool answered) const {
        if (!place) return std::nullopt;
        const auto& block = *place->block;
        const bool may_be_phone = placed.label().field == FactField::ticket && placed.label().rank == 0;
        const auto span = number_at(block.text, place->at, may_be_phone);
        if (!span || !is_long_enough(placed, block, *span, answered)) return std::nullopt;
        const auto score = std::min(reader_.score_of(placed.line()), reader_.score_of(block, span->begin, span->end));
        return Fact{.field = field_of(placed),
                    .value = reader_.as_read(block, span->begin, span->end),
                    .score = score,
                    .line = place->line(),
                    .rank = placed.label().rank};
    }

    bool is_long_enough(const PlacedLabel& placed, const Block& block, const NumberSpan& span, bool answered) const {
        constexpr int kLeastDigits = 4, kLeastOfWeak = 9, kLettersCount = 2, kCodeOfWeak = 6;
        if (answered) return span.digits >= kLeastOfWeak;
        const bool order = placed.label().field == FactField::order;
        const bool code = order && is_code(reader_, block, span);
        if (!placed.label().weak) return span.digits >= kLeastDigits || code;
        if (span.digits < kLeastDigits) return false;
        const bool hashed = block.text.before(span.begin) == U'#';
        return span.digits + std::min(span.letters, kLettersCount) >= kLeastOfWeak ||
               (code && span.digits + span.letters >= kCodeOfWeak) || (order && hashed);
    }

    const FactReader& reader_;
};

}  // namespace

std::vector<Fact> numbers_of(const FactReader& reader) {
    const NumberReader numbers(reader);
    std::vector<Fact> facts;
    for (const auto& placed : reader.labels()) {
        const auto field = placed.label().field;
        if (field != FactField::order && field != FactField::transaction && field != FactField::ticket) continue;
        if (auto fact = numbers.read(placed)) facts.push_back(std::move(*fact));
    }
    return facts;
}

namespace {

std::optional<Instant> latest_full(const FactReader& reader, const MomentHabit& habit) {
    std::optional<Instant> latest;
    for (const auto& block : reader.page().blocks())
        for (const auto& moment : find_moments(block.text, habit)) {
            const auto at = first_second(moment.when, *habit.zones);
            if (moment.full && at <= habit.now && (!latest || at > *latest)) latest = at;
        }
    return latest;
}

Fact moment_fact(const FactReader& reader, const Block& block, const MomentSpan& span) {
    Fact fact{.field = FactField::time,
              .role = FactRole::said,
              .value = reader.as_read(block, span.begin, span.end),
              .score = reader.score_of(block, span.begin, span.end),
              .line = block.text.line_at(span.begin),
              .when = span.when};
    const auto label = reader.label_of({&block, span.begin});
    if (label && label->label().field == FactField::time) {
        fact.role = label->label().role;
        fact.rank = label->label().rank;
    }
    return fact;
}

}  // namespace

// What lies ahead was promised where its label says so, or where people write to each other and nothing says what it
// is: a stay or a renewal lies ahead as well.
std::vector<Fact> moments_of(const FactReader& reader, EvidenceKind kind) {
    const bool written = kind == EvidenceKind::support_chat || kind == EvidenceKind::other;
    const auto& habit = reader.habit();
    MomentHabit moments{habit.zones, habit.zone, habit.now, habit.now, habit.taken};
    moments.near = latest_full(reader, moments).value_or(habit.now);
    std::vector<Fact> facts;
    for (const auto& block : reader.page().blocks())
        for (const auto& span : find_moments(block.text, moments)) {
            auto fact = moment_fact(reader, block, span);
            if (first_second(*fact.when, *habit.zones) > habit.now + std::chrono::days{1} &&
                fact.role == FactRole::said)
                fact.role = written ? FactRole::promised : FactRole::other;
            facts.push_back(std::move(fact));
        }
    return facts;
}

namespace {

bool is_mask(char32_t c) {
    return c == U'*' || c == U'•' || c == U'·' || c == U'.' || c == U'…';
}

// "•••• 4821", but not the phone "138****5521".
bool ends_mask(const PlainText& text, std::size_t i) {
    constexpr std::size_t kLeast = 3;
    if (!is_mask(text.at(i)) || is_mask(text.at(i + 1))) return false;
    auto begin = i;
    while (begin > 0 && is_mask(text.before(begin))) --begin;
    return i + 1 - begin >= kLeast && !is_number_sign(text.before(begin));
}

// "长河银行储蓄卡(4821)"
bool is_card_in_brackets(const PlainText& text, std::size_t i, std::size_t digits) {
    return text.at(i) == U'(' && text.at(i + digits + 1) == U')' &&
           (text.before(i) == U'卡' || text.before(i) == U'行');
}

}  // namespace

std::vector<Fact> tails_of(const FactReader& reader) {
    constexpr int kTail = 4;
    std::vector<Fact> facts;
    const auto take = [&](const Block& block, std::size_t at) {
        const auto span = number_at(block.text, at);
        if (!span || span->digits != kTail || span->end - span->begin != kTail) return;
        facts.push_back({.field = FactField::tail,
                         .value = reader.as_read(block, span->begin, span->end),
                         .score = reader.score_of(block, span->begin, span->end),
                         .line = block.text.line_at(span->begin)});
    };
    for (const auto& block : reader.page().blocks()) {
        const auto& text = block.text;
        for (const auto& found : find_words(text, reader.words().tails)) take(block, text.past_blanks(found.end, true));
        for (std::size_t i = 0; i < text.size(); ++i)
            if (ends_mask(text, i) || is_card_in_brackets(text, i, kTail)) take(block, text.past_blanks(i + 1, false));
    }
    return facts;
}

std::optional<Fact> captured_of(const FactReader& reader, const std::vector<Fact>& facts) {
    using namespace std::chrono;
    constexpr minutes kSoon{30};
    const auto& habit = reader.habit();
    const Fact* latest = nullptr;
    for (const auto& fact : facts)
        if (fact.when && !fact.when->is_day() && fact.role != FactRole::promised && fact.when->instant <= habit.now &&
            (!latest || fact.when->instant > latest->when->instant))
            latest = &fact;
    if (!latest) return std::nullopt;
    const auto day = floor<days>(to_local(*habit.zones, habit.zone, latest->when->instant));
    for (const auto& block : reader.page().blocks()) {
        const auto clock = clock_at(block.text, 0);
        if (!reader.page().is_clock(block) || !clock || clock->end != block.text.size()) continue;
        const auto at = to_instant(*habit.zones, habit.zone, day + clock->time);
        const auto said = floor<minutes>(latest->when->instant);
        if (at < said || at > said + kSoon || at > habit.now) return std::nullopt;
        return Fact{.field = FactField::time,
                    .role = FactRole::other,
                    .value = reader.as_read(block, 0, clock->end),
                    .score = reader.score_of(block, 0, clock->end),
                    .line = block.text.line_at(0),
                    .when = at_instant(at)};
    }
    return std::nullopt;
}

}  // namespace recoup::core::inline reading
