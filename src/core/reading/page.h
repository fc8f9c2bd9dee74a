// Where the lines of a picture stand to each other. Pure values, any thread; inside core/reading and core/redact only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/reading/lines.h"
#include "core/reading/plain_text.h"

namespace recoup::core::inline reading {

// Lines that read on from one to the next: a bubble, a paragraph, a value that wraps; mostly a single one.
struct Block {
    struct Start {
        std::uint32_t line = 0;  // of the picture
        std::size_t at = 0;      // of the text, where it begins
    };
    std::vector<Start> starts;
    PlainText text;
    int left = 0, right = 0, top = 0, bottom = 0;
    bool alone = true;  // nothing stands beside it
};

class Page {
  public:
    // Of at most kMostLines lines. The picture outlives it.
    explicit Page(const PictureText& picture);

    int width() const { return picture_->width; }
    int height() const { return picture_->height; }
    std::span<const TextLine> lines() const { return lines_; }
    std::span<const Block> blocks() const { return blocks_; }  // from the top down
    const Block& block_of(std::uint32_t line) const { return blocks_[block_of_[line]]; }
    std::size_t start_of(std::uint32_t line) const;  // in the text of its block
    int usual_height() const { return usual_height_; }
    // Whether it stands where a screen has its clock, its title: a screen is as wide as its picture, however long that
    // is.
    bool is_clock(const Block& block) const { return block.top < width() / 14; }
    bool is_title(const Block& block) const { return block.top < width() / 5; }

    // The nearest in the same row.
    std::optional<std::uint32_t> right_of(std::uint32_t line) const;
    std::optional<std::uint32_t> left_of(std::uint32_t line) const;
    // The nearest that is set under it: at its left edge, its right edge or its middle.
    std::optional<std::uint32_t> below(std::uint32_t line) const;
    std::optional<std::uint32_t> above(std::uint32_t line) const;

  private:
    bool is_part(std::uint32_t line, std::uint32_t right) const;
    std::vector<std::uint32_t> parts_from(std::uint32_t line) const;
    bool reads_on(const Block& block, std::uint32_t next) const;
    void take(std::uint32_t line);
    void add(Block& block, std::uint32_t line);
    bool number_goes_on(const Block& block, std::uint32_t next) const;

    const PictureText* picture_;
    std::span<const TextLine> lines_;
    std::vector<Block> blocks_;
    std::vector<std::uint32_t> block_of_;  // by line
    std::vector<bool> taken_;              // by line
    int usual_height_ = 0;
};

}  // namespace recoup::core::inline reading
