#include "core/reading/transcript.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "core/reading/page.h"
#include "core/reading/spans.h"

namespace recoup::core::inline reading {
namespace {

// The field that is typed in stands at the foot of the screen.
bool is_chat_tool(const Block& block, const Page& page, const ReadingWords& words) {
    if (block.bottom < page.height() - page.width() / 5) return false;
    const auto found = find_words(block.text, words.chat_tools);
    return !found.empty() && found.front().begin == 0;
}

// Latin lines are apart by a blank, where they do not end in one.
std::string read_on(const Block& block, std::span<const TextLine> lines) {
    std::string text;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= block.text.size(); ++i) {
        if (i < block.text.size() && block.text.at(i) != U'\n') continue;
        const auto part = block.text.as_read(begin, i, lines);
        const bool latin = !text.empty() && !part.empty() && static_cast<unsigned char>(text.back()) < 0x80 &&
                           static_cast<unsigned char>(part.front()) < 0x80 && text.back() != ' ';
        if (latin) text += ' ';
        text += part;
        begin = i + 1;
    }
    return std::string(trim(text));
}

double least_score(const Block& block, std::span<const TextLine> lines) {
    double least = 1;
    for (const auto& start : block.starts) least = std::min(least, lines[start.line].score);
    return least;
}

// The moment that a line between bubbles gives, and nothing else.
std::optional<When> time_of(const Block& block, const MomentHabit& habit) {
    constexpr std::size_t kMostBeside = 4;
    const auto moments = find_moments(block.text, habit);
    if (moments.size() != 1) return std::nullopt;
    const auto& only = moments.front();
    return block.text.size() - (only.end - only.begin) <= kMostBeside ? std::optional(only.when) : std::nullopt;
}

std::vector<std::uint32_t> lines_of(const Block& block) {
    std::vector<std::uint32_t> lines;
    for (const auto& start : block.starts) lines.push_back(start.line);
    return lines;
}

bool names_agent(const PlainText& text, const ReadingWords& words) {
    return std::ranges::any_of(find_words(text, words.agents), [&](const Found<bool>& found) {
        auto at = found.end;
        while (text.at(at) == U':' || text.at(at) == U' ') ++at;
        return is_number_sign(text.at(at));
    });
}

// The title without what support is called everywhere says something of its own.
bool is_named(const PlainText& title, const ReadingWords& words) {
    std::size_t own = title.size();
    for (const auto& found : find_words(title, words.service_words)) own -= found.end - found.begin;
    constexpr std::size_t kLeast = 2;
    return own >= kLeast;
}

// ---- comparing texts

using Bigrams = std::map<std::pair<char32_t, char32_t>, int>;
Bigrams bigrams_of(std::u32string_view text) {
    Bigrams bigrams;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) ++bigrams[{text[i], text[i + 1]}];
    return bigrams;
}

// Of their pairs of characters, 0 to 1 (Dice).
double likeness(std::u32string_view a, std::u32string_view b) {
    if (a == b) return 1;
    if (a.size() < 2 || b.size() < 2) return 0;
    auto left = bigrams_of(b);
    int common = 0;
    for (const auto& [pair, count] : bigrams_of(a))
        if (const auto found = left.find(pair); found != left.end()) common += std::min(count, found->second);
    return 2.0 * common / static_cast<double>(a.size() + b.size() - 2);
}

// Whether the end of `a` from `from` on is the beginning of `b` from `to` on. The last line may be cut off.
bool runs_on(std::span<const std::u32string> a, std::span<const std::u32string> b) {
    constexpr double kAlike = 0.8;
    constexpr std::size_t kLeastSigns = 6;
    std::size_t signs = 0;
    const auto count = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < count; ++i) {
        const bool alike = likeness(a[i], b[i]) >= kAlike;
        if (!alike && i + 1 < a.size()) return false;
        if (alike) signs += a[i].size();
    }
    return signs >= kLeastSigns;
}

std::u32string whole_text(const PictureText& picture) {
    std::u32string whole;
    for (const auto& line : std::span(picture.lines).first(std::min(picture.lines.size(), kMostLines)))
        whole += plain_word(cut_bytes(line.text, kMostLineBytes));
    return whole;
}

