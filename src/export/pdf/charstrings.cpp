#include "export/pdf/charstrings.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "export/pdf/numbers.h"

namespace recoup::exporting::inline pdf {
namespace {

using core::GlyphOutline;

constexpr int kFirstOwnString = 391;  // those before are in every font
constexpr std::size_t kMostOperands = 48;

// As charstrings and dictionaries have it alike.
void put_number(std::string& out, int value) {
    if (value >= -107 && value <= 107) {
        out += static_cast<char>(value + 139);
    } else if (value >= 108 && value <= 1131) {
        out += static_cast<char>(247 + (value - 108) / 256);
        out += static_cast<char>((value - 108) % 256);
    } else if (value >= -1131 && value <= -108) {
        out += static_cast<char>(251 + (-value - 108) / 256);
        out += static_cast<char>((-value - 108) % 256);
    } else {
        out += '\x1C';
        put_u16(out, static_cast<std::uint16_t>(std::clamp(value, -32768, 32767)));
    }
}

// Always of the same length, so that what stands behind does not move.
void put_offset(std::string& out, std::size_t value) {
    out += '\x1D';
    put_u32(out, static_cast<std::uint32_t>(value));
}

std::string index_of(const std::vector<std::string>& entries) {
    std::string out;
    put_u16(out, static_cast<std::uint32_t>(entries.size()));
    if (entries.empty()) return out;
    out += '\x04';
    std::uint32_t at = 1;
    put_u32(out, at);
    for (const auto& entry : entries) put_u32(out, at += static_cast<std::uint32_t>(entry.size()));
    for (const auto& entry : entries) out += entry;
    return out;
}

class Charstring {
  public:
    explicit Charstring(const GlyphOutline& outline) : outline_(outline) { put_number(out_, outline.advance); }

    std::string write() {
        const auto* point = outline_.points.data();
        for (const auto step : outline_.steps) {
            const bool is_move = step == GlyphOutline::Step::move;
            const std::size_t points = step == GlyphOutline::Step::curve ? 3 : 1;
            if (step != last_ || is_move || pending_ + 2 * points > kMostOperands) flush();
            last_ = step;
            for (std::size_t i = 0; i < points; ++i) go(*point++);
            if (is_move) flush();
        }
        flush();
        out_ += '\x0E';  // endchar
        return std::move(out_);
    }

  private:
    void go(const GlyphOutline::Point& to) {
        put_number(out_, to.x - at_.x);
        put_number(out_, to.y - at_.y);
        at_ = to;
        pending_ += 2;
    }
    void flush() {
        if (pending_ == 0) return;
        constexpr char kOperators[] = {'\x15', '\x05', '\x08'};  // rmoveto, rlineto, rrcurveto
        out_ += kOperators[static_cast<std::size_t>(last_)];
        pending_ = 0;
    }

    const GlyphOutline& outline_;
    std::string out_;
    GlyphOutline::Point at_;
    GlyphOutline::Step last_ = GlyphOutline::Step::move;
    std::size_t pending_ = 0;
};

struct Places {
    std::size_t charset = 0, select = 0, charstrings = 0, array = 0;
};

std::string top_of(std::size_t glyphs, const Places& places, std::span<const GlyphOutline> outlines) {
    GlyphOutline::Point low{0, 0}, high{0, 0};
    for (const auto& outline : outlines)
        for (const auto& point : outline.points) {
            low = {std::min(low.x, point.x), std::min(low.y, point.y)};
            high = {std::max(high.x, point.x), std::max(high.y, point.y)};
        }
    std::string out;
    put_number(out, kFirstOwnString);
    put_number(out, kFirstOwnString + 1);
    put_number(out, 0);
    out += "\x0C\x1E";  // registry, ordering, supplement
    for (const int value : {low.x, low.y, high.x, high.y}) put_number(out, value);
    out += '\x05';  // what all glyphs lie in
    put_offset(out, glyphs);
    out += "\x0C\x22";
    put_offset(out, places.charset);
    out += '\x0F';
    put_offset(out, places.charstrings);
    out += '\x11';
    put_offset(out, places.array);
    out += "\x0C\x24";
    put_offset(out, places.select);
    out += "\x0C\x25";
    return out;
}

}  // namespace

std::string compact_font(std::string_view font_name, std::span<const GlyphOutline> outlines) {
    std::vector<std::string> glyphs;
    for (const auto& outline : outlines) glyphs.push_back(Charstring(outline).write());
    const auto charstrings = index_of(glyphs);
    // Identity n is glyph n.
    std::string charset = "\x02";
    put_u16(charset, 1);
    const auto count = static_cast<std::uint32_t>(outlines.size());
    put_u16(charset, count < 2 ? 0 : count - 2);
    // All glyphs are of the one private dictionary.
    std::string select = "\x03";
    put_u16(select, 1);
    put_u16(select, 0);
    select += '\0';
    put_u16(select, count);

    const std::string head = {'\x01', '\x00', '\x04', '\x04'};
    const auto names = index_of({std::string(font_name)});
    const auto strings = index_of({"Adobe", "Identity"});
    const auto routines = index_of({});
    const auto begin = head.size() + names.size() + index_of({top_of(outlines.size(), {}, outlines)}).size() +
                       strings.size() + routines.size();
    Places places;
    places.charset = begin;
    places.select = places.charset + charset.size();
    places.charstrings = places.select + select.size();
    places.array = places.charstrings + charstrings.size();
    // No hints, and every glyph names its width: 0 is what it is counted from.
    std::string privates;
    put_number(privates, 0);
    privates += '\x14';
    put_number(privates, 0);
    privates += '\x15';
    const auto array_of = [&](std::size_t place) {
        std::string dictionary;
        put_number(dictionary, static_cast<int>(privates.size()));
        put_offset(dictionary, place);
        return index_of({dictionary + '\x12'});
    };
    const auto array = array_of(places.array + array_of(0).size());
    return head + names + index_of({top_of(outlines.size(), places, outlines)}) + strings + routines + charset +
           select + charstrings + array + privates;
}

}  // namespace recoup::exporting::inline pdf
