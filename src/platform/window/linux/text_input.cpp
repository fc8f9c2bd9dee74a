// The input method of Wayland: text-input version 3, on GLFW's connection. The compositor asks the input method first;
// what keys arrive at GLFW are the program's.
#define GLFW_EXPOSE_NATIVE_WAYLAND
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/text.h"
#include "platform/borrowed/linux/wayland_client.h"
#include "platform/window/linux/input_methods.h"

// After our names for the functions of Wayland's client.
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

namespace recoup::platform::inline window {
namespace {

constexpr std::size_t kMostComposed = 4000;  // bytes; the protocol's own bound

struct RegistryDestroyer {
    void operator()(wl_registry* registry) const { wl_registry_destroy(registry); }
};
struct SeatDestroyer {
    void operator()(wl_seat* seat) const { wl_seat_destroy(seat); }
};
struct ManagerDestroyer {
    void operator()(zwp_text_input_manager_v3* manager) const { zwp_text_input_manager_v3_destroy(manager); }
};
struct InputDestroyer {
    void operator()(zwp_text_input_v3* input) const { zwp_text_input_v3_destroy(input); }
};

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    text = text.substr(0, kMostComposed);
    while (!text.empty()) out += core::take_code_point(text);
    return out;
}

// Screen coordinates of the window for one of its pixels.
double units_per_pixel() {
    GLFWwindow* window = glfwGetCurrentContext();
    int width = 0, height = 0, width_px = 0, height_px = 0;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &width_px, &height_px);
    return width_px > 0 ? static_cast<double>(width) / width_px : 1;
}

class TextInput final : public InputMethod {
  public:
    explicit TextInput(InputMethodEvents events);
    TextInput(const TextInput&) = delete;
    TextInput& operator=(const TextInput&) = delete;

    void set_caret(const std::optional<ui::FieldCaret>& caret) override;
    const ui::Composition& composition() const override { return composition_; }
    Owner owner_of_key() const override { return Owner::program; }
    void hold(const ui::KeyChord&) override {}

  private:
    // What the input method says holds from its `done` on; what it does not say again is gone.
    struct Said {
        std::u32string committed;
        ui::Composition composition;
    };

    static TextInput& of(void* self) { return *static_cast<TextInput*>(self); }
    static void on_global(void* self, wl_registry*, std::uint32_t name, const char* kind, std::uint32_t);
    static void on_global_gone(void*, wl_registry*, std::uint32_t) {}
    static void on_enter(void* self, zwp_text_input_v3*, wl_surface*);
    static void on_leave(void* self, zwp_text_input_v3*, wl_surface*);
    static void on_preedit(void* self, zwp_text_input_v3*, const char* text, std::int32_t caret, std::int32_t);
    static void on_commit(void* self, zwp_text_input_v3*, const char* text);
    static void on_delete(void*, zwp_text_input_v3*, std::uint32_t, std::uint32_t) {}  // it knows nothing around
    static void on_done(void* self, zwp_text_input_v3*, std::uint32_t serial);
    static constexpr wl_registry_listener kRegistry{.global = on_global, .global_remove = on_global_gone};
    static constexpr zwp_text_input_v3_listener kInput{.enter = on_enter,
                                                       .leave = on_leave,
                                                       .preedit_string = on_preedit,
                                                       .commit_string = on_commit,
                                                       .delete_surrounding_text = on_delete,
                                                       .done = on_done};

    void listen();
    void start();
    void stop();
    void tell_place();
    void commit();
    void set_composition(ui::Composition composition);

    InputMethodEvents events_;
    std::unique_ptr<wl_registry, RegistryDestroyer> registry_;
    std::unique_ptr<wl_seat, SeatDestroyer> seat_;
    std::unique_ptr<zwp_text_input_manager_v3, ManagerDestroyer> manager_;
    std::unique_ptr<zwp_text_input_v3, InputDestroyer> input_;
    bool entered_ = false;  // the window has the keyboard
    bool started_ = false;  // a field has it
    std::uint32_t commits_ = 0;
    std::uint32_t started_at_ = 0;  // what answers an earlier commit was meant for another field
    std::optional<ui::FieldCaret> caret_;
    Said said_;
    ui::Composition composition_;
};

