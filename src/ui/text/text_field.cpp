#include "ui/text/text_field.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/text/text_rows.h"
#include "ui/text/unicode.h"

namespace recoup::ui::inline text {
namespace {

constexpr double kBlinkHalf_s = 0.53;
constexpr double kBlinkFor_s = 10;  // then the caret stands still, and the window can rest
constexpr float kCaretWidth_em = 0.1F;
constexpr float kUnderline_em = 0.07F;

// One field during one frame.
class Field {
  public:
    Field(const TextFieldEnv& env, ImVec2 min, ImVec2 size, std::string& value, TextFieldState& state,
          const TextFieldStyle& style, const TextFieldOptions& options)
        : env_(env),
          value_(value),
          state_(state),
          style_(style),
          options_(options),
          min_(min.x + style.padding_px.x, min.y + style.padding_px.y),
          room_(std::max(1.0F, size.x - 2 * style.padding_px.x), std::max(1.0F, size.y - 2 * style.padding_px.y)) {}

    // What is drawn until the next key: the value with the input method's composition in the place of the selection.
    void compose();
    void mouse(ImGuiID id);
    void keyboard();
    void draw(ImGuiID id, bool focused);
    void follow_caret();
    TextFieldResult result;

  private:
    std::string_view shown() const { return composed_ ? std::string_view(composed_->text) : value_; }
    std::size_t shown_caret() const { return composed_ ? composed_->caret : state_.edit.caret(); }
    std::size_t value_offset(std::size_t shown_at) const;
    TextRows rows() const { return {env_.text, style_.text, shown(), room_.x, options_.multiline}; }
    ImVec2 origin(const TextRows& rows) const;
    bool take(const KeyChord& chord);
    bool take_shortcut(const KeyChord& chord);
    bool take_move(const KeyChord& chord);
    bool take_edit(const KeyChord& chord);
    bool take_row_move(const KeyChord& chord);
    bool move_rows(int rows_down, bool select);
    bool row_edge(bool end, bool select);
    bool paste();
    void type(std::u32string_view text);
    void note(bool changed) { result.changed = result.changed || changed; }
    void draw_rows(ImDrawList& list, const TextRows& rows, ImVec2 at, bool focused);
    void draw_marks(ImDrawList& list, const TextRows& rows, ImVec2 at, std::size_t row) const;
    void draw_selection(ImDrawList& list, const TextRows& rows, ImVec2 at, std::size_t row) const;
    void draw_underline(ImDrawList& list, const TextRows& rows, ImVec2 at, std::size_t row) const;
    void draw_caret(ImDrawList& list, const TextRows& rows, ImVec2 at, ImGuiID id);

    const TextFieldEnv& env_;
    std::string& value_;
    TextFieldState& state_;
    const TextFieldStyle& style_;
    const TextFieldOptions& options_;
    ImVec2 min_, room_;
    struct Composed {
        std::string text;
        std::size_t begin, end, caret;
        std::size_t replaced;  // bytes of the value that it stands for
    };
    std::optional<Composed> composed_;
};

void Field::compose() {
    composed_.reset();
    const Composition& composition = env_.input.composition;
    if (composition.text.empty()) return;
    const auto [begin, end] = state_.edit.selection();
    const std::u32string_view text = composition.text;
    const std::string inserted = to_utf8(text);
    const std::size_t caret = to_utf8(text.substr(0, composition.caret)).size();
    composed_ = Composed{std::string(value_).replace(begin, end - begin, inserted), begin, begin + inserted.size(),
                         begin + caret, end - begin};
}

std::size_t Field::value_offset(std::size_t shown_at) const {
    if (!composed_ || shown_at <= composed_->begin) return shown_at;
    if (shown_at < composed_->end) return composed_->begin;
    return shown_at - composed_->end + composed_->begin + composed_->replaced;
}

// Where the text begins: one line stands in the middle of its room, several begin at its top.
ImVec2 Field::origin(const TextRows& rows) const {
    if (options_.multiline) return {min_.x, min_.y - state_.scroll_px};
    return {min_.x - state_.scroll_px, min_.y + std::floor((room_.y - rows.row_height_px()) / 2)};
}

void Field::mouse(ImGuiID id) {
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseClicked[0] && !hovered && env_.focus.has(id)) env_.focus.drop();
    const TextRows rows = this->rows();
    const ImVec2 text_at = origin(rows);
    const std::size_t shown_under = rows.at_point({io.MousePos.x - text_at.x, io.MousePos.y - text_at.y});
    const std::size_t under = value_offset(shown_under);
    if (ImGui::IsItemActivated()) {
        const bool was_focused = env_.focus.has(id);
        env_.focus.take(id);
        state_.active_s = env_.input.time_s;
        const int clicks = io.MouseClickedCount[0];
        const TextLine& row = rows.rows()[rows.row_of(shown_under)];
        if (clicks == 1) state_.edit.place(value_, under, env_.input.shift_down && was_focused);
        if (clicks == 2) state_.edit.select_word(value_, under);
        if (clicks == 3) state_.edit.select_range(value_, value_offset(row.begin), value_offset(row.end));
        if (clicks > 3) state_.edit.select_all(value_);
    } else if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, 2)) {
        state_.edit.place(value_, under, true);
        state_.active_s = env_.input.time_s;
    }
    if (hovered && options_.multiline) state_.scroll_px -= io.MouseWheel * rows.row_height_px() * 3;
}

