#include "core/reading/fact_reader.h"

#include <algorithm>

#include "core/search/han.h"

namespace recoup::core::inline reading {
namespace {

bool ends_clause(char32_t c) {
    return c == U',' || c == U'。' || c == U';' || c == U'!' || c == U'?' || c == U'、';
}

// What may stand between a label and its value: "订单号：", "Order # ", "余额（元）".
bool is_filler(char32_t c) {
    return c == U':' || c == U'#' || c == U'=' || c == U'|' || c == U'>' || c == U'.' || c == U'为' || c == U'是';
}

std::size_t past_bracket(const PlainText& text, std::size_t i) {
    constexpr std::size_t kLongest = 8;
    if (text.at(i) != U'(') return i;
    for (auto k = i + 1; k < i + kLongest; ++k) {
        if (text.at(k) == U')') return k + 1;
        if (is_number_sign(text.at(k))) return i;
    }
    return i;
}

std::size_t past_filler(const PlainText& text, std::size_t i) {
    for (;;) {
        auto next = past_bracket(text, text.past_blanks(i, false));
        for (const auto* word : {U"is", U"no", U"number"})
            if (const auto end = end_of_word(text, next, word); end != 0 && !is_number_sign(text.at(end))) next = end;
        if (text.at(next) == U'(' && text.at(next + 1) == U'#') ++next;  // "order (#88120)"
        while (is_filler(text.at(next))) ++next;
        if (next == i) return i;
        i = next;
    }
}

// "金额" in "保价金额" says nothing: a label that says little has to stand by itself.
bool is_part_of_word(const PlainText& text, const FoundLabel& found) {
    constexpr std::u32string_view kParticles = U"的个是为";
    const bool says_little = found.value->neutral || (found.value->weak && found.value->field == FactField::order);
    if (!says_little) return false;
    const auto before = text.before(found.begin);
    return is_han(before) && kParticles.find(before) == kParticles.npos;
}

// "支出(人民币元)": what stands in brackets behind a label says more of that.
bool explains_label(const PlainText& text, const std::vector<FoundLabel>& labels, const FoundLabel& found) {
    if (text.before(found.begin) != U'(') return false;
    return std::ranges::any_of(labels, [&](const FoundLabel& other) { return other.end + 1 == found.begin; });
}

bool ends_line(const PlainText& text, std::size_t i) {
    return text.at(i) == 0 || text.at(i) == U'\n';
}

}  // namespace

FactReader::FactReader(const Page& page, const ReadingHabit& habit) : page_(page), habit_(habit) {
    for (const auto& block : page.blocks()) {
        auto& labels = labels_.emplace_back(find_words(block.text, habit.words->labels));
        std::erase_if(labels, [&](const FoundLabel& found) { return is_part_of_word(block.text, found); });
        std::erase_if(labels,
                      [&, all = labels](const FoundLabel& found) { return explains_label(block.text, all, found); });
    }
    drop_labels_in_values();
}

// "商品    商户单号12345678": what stands behind a label, with a value of its own, is a value.
void FactReader::drop_labels_in_values() {
    const auto is_label_alone = [&](std::uint32_t line) {
        const auto& block = page_.block_of(line);
        return std::ranges::any_of(labels_of(block), [&](const FoundLabel& found) {
            return block.text.line_at(found.begin) == line && found.begin == page_.start_of(line) &&
                   ends_line(block.text, past_filler(block.text, found.end));
        });
    };
    std::vector<std::vector<FoundLabel>> kept;
    for (const auto& block : page_.blocks()) {
        auto& labels = kept.emplace_back();
        for (const auto& found : labels_of(block)) {
            const auto left = page_.left_of(block.text.line_at(found.begin));
            const bool in_value = left && !ends_line(block.text, past_filler(block.text, found.end));
            if (!in_value || !is_label_alone(*left)) labels.push_back(found);
        }
    }
    labels_ = std::move(kept);
}

const std::vector<FoundLabel>& FactReader::labels_of(const Block& block) const {
    return labels_[static_cast<std::size_t>(&block - page_.blocks().data())];
}

std::vector<PlacedLabel> FactReader::labels() const {
    std::vector<PlacedLabel> all;
    for (const auto& block : page_.blocks())
        for (const auto& found : labels_of(block)) all.push_back({&block, found});
    return all;
}

std::optional<Place> FactReader::value_of(const PlacedLabel& label) const {
    const auto& text = label.block->text;
    const auto behind = past_filler(text, label.found.end);
    const auto next = text.at(behind);
    if (next != 0 && next != U'\n') return Place{label.block, behind};
    const auto line = text.line_at(label.found.end - 1);
    const auto place_at = [](const Block& block, std::size_t at) {
        return at < block.text.size() ? std::optional(Place{&block, at}) : std::nullopt;
    };
    const auto begin_of = [&](std::uint32_t other) { return place_at(page_.block_of(other), page_.start_of(other)); };
    const auto right = page_.right_of(line);
    if (right && !(heads_column(line) && heads_column(*right))) return begin_of(*right);
    if (next == U'\n') return place_at(*label.block, past_filler(text, text.past_blanks(behind, true)));
    if (!fills_line(*label.block, label.found.begin)) return std::nullopt;
    const auto below = page_.below(line);
    return below ? begin_of(*below) : std::nullopt;
}

// "Order number   Order date   Total": a label alone in its line, with something set under it.
bool FactReader::heads_column(std::uint32_t line) const {
    const auto label = last_label_of(line);
    const bool whole = label && label->found.begin == page_.start_of(line) &&
                       ends_line(label->block->text, past_filler(label->block->text, label->found.end));
    return whole && page_.below(line) && !last_label_of(*page_.below(line));
}

// Whether the label stands at the front of its line: what ends a sentence has its value in no other place.
bool FactReader::fills_line(const Block& block, std::size_t begin) const {
    constexpr std::size_t kInFront = 2;  // "▪ Order ID"
    return begin <= page_.start_of(block.text.line_at(begin)) + kInFront;
}

// A line that ends well before its column does ends what it says.
bool FactReader::ends_short_line(const Block& block, std::size_t i) const {
    if (block.text.at(i) != U'\n') return false;
    const auto& line = page_.lines()[block.text.line_at(i)];
    return block.right - line.right() > 2 * line.h;
}

std::optional<PlacedLabel> FactReader::label_before(const Place& place) const {
    const auto& text = place.block->text;
    const auto& labels = labels_of(*place.block);
    const auto behind = std::ranges::find_if(labels, [&](const FoundLabel& found) { return found.end > place.at; });
    if (behind == labels.begin()) return std::nullopt;
    const PlacedLabel last{place.block, *(behind - 1)};
    if (text.past_blanks(past_filler(text, last.found.end), true) >= place.at) return last;
    for (auto i = last.found.end; i < place.at; ++i) {
        const bool within_number = is_number_sign(text.before(i)) && is_number_sign(text.at(i + 1));
        if ((ends_clause(text.at(i)) && !within_number) || ends_short_line(*place.block, i)) return std::nullopt;
    }
    return last;
}

std::optional<PlacedLabel> FactReader::last_label_of(std::uint32_t line) const {
    const auto& block = page_.block_of(line);
    std::optional<PlacedLabel> last;
    for (const auto& found : labels_of(block))
        if (block.text.line_at(found.begin) == line) last = PlacedLabel{&block, found};
    return last;
}

std::optional<PlacedLabel> FactReader::label_of(const Place& place) const {
    if (const auto before = label_before(place)) return before;
    const auto line = place.line();
    if (const auto left = page_.left_of(line))
        if (const auto label = last_label_of(*left)) return label;
    if (const auto above = page_.above(line)) {
        const auto label = last_label_of(*above);
        if (!label) return std::nullopt;
        const auto value = value_of(*label);
        if (value && value->line() == line) return label;
    }
    return std::nullopt;
}

std::string FactReader::as_read(const Block& block, std::size_t begin, std::size_t end) const {
    return block.text.as_read(begin, end, page_.lines());
}

double FactReader::score_of(const Block& block, std::size_t begin, std::size_t end) const {
    double least = 1;
    for (auto i = begin; i < end; ++i) least = std::min(least, score_of(block.text.line_at(i)));
    return least;
}

}  // namespace recoup::core::inline reading
