#include <png.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>
#include <utility>

#include "media/base/limits.h"
#include "media/codec/codec.h"
#include "media/codec/reducer.h"
#include "media/codec/sieve.h"

namespace recoup::media::inline codec {
namespace {

constexpr int kPasses = 7;
constexpr int kSievedPixels = 1 << 20;  // as many as are held beside the result

// A file as libpng reads best. A chunk that is cut off is said to be as long as what is there of it, for libpng takes a
// chunk's data in blocks and loses one that is not whole. Apple's own form (a chunk CgBI in front, deflate without the
// header of zlib) becomes the common one, but for the order of its colours; alpha stays multiplied in.
class PngSource {
  public:
    explicit PngSource(ByteView file) {
        take(part(file, 0, 8));
        for (std::size_t at = 8; at < file.size();) {
            const auto rest = part(file, at);
            if (rest.size() < 8) break;
            const std::size_t length = read_u32(rest, 0, Endian::big), there = std::min(length, rest.size() - 8);
            add_chunk(rest, length, there);
            if (has_at(rest, 4, "IEND")) break;
            at += 12 + length;
        }
    }
    PngSource(const PngSource&) = delete;
    PngSource& operator=(const PngSource&) = delete;
    ~PngSource() = default;

    bool is_apples() const { return apples_; }
    bool ran_out() const { return ran_out_; }
    bool give(std::byte* to, std::size_t count) {
        while (count > 0 && piece_ < pieces_.size()) {
            auto& rest = pieces_[piece_];
            const auto now = std::min(count, rest.size());
            if (now > 0) std::memcpy(to, rest.data(), now);
            to += now;
            count -= now;
            rest = part(rest, now);
            if (rest.empty()) ++piece_;
        }
        ran_out_ = ran_out_ || count > 0;
        return count == 0;
    }

  private:
    void take(ByteView bytes) {
        const bool goes_on = !pieces_.empty() && pieces_.back().data() + pieces_.back().size() == bytes.data();
        if (goes_on)
            pieces_.back() = {pieces_.back().data(), pieces_.back().size() + bytes.size()};
        else
            pieces_.push_back(bytes);
    }
    void add_chunk(ByteView chunk, std::size_t length, std::size_t there) {
        const bool data = has_at(chunk, 4, "IDAT");
        if (has_at(chunk, 4, "CgBI")) {
            apples_ = true;
            return;
        }
        const bool bare = apples_ && data && !zlib_begun_;
        if (length == there && !bare) {
            take(part(chunk, 0, 12 + length));
            return;
        }
        constexpr std::byte kZlib[] = {std::byte{0x78}, std::byte{0x01}};
        const auto said = there + (bare ? sizeof kZlib : 0);
        auto& header = headers_[headers_used_++ % headers_.size()];
        std::copy_n(chunk.begin(), 8, header.begin());
        for (std::size_t i = 0; i < 4; ++i) header[i] = std::byte(said >> (24 - 8 * i) & 255);
        std::copy_n(kZlib, sizeof kZlib, header.begin() + 8);
        take(part(header, 0, bare ? 10 : 8));
        take(part(chunk, 8, there + 4));
        zlib_begun_ = zlib_begun_ || bare;
    }

    std::array<std::array<std::byte, 10>, 2> headers_{};  // one where zlib begins, one where the file ends
    std::size_t headers_used_ = 0;
    std::vector<ByteView> pieces_;
    std::size_t piece_ = 0;
    bool apples_ = false, zlib_begun_ = false, ran_out_ = false;
};

void give_bytes(png_structp png, png_bytep to, std::size_t count) {
    auto& source = *static_cast<PngSource*>(png_get_io_ptr(png));
    if (!source.give(reinterpret_cast<std::byte*>(to), count)) png_error(png, "cut off");
}

[[noreturn]] void leave(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

// libpng at work on one file. Only within guarded() may it be called: there it jumps out of when it fails.
class PngDecoder {
  public:
    explicit PngDecoder(ByteView file)
        : source_(file), png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore)) {
        if (png_) info_ = png_create_info_struct(png_);
        if (!info_) png_destroy_read_struct(&png_, nullptr, nullptr);
    }
    PngDecoder(const PngDecoder&) = delete;
    PngDecoder& operator=(const PngDecoder&) = delete;
    ~PngDecoder() { png_destroy_read_struct(&png_, &info_, nullptr); }

    // Up to the pixels, of a picture of the size that was announced; they come as RGB or RGBA of 8 bits, those of an
    // interlaced picture always as RGBA.
    bool start(const PictureInfo& announced) {
        return png_ && guarded([&] {
                   png_set_read_fn(png_, &source_, give_bytes);
                   png_set_user_limits(png_, kMaxSide_px, kMaxSide_px);
                   // A wrong checksum is told by probe() and hides nothing.
                   png_set_crc_action(png_, PNG_CRC_WARN_USE, PNG_CRC_WARN_USE);
                   png_set_option(png_, PNG_IGNORE_ADLER32, PNG_OPTION_ON);
                   png_set_benign_errors(png_, 1);
                   png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
                   png_read_info(png_, info_);
                   if (png_get_image_width(png_, info_) != static_cast<png_uint_32>(announced.stored_width) ||
                       png_get_image_height(png_, info_) != static_cast<png_uint_32>(announced.stored_height) ||
                       (png_get_interlace_type(png_, info_) != PNG_INTERLACE_NONE) != announced.interlaced)
                       png_error(png_, "another picture");
                   png_set_expand(png_);
                   png_set_strip_16(png_);
                   png_set_gray_to_rgb(png_);
                   if (source_.is_apples()) png_set_bgr(png_);
                   if (png_set_interlace_handling(png_) > 1) png_set_add_alpha(png_, 0xff, PNG_FILLER_AFTER);
                   png_read_update_info(png_, info_);
               });
    }
    int channels() const { return png_get_channels(png_, info_); }
    std::size_t row_bytes() const { return png_get_rowbytes(png_, info_); }