// Text and keys in the order in which they were pressed.
void Field::keyboard() {
    composed_.reset();
    const std::u32string text = std::exchange(env_.input.text, {});
    std::vector<KeyChord> left;
    std::size_t typed = 0;
    const std::u32string_view all = text;
    for (const KeyChord& chord : std::exchange(env_.input.chords, {})) {
        const std::size_t until = std::clamp(chord.text_before, typed, all.size());
        type(all.substr(typed, until - typed));
        typed = until;
        if (take(chord)) {
            state_.active_s = env_.input.time_s;
        } else {
            left.push_back(chord);
        }
    }
    type(all.substr(typed));
    env_.input.chords = std::move(left);
}

void Field::type(std::u32string_view text) {
    const std::string clean = clean_pasted(to_utf8(text), options_.multiline);
    if (clean.empty()) return;
    note(state_.edit.insert(value_, clean, options_.max_bytes));
    state_.active_s = env_.input.time_s;
    state_.goal_x_px = -1;
}

bool Field::take(const KeyChord& chord) {
    if (makes_text(chord)) return true;  // it comes as text
    if (take_row_move(chord)) return true;
    const bool taken = take_move(chord) || take_edit(chord) || take_shortcut(chord);
    if (taken) state_.goal_x_px = -1;
    return taken;
}

bool Field::take_move(const KeyChord& chord) {
    if (chord.alt || chord.super) return false;
    const bool backward = chord.key == Key::left;
    if (backward || chord.key == Key::right) {
        state_.edit.move(value_, !backward, chord.ctrl ? Step::word : Step::cluster, chord.shift);
        return true;
    }
    if (chord.key != Key::home && chord.key != Key::end) return false;
    const bool end = chord.key == Key::end;
    if (chord.ctrl) return state_.edit.move(value_, end, Step::whole, chord.shift), true;
    return row_edge(end, chord.shift);
}

bool Field::row_edge(bool end, bool select) {
    const TextRows rows = this->rows();
    const std::size_t row = rows.row_of(state_.edit.caret());
    state_.edit.place(value_, end ? rows.at_x(row, INFINITY) : rows.rows()[row].begin, select);
    return true;
}

bool Field::take_row_move(const KeyChord& chord) {
    if (!options_.multiline || !chord.plain()) return false;
    const int page = std::max(1, static_cast<int>(room_.y / Text::line_height_px(style_.text)) - 1);
    switch (chord.key) {
        case Key::up:
            return move_rows(-1, chord.shift);
        case Key::down:
            return move_rows(1, chord.shift);
        case Key::page_up:
            return move_rows(-page, chord.shift);
        case Key::page_down:
            return move_rows(page, chord.shift);
        default:
            return false;
    }
}

bool Field::move_rows(int rows_down, bool select) {
    const TextRows rows = this->rows();
    const std::size_t caret = state_.edit.caret();
    const std::size_t row = rows.row_of(caret);
    if (state_.goal_x_px < 0) state_.goal_x_px = rows.x_of(row, caret);
    const int target = static_cast<int>(row) + rows_down;
    std::size_t at = 0;
    if (target >= static_cast<int>(rows.rows().size())) {
        at = value_.size();
    } else if (target >= 0) {
        at = rows.at_x(static_cast<std::size_t>(target), state_.goal_x_px);
    }
    state_.edit.place(value_, at, select);
    return true;
}

