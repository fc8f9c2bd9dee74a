#include "desktop/window/window_loop.h"

#include <imgui.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <future>

#include "app/data/library.h"
#include "app/file/backup.h"
#include "app/file/opening.h"
#include "desktop/desk/desk.h"
#include "desktop/window/start_desk.h"
#include "desktop/window/visits.h"
#include "desktop/window/window_icon.h"
#include "platform/drawing/freetype_glyphs.h"
#include "platform/drawing/program_fonts.h"
#include "platform/drawing/renderer.h"
#include "platform/files/file_watch.h"
#include "platform/files/preferences.h"
#include "platform/window/display_watch.h"
#include "platform/window/end_watch.h"
#include "platform/window/window.h"

namespace recoup::desktop::inline window {
namespace {

// After anything happens: layout settles, hover and focus show.
constexpr int kFramesAfterEvent = 3;
constexpr double kNever_s = 1e9;

class GlTextures final : public TextureSink {
  public:
    explicit GlTextures(platform::Textures& textures) : textures_(textures) {}
    ui::TextureId create(media::Image image, bool crisp) override {
        const auto format = crisp ? platform::Textures::Format::crisp_rgba : platform::Textures::Format::rgba;
        return textures_.create(format, image.width, image.height, image.rgba.data());
    }
    void remove(ui::TextureId id) override { textures_.remove(id); }

  private:
    platform::Textures& textures_;
};

platform::WindowOptions window_options(const app::Settings& settings) {
    platform::WindowOptions options;
    if (const auto& place = settings.window) {
        options.place.width = place->width;
        options.place.height = place->height;
        options.place.position = platform::WindowPlace::Position{place->x, place->y};
        options.place.maximized = place->maximised;
    }
    return options;
}

app::WindowPlace to_settings(const platform::WindowPlace& place) {
    app::WindowPlace kept;
    kept.width = place.width;
    kept.height = place.height;
    kept.maximised = place.maximized;
    if (place.position) {
        kept.x = place.position->x;
        kept.y = place.position->y;
    }
    return kept;
}

ImGuiMouseCursor to_imgui(ui::Cursor cursor) {
    switch (cursor) {
        case ui::Cursor::arrow:
            return ImGuiMouseCursor_Arrow;
        case ui::Cursor::text:
            return ImGuiMouseCursor_TextInput;
        case ui::Cursor::hand:
        case ui::Cursor::grab:
        case ui::Cursor::move:
            return ImGuiMouseCursor_Hand;
    }
    return ImGuiMouseCursor_Arrow;
}

core::Error no_window(const platform::WindowFailure& failure) {
    const auto message =
        failure.kind == platform::WindowFailure::Kind::no_display ? "window_no_display"_tr : "window_no_opengl"_tr;
    return {core::ErrorKind::work, message, {failure.detail}, {}};
}

struct ImGuiScope {
    ImGuiScope() : context(ImGui::CreateContext()) {}
    ~ImGuiScope() { ImGui::DestroyContext(context); }
    ImGuiScope(const ImGuiScope&) = delete;
    ImGuiScope& operator=(const ImGuiScope&) = delete;
    ImGuiContext* context;
};

// While the window is dragged.
struct Redrawing {
    Redrawing(platform::Window& of, std::function<void()> draw) : window(of) { window.on_redraw(std::move(draw)); }
    ~Redrawing() { window.on_redraw({}); }
    Redrawing(const Redrawing&) = delete;
    Redrawing& operator=(const Redrawing&) = delete;
    platform::Window& window;
};

// Draws and sleeps until the window closes, or what stands in it has done its part.
template <class Scene>
class Loop {
  public:
    Loop(platform::Window& window, platform::Renderer& renderer, Scene& desk, ui::Text& text, const app::Clock& clock,
         Visits& visits, const std::atomic<bool>& ended)
        : window_(window),
          renderer_(renderer),
          desk_(desk),
          clock_(clock),
          text_(text),
          visits_(visits),
          ended_(ended) {}

