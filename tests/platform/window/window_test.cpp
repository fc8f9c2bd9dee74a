#include "platform/window/window.h"

#include <dlfcn.h>
#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <thread>

#include "platform/drawing/renderer.h"
#include "support/environment.h"
#include "support/fake_glyphs.h"
#include "support/temp_folder.h"
#include "support/x11_peer.h"
#include "support/xvfb.h"
#include "ui/frame/glyph_atlas.h"

using namespace recoup;
using platform::Window;
using platform::WindowPlace;

// What the OpenGL driver keeps until the process ends is not ours to free; our own leaks show in the other tests.
extern "C" int __lsan_is_turned_off() {
    return 1;
}

namespace {

// Dear ImGui finds OpenGL's functions once in a process, GLFW unloads the library with each window: the program has
// one window, the tests have several.
[[maybe_unused]] void* const kOpenGl = ::dlopen("libGL.so.1", RTLD_LAZY | RTLD_NODELETE);

constexpr double kPatienceS = 10;
constexpr ImU32 kBackground = IM_COL32(20, 40, 60, 255);

// A window with everything a frame needs, on a screen of its own.
struct Screen {
    explicit Screen(const WindowPlace& place = {800, 600, WindowPlace::Position{10, 20}, false}, bool managed = false) {
        if (managed) manager.emplace();
        platform::WindowOptions options;
        options.title = "Recoup under test";
        options.place = place;
        auto opened = Window::open(options);
        REQUIRE(opened);
        window = std::move(*opened);
        context = ImGui::CreateContext();
        renderer.emplace();
        ui::configure_imgui();
        renderer->textures().attach(atlas);
    }
    ~Screen() {
        renderer.reset();
        ImGui::DestroyContext(context);
    }

    void frame(const std::function<void(ImDrawList&)>& draw = nullptr) {
        renderer->begin_frame();
        ui::new_frame(atlas, window->size_px(), 1.0F / 60);
        if (draw) draw(*ImGui::GetBackgroundDrawList());
        auto& data = ui::render_frame(atlas);
        renderer->textures().sync(atlas);
        renderer->draw(data, kBackground);
    }

    void show_and_focus() {
        frame();
        window->present();
        CHECK(Process({"xdotool", "search", "--sync", "--name", "Recoup under test", "windowfocus"}).wait() == 0);
        until([](const ui::FrameInput& input) { return input.focused; });
    }

    // Gathers input until `enough`, or the time is up.
    template <class Enough>
    ui::FrameInput until(Enough enough) {
        ui::FrameInput all;
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::duration<double>(kPatienceS);
        while (std::chrono::steady_clock::now() < deadline) {
            window->wait(window->has_more_input() ? 0 : 0.2);
            auto input = window->take_input();
            all.text += input.text;
            all.chords.insert(all.chords.end(), input.chords.begin(), input.chords.end());
            all.focused = input.focused;
            if (enough(all)) break;
        }
        return all;
    }

    Xvfb server;
    std::optional<testing::WindowManager> manager;
    testing::FakeGlyphs glyphs;
    ui::GlyphAtlas atlas{glyphs};
    std::unique_ptr<Window> window;
    ImGuiContext* context = nullptr;
    std::optional<platform::Renderer> renderer;
};

struct Rgb {
    int r, g, b;
    bool operator==(const Rgb&) const = default;
};

Rgb pixel(Screen& screen, int x, int y) {
    const auto size = screen.window->size_px();
    const auto pixels = screen.renderer->read_pixels(static_cast<int>(size.x), static_cast<int>(size.y));
    const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(size.x) + static_cast<std::size_t>(x)) * 4;
    return {pixels[at], pixels[at + 1], pixels[at + 2]};
}

}  // namespace

TEST_CASE("a window opens where it was and says where it is") {
    Screen screen;
    screen.frame();
    screen.window->present();
    screen.window->poll();
    CHECK(screen.window->size_px().x == 800);
    CHECK(screen.window->size_px().y == 600);
    CHECK(screen.window->place() == WindowPlace{800, 600, WindowPlace::Position{10, 20}, false});
    CHECK(screen.window->scale() == 1);
    CHECK_FALSE(screen.window->is_minimised());
    CHECK_FALSE(screen.window->should_close());
    screen.window->close();
    CHECK(screen.window->should_close());
}

TEST_CASE("without a display no window opens, and the reason is told") {
    const Xvfb server;
    ::setenv("DISPLAY", ":9999", 1);
    const auto opened = Window::open({});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == platform::WindowFailure::Kind::no_display);
    CHECK_FALSE(opened.error().detail.empty());
}

