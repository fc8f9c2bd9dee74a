#include <algorithm>
#include <cstdlib>
#include <ranges>

#include "core/search/han.h"

#include "core/reading/fact_reader.h"

namespace recoup::core::inline reading {
namespace {

// Ranks of the ways a name is known by, behind those of labels.
constexpr int kBrand = -1, kLabelled = 0, kTitle = 1, kShopLine = 2, kSender = 3, kKnown = 4, kHouse = 5, kGuessed = 6;

bool ends_name(char32_t c) {
    return c == 0 || c == U'\n' || c == U',' || c == U'。' || c == U';' || c == U'>' || c == U'|' || c == U'】' ||
           c == U'›' || c == U'!';
}

// A name begins with a letter, a digit or an ideograph: what an icon was read as is none of it.
bool is_name_sign(char32_t c) {
    return is_word_sign(c) || (c >= 0xC0 && c < 0x2000) || is_han(c);
}

bool has_letter(const PlainText& text, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i)
        if (is_small_letter(text.at(i)) || text.at(i) >= 0xC0) return true;
    return false;
}

// A name that only its place tells.
constexpr double kHalfSure = 0.85;

class NameReader {
  public:
    NameReader(const FactReader& reader, EvidenceKind kind, const std::vector<Fact>& facts)
        : reader_(reader), page_(reader.page()), kind_(kind), facts_(facts) {
        constexpr std::size_t kShortest = 4;  // bytes
        for (const auto& name : reader.habit().platforms)
            if (name.size() >= kShortest) known_.add(name, true);
    }

    std::vector<Fact> read() {
        by_brand();
        by_label();
        by_title();
        for (const auto& block : page_.blocks()) {
            by_sender(block);
            by_shop_line(block);
            by_known_name(block);
            by_line_below(block);
        }
        if (names_.empty()) by_largest_sum();
        if (names_.empty()) by_house();
        if (names_.empty()) by_place_in_order();
        return std::move(names_);
    }

  private:
    void add(const Block& block, std::size_t begin, std::size_t end, int rank, double sure = 1) {
        constexpr std::size_t kLongest = 60;
        while (begin < end && !is_name_sign(block.text.at(begin))) ++begin;
        while (end > begin &&
               (block.text.before(end) == U' ' || block.text.before(end) == U'.' || block.text.before(end) == U'>'))
            --end;
        if (begin >= end || end - begin > kLongest || !has_letter(block.text, begin, end)) return;
        names_.push_back({.field = FactField::platform,
                          .value = reader_.as_read(block, begin, end),
                          .score = reader_.score_of(block, begin, end) * sure,
                          .line = block.text.line_at(begin),
                          .rank = rank});
    }

    // The one brand that a page bears, whoever sells there; of several it says nothing.
    void by_brand() {
        struct Printed {
            const Block* block = nullptr;
            std::size_t begin = 0, end = 0;
            std::u32string name;
        };
        std::optional<Printed> first;
        for (const auto& block : page_.blocks()) {
            if (kind_ == EvidenceKind::support_chat && !page_.is_title(block)) continue;
            for (const auto& found : find_words(block.text, reader_.words().brands)) {
                if (says_more(block, found)) continue;
                Printed one{&block, found.begin, found.end, {}};
                for (auto i = found.begin; i < found.end; ++i) one.name += block.text.at(i);
                if (first && first->name != one.name) return;
                if (!first) first = std::move(one);
            }
        }
        if (first) add(*first->block, first->begin, first->end, kBrand);
    }

    // Within a longer label, or what a label names that is none of a seller: "支付宝交易号", "支付方式 微信支付".
    bool says_more(const Block& block, const Found<bool>& brand) const {
        for (const auto& label : reader_.labels_of(block)) {
            const bool over = label.begin < brand.end && brand.begin < label.end;
            if (over && label.end - label.begin > brand.end - brand.begin) return true;
        }
        const auto label = reader_.label_of({&block, brand.begin});
        return label && label->label().field != FactField::platform;
    }

    void by_label() {
        for (const auto& placed : reader_.labels()) {
            if (placed.label().field != FactField::platform) continue;
            // In a sentence the word is no label: "已联系商家处理".
            const auto line = placed.line();
            if (placed.found.begin > page_.start_of(line) + 1) continue;
            const auto place = reader_.value_of(placed);
            if (!place) continue;
            if (place->block == placed.block && !label_is_apart(placed)) continue;
            auto end = place->at;
            while (!ends_name(place->block->text.at(end))) ++end;
            add(*place->block, place->at, end, kLabelled + placed.label().rank);
        }
    }

    // "商家：…", "Receipt from …"; neither "商家已同意" nor "App Store".
    bool label_is_apart(const PlacedLabel& placed) const {
        const auto& text = placed.block->text;
        const auto next = text.at(text.past_blanks(placed.found.end, false));
        if (next == U':' || next == U'\n' || next == 0) return true;
        for (const std::u32string_view word : {U"from", U"by", U"to", U"at", U"with", U"choosing"})
            if (ends_with(text, placed.found, word)) return true;
        return false;
    }

