#include "desktop/screenshot/layout_check.h"

#include <algorithm>
#include <set>

#include "core/base/i18n_table.h"
#include "support/contrast.h"

namespace recoup::testing {
namespace {

using ui::LayoutLog;
using ui::Rect;

constexpr float kTolerance_px = 1.5F;

Rect meet(const Rect& a, const Rect& b) {
    return {{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)},
            {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)}};
}

bool has_area(const Rect& r, float least_px = 0) {
    return r.width() > least_px && r.height() > least_px;
}

bool holds(const Rect& outer, const Rect& inner, float slack) {
    return inner.min.x >= outer.min.x - slack && inner.max.x <= outer.max.x + slack &&
           inner.min.y >= outer.min.y - slack && inner.max.y <= outer.max.y + slack;
}

// The box of the ink: a line's box has room above and below that may overlap.
Rect ink(const LayoutLog::Words& words) {
    const auto size = static_cast<float>(words.style.pixel_size());
    const float middle = words.box.centre().y;
    return {{words.box.min.x, middle - size / 2}, {words.box.max.x, middle + size / 2}};
}

bool is_icon(const LayoutLog::Words& words) {
    return words.style.face == ui::Face::icons;
}

bool is_blank(const LayoutLog::Words& words) {
    return words.text.find_first_not_of(" \n") == std::string::npos;
}

// Mostly figures, with the sign of a currency or a separator.
bool is_amount(std::string_view text) {
    std::size_t figures = 0, others = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            ++figures;
        else if (c != ',' && c != '.' && c != ' ' && c != '+')
            ++others;
    }
    const bool money = text.find("¥") != text.npos || text.find('$') != text.npos || text.find("€") != text.npos ||
                       text.find("£") != text.npos || text.find("CHF") != text.npos;
    return figures > 0 && (money ? others <= 12 : others <= 2);
}

// The program's own words; what people write may be longer than any room.
bool is_ours(core::Lang lang, const std::string& text) {
    static const auto all = [] {
        std::array<std::set<std::string, std::less<>>, 2> sets;
        for (std::size_t i = 0; i < core::kTrCount; ++i)
            for (std::size_t l = 0; l < 2; ++l)
                if (const auto word = core::kTrEntries[i].text(static_cast<core::Lang>(l)); word.find('{') == word.npos)
                    sets[l].insert(std::string(word));
        return sets;
    }();
    return all[static_cast<std::size_t>(lang)].contains(text);
}

// What the words stand on: the last that was drawn before them and holds their beginning.
const LayoutLog::Ground* ground_of(const LayoutLog& log, const LayoutLog::Words& words, const Rect& seen) {
    const LayoutLog::Ground* found = nullptr;
    const ImVec2 start{seen.min.x + 0.5F, seen.centre().y};
    for (const auto& ground : log.grounds) {
        if (ground.list != words.list || ground.order > words.order) continue;
        if (ground.box.width() < 8 || ground.box.height() < 8) continue;
        if (!meet(ground.box, ground.clip).contains(start)) continue;
        if (!found || ground.order >= found->order) found = &ground;
    }
    return found;
}

bool is_declared(const ui::Theme& theme, ImU32 ink_colour, ImU32 ground) {
    return std::ranges::any_of(ui::used_inks(), [&](const ui::InkUse& use) {
        return theme[use.ink] == ink_colour &&
               std::ranges::any_of(use.grounds, [&](ui::Role role) { return theme[role] == ground; });
    });
}

void check_contrast(const LayoutLog::Words& words, const LayoutLog::Ground& ground, const Screen& screen,
                    Findings& findings) {
    const auto opaque = [](ImU32 c) { return (c & IM_COL32_A_MASK) == IM_COL32_A_MASK; };
    if (!opaque(words.colour) || !opaque(ground.colour)) return;  // what is disabled may be pale
    const double found = contrast(words.colour, ground.colour);
    const auto pair = std::to_string(words.colour) + " on " + std::to_string(ground.colour);
    if (found < (is_icon(words) ? ui::kMarkContrast : ui::kTextContrast))
        findings.add(screen, "pale, " + std::to_string(found).substr(0, 4) + " " + pair, words.text);
    else if (!is_declared(ui::light_theme(), words.colour, ground.colour) &&
             !is_declared(ui::dark_theme(), words.colour, ground.colour))
        findings.add(screen, "a pair the theme does not declare, " + pair, words.text);
}