TEST_CASE("keys arrive as chords and text, whatever the script") {
    Screen screen;
    screen.show_and_focus();
    CHECK(Process({"xdotool", "key", "ctrl+shift+z", "n", "Left", "F1"}).wait() == 0);
    const auto input = screen.until([](const auto& seen) { return seen.chords.size() >= 4; });
    REQUIRE(input.chords.size() == 4);
    CHECK(input.chords[0].is(ui::Key::z, true, true));
    CHECK(input.chords[1].is(ui::Key::n));
    CHECK(input.chords[2].is(ui::Key::left));
    CHECK(input.chords[3].is(ui::Key::f1));
    CHECK((input.text == U"n"));
    testing::put_on_keyboard(200, U'退');
    testing::put_on_keyboard(201, U'😀');
    CHECK(Process({"xdotool", "key", "200", "201"}).wait() == 0);
    const auto typed = screen.until([](const auto& seen) { return seen.text.size() >= 2; });
    CHECK((typed.text == U"退😀"));
    CHECK(typed.chords.empty());
}

TEST_CASE("Enter belongs to the input method while a key has brought no text") {
    Screen screen;
    screen.show_and_focus();
    constexpr int kQ = 24;
    testing::put_on_keyboard(kQ, 0);
    CHECK(Process({"xdotool", "key", "24", "Return", "Return", "x", "Return"}).wait() == 0);
    const auto input = screen.until([](const auto& seen) { return seen.chords.size() >= 4; });
    REQUIRE(input.chords.size() == 4);
    CHECK(input.chords[0].is(ui::Key::q));
    CHECK(input.chords[1].is(ui::Key::enter));
    CHECK(input.chords[2].is(ui::Key::x));
    CHECK(input.chords[3].is(ui::Key::enter));
    CHECK(input.chords[1].text_before == 0);
}

TEST_CASE("the late letter of a shortcut lands nowhere, all other text does") {
    Screen screen;
    screen.show_and_focus();
    testing::put_on_keyboard(24, 0);
    testing::put_on_keyboard(200, U'退');
    const auto press = [&](const char* key) {
        CHECK(Process({"xdotool", "key", key}).wait() == 0);
        return screen.until([](const auto& seen) { return !seen.chords.empty() || !seen.text.empty(); });
    };
    CHECK((press("n").text == U"n"));
    screen.window->forget_text_of_last_key();
    CHECK((press("x").text == U"x"));
    press("24");
    screen.window->forget_text_of_last_key();
    CHECK(press("y").text.empty());
    press("24");
    screen.window->forget_text_of_last_key();
    CHECK((press("200").text == U"退"));
}

TEST_CASE("the mouse reaches Dear ImGui, a click on its place") {
    Screen screen;
    screen.show_and_focus();
    CHECK(Process({"xdotool", "mousemove", "110", "220", "mousedown", "1"}).wait() == 0);
    screen.until([&](const auto&) {
        screen.frame();
        return ImGui::GetIO().MouseDown[0];
    });
    CHECK(ImGui::GetIO().MouseDown[0]);
    CHECK(ImGui::GetIO().MousePos.x == 100);
    CHECK(ImGui::GetIO().MousePos.y == 200);
}

TEST_CASE("dropped files arrive with their place") {
    Screen screen;
    screen.show_and_focus();
    CHECK(Process({"xdotool", "mousemove", "310", "220"}).wait() == 0);
    ui::FrameInput dropped;
    const auto pump = [&] {
        screen.window->wait(0.01);
        auto input = screen.window->take_input();
        if (!input.dropped_files.empty()) dropped = std::move(input);
    };
    CHECK(testing::drop_on_window("Recoup under test", 310, 220, "file:///tmp/%E8%AF%81%20a.png\r\nfile:///b.jpg\r\n",
                                  pump));
    pump();
    CHECK(dropped.dropped_files == std::vector<std::string>{"/tmp/证 a.png", "/b.jpg"});
    CHECK(dropped.drop_at.x == 300);
    CHECK(dropped.drop_at.y == 200);
}

TEST_CASE("a window that another start brings forward says when the person asked, if the desktop told it") {
    Screen screen({800, 600, {}, false}, true);
    auto& manager = *screen.manager;
    screen.frame();
    screen.window->present();
    manager.asked_at();
    screen.window->come_forward("gnome-shell-77-host-gedit-0_TIME4711");
    CHECK(manager.asked_at() == 4711);
    for (const auto* token : {"", "of-wayland", "a_TIME", "a_TIME12x", "a_TIME-5", "a_TIME99999999999999999999"}) {
        screen.window->come_forward(token);
        CHECK(manager.asked_at() == 0);
    }
}