    // Whatever stands before it: engines lose blanks.
    static bool ends_with(const PlainText& text, const FoundLabel& label, std::u32string_view word) {
        if (label.end - label.begin < word.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i)
            if (text.at(label.end - word.size() + i) != word[i]) return false;
        return true;
    }

    // "星河视频在线客服", "Live chat - Skylark Streaming" above a chat.
    void by_title() {
        if (kind_ != EvidenceKind::support_chat) return;
        for (const auto& block : page_.blocks()) {
            if (!page_.is_title(block)) break;
            for (const auto& found : find_words(block.text, reader_.words().service_words)) {
                add(block, page_.start_of(block.text.line_at(found.begin)), found.begin, kTitle);
                add_behind_mark(block, found.end);
            }
        }
    }

    void add_behind_mark(const Block& block, std::size_t begin) {
        auto end = begin;
        while (!ends_name(block.text.at(end))) ++end;
        for (auto i = end; i > begin; --i) {
            const auto c = block.text.before(i);
            if (c == U'-' || c == U'|' || c == U'·' || c == U':') return add(block, i, end, kTitle);
        }
    }

    // "【星河视频】…": of a message, at its front or its end; a bank sends it for itself.
    void by_sender(const Block& block) {
        if (kind_ == EvidenceKind::bank_record) return;
        const auto& text = block.text;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text.at(i) != U'【') continue;
            auto end = i + 1;
            while (end < text.size() && text.at(end) != U'】') ++end;
            if (text.at(end) == U'】' && (i == 0 || end + 1 >= text.size())) add(block, i + 1, end, kSender);
            i = end;
        }
    }

    void by_shop_line(const Block& block) {
        for (const auto& found : find_words(block.text, reader_.words().shop_endings)) {
            const auto begin = page_.start_of(block.text.line_at(found.begin));
            if (ends_name(block.text.at(found.end))) add(block, begin, found.end, kShopLine);
        }
        // "青柚商城 >"
        const auto size = block.text.size();
        if (is_about_order() && block.text.before(size) == U'>' && is_name(block, 0, block.text.size()))
            add(block, 0, size - 1, kShopLine);
    }

    void by_known_name(const Block& block) {
        for (const auto& found : find_words(block.text, known_)) add(block, found.begin, found.end, kKnown);
    }

    // "Northwind Books" above "Thank you for your order".
    void by_line_below(const Block& block) {
        for (const auto& found : find_words(block.text, reader_.words().after_shop_name)) {
            const auto line = block.text.line_at(found.begin);
            if (found.begin != page_.start_of(line)) continue;
            for (const auto& start : block.starts)
                if (start.line != line && start.at < found.begin) add(block, start.at, found.begin, kGuessed);
            if (const auto above = nearest_above(line)) add_line(*above);
        }
    }

    std::optional<std::uint32_t> nearest_above(std::uint32_t line) const {
        const auto& lines = page_.lines();
        std::optional<std::uint32_t> nearest;
        for (std::uint32_t i = 0; i < lines.size(); ++i)
            if (lines[i].bottom() <= lines[line].middle() && std::abs(lines[i].x - lines[line].x) < lines[line].h &&
                (!nearest || lines[i].bottom() > lines[*nearest].bottom()))
                nearest = i;
        return nearest;
    }

    void add_line(std::uint32_t line) {
        const auto& block = page_.block_of(line);
        const auto begin = page_.start_of(line);
        const auto end = end_of_line(block, begin);
        if (is_name(block, begin, end)) add(block, begin, end, kGuessed, kHalfSure);
    }

    // Set in the middle above what was paid, and nothing else that is known.
    void by_largest_sum() {
        if (kind_ != EvidenceKind::payment_proof) return;
        for (const auto& fact : facts_) {
            if (fact.field != FactField::amount || fact.role != FactRole::paid) continue;
            const auto& sum = page_.lines()[fact.line];
            const auto above = page_.above(fact.line);
            if (sum.h < page_.usual_height() * 5 / 4 || !above) continue;
            if (std::abs(page_.lines()[*above].centre() - sum.centre()) < sum.h) add_line(*above);
        }
    }

    // "白鹭影院(中山路店)", "Harbour Point Hotel": a line that ends with what kind of house it is; of several it says
    // nothing.
    void by_house() {
        if (kind_ == EvidenceKind::support_chat || kind_ == EvidenceKind::bank_record) return;
        const Block* house = nullptr;
        std::size_t begin = 0, end = 0;
        for (const auto& block : page_.blocks())
            for (const auto& found : find_words(block.text, reader_.words().houses)) {
                const auto front = page_.start_of(block.text.line_at(found.begin));
                const auto stop = past_branch(block, found.end);
                if (found.begin == front || !ends_name(block.text.at(stop)) || !is_house(block, front, found.begin))
                    continue;
                if (house) return;
                house = &block, begin = front, end = stop;
            }
        if (house) add(*house, begin, end, kHouse, kHalfSure);
    }

    // What stands in front of the kind of house, which may be a label elsewhere.
    bool is_house(const Block& block, std::size_t begin, std::size_t end) const {
        const auto& words = reader_.words();
        return is_name(block, begin, end) && !says(block, begin, end, words.no_names) &&
               !says(block, begin, end, words.kinds);
    }

    // "(中山路店)"
    static std::size_t past_branch(const Block& block, std::size_t i) {
        constexpr std::size_t kLongest = 16;
        if (block.text.at(i) != U'(') return i;
        for (auto k = i + 1; k < i + kLongest; ++k)
            if (block.text.at(k) == U')')
                return block.text.before(k) == U'店' ? block.text.past_blanks(k + 1, false) : i;
        return i;
    }

    // The shop stands first in an order, above what was bought.
    void by_place_in_order() {
        constexpr std::size_t kShortName = 12, kShortLatin = 24;
        if (!is_about_order()) return;
        for (const auto& block : page_.blocks()) {
            if (page_.is_clock(block) || !block.alone) continue;
            const bool sum = std::ranges::any_of(facts_, [&](const Fact& fact) {
                return fact.field == FactField::amount && &page_.block_of(fact.line) == &block;
            });
            if (sum) return;
            const auto end = end_of_line(block, 0);
            const bool latin = std::ranges::none_of(std::views::iota(std::size_t{0}, end),
                                                    [&](std::size_t i) { return is_han(block.text.at(i)); });
            if (end > (latin ? kShortLatin : kShortName) || !is_name(block, 0, end) ||
                says(block, 0, end, reader_.words().no_names) || says(block, 0, end, reader_.words().kinds))
                continue;
            return add(block, 0, end, kGuessed, kHalfSure);
        }
    }

    // An order, or what bears the number of one and is nothing else.
    bool is_about_order() const {
        const bool numbered =
            std::ranges::any_of(facts_, [](const Fact& fact) { return fact.field == FactField::order; });
        return kind_ == EvidenceKind::order_detail || (kind_ == EvidenceKind::other && numbered);
    }

    static std::size_t end_of_line(const Block& block, std::size_t begin) {
        auto end = begin;
        while (end < block.text.size() && block.text.at(end) != U'\n') ++end;
        return end;
    }

    // Whether a word of the list begins in that part.
    template <class T>
    static bool says(const Block& block, std::size_t begin, std::size_t end, const WordList<T>& list) {
        return std::ranges::any_of(find_words(block.text, list),
                                   [&](const Found<T>& found) { return begin <= found.begin && found.begin < end; });
    }

    // Whether that part may be a name: no label, state, number or sentence.
    bool is_name(const Block& block, std::size_t begin, std::size_t end) const {
        constexpr std::size_t kLongest = 32;
        const auto& words = reader_.words();
        if (end - begin > kLongest || says(block, begin, end, words.labels) || says(block, begin, end, words.statuses))
            return false;
        for (auto i = begin; i < end; ++i)
            if (is_number_sign(block.text.at(i)) || block.text.at(i) == U'。' || block.text.at(i) == U',' ||
                block.text.at(i) == U';')
                return false;
        return true;
    }

    const FactReader& reader_;
    const Page& page_;
    EvidenceKind kind_;
    const std::vector<Fact>& facts_;
    WordList<bool> known_;
    std::vector<Fact> names_;
};

}  // namespace

