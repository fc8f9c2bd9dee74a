#include "ui/frame/glyph_atlas.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "ui/frame/placeholder_glyph.h"

namespace recoup::ui::inline frame {
namespace {

constexpr std::size_t kFirstSlots = 2048;

// Never zero, which marks an empty slot: sizes begin at 1.
std::uint64_t key_of(const TextStyle& style, char32_t c, int subpixel_step) {
    return static_cast<std::uint64_t>(c) | static_cast<std::uint64_t>(style.pixel_size()) << 24 |
           static_cast<std::uint64_t>(style.face) << 40 | static_cast<std::uint64_t>(style.tabular) << 44 |
           static_cast<std::uint64_t>(subpixel_step) << 48;
}

std::uint64_t mix(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15ULL;
    return key ^ key >> 32;
}

void scale_v(ImDrawList& list, const ImDrawCmd& cmd, float factor, std::vector<bool>& done) {
    for (unsigned i = 0; i < cmd.ElemCount; ++i) {
        const unsigned vertex = cmd.VtxOffset + list.IdxBuffer[static_cast<int>(cmd.IdxOffset + i)];
        if (done[vertex]) continue;
        done[vertex] = true;
        list.VtxBuffer[static_cast<int>(vertex)].uv.y *= factor;
    }
}

}  // namespace

GlyphAtlas::GlyphAtlas(GlyphSource& source) : source_(source) {
    reset();
}

void GlyphAtlas::reset() {
    slots_.assign(kFirstSlots, {});
    slots_used_ = 0;
    shelves_.clear();
    next_shelf_y_ = 0;
    overflowed_ = false;
    height_ = std::max(height_, kFirstHeight);
    frame_height_ = height_;
    inverse_height_ = 1.0F / static_cast<float>(height_);
    pixels_.assign(static_cast<std::size_t>(kWidth) * height_, 0);
    scratch_ = {kWhiteSide, kWhiteSide, 0, 0, std::vector<std::uint8_t>(kWhiteSide * kWhiteSide, 255)};
    copy_in(scratch_, *place(kWhiteSide, kWhiteSide));
    dirty_ = {0, 0, kWidth, height_};
}

void GlyphAtlas::begin_frame() {
    if (overflowed_) reset();
    frame_height_ = height_;
    inverse_height_ = 1.0F / static_cast<float>(height_);
}

void GlyphAtlas::end_frame(ImDrawData& data) const {
    if (height_ == frame_height_) return;
    const float factor = static_cast<float>(frame_height_) / static_cast<float>(height_);
    for (int n = 0; n < data.CmdListsCount; ++n) {
        ImDrawList& list = *data.CmdLists[n];
        std::vector<bool> done(static_cast<std::size_t>(list.VtxBuffer.Size));
        for (const ImDrawCmd& cmd : list.CmdBuffer) {
            if (!cmd.UserCallback && texture_of(cmd) == texture) scale_v(list, cmd, factor, done);
        }
    }
}

const AtlasGlyph& GlyphAtlas::glyph(const TextStyle& style, char32_t c, int subpixel_step) {
    const std::uint64_t key = key_of(style, c, subpixel_step);
    Slot* slot = &find_slot(key);
    if (slot->key == key) return slot->glyph;
    if (slots_used_ * 2 >= slots_.size()) {
        grow_slots();
        slot = &find_slot(key);
    }
    ++slots_used_;
    slot->key = key;
    slot->glyph = make(style, c, subpixel_step);
    return slot->glyph;
}

GlyphAtlas::Slot& GlyphAtlas::find_slot(std::uint64_t key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = mix(key) & mask;
    while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask;
    return slots_[i];
}

void GlyphAtlas::grow_slots() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.key != 0) find_slot(slot.key) = slot;
    }
}

AtlasGlyph GlyphAtlas::make(const TextStyle& style, char32_t c, int subpixel_step) {
    if (!source_.rasterise(style, c, subpixel_step, scratch_)) scratch_ = placeholder_glyph(style.pixel_size(), c);
    if (scratch_.width == 0 || scratch_.height == 0) return {};
    const auto to = place(scratch_.width, scratch_.height);
    if (!to) {
        overflowed_ = true;
        return {};
    }
    copy_in(scratch_, *to);
    const auto narrow = [](int value) { return static_cast<std::int16_t>(value); };
    return {narrow(to->x0),          narrow(to->y0),        narrow(scratch_.width),
            narrow(scratch_.height), narrow(scratch_.left), narrow(scratch_.top)};
}

// Shelves of a few heights; a pixel of gap keeps neighbours out of bilinear samples.
std::optional<PixelRect> GlyphAtlas::place(int width, int height) {
    const int wide = width + 1;
    const int tall = (height + 1 + 3) / 4 * 4;
    if (wide > kWidth) return std::nullopt;
    Shelf* best = nullptr;
    for (Shelf& shelf : shelves_) {
        const bool fits = shelf.height >= tall && shelf.height <= tall * 2 && shelf.used + wide <= kWidth;
        if (fits && (!best || shelf.height < best->height)) best = &shelf;
    }
    if (!best || best->height > tall) {
        const bool room = next_shelf_y_ + tall <= height_ || (!best && grow_page(next_shelf_y_ + tall));
        if (room) {
            best = &shelves_.emplace_back(Shelf{next_shelf_y_, tall, 0});
            next_shelf_y_ += tall;
        }
    }
    if (!best) return std::nullopt;
    const PixelRect out{best->used, best->y, best->used + width, best->y + height};
    best->used += wide;
    return out;
}

bool GlyphAtlas::grow_page(int needed_height) {
    int height = height_;
    while (height < needed_height) height *= 2;
    if (height > kLastHeight) return false;
    height_ = height;
    pixels_.resize(static_cast<std::size_t>(kWidth) * height_, 0);
    mark_dirty({0, 0, kWidth, height_});
    return true;
}

void GlyphAtlas::copy_in(const GlyphBitmap& bitmap, const PixelRect& to) {
    for (int row = 0; row < bitmap.height; ++row) {
        std::memcpy(&pixels_[static_cast<std::size_t>(to.y0 + row) * kWidth + to.x0],
                    &bitmap.coverage[static_cast<std::size_t>(row) * bitmap.width],
                    static_cast<std::size_t>(bitmap.width));
    }
    mark_dirty(to);
}

void GlyphAtlas::mark_dirty(const PixelRect& rect) {
    if (dirty_.x1 == 0) dirty_ = rect;
    dirty_ = {std::min(dirty_.x0, rect.x0), std::min(dirty_.y0, rect.y0), std::max(dirty_.x1, rect.x1),
              std::max(dirty_.y1, rect.y1)};
}

std::optional<PixelRect> GlyphAtlas::take_dirty() {
    if (dirty_.x1 == 0) return std::nullopt;
    return std::exchange(dirty_, PixelRect{});
}

}  // namespace recoup::ui::inline frame
