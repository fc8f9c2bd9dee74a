// Puts another file on the desk: the demo and back, one the person chose, a backup to look at or to restore. What takes
// long is opened by a worker; should another file have come onto the desk meanwhile, that one stays and what was opened
// is closed again. Errors are told, and the open file stays: also when what was changed in it cannot be saved, because
// another program holds it or the disk fails. Main thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "app/jobs.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "desktop/files/chores.h"

namespace recoup::desktop::inline files {

class FileSwitch {
  public:
    // All outlive it. `changed`: another file is open, at once after it came; what knew the old one lets go of it.
    FileSwitch(OpenFile& file, app::Jobs& jobs, Surroundings& surroundings, Voice& voice, Chores& chores,
               std::function<void()> changed);

    // Whether that file is open to be worked with.
    bool has(const std::filesystem::path& path) const;
    // The person's own from then on; of a damaged one what can be read, only to be looked at, and that is told.
    void open(const std::filesystem::path& path);
    void make(const std::filesystem::path& path);

    // Made anew each time.
    void open_demo();
    // Back from the demo or a backup.
    void open_own();

    // Read only.
    void look_at(const std::filesystem::path& backup);
    // In the place of the own file, which is kept as a backup first.
    void restore_here(const std::filesystem::path& backup);
    // Of two versions of the open file, the one kept at `held`, or the one that lies there: the other is told of. What
    // the window holds beyond them is given up.
    void choose_held(const std::filesystem::path& held);
    void choose_file(const std::filesystem::path& held);
    // Beside it; that file is opened then.
    void restore_as(const std::filesystem::path& backup, const std::filesystem::path& out);

  private:
    using Opened = core::Result<std::unique_ptr<app::Session>>;

    struct Found {
        Opened session;
        std::optional<core::Error> damage;
    };
    static Found find(const std::filesystem::path& path, const Surroundings& around);

    using Put = core::Result<std::filesystem::path> (*)(const std::filesystem::path& fresh,
                                                        const std::filesystem::path& own, const app::Folders& folders,
                                                        app::Files& files, core::Instant now);

    // Behind the frame; opens the own file anew then, and tells by `done` where its version of before is.
    void put_in_place(const std::filesystem::path& fresh, Put put, core::Tr done);
    bool may_leave();
    void work_with(std::unique_ptr<app::Session> session);
    void use(std::unique_ptr<app::Session> session);

    OpenFile& file_;
    app::Jobs& jobs_;
    Surroundings& surroundings_;
    Voice& voice_;
    Chores& chores_;
    std::function<void()> changed_;
};

}  // namespace recoup::desktop::inline files
