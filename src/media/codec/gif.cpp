#include <algorithm>
#include <array>
#include <optional>

#include "media/base/limits.h"
#include "media/codec/codec.h"
#include "media/codec/reducer.h"
#include "media/format/gif.h"

namespace recoup::media::inline codec {
namespace {

// The indices of a GIF, unpacked one after the other: codes of growing width, each a string that was there before and
// one more index (Lempel, Ziv, Welch).
class GifIndices {
  public:
    explicit GifIndices(const GifFrame& frame)
        : blocks_(frame.blocks), root_bits_(frame.code_bits), clear_(1 << frame.code_bits) {
        reset();
    }

    // Nothing at the end or where the codes make no sense.
    std::optional<std::uint8_t> next() {
        if (waiting_ == 0 && !read_string()) return std::nullopt;
        return string_[--waiting_];
    }
    Flaw flaw() const { return ran_out_ ? Flaw::cut_off : Flaw::damaged; }

  private:
    static constexpr int kCodes = 4096;

    void reset() {
        bits_ = root_bits_ + 1;
        next_code_ = clear_ + 2;
        last_ = -1;
    }

    std::optional<int> read_code() {
        while (have_ < bits_) {
            if (in_block_ == 0) {
                in_block_ = blocks_.empty() ? 0 : std::to_integer<std::size_t>(blocks_[0]);
                ran_out_ = blocks_.empty();
                blocks_ = part(blocks_, 1);
                if (in_block_ == 0) return std::nullopt;
            }
            if (blocks_.empty()) {
                ran_out_ = true;
                return std::nullopt;
            }
            held_ |= std::to_integer<std::uint32_t>(blocks_[0]) << have_;
            have_ += 8;
            blocks_ = part(blocks_, 1);
            --in_block_;
        }
        const int code = static_cast<int>(held_ & ((1U << bits_) - 1));
        held_ >>= bits_;
        have_ -= bits_;
        return code;
    }

    // The string of the next code, backwards.
    bool read_string() {
        auto code = read_code();
        while (code == clear_) {
            reset();
            code = read_code();
        }
        if (!code || *code == clear_ + 1 || *code > next_code_ || (*code == next_code_ && last_ < 0)) return false;
        // The code that is being made now is the last string and its own first index once more.
        int at = *code == next_code_ ? last_ : *code;
        if (*code == next_code_) string_[waiting_++] = 0;
        for (; at > clear_; at = before_[static_cast<std::size_t>(at)])
            string_[waiting_++] = index_[static_cast<std::size_t>(at)];
        const auto first = static_cast<std::uint8_t>(at);
        string_[waiting_++] = first;
        if (*code == next_code_) string_[0] = first;
        if (last_ >= 0 && next_code_ < kCodes) {
            before_[static_cast<std::size_t>(next_code_)] = static_cast<std::int16_t>(last_);
            index_[static_cast<std::size_t>(next_code_)] = first;
            ++next_code_;
            if (next_code_ == 1 << bits_ && bits_ < 12) ++bits_;
        }
        last_ = *code;
        return true;
    }

    ByteView blocks_;
    int root_bits_, clear_;
    int bits_ = 0, next_code_ = 0, last_ = -1, have_ = 0;
    std::uint32_t held_ = 0;
    std::size_t in_block_ = 0, waiting_ = 0;
    bool ran_out_ = false;
    std::array<std::int16_t, kCodes> before_{};
    std::array<std::uint8_t, kCodes> index_{};
    std::array<std::uint8_t, kCodes + 2> string_{};
};

// In four passes: every eighth row, those between, and so on.
std::vector<int> interlaced_rows(int height) {
    std::vector<int> rows;
    constexpr std::array<std::array<int, 2>, 4> kFromStep = {{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    for (const auto [from, step] : kFromStep)
        for (int y = from; y < height; y += step) rows.push_back(y);
    return rows;
}

// The rows of the first frame from the top, as indices.
class GifRows {
  public:
    explicit GifRows(const GifFrame& frame) : frame_(frame), indices_(frame), width_(frame.place.width) {
        if (!frame.interlaced) {
            rows_.resize(width_);
            return;
        }
        rows_.resize(width_ * static_cast<std::size_t>(frame.place.height));
        there_.resize(static_cast<std::size_t>(frame.place.height));
        for (const auto y : interlaced_rows(frame.place.height)) {
            if (!fill(&rows_[static_cast<std::size_t>(y) * width_])) break;
            there_[static_cast<std::size_t>(y)] = true;
        }
    }
    // Asked for from the top, each once; nothing where the file has it not.
    const std::uint8_t* row(int y) {
        if (!frame_.interlaced) return flaw_ == Flaw::none && fill(rows_.data()) ? rows_.data() : nullptr;
        return there_[static_cast<std::size_t>(y)] ? &rows_[static_cast<std::size_t>(y) * width_] : nullptr;
    }
    Flaw flaw() const { return flaw_; }

  private:
    bool fill(std::uint8_t* row) {
        for (std::size_t x = 0; x < width_; ++x) {
            const auto index = indices_.next();
            if (!index) {
                flaw_ = indices_.flaw();
                return false;
            }
            row[x] = *index;
        }
        return true;
    }

    const GifFrame& frame_;
    GifIndices indices_;
    std::size_t width_;
    std::vector<std::uint8_t> rows_;
    std::vector<bool> there_;
    Flaw flaw_ = Flaw::none;
};

// A row of the canvas; what the frame does not cover is transparent.
void paint(const GifFrame& frame, const std::uint8_t* indices, std::vector<std::uint8_t>& out) {
    std::ranges::fill(out, std::uint8_t{0});
    const int end = std::min(frame.place.width, frame.canvas.width - frame.place.x);
    for (int x = 0; indices && x < end; ++x) {
        const auto colour = part(frame.palette, std::size_t{3} * indices[x], 3);
        if (indices[x] == frame.transparent || colour.size() < 3) continue;
        auto* to = &out[static_cast<std::size_t>(frame.place.x + x) * 4];
        for (std::size_t c = 0; c < 3; ++c) to[c] = std::to_integer<std::uint8_t>(colour[c]);
        to[3] = 255;
    }
}

}  // namespace

Decoding decode_gif(ByteView file, const PictureInfo&, const Wanted& wanted) {
    const auto frame = read_gif(file);
    if (!frame) return tl::unexpected(frame.error());
    const auto pixels = std::int64_t{frame->place.width} * frame->place.height;
    if (frame->interlaced && pixels > static_cast<std::int64_t>(kDecodeBytes) / 2)
        return tl::unexpected(ImageRefusal::too_many_pixels);
    GifRows rows(*frame);
    Reducer reducer(Samples::rgba, wanted.part, wanted.size);
    std::vector<std::uint8_t> line(static_cast<std::size_t>(frame->canvas.width) * 4);
    bool any = false;
    for (int y = 0; !reducer.full(); ++y) {
        const int down = y - frame->place.y;
        const bool covered = down >= 0 && down < frame->place.height;
        const auto* indices = covered ? rows.row(down) : nullptr;
        any = any || indices;
        paint(*frame, indices, line);
        reducer.add(line.data());
    }
    if (!any && rows.flaw() != Flaw::none)
        return tl::unexpected(rows.flaw() == Flaw::cut_off ? ImageRefusal::truncated : ImageRefusal::damaged);
    return Decoded{reducer.take(), rows.flaw()};
}

}  // namespace recoup::media::inline codec
