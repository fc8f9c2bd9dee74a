// Caret, selection and undo of one text that somebody else owns. Pure, no drawing, any thread.
// Positions are byte offsets at cluster boundaries, so no edit can split a character or an emoji; bytes that are not
// touched stay as they are, valid or not.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recoup::ui::inline text {

enum class Step { cluster, word, whole };

class TextEdit {
  public:
    // Before anything else in a frame: if the text was changed from outside, its history no longer fits and goes.
    void sync(const std::string& value);

    std::size_t caret() const { return caret_; }
    bool has_selection() const { return caret_ != anchor_; }
    std::pair<std::size_t, std::size_t> selection() const { return std::minmax(caret_, anchor_); }
    std::string selected(const std::string& value) const;

    void place(const std::string& value, std::size_t at, bool select = false);
    void move(const std::string& value, bool forward, Step step, bool select = false);
    void select_all(const std::string& value);
    void select_word(const std::string& value, std::size_t at);
    void select_range(const std::string& value, std::size_t begin, std::size_t end);

    // Each replaces the selection if there is one, and says whether the text changed. What does not fit into
    // `max_bytes` is left out, by whole clusters.
    bool insert(std::string& value, std::string_view text, std::size_t max_bytes);
    bool erase(std::string& value, bool forward, Step step);
    bool undo(std::string& value);
    bool redo(std::string& value);

  private:
    struct Edit {
        std::size_t at;
        std::string removed, inserted;
        std::size_t caret_before;
    };

    void apply(std::string& value, std::size_t begin, std::size_t end, std::string_view text);
    bool extends_last(std::size_t begin, std::string_view removed, std::string_view inserted) const;
    static std::size_t target(const std::string& value, std::size_t from, bool forward, Step step);

    std::size_t caret_ = 0;
    std::size_t anchor_ = 0;
    std::string known_;  // the text after our last edit
    std::vector<Edit> undo_, redo_;
    bool open_ = false;  // the last edit may still grow by typing
};

}  // namespace recoup::ui::inline text
