#include "ui/text/text_edit.h"

#include <algorithm>
#include <tuple>

#include "ui/text/unicode.h"

namespace recoup::ui::inline text {
namespace {

constexpr std::size_t kUndoSteps = 500;

enum class WordClass { space, punctuation, letters, ideographs };

WordClass class_at(std::string_view text, std::size_t at) {
    const char32_t c = next_code_point(text, at);
    if (c <= ' ' || c == 0x3000 || c == 0xA0) return WordClass::space;
    const bool ascii_letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
    if (ascii_letter || (c >= 0xC0 && c < 0x2000)) return WordClass::letters;
    const bool cjk_mark = (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20);
    return is_wide(c) && !cjk_mark ? WordClass::ideographs : WordClass::punctuation;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    const WordClass word = class_at(text, at);
    while (at < text.size() && class_at(text, at) == word) at = next_cluster(text, at);
    return at;
}

std::size_t word_begin(std::string_view text, std::size_t at) {
    if (at == 0) return 0;
    const WordClass word = class_at(text, previous_cluster(text, at));
    while (at > 0 && class_at(text, previous_cluster(text, at)) == word) at = previous_cluster(text, at);
    return at;
}

std::size_t skip_spaces(std::string_view text, std::size_t at, bool forward) {
    if (forward) return at < text.size() && class_at(text, at) == WordClass::space ? word_end(text, at) : at;
    const bool behind = at > 0 && class_at(text, previous_cluster(text, at)) == WordClass::space;
    return behind ? word_begin(text, at) : at;
}

// As much of `text` as `room` bytes hold without splitting a cluster.
std::string_view fitting(std::string_view text, std::size_t room) {
    return text.size() <= room ? text : text.substr(0, snap_to_cluster(text, room));
}

}  // namespace

void TextEdit::sync(const std::string& value) {
    if (value != known_) {
        undo_.clear();
        redo_.clear();
        known_ = value;
    }
    caret_ = snap_to_cluster(value, caret_);
    anchor_ = snap_to_cluster(value, anchor_);
}

std::string TextEdit::selected(const std::string& value) const {
    const auto [begin, end] = selection();
    return value.substr(begin, end - begin);
}

void TextEdit::place(const std::string& value, std::size_t at, bool select) {
    caret_ = snap_to_cluster(value, at);
    if (!select) anchor_ = caret_;
    open_ = false;
}

void TextEdit::move(const std::string& value, bool forward, Step step, bool select) {
    const auto [begin, end] = selection();
    const bool collapse = has_selection() && !select && step == Step::cluster;
    place(value, collapse ? (forward ? end : begin) : target(value, caret_, forward, step), select);
}

std::size_t TextEdit::target(const std::string& value, std::size_t from, bool forward, Step step) {
    switch (step) {
        case Step::cluster:
            return forward ? next_cluster(value, from) : previous_cluster(value, from);
        case Step::word:
            return forward ? skip_spaces(value, word_end(value, from), true)
                           : word_begin(value, skip_spaces(value, from, false));
        case Step::whole:
            break;
    }
    return forward ? value.size() : 0;
}

void TextEdit::select_all(const std::string& value) {
    select_range(value, 0, value.size());
}

void TextEdit::select_word(const std::string& value, std::size_t at) {
    at = snap_to_cluster(value, at);
    if (at == value.size() && at > 0) at = previous_cluster(value, at);
    const std::size_t end = word_end(value, at);
    select_range(value, word_begin(value, end), end);
}

void TextEdit::select_range(const std::string& value, std::size_t begin, std::size_t end) {
    place(value, begin);
    place(value, end, true);
}

bool TextEdit::insert(std::string& value, std::string_view text, std::size_t max_bytes) {
    const auto [begin, end] = selection();
    const std::size_t kept = value.size() - (end - begin);
    text = fitting(text, max_bytes > kept ? max_bytes - kept : 0);
    if (text.empty() && begin == end) return false;
    apply(value, begin, end, text);
    return true;
}

bool TextEdit::erase(std::string& value, bool forward, Step step) {
    auto [begin, end] = selection();
    if (begin == end) std::tie(begin, end) = std::minmax({caret_, target(value, caret_, forward, step)});
    if (begin == end) return false;
    apply(value, begin, end, {});
    return true;
}

bool TextEdit::extends_last(std::size_t begin, std::string_view removed, std::string_view inserted) const {
    if (!open_ || undo_.empty() || !removed.empty() || inserted.size() > 4 || inserted == "\n") return false;
    const Edit& last = undo_.back();
    const bool new_word = inserted == " " && !last.inserted.ends_with(' ');
    return !last.inserted.empty() && begin == last.at + last.inserted.size() && !new_word;
}

void TextEdit::apply(std::string& value, std::size_t begin, std::size_t end, std::string_view text) {
    const std::string removed = value.substr(begin, end - begin);
    if (extends_last(begin, removed, text)) {
        undo_.back().inserted += text;
    } else {
        if (undo_.size() == kUndoSteps) undo_.erase(undo_.begin());
        undo_.push_back({begin, removed, std::string(text), caret_});
    }
    redo_.clear();
    value.replace(begin, end - begin, text);
    place(value, begin + text.size());
    // A joiner or accent typed now belongs to what stands before it, one typed before to what stands behind.
    if (caret_ < begin + text.size()) place(value, next_cluster(value, caret_));
    open_ = true;
    known_ = value;
}

bool TextEdit::undo(std::string& value) {
    if (undo_.empty()) return false;
    Edit edit = std::move(undo_.back());
    undo_.pop_back();
    value.replace(edit.at, edit.inserted.size(), edit.removed);
    place(value, edit.caret_before);
    redo_.push_back(std::move(edit));
    known_ = value;
    return true;
}

bool TextEdit::redo(std::string& value) {
    if (redo_.empty()) return false;
    Edit edit = std::move(redo_.back());
    redo_.pop_back();
    value.replace(edit.at, edit.removed.size(), edit.inserted);
    place(value, edit.at + edit.inserted.size());
    undo_.push_back(std::move(edit));
    known_ = value;
    return true;
}

}  // namespace recoup::ui::inline text