void check_words(const LayoutLog& log, const Screen& screen, Findings& findings) {
    const Rect display{{0, 0}, screen.display_px};
    for (const auto& words : log.words) {
        const auto seen = meet(meet(ink(words), words.clip), display);
        if (is_blank(words) || !has_area(seen) || (words.colour & IM_COL32_A_MASK) == 0) continue;
        if (words.cut && is_icon(words)) findings.add(screen, "an icon fitted like a word", words.text);
        if (words.missing) findings.add(screen, "no glyph", words.text);
        if (words.cut && is_amount(words.text)) findings.add(screen, "cut amount", words.text);
        if (words.cut && is_ours(screen.lang, words.text)) findings.add(screen, "cut words of ours", words.text);
        // The board scrolls sideways: what leaves the window there comes back.
        const bool aside = words.box.max.x > display.max.x && words.clip.max.x >= display.max.x - 1;
        if (!aside &&
            (words.box.min.x < words.clip.min.x - kTolerance_px || words.box.max.x > words.clip.max.x + kTolerance_px))
            findings.add(screen, "leaves its clip sideways", words.text);
        const auto* ground = ground_of(log, words, seen);
        if (!ground) continue;
        if (!aside && !holds(ground->box, seen, kTolerance_px)) findings.add(screen, "leaves its box", words.text);
        check_contrast(words, *ground, screen, findings);
    }
}

bool covered_between(const LayoutLog& log, const LayoutLog::Words& a, const LayoutLog::Words& b, const Rect& where) {
    return std::ranges::any_of(log.grounds, [&](const LayoutLog::Ground& ground) {
        return ground.list == a.list && ground.order > a.order && ground.order < b.order && ground.box.overlaps(where);
    });
}

void check_overlaps(const LayoutLog& log, const Screen& screen, Findings& findings) {
    const Rect display{{0, 0}, screen.display_px};
    struct Piece {
        const LayoutLog::Words* words;
        Rect seen;
    };
    std::vector<Piece> pieces;
    for (const auto& words : log.words) {
        const auto seen = meet(meet(ink(words), words.clip), display);
        if (!is_blank(words) && has_area(seen, 1) && (words.colour & IM_COL32_A_MASK) != 0)
            pieces.push_back({&words, seen});
    }
    std::ranges::sort(pieces, {}, [](const Piece& p) { return p.seen.min.y; });
    for (std::size_t i = 0; i < pieces.size(); ++i)
        for (std::size_t k = i + 1; k < pieces.size() && pieces[k].seen.min.y < pieces[i].seen.max.y; ++k) {
            const auto& a = pieces[i].words->order < pieces[k].words->order ? pieces[i] : pieces[k];
            const auto& b = &a == &pieces[i] ? pieces[k] : pieces[i];
            const auto both = meet(a.seen, b.seen);
            if (a.words->list != b.words->list || !has_area(both, 2)) continue;
            if (covered_between(log, *a.words, *b.words, both)) continue;
            findings.add(screen, "words over words", a.words->text + " | " + b.words->text);
        }
}

void check_controls(const LayoutLog& log, const Screen& screen, Findings& findings) {
    std::vector<LayoutLog::Control> shown;
    for (const auto& control : log.controls) {
        const auto seen = meet(control.box, control.clip);
        if (has_area(seen, 1) && seen.width() > 9 * screen.scale)  // a scroll bar lies on its content
            shown.push_back({control.id, seen, control.clip, control.list});
    }
    std::ranges::sort(shown, {}, [](const LayoutLog::Control& c) { return c.box.min.y; });
    for (std::size_t i = 0; i < shown.size(); ++i)
        for (std::size_t k = i + 1; k < shown.size() && shown[k].box.min.y < shown[i].box.max.y; ++k) {
            const auto &a = shown[i], &b = shown[k];
            if (a.list != b.list || !has_area(meet(a.box, b.box), kTolerance_px)) continue;
            if (holds(a.box, b.box, kTolerance_px) || holds(b.box, a.box, kTolerance_px)) continue;
            findings.add(screen, "controls over each other", a.id + " | " + b.id);
        }
}

}  // namespace

void Findings::add(const Screen& screen, const std::string& what, const std::string& about) {
    auto& seen = seen_[what + ": " + about.substr(0, 90)];
    if (seen.times++ == 0) seen.first = screen.name;
}

std::string Findings::text() const {
    std::string all;
    for (const auto& [what, seen] : seen_) all += what + "  [" + seen.first + ", " + std::to_string(seen.times) + "]\n";
    return all;
}

void check_layout(const LayoutLog& log, const Screen& screen, Findings& findings) {
    check_words(log, screen, findings);
    check_overlaps(log, screen, findings);
    check_controls(log, screen, findings);
}

}  // namespace recoup::testing