TextInput::TextInput(InputMethodEvents events) : events_(std::move(events)) {
    if (wayland_client() == nullptr) return;
    registry_.reset(wl_display_get_registry(glfwGetWaylandDisplay()));
    wl_registry_add_listener(registry_.get(), &kRegistry, this);
}

void TextInput::on_global(void* self, wl_registry* registry, std::uint32_t name, const char* kind, std::uint32_t) {
    auto& input = of(self);
    const std::string_view wanted = kind;
    if (wanted == wl_seat_interface.name && !input.seat_)
        input.seat_.reset(static_cast<wl_seat*>(wl_registry_bind(registry, name, &wl_seat_interface, 1)));
    if (wanted == zwp_text_input_manager_v3_interface.name && !input.manager_)
        input.manager_.reset(static_cast<zwp_text_input_manager_v3*>(
            wl_registry_bind(registry, name, &zwp_text_input_manager_v3_interface, 1)));
    input.listen();
}

void TextInput::listen() {
    if (input_ || !seat_ || !manager_) return;
    input_.reset(zwp_text_input_manager_v3_get_text_input(manager_.get(), seat_.get()));
    zwp_text_input_v3_add_listener(input_.get(), &kInput, this);
}

void TextInput::set_caret(const std::optional<ui::FieldCaret>& caret) {
    const auto before = std::exchange(caret_, caret);
    if (!entered_) return;
    const bool other_field = before && caret && before->field != caret->field;
    if (started_ && (!caret || other_field)) stop();
    if (!caret) return;
    if (!started_) return start();
    if (before->top.x != caret->top.x || before->top.y != caret->top.y || before->height_px != caret->height_px) {
        tell_place();
        commit();
    }
}

void TextInput::start() {
    zwp_text_input_v3_enable(input_.get());
    zwp_text_input_v3_set_content_type(input_.get(), ZWP_TEXT_INPUT_V3_CONTENT_HINT_NONE,
                                       ZWP_TEXT_INPUT_V3_CONTENT_PURPOSE_NORMAL);
    tell_place();
    commit();
    started_ = true;
    started_at_ = commits_;
}

void TextInput::stop() {
    zwp_text_input_v3_disable(input_.get());
    commit();
    started_ = false;
    set_composition({});
}

void TextInput::tell_place() {
    const double unit = units_per_pixel();
    const auto units = [unit](float pixels) { return static_cast<std::int32_t>(std::lround(pixels * unit)); };
    zwp_text_input_v3_set_cursor_rectangle(input_.get(), units(caret_->top.x), units(caret_->top.y), 1,
                                           std::max(1, units(caret_->height_px)));
}

void TextInput::commit() {
    zwp_text_input_v3_commit(input_.get());
    ++commits_;
}

void TextInput::on_enter(void* self, zwp_text_input_v3*, wl_surface*) {
    auto& input = of(self);
    input.entered_ = true;
    if (input.caret_) input.start();
}

void TextInput::on_leave(void* self, zwp_text_input_v3*, wl_surface*) {
    auto& input = of(self);
    if (input.started_) input.stop();
    input.entered_ = false;
}

// `caret` counts bytes; none to show: the end.
void TextInput::on_preedit(void* self, zwp_text_input_v3*, const char* text, std::int32_t caret, std::int32_t) {
    const std::string_view all = text != nullptr ? text : "";
    const auto before = all.substr(0, caret < 0 ? all.size() : static_cast<std::size_t>(caret));
    of(self).said_.composition = {to_utf32(all), to_utf32(before).size()};
}

void TextInput::on_commit(void* self, zwp_text_input_v3*, const char* text) {
    of(self).said_.committed = to_utf32(text != nullptr ? text : "");
}

void TextInput::on_done(void* self, zwp_text_input_v3*, std::uint32_t serial) {
    auto& input = of(self);
    auto said = std::exchange(input.said_, {});
    // The difference, since the numbers begin anew some day.
    if (!input.started_ || static_cast<std::int32_t>(serial - input.started_at_) < 0) return;
    for (const char32_t c : said.committed) input.events_.text(c);
    input.set_composition(std::move(said.composition));
}

void TextInput::set_composition(ui::Composition composition) {
    if (composition == composition_) return;
    composition_ = std::move(composition);
    events_.changed();
}

}  // namespace

std::unique_ptr<InputMethod> wayland_input_method(InputMethodEvents events) {
    return std::make_unique<TextInput>(std::move(events));
}

}  // namespace recoup::platform::inline window
