// A machine for the program behind the window: a home in a temporary folder, everything else as the test says, and a
// bell that its threads ring.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

#include "app/data/library.h"
#include "app/demo/fixed_clock.h"
#include "desktop/base/surroundings.h"
#include "platform/files/files.h"
#include "store/file/file.h"
#include "support/given_machine.h"
#include "support/ids.h"
#include "support/notifications.h"
#include "support/pictures.h"
#include "support/temp_folder.h"
#include "support/zones.h"

namespace recoup::testing {

class DeskMachine {
  public:
    // Turns until it is so; sleeps while nothing rings.
    void until(const char* what, const std::function<void()>& turn, const std::function<bool()>& so) {
        constexpr auto kPatience = std::chrono::seconds{300};
        const auto end = std::chrono::steady_clock::now() + kPatience;
        while (true) {
            turn();
            if (so()) return;
            std::unique_lock lock(mutex_);
            if (!bell_.wait_until(lock, end, [&] { return rung_; })) FAIL("waited in vain for: " << std::string(what));
            rung_ = false;
        }
    }

    std::unique_ptr<app::Session> open_session(const std::filesystem::path& path,
                                               app::Reading reading = app::Reading::whole) {
        auto session = app::Session::open(path, true, {clock, zones, ids, library, wake_}, reading);
        if (!session) throw std::runtime_error(core::sentence(core::Lang::en, session.error()));
        return std::move(*session);
    }
    desktop::DeskPorts ports(desktop::TextureSink& textures) {
        return {.machine = {clock, zones, ids, library, folders, disk, clipboard, notifications, schedule},
                .textures = textures,
                .wake = wake_,
                .lang = core::Lang::zh,
                .locale_lang = core::Lang::zh};
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
    static std::int64_t originals_in(const std::filesystem::path& path) {
        const auto opened = store::File::open(path, {.read_only = true}).value();
        return opened->connection().number("SELECT count(*) FROM originals");
    }

  private:
    // Rung by threads of what stands on this machine, so it outlives them.
    std::mutex mutex_;
    std::condition_variable bell_;
    bool rung_ = false;
    const std::function<void()> wake_ = [this] {
        const std::lock_guard lock(mutex_);
        rung_ = true;
        bell_.notify_one();
    };

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
    std::filesystem::path file_path = folder.path() / "board.recoup";
    std::filesystem::path shots = folder.path() / "shots";
};

}  // namespace recoup::testing