TEST_CASE("the desktop is told that a start is over, once its window is shown or another has come forward") {
    const Environment wayland("XDG_ACTIVATION_TOKEN", nullptr);
    const Environment start("DESKTOP_STARTUP_ID", R"(shell \ "recoup" of a host with a long name_TIME12)");
    using Messages = std::vector<std::string>;
    Screen screen({800, 600, {}, false}, true);
    auto& manager = *screen.manager;
    screen.frame();
    CHECK(manager.start_news().empty());
    screen.window->present();
    screen.window->poll();
    CHECK(manager.start_news() == Messages{R"(remove: ID="shell \\ \"recoup\" of a host with a long name_TIME12")"});
    screen.frame();
    screen.window->present();
    screen.window->come_forward();
    CHECK(manager.start_news().empty());
    screen.window->come_forward("menu_TIME13");
    CHECK(manager.start_news() == Messages{R"(remove: ID="menu_TIME13")"});
}

TEST_CASE("another thread wakes the waiting window") {
    Screen screen;
    screen.frame();
    screen.window->present();
    while (screen.window->poll()) {
    }
    std::thread other([&] { screen.window->wake(); });
    CHECK(screen.window->wait(kPatienceS));
    other.join();
    while (screen.window->poll()) {
    }
    CHECK_FALSE(screen.window->wait(0.001));
}

TEST_CASE("text is read back from ourselves and from other programs") {
    Screen screen;
    auto& clipboard = screen.window->clipboard();
    CHECK(clipboard.text().empty());
    clipboard.set_text("退款 😀");
    CHECK(clipboard.text() == "退款 😀");
    const TempFolder folder;
    const auto file = (folder.path() / "x").string();
    std::ofstream(file) << "from elsewhere";
    const Process owner({"xclip", "-quiet", "-selection", "clipboard", "-i", file});
    while (clipboard.text() == "退款 😀") std::this_thread::yield();
    CHECK(clipboard.text() == "from elsewhere");
}

TEST_CASE("pictures and glyphs are drawn as they are, also after the glyph page has grown") {
    Screen screen;
    const std::vector<std::uint8_t> red(4 * 4 * 4, 0);
    auto pixels = red;
    for (std::size_t i = 0; i < pixels.size(); i += 4) pixels[i] = pixels[i + 3] = 255;
    auto& textures = screen.renderer->textures();
    const auto id = textures.create(platform::Textures::Format::rgba, 4, 4, pixels.data());
    REQUIRE(id != 0);
    ui::TextStyle style;
    const auto draw = [&](ImDrawList& list) {
        ui::draw_image(list, id, {100, 100}, {200, 200});
        const auto glyph = screen.atlas.glyph(style, U'字', 0);
        list.AddImage(ui::to_imgui(screen.atlas.texture), {300, 300}, {340, 340},
                      screen.atlas.uv(glyph.x + 1, glyph.y + 1),
                      screen.atlas.uv(glyph.x + glyph.width - 1, glyph.y + glyph.height - 1), IM_COL32(0, 255, 0, 255));
        list.AddRectFilled({400, 400}, {440, 440}, IM_COL32(0, 0, 255, 255));
    };
    for (int round = 0; round < 2; ++round) {
        screen.frame(draw);
        CHECK(pixel(screen, 150, 150) == Rgb{255, 0, 0});
        CHECK(pixel(screen, 320, 320) == Rgb{0, 255, 0});
        CHECK(pixel(screen, 420, 420) == Rgb{0, 0, 255});
        CHECK(pixel(screen, 500, 500) == Rgb{20, 40, 60});
        style.size_px = 120;
        const int height = screen.atlas.height();
        screen.frame([&](ImDrawList&) {
            for (char32_t c = 0x4e00; c < 0x4e00 + 200; ++c) screen.atlas.glyph(style, c, 0);
        });
        CHECK((round > 0 || screen.atlas.height() > height));
    }
    for (std::size_t i = 0; i < pixels.size(); i += 4) pixels[i + 1] = 255;
    textures.update(id, {2, 0, 4, 4}, pixels.data());
    screen.frame(draw);
    CHECK(pixel(screen, 110, 150) == Rgb{255, 0, 0});
    CHECK(pixel(screen, 190, 150) == Rgb{255, 255, 0});
    CHECK(textures.create(platform::Textures::Format::rgba, textures.max_side_px() + 1, 1, nullptr) == 0);
    textures.remove(id);
}

TEST_CASE("a place is kept if a monitor has it, and otherwise brought back") {
    using platform::Rect;
    const Rect monitors[] = {{0, 0, 1920, 1080}, {1920, 0, 1280, 1024}};
    const auto fit = [&](const WindowPlace& place) { return platform::fit_to_monitors(place, monitors); };
    const WindowPlace second{1000, 700, WindowPlace::Position{2000, 100}, false};
    CHECK(fit(second) == second);
    CHECK(fit({1000, 700, WindowPlace::Position{-50, 900}, false}).position == WindowPlace::Position{0, 380});
    const auto gone = fit({4000, 700, WindowPlace::Position{9000, 100}, true});
    CHECK_FALSE(gone.position);
    CHECK(gone.width == 1920);
    CHECK(gone.maximized);
    CHECK(platform::fit_to_monitors(second, {}) == second);
}