    void run() {
        int frames_left = kFramesAfterEvent;
        const Redrawing redrawing(window_, [this] {
            if (!window_.is_minimised()) draw();
        });
        while (!ends()) {
            const bool called = wait(frames_left > 0);
            const bool news = desk_.take_news();
            heed();
            if (receive() || std::exchange(asked_, false)) frames_left = kFramesAfterEvent;
            if (called || news) frames_left = std::max(frames_left, called ? kFramesAfterEvent : 1);
            if (!called && !news && frames_left == 0 && due()) frames_left = 1;
            if (window_.is_minimised() || frames_left == 0) continue;
            --frames_left;
            draw();
            if (frames_left == 0 && !std::exchange(chores_begun_, true)) desk_.begin_chores();
            if (window_.has_more_input() || text_.atlas().overflowed()) frames_left = std::max(frames_left, 1);
        }
    }

  private:
    bool ends() {
        if (desk_.wants_to_quit() || ended_) return true;
        if (!window_.should_close()) return false;
        // What was done before is done first.
        if (window_.has_more_input() && !window_.is_minimised()) return false;
        if (desk_.may_close()) return true;
        window_.keep_open();
        window_.come_forward();
        asked_ = true;
        return false;
    }

    void heed() {
        if (desk_.take_attention() && !window_.is_focused()) window_.request_attention();
        if (desk_.take_summons()) window_.come_forward();
    }

    // Whether somebody came.
    bool receive() {
        const auto visit = visits_.take();
        if (!visit) return false;
        visit->taken();
        window_.come_forward(visit->token);
        if (!visit->file.empty()) desk_.visit(visit->file);
        return true;
    }

    bool wait(bool at_once) {
        if (at_once && !window_.is_minimised()) return window_.poll();
        if (window_.is_minimised()) return window_.wait();
        const double left = seconds_left();
        if (left <= 0) return window_.poll();
        return left < kNever_s / 2 ? window_.wait(left) : window_.wait();
    }

    // Until the next moment at which something on the screen changes by itself.
    double seconds_left() const { return next_s_ - now_s(); }
    bool due() const { return seconds_left() <= 0; }
    static double now_s() {
        using namespace std::chrono;
        return duration<double>(steady_clock::now().time_since_epoch()).count();
    }

    // The model's clock counts whole seconds, and may be fixed; the fraction is the system's.
    double seconds_to_tick(core::Instant at) const {
        using namespace std::chrono;
        if (at == core::Instant::max()) return kNever_s;
        const auto now = system_clock::now();
        const duration<double> fraction = now - floor<seconds>(now);
        return std::max(0.001, static_cast<double>((at - clock_.now()).count()) - fraction.count());
    }

    void draw() {
        auto input = window_.take_input();
        desk_.surroundings().ports.display_scale = window_.scale();
        input.scale = desk_.surroundings().scale();
        if (input.scale != scale_) text_.atlas().reset();
        scale_ = input.scale;
        const ui::TextClipboard clipboard{[&] { return window_.clipboard().text(); },
                                          [&](const std::string& text) { window_.clipboard().set_text(text); }};
        renderer_.begin_frame();
        ui::new_frame(text_.atlas(), input.display_px, input.delta_s);
        const auto out = desk_.frame(input, text_, clipboard);
        auto& data = ui::render_frame(text_.atlas());
        renderer_.textures().sync(text_.atlas());
        renderer_.draw(data, IM_COL32(0, 0, 0, 255));
        window_.set_dark(out.dark);
        window_.present();
        obey(out);
    }

    void obey(const ui::Output& out) {
        window_.set_cursor(to_imgui(out.cursor));
        window_.set_caret(out.caret);
        show_count();
        if (out.forget_letter) window_.forget_text_of_last_key();
        if (out.copied) window_.clipboard().set_text(*out.copied);
        next_s_ = now_s() + std::min(out.wake_after_s, seconds_to_tick(out.wake_at));
    }

    // What I must do within a day, where the desktop lists its windows.
    void show_count() {
        const int count = desk_.urgent();
        if (count == counted_) return;
        counted_ = count;
        window_.set_taskbar_count(count);
        window_.set_title(count > 0 ? "(" + std::to_string(count) + ") Recoup" : "Recoup");
    }

