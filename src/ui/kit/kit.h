// The widgets all views are made of, drawn by the roles of the theme. Immediate: draw, and say what the user did.
// Rects and sizes that end in _px are physical pixels, those that begin with design_ are not scaled yet. Ids are unique
// within the id scope of Dear ImGui. Main thread. Knows no view.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/kit/canvas.h"

namespace recoup::ui::inline kit {

// ---- type, in design pixels

TextStyle body(const Canvas& ctx);       // 14
TextStyle body_bold(const Canvas& ctx);  // 14 semibold
TextStyle small(const Canvas& ctx);      // 12
TextStyle small_bold(const Canvas& ctx);
TextStyle title(const Canvas& ctx);                    // 17 semibold
TextStyle figure(const Canvas& ctx, float design_px);  // semibold, tabular
TextStyle icon_style(const Canvas& ctx, float design_px);

enum class Align : std::uint8_t { left, centre, right };
// One line, centred upright in the box, cut with "…" when too long. Returns the x at which it ends.
float label(Canvas& ctx, const Rect& box, const TextStyle& style, Role role, std::string_view text,
            Align align = Align::left);
float label(Canvas& ctx, const Rect& box, const TextStyle& style, ImU32 colour, std::string_view text,
            Align align = Align::left);
void icon_label(Canvas& ctx, const Rect& box, float design_px, Role role, char32_t icon);
void icon_label(Canvas& ctx, const Rect& box, float design_px, ImU32 colour, char32_t icon);

// ---- surfaces

void fill(Canvas& ctx, const Rect& box, Role role, float design_radius = 0);
void fill(Canvas& ctx, const Rect& box, ImU32 colour, float design_radius = 0);
void outline(Canvas& ctx, const Rect& box, Role role, float design_radius, float design_width = 1);
enum class Lift : std::uint8_t { card, drawer, modal };
void shadow(Canvas& ctx, const Rect& box, Lift lift, float design_radius);
// A bordered box with a small heading; returns the room inside.
Rect section(Canvas& ctx, const Rect& box, std::string_view heading);

// ---- listening

// Ids of widgets within belong to this row of the file, wherever it stands on the screen.
class IdScope {
  public:
    explicit IdScope(const core::Uuid& uuid) {
        const auto* bytes = reinterpret_cast<const char*>(uuid.bytes.data());
        ImGui::PushID(bytes, bytes + uuid.bytes.size());
    }
    ~IdScope() { ImGui::PopID(); }
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;
};

// Ids of widgets within belong to one of many of a kind.
class NumberScope {
  public:
    explicit NumberScope(std::size_t number) { ImGui::PushID(static_cast<int>(number)); }
    ~NumberScope() { ImGui::PopID(); }
    NumberScope(const NumberScope&) = delete;
    NumberScope& operator=(const NumberScope&) = delete;
};

struct Hit {
    bool hovered = false, held = false, clicked = false, double_clicked = false;
    bool focused = false;
    ImGuiID id = 0;
};
// An area that can be pointed at, clicked, reached by Tab and pressed by Enter or Space. Draws its focus ring.
enum class Reach : std::uint8_t { pointer_only, focusable };
Hit hit(Canvas& ctx, const char* id, const Rect& box, Reach reach = Reach::focusable, float design_radius = 8);
void tooltip(Canvas& ctx, const Hit& hit, const Rect& beside, std::string_view text);
// At once and for a moment: what came of a press that changes nothing on the screen.
void note(Canvas& ctx, const Rect& beside, std::string_view text);

// ---- controls

enum class ButtonLook : std::uint8_t { plain, primary, danger, ghost, quiet };
struct ButtonSpec {
    std::string_view text;
    char32_t icon = 0;
    ButtonLook look = ButtonLook::plain;
    std::string_view key = {};  // that presses it, in a cap at its end
    std::string_view why_not;   // it cannot be pressed now, and why; a button is never grey without a reason

