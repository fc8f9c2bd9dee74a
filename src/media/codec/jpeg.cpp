#include <algorithm>
#include <csetjmp>
#include <cstdio>  // before jpeglib.h, which wants it
#include <memory>
#include <new>

#include <jerror.h>
#include <jpeglib.h>

#include "media/base/limits.h"
#include "media/codec/codec.h"
#include "media/codec/coefficients.h"
#include "media/codec/reducer.h"

namespace recoup::media::inline codec {
namespace {

// libjpeg at work on one file. Only within guarded() may it be called: there it jumps out of when it fails.
class JpegDecoder {
  public:
    explicit JpegDecoder(ByteView file) : file_(file) {
        jpeg_.err = &errors_;  // wholly its own, so that libjpeg's sentences stay out of the program
        errors_.error_exit = [](j_common_ptr jpeg) { std::longjmp(self(jpeg).jump_, 1); };
        errors_.emit_message = [](j_common_ptr jpeg, int) {
            const int code = jpeg->err->msg_code;
            if (code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_MUST_RESYNC)
                self(jpeg).misses_ = true;
        };
        errors_.output_message = [](j_common_ptr) {};
        errors_.format_message = [](j_common_ptr, char* text) { *text = 0; };
        errors_.reset_error_mgr = [](j_common_ptr jpeg) { jpeg->err->msg_code = 0; };
        jpeg_.client_data = this;
        source_.init_source = [](j_decompress_ptr) {};
        source_.term_source = [](j_decompress_ptr) {};
        source_.resync_to_restart = jpeg_resync_to_restart;
        source_.fill_input_buffer = end_early;
        source_.skip_input_data = [](j_decompress_ptr jpeg, long count) {
            auto& source = *jpeg->src;
            const auto most = static_cast<std::size_t>(std::max(0L, count));
            if (most > source.bytes_in_buffer) return void(end_early(jpeg));
            source.next_input_byte += most;
            source.bytes_in_buffer -= most;
        };
    }
    JpegDecoder(const JpegDecoder&) = delete;
    JpegDecoder& operator=(const JpegDecoder&) = delete;
    ~JpegDecoder() { jpeg_destroy_decompress(&jpeg_); }

    // Up to the pixels, at 1 / divisor of the size, as RGB or CMYK. `most_bytes`: what may be held.
    bool start(int divisor, std::size_t most_bytes) {
        bytes_left_ = most_bytes;
        return guarded([&] {
            jpeg_create_decompress(&jpeg_);
            jpeg_.mem->request_virt_barray = request_blocks;
            jpeg_.mem->access_virt_barray = access_blocks;
            jpeg_.src = &source_;
            source_.next_input_byte = reinterpret_cast<const JOCTET*>(file_.data());
            source_.bytes_in_buffer = file_.size();
            jpeg_read_header(&jpeg_, TRUE);
            jpeg_.scale_num = 1;
            jpeg_.scale_denom = static_cast<unsigned>(divisor);
            jpeg_.out_color_space = jpeg_.num_components == 4 ? JCS_CMYK : JCS_RGB;
            jpeg_start_decompress(&jpeg_);
        });
    }

    Size stored_size() const { return {static_cast<int>(jpeg_.image_width), static_cast<int>(jpeg_.image_height)}; }
    Size size() const { return {static_cast<int>(jpeg_.output_width), static_cast<int>(jpeg_.output_height)}; }
    bool is_cmyk() const { return jpeg_.out_color_space == JCS_CMYK; }

    // The next row. False when it is made up, because the file ended before.
    bool read(std::uint8_t* row) {
        if (ran_out_ && misses_ && next_group()) return false;
        return guarded([&] { jpeg_read_scanlines(&jpeg_, &row, 1); });
    }

    Flaw flaw() const { return !misses_ && !failed_ ? Flaw::none : ran_out_ ? Flaw::cut_off : Flaw::damaged; }
    ImageRefusal refusal() const {
        if (errors_.msg_code == JERR_OUT_OF_MEMORY) return ImageRefusal::out_of_memory;
        return ran_out_ ? ImageRefusal::truncated : ImageRefusal::damaged;
    }

  private:
    static JpegDecoder& self(j_common_ptr jpeg) { return *static_cast<JpegDecoder*>(jpeg->client_data); }
    static JpegDecoder& self(j_decompress_ptr jpeg) { return *static_cast<JpegDecoder*>(jpeg->client_data); }

    // The end that the file lacks.
    static boolean end_early(j_decompress_ptr jpeg) {
        static constexpr JOCTET kEnd[] = {0xff, JPEG_EOI};
        self(jpeg).ran_out_ = true;
        jpeg->src->next_input_byte = kEnd;
        jpeg->src->bytes_in_buffer = sizeof kEnd;
        return TRUE;
    }