// Every run of at least five digits, and every sum with two decimals.
std::multiset<std::u32string> numbers_in(std::u32string_view text) {
    constexpr std::size_t kLongNumber = 5;
    std::multiset<std::u32string> numbers;
    for (std::size_t i = 0; i < text.size();) {
        auto end = i;
        while (end < text.size() && (is_number_sign(text[end]) || text[end] == U'.' || text[end] == U',')) ++end;
        const auto run = text.substr(i, end - i);
        if (run.size() >= kLongNumber || (run.size() > 3 && run[run.size() - 3] == U'.')) numbers.emplace(run);
        i = std::max(end, i + 1);
    }
    return numbers;
}

}  // namespace

Side side_of(const Block& block, int width) {
    const auto before = block.left, behind = width - block.right;
    const bool centred = std::abs(before - behind) <= width / 25;
    if (centred && block.starts.size() == 1) return Side::between;
    return before < behind ? Side::left : Side::right;
}

Transcript transcript_of(const PictureText& picture, const ReadingHabit& habit) {
    const Page page(picture);
    const MomentHabit moments{habit.zones, habit.zone, habit.now, habit.now, habit.taken};
    Transcript transcript;
    std::optional<When> at;
    for (const auto& block : page.blocks()) {
        if (page.is_title(block)) {
            if (page.is_clock(block) || !transcript.title.empty()) continue;
            transcript.title = read_on(block, page.lines());
            transcript.names_other_side = is_named(block.text, *habit.words);
            continue;
        }
        if (is_chat_tool(block, page, *habit.words)) continue;
        transcript.names_other_side = transcript.names_other_side || names_agent(block.text, *habit.words);
        if (const auto time = time_of(block, moments)) {
            at = time;
            continue;
        }
        transcript.turns.push_back({side_of(block, page.width()), read_on(block, page.lines()), lines_of(block),
                                    least_score(block, page.lines()), at});
    }
    return transcript;
}

bool may_be_one_chat(const Transcript& a, const Transcript& b) {
    constexpr double kAlike = 0.7;  // a sign more or less, or one that was read wrong
    const auto title_a = plain_word(a.title), title_b = plain_word(b.title);
    return title_a.empty() || title_b.empty() || likeness(title_a, title_b) >= kAlike;
}

ChatLines chat_lines(const PictureText& picture, const Transcript& transcript) {
    ChatLines lines;
    for (const auto& turn : transcript.turns)
        for (const auto line : turn.lines)
            if (auto plain = plain_word(picture.lines[line].text); !plain.empty()) lines.push_back(std::move(plain));
    return lines;
}

std::string their_last_words(const Transcript& transcript) {
    std::string words;
    bool mine_since = false;  // I said something behind them
    for (const auto& turn : transcript.turns) {
        mine_since = mine_since || turn.side == Side::right;
        if (turn.side != Side::left || turn.score < kSureScore) continue;
        if (std::exchange(mine_since, false)) words.clear();
        words.append(words.empty() ? "" : "\n").append(turn.text);
    }
    return words;
}

Continuity continuity(const PictureText& earlier, const PictureText& later, const ReadingHabit& habit) {
    return continuity(chat_lines(earlier, transcript_of(earlier, habit)),
                      chat_lines(later, transcript_of(later, habit)));
}

Continuity continuity(const ChatLines& a, const ChatLines& b) {
    constexpr std::size_t kMostCutOff = 3;  // lines at the top that were cut off, or of a bubble that is
    if (a.empty() || b.empty()) return Continuity::unknown;
    for (std::size_t to = 0; to < std::min(b.size(), kMostCutOff); ++to)
        for (std::size_t from = 0; from < a.size(); ++from)
            if (runs_on(std::span(a).subspan(from), std::span(b).subspan(to))) return Continuity::overlaps;
    return Continuity::gap;
}

bool same_text(const PictureText& a, const PictureText& b) {
    constexpr double kAlmost = 0.95;
    if (a.width != b.width || a.height != b.height || a.lines.empty() || b.lines.empty()) return false;
    const auto text_a = whole_text(a), text_b = whole_text(b);
    return likeness(text_a, text_b) >= kAlmost && numbers_in(text_a) == numbers_in(text_b);
}

}  // namespace recoup::core::inline reading