    platform::Window& window_;
    platform::Renderer& renderer_;
    Scene& desk_;
    const app::Clock& clock_;
    ui::Text& text_;
    Visits& visits_;
    const std::atomic<bool>& ended_;  // from outside
    float scale_ = 0;
    bool asked_ = false;  // whether it may close
    bool chores_begun_ = false;
    int counted_ = 0;
    double next_s_ = 0;
};

}  // namespace

core::Result<void> run_window(WindowRun run) {
    auto settings = app::load_settings(run.ports.folders.settings());
    // Another file that was chosen in the window takes the place of the default one.
    std::error_code ignored;
    const bool other = run.may_create && std::filesystem::exists(settings.last_file, ignored);
    const auto file = other ? settings.last_file : run.file;
    const bool may_create = run.may_create && !other;
    std::atomic<platform::Window*> awake = nullptr;
    const auto wake = [&awake] {
        if (auto* window = awake.load()) window->wake();
    };
    platform::SystemFileWatches watches;
    std::atomic<bool> ended = false;
    const platform::EndWatch end_watch([&] {
        ended = true;
        wake();
    });
    // The driver takes its time to make a window; the file is read meanwhile.
    auto opening = std::async(std::launch::async, [&] {
        return app::open_or_make(file, may_create, run.ports.files,
                                 {run.ports.clock, run.ports.zones, run.ports.ids, run.ports.library, wake, &watches},
                                 app::Reading::board_first);
    });
    auto window = platform::Window::open(window_options(settings));
    const auto unusable = [&](const core::Error& error) {
        return tl::unexpected(app::with_newest_backup(error, file, run.ports.folders));
    };
    if (!window) {
        const auto session = opening.get();
        return session ? tl::unexpected(no_window(window.error())) : unusable(session.error());
    }
    const ImGuiScope imgui;
    platform::Renderer renderer;
    ui::configure_imgui();
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    GlTextures textures(renderer.textures());
    const bool dark_system = platform::desktop_prefers_dark();
    ui::Text text(glyphs);
    renderer.textures().attach(text.atlas());
    awake = window->get();
    DeskPorts ports{.machine = run.ports,
                    .textures = textures,
                    .wake = wake,
                    .watches = &watches,
                    .chooser = run.chooser,
                    .printers = run.printers,
                    .file_manager = run.file_manager,
                    .lang = run.lang,
                    .locale_lang = run.locale_lang,
                    .locale = run.locale,
                    .dark_system = dark_system,
                    .still_system = platform::desktop_wants_stillness(),
                    .display_scale = (*window)->scale()};
    set_window_icon(**window, glyphs);
    auto session = opening.get();
    // What can be read is worth more than a page that says that not all can.
    if (!session && session.error().code == core::ErrorCode::damaged)
        if (auto readable = app::Session::look_at_damaged(
                file, {run.ports.clock, run.ports.zones, run.ports.ids, run.ports.library, wake}))
            session = std::move(readable);
    std::string note;
    Visits visits;
    // Shut before they go: whoever comes later goes on by itself.
    const auto door = std::move(run.door);
    if (door)
        door->open([&](app::Visit visit) {
            visits.add(std::move(visit));
            wake();
        });
    while (true) {
        if (!session) {
            StartDesk start(file, may_create, session.error(), settings, ports);
            Loop(**window, renderer, start, text, run.ports.clock, visits, ended).run();
            auto found = start.take_session();
            if (!found) {
                awake = nullptr;
                return unusable(start.error());
            }
            if (start.chose_other()) settings.last_file = found->path();
            note = start.take_note();
            session = std::move(found);
        }
        Desk desk(std::move(*session), settings, ports);
        if (!note.empty()) desk.announce(std::move(note));
        const platform::DisplayWatch display_watch([&] { desk.end_suddenly(); });
        (*window)->set_title("Recoup");
        desk.start_reminders();
        Loop(**window, renderer, desk, text, run.ports.clock, visits, ended).run();
        if (ended) desk.end_suddenly();
        if (desk.unreadable()) {
            session = tl::unexpected(*desk.unreadable());
            continue;
        }
        desk.remember_window(to_settings((*window)->place()));
        desk.close();
        awake = nullptr;
        return {};
    }
}

}  // namespace recoup::desktop::inline window