    // In place of libjpeg's own arrays of blocks, which keep all they hold as it is.
    static jvirt_barray_ptr request_blocks(j_common_ptr jpeg, int, boolean, JDIMENSION blocks_per_row, JDIMENSION rows,
                                           JDIMENSION window) {
        auto* made = self(jpeg).add_blocks(blocks_per_row, rows, window);
        if (!made) ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
        return reinterpret_cast<jvirt_barray_ptr>(made);
    }
    static JBLOCKARRAY access_blocks(j_common_ptr jpeg, jvirt_barray_ptr array, JDIMENSION first, JDIMENSION count,
                                     boolean change) {
        static_assert(sizeof(Block) == sizeof(JBLOCK));
        auto** rows = reinterpret_cast<Coefficients*>(array)->rows(first, count, change);
        if (!rows) ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
        return reinterpret_cast<JBLOCKARRAY>(rows);
    }
    Coefficients* add_blocks(std::size_t blocks_per_row, std::size_t rows, std::size_t window) noexcept try {
        return blocks_.emplace_back(std::make_unique<Coefficients>(blocks_per_row, rows, window, bytes_left_)).get();
    } catch (const std::bad_alloc&) {
        return nullptr;
    }

    // Blocks are decoded by groups of rows; a picture of many scans is there as a whole, only coarser.
    bool next_group() {
        const int group = jpeg_.max_v_samp_factor * jpeg_.min_DCT_scaled_size;
        return !jpeg_has_multiple_scans(&jpeg_) && static_cast<int>(jpeg_.output_scanline) % group == 0;
    }

    template <typename Work>
    bool guarded(Work work) {
        if (setjmp(jump_)) {
            failed_ = true;
            return false;
        }
        work();
        return true;
    }

    ByteView file_;
    std::size_t bytes_left_ = 0;
    std::vector<std::unique_ptr<Coefficients>> blocks_;
    bool ran_out_ = false, misses_ = false, failed_ = false;
    std::jmp_buf jump_;
    jpeg_error_mgr errors_{};
    jpeg_source_mgr source_{};
    jpeg_decompress_struct jpeg_{};
};

// Ink as it is stored: the more the lighter, as Adobe began it and all others do, whether they say so or not.
void rgb_from_cmyk(std::uint8_t* row, int width) {
    auto* out = row;
    for (int x = 0; x < width; ++x, row += 4)
        for (int c = 0; c < 3; ++c) *out++ = static_cast<std::uint8_t>((row[c] * row[3] + 127) / 255);
}

// The largest divisor that the part can be read at without falling below the size.
int divisor_for(const Wanted& wanted) {
    for (const int divisor : {8, 4, 2})
        if (wanted.part.width >= wanted.size.width * divisor && wanted.part.height >= wanted.size.height * divisor)
            return divisor;
    return 1;
}

// The part in a picture that is smaller by the divisor, its sides rounded up.
Part smaller(const Part& part, int divisor, Size all) {
    const auto up = [&](int at) { return (at + divisor - 1) / divisor; };
    const int x = part.x / divisor, y = part.y / divisor;
    return {x, y, std::min(all.width, up(part.x + part.width)) - x, std::min(all.height, up(part.y + part.height)) - y};
}

}  // namespace

Decoding decode_jpeg(ByteView file, const PictureInfo& info, const Wanted& wanted) {
    const int divisor = divisor_for(wanted);
    JpegDecoder jpeg(file);
    const auto result = static_cast<std::size_t>(wanted.size.width) * static_cast<std::size_t>(wanted.size.height) * 4;
    if (!jpeg.start(divisor, kDecodeBytes - result)) return tl::unexpected(jpeg.refusal());
    if (jpeg.stored_size() != Size{info.stored_width, info.stored_height}) return tl::unexpected(ImageRefusal::damaged);
    const auto size = jpeg.size();
    Reducer reducer(Samples::rgb, divisor == 1 ? wanted.part : smaller(wanted.part, divisor, size), wanted.size);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(size.width) * (jpeg.is_cmyk() ? 4 : 3));
    for (bool any = false; !reducer.full(); any = true) {
        if (!jpeg.read(row.data())) {
            if (!any) return tl::unexpected(jpeg.refusal());
            return Decoded{reducer.take(), jpeg.flaw()};
        }
        if (jpeg.is_cmyk()) rgb_from_cmyk(row.data(), size.width);
        reducer.add(row.data());
    }
    return Decoded{reducer.take(), jpeg.flaw()};
}

}  // namespace recoup::media::inline codec
