// The text of a picture: PP-OCRv4's two networks, one that finds lines and one that reads them, by an engine of our
// own. Any thread; a Reader is constant once it is open and may be used by several at once. A screenshot takes most of
// a second of one processor: never call it on the frame's path. Knows no file: bytes in, lines out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "ocr/kernel/path.h"
#include "ocr/reader/failure.h"
#include "ocr/reader/line.h"
#include "ocr/reader/view.h"
#include "portable/stopping.h"

namespace recoup::ocr::inline reader {

// A picture that is handed over by bands, so that one of any length needs little memory.
struct Banded {
    int width = 0, height = 0;  // pixels
    // The rows [top, top + count) as RGBA, `count * width * 4` bytes; nothing where they cannot be had. Called on the
    // reader's thread, with tops that grow.
    std::function<std::optional<std::vector<std::uint8_t>>(int top, int count)> rows;
};

inline constexpr std::int64_t kMostPixels = 40'000'000;
inline constexpr int kMostThreads = 8;

// How many rows of a picture are looked at together, and asked of a Banded, at most.
int most_rows(int width, int height);

// Kept with what was read, so that a better engine can read again.
std::string_view engine_version();

struct Networks;
using Lines = tl::expected<std::vector<Line>, Failure>;

class Reader {
  public:
    // The networks as tools/convert_networks.py writes them, and their characters as tools/list_characters.py
    // does; none is needed afterwards. Nothing when one of them is damaged or they do not belong together. `path` other
    // than the best is for tests.
    static std::optional<Reader> open(std::span<const std::byte> finder, std::span<const std::byte> recogniser,
                                      std::span<const std::byte> characters, Path path = best_path());

    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();

    // The lines from the top to the bottom, those beside each other from left to right; none is no failure. On up to
    // `threads` threads (1 to kMostThreads), the calling one among them; the result is the same for any number. The
    // token is looked at between the steps of a network, some milliseconds apart.
    Lines read(const View& picture, int threads, const portable::StopToken& stop) const;
    Lines read(const Banded& picture, int threads, const portable::StopToken& stop) const;

  private:
    using Bands = std::function<std::optional<View>(int top, int count)>;
    Lines read_bands(int width, int height, const Bands& bands, int threads, const portable::StopToken& stop) const;
    explicit Reader(std::unique_ptr<const Networks> networks);
    std::unique_ptr<const Networks> networks_;
};

}  // namespace recoup::ocr::inline reader
