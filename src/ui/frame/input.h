// What the window hands to a frame besides the mouse. Plain values, main thread; knows nothing of GLFW. Views and text
// fields read keys from here only and take what they use, so that a key acts once.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace recoup::ui::inline frame {

// clang-format off
enum class Key {
    a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
    digit_0, digit_1, digit_2, digit_3, digit_4, digit_5, digit_6, digit_7, digit_8, digit_9,
    f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12,
    left, right, up, down, home, end, page_up, page_down,
    enter, escape, tab, backspace, del, insert, space,
    slash, minus, plus, equals, comma, period, question,
};
// clang-format on

struct KeyChord {
    Key key{};
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
    bool super = false;
    bool repeat = false;
    std::size_t text_before = 0;  // how many characters of FrameInput::text were typed before it

    bool plain() const { return !ctrl && !alt && !super; }
    bool is(Key wanted, bool with_ctrl = false, bool with_shift = false) const {
        return key == wanted && ctrl == with_ctrl && shift == with_shift && !alt && !super;
    }
};

// Whether a letter, digit, sign or space comes with the key, as text.
inline bool makes_text(const KeyChord& chord) {
    const Key key = chord.key;
    return chord.plain() && (key <= Key::digit_9 || key == Key::space || (key >= Key::slash && key <= Key::question));
}

// What an input method is composing at the caret. Part of no value until it comes as text.
struct Composition {
    std::u32string text;
    std::size_t caret = 0;  // within it

    bool operator==(const Composition&) const = default;
};

// Where the caret of the field stands that has the keyboard: an input method opens its window under it.
struct FieldCaret {
    ImGuiID field = 0;
    ImVec2 top{};
    float height_px = 0;

    ImVec2 foot() const { return {top.x, top.y + height_px}; }
};

struct FrameInput {
    double time_s = 0;          // of a clock that only goes on
    float delta_s = 1.0F / 60;  // since the frame before
    float scale = 1;            // physical pixels for one design pixel
    ImVec2 display_px{1440, 900};
    std::u32string text;
    std::vector<KeyChord> chords;
    Composition composition;
    std::vector<std::string> dropped_files;  // UTF-8 paths
    ImVec2 drop_at{};                        // physical pixels
    bool focused = true;
    bool ctrl_down = false;  // held now, for the mouse: Ctrl+wheel, Shift+click
    bool shift_down = false;
    bool space_down = false;  // what is shown while it is held
};

// Whether anything was done since the last frame but to move the pointer.
inline bool is_touched(const FrameInput& input) {
    const auto& io = ImGui::GetIO();
    return !input.text.empty() || !input.chords.empty() || !input.composition.text.empty() ||
           !input.dropped_files.empty() || io.MouseWheel != 0 || io.MouseWheelH != 0 || ImGui::IsAnyMouseDown();
}

// The same of a key with Alt, which types nothing.
inline bool take_alt_chord(FrameInput& input, Key key) {
    const auto found = std::find_if(input.chords.begin(), input.chords.end(), [&](const KeyChord& chord) {
        return chord.key == key && chord.alt && !chord.ctrl && !chord.shift && !chord.super;
    });
    if (found == input.chords.end()) return false;
    input.chords.erase(found);
    return true;
}

// Takes the chord out of the input if it was pressed, and the letter that came with it: it has acted already.
inline bool take_chord(FrameInput& input, Key key, bool ctrl = false, bool shift = false) {
    const auto found = std::find_if(input.chords.begin(), input.chords.end(),
                                    [&](const KeyChord& chord) { return chord.is(key, ctrl, shift); });
    if (found == input.chords.end()) return false;
    const auto letter = found->text_before;
    const bool typed = makes_text(*found) && letter < input.text.size();
    const auto next = input.chords.erase(found);
    if (!typed || (next != input.chords.end() && next->text_before <= letter)) return true;
    input.text.erase(letter, 1);
    for (auto later = next; later != input.chords.end(); ++later) --later->text_before;
    return true;
}

}  // namespace recoup::ui::inline frame