std::vector<Fact> statuses_of(const FactReader& reader) {
    std::vector<Fact> facts;
    const auto add = [&](const Block& block, std::size_t begin, std::size_t end) {
        facts.push_back({.field = FactField::status,
                         .value = reader.as_read(block, begin, end),
                         .score = reader.score_of(block, begin, end),
                         .line = block.text.line_at(begin)});
    };
    for (const auto& block : reader.page().blocks())
        for (const auto& found : find_words(block.text, reader.words().statuses)) {
            auto front = reader.page().start_of(block.text.line_at(found.begin));
            while (front < found.begin && !is_name_sign(block.text.at(front))) ++front;
            const bool begins = found.begin == front;
            const auto next = block.text.at(block.text.past_blanks(found.end, false));
            const auto label = begins ? std::optional<PlacedLabel>() : reader.label_of({&block, found.begin});
            const bool labelled = label && label->label().field == FactField::status;
            if ((begins || labelled) && (next == 0 || next == U'\n' || next == U'>'))
                add(block, found.begin, found.end);
        }
    return facts;
}

std::vector<Fact> platforms_of(const FactReader& reader, EvidenceKind kind, const std::vector<Fact>& facts) {
    return NameReader(reader, kind, facts).read();
}

}  // namespace recoup::core::inline reading
