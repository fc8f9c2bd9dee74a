// Walking the parts of PNG, JPEG and RIFF files without trusting a length in them. Pure, any thread, no memory taken.
// Each reader yields parts that lie wholly inside the file, then stops; fault() says whether it stopped early. The file
// outlives readers and parts; its first bytes have been sniffed.
#pragma once

#include <optional>

#include "media/base/bytes.h"
#include "media/base/refusal.h"

namespace recoup::media::inline format {

class PngReader {
  public:
    struct Chunk {
        std::string_view type;
        ByteView data;
        std::uint32_t crc = 0;
        bool crc_holds() const;
    };

    explicit PngReader(ByteView file) : file_(file) {}
    // The last chunk is IEND.
    std::optional<Chunk> next();
    std::optional<ImageRefusal> fault() const { return fault_; }

  private:
    ByteView file_;
    std::size_t at_ = 8;
    bool ended_ = false;
    std::optional<ImageRefusal> fault_;
};

inline constexpr int kSos = 0xda;  // the marker in front of a scan

class JpegReader {
  public:
    struct Segment {
        int marker = 0;
        ByteView data;
    };

    explicit JpegReader(ByteView file) : file_(file) {}
    // The last segment is EOI. Entropy-coded data after a scan header is passed over.
    std::optional<Segment> next();
    std::optional<ImageRefusal> fault() const { return fault_; }

  private:
    std::optional<int> next_marker();
    void skip_entropy_coded();
    std::optional<Segment> stop(ImageRefusal why);

    ByteView file_;
    std::size_t at_ = 2;
    bool ended_ = false;
    std::optional<ImageRefusal> fault_;
};

class RiffReader {
  public:
    struct Chunk {
        std::string_view type;
        ByteView data;
    };

    explicit RiffReader(ByteView file);
    std::optional<Chunk> next();
    std::optional<ImageRefusal> fault() const { return fault_; }

  private:
    ByteView file_;
    std::size_t at_ = 12;
    std::optional<ImageRefusal> fault_;
};

}  // namespace recoup::media::inline format
