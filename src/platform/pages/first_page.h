// The first page of a PDF as a picture, drawn by another program in a process of its own: it sees the document and
// nothing else of this program, and gets so much time and memory. A worker's work of seconds.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace recoup::platform::inline pages {

struct PageLimits {
    std::size_t memory_bytes = std::size_t{1} << 30;  // address space
    std::size_t picture_bytes = std::size_t{32} << 20;
    std::chrono::seconds time{20};  // on the clock, and of the processor
};

// Where pdftoppm (of Poppler) is; nothing without it.
std::optional<std::filesystem::path> page_drawer();

// A PNG of at most 1600 pixels a side; nothing when the program fails or goes beyond its limits. `drawer` takes the
// arguments of pdftoppm, the document as its standard input, and gives the picture on its standard output.
std::optional<std::vector<std::uint8_t>> first_page(const std::filesystem::path& drawer,
                                                    std::span<const std::uint8_t> pdf, const PageLimits& limits = {});

}  // namespace recoup::platform::inline pages