bool Field::take_edit(const KeyChord& chord) {
    if (chord.alt || chord.super) return false;
    const Step step = chord.ctrl ? Step::word : Step::cluster;
    switch (chord.key) {
        case Key::backspace:
            return note(state_.edit.erase(value_, false, step)), true;
        case Key::del:
            if (chord.shift) return false;
            return note(state_.edit.erase(value_, true, step)), true;
        case Key::enter:
            if (!options_.multiline || chord.ctrl) return result.submitted = true;
            return note(state_.edit.insert(value_, "\n", options_.max_bytes)), true;
        case Key::tab:
            if (chord.ctrl) return false;
            (chord.shift ? result.tab_previous : result.tab_next) = true;
            return true;
        default:
            return false;
    }
}

bool Field::take_shortcut(const KeyChord& chord) {
    if (!chord.ctrl || chord.alt || chord.super) return false;
    if (chord.is(Key::z, true)) return note(state_.edit.undo(value_)), true;
    if (chord.is(Key::y, true) || chord.is(Key::z, true, true)) return note(state_.edit.redo(value_)), true;
    if (chord.is(Key::a, true)) return state_.edit.select_all(value_), true;
    if (chord.is(Key::v, true)) return paste();
    const bool cut = chord.is(Key::x, true);
    if (!cut && !chord.is(Key::c, true)) return false;
    if (!state_.edit.has_selection()) return true;
    if (env_.clipboard.set) env_.clipboard.set(state_.edit.selected(value_));
    if (cut) note(state_.edit.erase(value_, false, Step::cluster));
    return true;
}

bool Field::paste() {
    const std::string text = env_.clipboard.get ? env_.clipboard.get() : std::string();
    if (text.empty()) return false;
    note(state_.edit.insert(value_, clean_pasted(text, options_.multiline), options_.max_bytes));
    return true;
}

void Field::follow_caret() {
    const TextRows rows = this->rows();
    const ImVec2 caret = rows.place_of(shown_caret());
    const float caret_begin = options_.multiline ? caret.y : caret.x;
    const float caret_end = caret_begin + (options_.multiline ? rows.row_height_px() : 2);
    const float room = options_.multiline ? room_.y : room_.x;
    if (composed_ || state_.active_s == env_.input.time_s) {
        state_.scroll_px = std::clamp(state_.scroll_px, caret_end - room, std::max(caret_begin, caret_end - room));
    }
    const float content = options_.multiline ? rows.height_px() : rows.rows()[0].width_px + 2;
    state_.scroll_px = std::floor(std::clamp(state_.scroll_px, 0.0F, std::max(0.0F, content - room)));
}

void Field::draw(ImGuiID id, bool focused) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const TextRows rows = this->rows();
    const ImVec2 at = origin(rows);
    list.PushClipRect({min_.x - 1, min_.y}, {min_.x + room_.x + 1, min_.y + room_.y}, true);
    if (shown().empty() && options_.multiline) {
        env_.text.draw_wrapped(list, at, style_.text, style_.hint_colour, options_.hint, room_.x, 20);
    } else if (shown().empty()) {
        env_.text.draw_fitted(list, at, style_.text, style_.hint_colour, options_.hint, room_.x);
    }
    draw_rows(list, rows, at, focused);
    if (focused) draw_caret(list, rows, at, id);
    list.PopClipRect();
}

void Field::draw_rows(ImDrawList& list, const TextRows& rows, ImVec2 at, bool focused) {
    for (std::size_t row = 0; row < rows.rows().size(); ++row) {
        const float y = at.y + rows.row_height_px() * static_cast<float>(row);
        if (y > min_.y + room_.y || y + rows.row_height_px() < min_.y) continue;
        if (!composed_) draw_marks(list, rows, {at.x, y}, row);
        if (focused && !composed_ && state_.edit.has_selection()) draw_selection(list, rows, {at.x, y}, row);
        env_.text.draw_line(list, {at.x, y}, style_.text, style_.colour, shown(), rows.rows()[row]);
        if (composed_) draw_underline(list, rows, {at.x, y}, row);
    }
}