    bool enabled() const { return why_not.empty(); }
};
inline constexpr float kButtonHeight = 36;  // design pixels
float button_width(Canvas& ctx, const ButtonSpec& spec);
bool button(Canvas& ctx, const char* id, const Rect& box, const ButtonSpec& spec);
bool icon_button(Canvas& ctx, const char* id, const Rect& box, char32_t icon, std::string_view tip,
                 Role role = Role::text);

// A round filter chip, with a sign in front if there is one; its width.
float chip_width(Canvas& ctx, std::string_view text, bool on, char32_t sign = 0);
bool chip(Canvas& ctx, const char* id, const Rect& box, std::string_view text, bool on, char32_t sign = 0,
          std::string_view tip = {});
// A small tag such as the timer, right-aligned, with its prefix if that fits `room_px`; returns its rectangle. Mine is
// filled with its colour; theirs is outlined, and stronger when they are late.
float tag_width(Canvas& ctx, const core::Chip& chip);
Rect tag(Canvas& ctx, ImVec2 right_centre, const core::Chip& chip, float room_px);
bool checkbox(Canvas& ctx, const char* id, const Rect& box, std::string_view text, bool on);
// Index of the choice clicked, or -1.
int segments(Canvas& ctx, const char* id, const Rect& box, std::span<const std::string_view> choices, int selected);
int tabs(Canvas& ctx, const char* id, const Rect& box, std::span<const std::string> choices, int selected);
// `part` is 0 to 1.
void progress(Canvas& ctx, const Rect& box, float part, Role role = Role::accent);

// ---- text entry

struct FieldSpec {
    std::string_view hint;
    std::string_view suggestion;  // stands in it while it is empty; Tab takes it and moves on
    char32_t icon = 0;            // in front
    std::string_view key_hint;    // a small key cap at the end while empty and unfocused
    bool multiline = false;
    bool bad = false;        // the value cannot be taken
    bool clearable = false;  // a cross at the end empties it
    std::size_t max_bytes = 4096;
    float tail_px = 0;  // room at the end for what the owner draws there
    float prefix = 0;   // room in front, for what the caller draws there, in design pixels
    bool bare = false;  // its box and ring are the caller's
    std::span<const std::pair<std::size_t, std::size_t>> marks = {};  // bytes that stand out, in order
};
// How high a field of several lines is that shows all of them, up to so many.
float field_height(Canvas& ctx, std::string_view value, float width_px, int least_lines, int most_lines);
// White with a border; the one in use stands out by its ring.
void field_box(Canvas& ctx, const Rect& box, Role border, bool in_use);
// A text field with box, focus and Tab order. `box` is the whole control.
TextFieldResult field(Canvas& ctx, const char* id, const Rect& box, std::string& value, TextFieldState& state,
                      const FieldSpec& spec);
// A caption above a control: draws it, takes both off the top of `column` and returns the box of the control below, as
// high as a button.
Rect captioned(Canvas& ctx, Rect& column, std::string_view caption);

// A field that opens a list. Returns the index chosen, or -1. `open` is kept by the caller.
struct SelectState {
    bool open = false;
    int highlighted = -1;
    float scroll = 0;
};
int select(Canvas& ctx, const char* id, const Rect& box, std::span<const std::string> choices, int selected,
           SelectState& state);
// The list of a control that is open, below or above it: pointer and keys. The index chosen, or -1; closes itself.
int open_list(Canvas& ctx, const char* id, const Rect& control, std::span<const std::string> choices, int selected,
              SelectState& state);

// ---- scrolling

// Clips to `box`, takes the wheel, draws a thin bar. `scroll` is in physical pixels and kept by the caller.
class Scroll {
  public:
    Scroll(Canvas& ctx, const char* id, const Rect& box, float content_height, float& scroll);
    ~Scroll();
    Scroll(const Scroll&) = delete;
    Scroll& operator=(const Scroll&) = delete;
    // Where the content begins.
    float top() const { return box_.min.y - scroll_; }
    const Rect& box() const { return box_; }

  private:
    Rect box_;
    float& scroll_;
    Canvas& ctx_;
    Rect bar_;
    float bar_alpha_ = 0;
};
// Changes `scroll` so that [top, bottom) of the content is in sight of a view of this height. Physical pixels.
void reveal(float& scroll, float top, float bottom, float view_height);

// ---- layers

// A borderless Dear ImGui window above all drawn before it. Only the top one takes keys: pass `active`.
class Layer {
  public:
    Layer(Canvas& ctx, const char* name, const Rect& box, bool active);
    ~Layer();
    Layer(const Layer&) = delete;
    Layer& operator=(const Layer&) = delete;

  private:
    Canvas& ctx_;
    bool was_active_;
};
// Dims what lies below. True when it was clicked.
bool scrim(Canvas& ctx, const char* id, const Rect& display);

// A file as its tile shows it; it outlives the call. The name tells its type.
struct Filed {
    const std::string& sha256;
    core::FileClass file_class;
    std::string_view name;
};
// A picture box as on the cards: the thumbnail, or an icon of the file's kind and the type by its name ("HEIC"), or a
// placeholder while it loads.
void thumbnail(Canvas& ctx, const Rect& box, const Filed& file, float design_radius = 6);
// The same of a picture file on disk. UTF-8 path.
void file_thumbnail(Canvas& ctx, const Rect& box, const std::string& path, float design_radius = 6);
// "photo.heic" -> "HEIC"; empty where the name has no ending of one to five letters and digits.
std::string type_of_name(std::string_view name);
char32_t file_icon(core::FileClass file_class);

}  // namespace recoup::ui::inline kit
