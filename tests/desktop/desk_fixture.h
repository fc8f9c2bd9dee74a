// The program behind the window without a window: a real file, real workers and writer, and every frame drawn.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

#include "app/fixed_clock.h"
#include "app/library.h"
#include "desktop/desk.h"
#include "platform/files.h"
#include "platform/program_fonts.h"
#include "support/given_machine.h"
#include "support/headless.h"
#include "support/ids.h"
#include "support/notifications.h"
#include "support/pictures.h"
#include "support/temp_folder.h"
#include "support/zones.h"

namespace recoup::testing {

class DeskFixture {
  public:
    DeskFixture() {
        auto session = app::Session::open(file, true, {clock, zones, ids, library.rules(), wake_});
        if (!session) throw std::runtime_error(core::sentence(core::Lang::en, session.error()));
        desktop::DeskPorts ports{
            .machine = {clock, zones, ids, library, folders, disk, clipboard, notifications, schedule},
            .textures = textures,
            .wake = wake_,
            .lang = core::Lang::zh,
            .locale_lang = core::Lang::zh};
        state = &(*session)->state();
        session_ = session->get();
        desk = std::make_unique<desktop::Desk>(std::move(*session), app::Settings{}, std::move(ports));
        headless.frame(2);
    }

    // Takes in what workers and writer bring and draws, until it is so.
    void until(const char* what, const std::function<bool()>& so) {
        constexpr auto kPatience = std::chrono::seconds{120};
        const auto end = std::chrono::steady_clock::now() + kPatience;
        while (true) {
            turn();
            if (so()) return;
            std::unique_lock lock(mutex_);
            if (!bell_.wait_until(lock, end, [&] { return rung_; })) FAIL("waited in vain for: " << std::string(what));
            rung_ = false;
        }
    }
    void turn() {
        desk->take_news();
        headless.frame(2);  // what opens itself is drawn by the next frame
    }
    // Until nothing is under way any more and all of it is in the file.
    void settle() {
        until("everything to be done", [&] {
            return !desk->busy() && session_->save_state() == app::SaveState::saved && session_->staging_bytes() == 0;
        });
        turn();
    }
    void close() {
        REQUIRE(desk->close());
        desk.reset();
    }

    std::filesystem::path write(const std::string& name, const std::vector<std::uint8_t>& bytes) {
        std::filesystem::create_directories((shots / name).parent_path());
        test::write_file(shots / name, bytes);
        return shots / name;
    }
    void copy_files(std::vector<std::filesystem::path> copied) {
        clipboard.content = {};
        clipboard.content.state = app::ClipboardContent::State::files;
        clipboard.content.files = std::move(copied);
    }
    void copy_picture(std::vector<std::uint8_t> bytes) {
        clipboard.content = {};
        clipboard.content.state = app::ClipboardContent::State::picture;
        clipboard.content.picture = std::move(bytes);
        clipboard.content.mime = "image/png";
        clipboard.content.name = "clipboard.png";
    }
    void drop(const std::vector<std::filesystem::path>& dropped, ImVec2 at) {
        for (const auto& path : dropped) headless.input.dropped_files.push_back(path.string());
        headless.input.drop_at = at;
        headless.frame();
    }
    std::vector<std::string> names(std::size_t case_index) const {
        std::vector<std::string> all;
        for (const auto& item : state->cases()[case_index].evidence) all.push_back(item.name);
        return all;
    }
    app::Session& session() { return *session_; }

  private:
    // Rung by the desk's threads, so it outlives them.
    std::mutex mutex_;
    std::condition_variable bell_;
    bool rung_ = false;
    const std::function<void()> wake_ = [this] {
        const std::lock_guard lock(mutex_);
        rung_ = true;
        bell_.notify_one();
    };
    app::Session* session_ = nullptr;

  public:
    TempFolder folder;
    app::FixedClock clock{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{12}};
    test::FixedZones zones;
    test::CountingIds ids;
    test::HomeFolders folders{folder.path()};
    app::Library library{folders.data()};
    platform::SystemFiles disk;
    test::GivenClipboard clipboard;
    test::GivenNotifications notifications;
    test::GivenSchedule schedule;
    std::filesystem::path file = folder.path() / "board.recoup";
    std::filesystem::path shots = folder.path() / "shots";
    desktop::PixelTextures textures;
    platform::FreetypeGlyphs glyphs{platform::program_fonts()};
    const core::State* state = nullptr;
    std::unique_ptr<desktop::Desk> desk;
    Headless headless{glyphs,
                      [this](Headless& h) {
                          const ui::TextClipboard words{[&h] { return h.clipboard; },
                                                        [&h](const std::string& text) { h.clipboard = text; }};
                          desk->frame(h.input, h.text, words, &h.probes);
                      },
                      {1440, 900}};
};

}  // namespace recoup::testing