    // The next row. Of an interlaced picture only the pixels of this pass are written, or, where the row is to be
    // looked at meanwhile, all the pixels that they stand for.
    bool read(std::uint8_t* row, bool to_look_at = false) {
        if (failed_) return false;
        const auto before = png_get_current_row_number(png_);
        failed_ = !guarded([&] { png_read_row(png_, to_look_at ? nullptr : row, to_look_at ? row : nullptr); });
        // With the last row libpng looks for the end of the data, too late to harm the row.
        return !failed_ || png_get_current_row_number(png_) > before;
    }
    // Why it failed.
    Flaw flaw() const { return source_.ran_out() ? Flaw::cut_off : Flaw::damaged; }
    ImageRefusal refusal() const { return source_.ran_out() ? ImageRefusal::truncated : ImageRefusal::damaged; }

  private:
    template <typename Work>
    bool guarded(Work work) {
        if (setjmp(png_jmpbuf(png_))) return false;
        work();
        return true;
    }

    PngSource source_;
    png_structp png_;
    png_infop info_ = nullptr;
    bool failed_ = false;
};

Decoding by_rows(ByteView file, const PictureInfo& info, const Wanted& wanted) {
    PngDecoder png(file);
    if (!png.start(info)) return tl::unexpected(png.refusal());
    Reducer reducer(png.channels() == 4 ? Samples::rgba : Samples::rgb, wanted.part, wanted.size);
    std::vector<std::uint8_t> row(png.row_bytes());
    for (bool any = false; !reducer.full(); any = true) {
        if (!png.read(row.data())) {
            if (!any) return tl::unexpected(png.refusal());
            return Decoded{reducer.take(), png.flaw()};
        }
        reducer.add(row.data());
    }
    return Decoded{reducer.take()};
}

// `use(row, pass, y)` for every row that brings new pixels; false when the file ended before the passes did.
template <typename Use>
bool read_passes(PngDecoder& png, int height, std::uint8_t* row, Use use) {
    for (int pass = 0; pass < kPasses; ++pass)
        for (int y = 0; y < height; ++y) {
            if (!png.read(row)) return false;
            if (PNG_ROW_IN_INTERLACE_PASS(y, pass)) use(row, pass, y);
        }
    return true;
}

// The rows come seven times, sparse at first: into sums where they get smaller, as many at a time as may be held.
Decoding by_sieve(ByteView file, const PictureInfo& info, const Wanted& wanted) {
    const auto [part, size] = wanted;
    Decoded decoded{{size.width, size.height, {}}};
    decoded.image.rgba.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4);
    const int most_rows = std::max(1, kSievedPixels / size.width);
    for (int top = 0; top < size.height; top += most_rows) {
        PngDecoder png(file);
        if (!png.start(info)) return tl::unexpected(png.refusal());
        std::vector<std::uint8_t> row(png.row_bytes());
        Sieve sieve(part, size, top, std::min(most_rows, size.height - top));
        bool any = false;
        const bool whole = read_passes(png, info.stored_height, row.data(), [&](const auto* pixels, int pass, int y) {
            any = true;
            sieve.add(pixels, {static_cast<int>(PNG_PASS_START_COL(pass)), static_cast<int>(PNG_PASS_COL_OFFSET(pass))},
                      y);
        });
        if (!any) return tl::unexpected(png.refusal());
        if (!whole) decoded.flaw = png.flaw();
        sieve.write(decoded.image);
    }
    return decoded;
}

// The same where nothing gets smaller: a pixel stands for its neighbours until those come.
Decoding by_passes(ByteView file, const PictureInfo& info, const Part& part) {
    PngDecoder png(file);
    if (!png.start(info)) return tl::unexpected(png.refusal());
    Decoded decoded{{part.width, part.height, {}}};
    const auto width = static_cast<std::size_t>(part.width) * 4, left = static_cast<std::size_t>(part.x) * 4;
    decoded.image.rgba.resize(width * static_cast<std::size_t>(part.height));
    std::vector<std::uint8_t> row(png.row_bytes());
    for (int pass = 0; pass < kPasses; ++pass)
        for (int y = 0; y < info.stored_height; ++y) {
            const int down = y - part.y;
            auto* line = down < 0 || down >= part.height
                             ? nullptr
                             : decoded.image.rgba.data() + static_cast<std::size_t>(down) * width;
            if (line) std::copy_n(line, width, row.data() + left);
            if (!png.read(row.data(), true)) {
                if (pass == 0 && y == 0) return tl::unexpected(png.refusal());
                decoded.flaw = png.flaw();
                return decoded;
            }
            if (line) std::copy_n(row.data() + left, width, line);
        }
    return decoded;
}

}  // namespace

Decoding decode_png(ByteView file, const PictureInfo& info, const Wanted& wanted) {
    if (!info.interlaced) return by_rows(file, info, wanted);
    return wanted.part.size() == wanted.size ? by_passes(file, info, wanted.part) : by_sieve(file, info, wanted);
}

}  // namespace recoup::media::inline codec