void Field::draw_marks(ImDrawList& list, const TextRows& rows, ImVec2 at, std::size_t row) const {
    const TextLine& line = rows.rows()[row];
    for (const auto& [begin, end] : options_.marks) {
        const auto from = std::max(begin, line.begin), to = std::min({end, line.end, value_.size()});
        if (from >= to) continue;
        list.AddRectFilled({at.x + rows.x_of(row, from), at.y},
                           {at.x + rows.x_of(row, to), at.y + rows.row_height_px()}, style_.mark_colour, 3);
    }
}

void Field::draw_selection(ImDrawList& list, const TextRows& rows, ImVec2 at, std::size_t row) const {
    const TextLine& line = rows.rows()[row];
    const auto [begin, end] = state_.edit.selection();
    if (end < line.begin || begin > line.end) return;
    const float left = rows.x_of(row, begin);
    const float newline = end > line.end ? static_cast<float>(style_.text.pixel_size()) * 0.3F : 0;
    const float right = rows.x_of(row, end) + newline;
    if (right > left) {
        list.AddRectFilled({at.x + left, at.y}, {at.x + right, at.y + rows.row_height_px()}, style_.selection_colour,
                           2);
    }
}

void Field::draw_underline(ImDrawList& list, const TextRows& rows, ImVec2 at, std::size_t row) const {
    const TextLine& line = rows.rows()[row];
    const std::size_t begin = std::max(composed_->begin, line.begin);
    const std::size_t end = std::min(composed_->end, line.end);
    if (begin >= end) return;
    const auto size = static_cast<float>(style_.text.pixel_size());
    const float thick = std::max(1.0F, std::round(size * kUnderline_em));
    const float y = std::floor(at.y + (rows.row_height_px() + size * 1.15F) / 2) - thick;
    list.AddRectFilled({at.x + rows.x_of(row, begin), y}, {at.x + rows.x_of(row, end), y + thick}, style_.colour);
}

void Field::draw_caret(ImDrawList& list, const TextRows& rows, ImVec2 at, ImGuiID id) {
    const ImVec2 place = rows.place_of(shown_caret());
    const float x = std::floor(at.x + place.x);
    const float y = at.y + place.y;
    // What is composed will stand where the selection begins.
    const ImVec2 written = rows.place_of(composed_ ? composed_->caret : state_.edit.selection().first);
    result.caret = FieldCaret{id, {std::floor(at.x + written.x), at.y + written.y}, rows.row_height_px()};
    const double idle_s = env_.input.time_s - state_.active_s;
    const bool blinks = env_.input.focused && idle_s < kBlinkFor_s;
    if (blinks) result.next_blink_s = state_.active_s + (std::floor(idle_s / kBlinkHalf_s) + 1) * kBlinkHalf_s;
    const bool lit =
        env_.input.focused && (composed_ || !blinks || static_cast<long long>(idle_s / kBlinkHalf_s) % 2 == 0);
    if (!lit) return;
    const auto size = static_cast<float>(style_.text.pixel_size());
    const float inset = std::floor((rows.row_height_px() - size * 1.2F) / 2);
    const float width = std::max(1.0F, std::round(size * kCaretWidth_em));
    list.AddRectFilled({x, y + inset}, {x + width, y + rows.row_height_px() - inset}, style_.caret_colour);
}

void give_wanted_focus(const TextFieldEnv& env, ImGuiID id, const std::string& value, TextFieldState& state) {
    if (!state.want_focus) return;
    state.want_focus = false;
    env.focus.take(id);
    state.active_s = env.input.time_s;
    state.edit.place(value, value.size());
    if (std::exchange(state.select_on_focus, false)) state.edit.select_all(value);
}

}  // namespace

TextFieldResult text_field(const TextFieldEnv& env, const char* id_text, ImVec2 min, ImVec2 size, std::string& value,
                           TextFieldState& state, const TextFieldStyle& style, const TextFieldOptions& options) {
    ImGui::SetCursorScreenPos(min);
    ImGui::InvisibleButton(id_text, {std::max(1.0F, size.x), std::max(1.0F, size.y)});
    const ImGuiID id = ImGui::GetID(id_text);
    state.edit.sync(value);
    give_wanted_focus(env, id, value, state);
    Field field(env, min, size, value, state, style, options);
    if (env.focus.has(id)) field.compose();
    field.mouse(id);
    const bool focused = env.focus.has(id);
    if (focused) {
        env.focus.mark_drawn();
        field.keyboard();
        field.compose();
        field.follow_caret();
    }
    field.draw(id, focused);
    field.result.focused = focused;
    return field.result;
}

}  // namespace recoup::ui::inline text
