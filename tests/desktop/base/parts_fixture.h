// What the desk's parts stand on, without a desk and with nothing drawn: a real file, real workers and writer, and a
// voice that keeps what it is given to say.
#pragma once

#include <memory>
#include <semaphore>

#include "app/jobs.h"
#include "desktop/base/desk_machine.h"
#include "desktop/base/open_file.h"
#include "desktop/base/voice.h"
#include "desktop/imports/import_queue.h"

namespace recoup::testing {

class KeptVoice final : public desktop::Voice {
  public:
    std::vector<std::string> notes;
    std::vector<core::Error> troubles;
    std::vector<core::Change> changes;
    std::vector<std::string> reminders;

    void done(std::string text) override { notes.push_back(std::move(text)); }
    void trouble(const core::Error& error) override { troubles.push_back(error); }
    void changed(const core::Result<core::Change>& change, bool) override {
        if (change)
            changes.push_back(*change);
        else
            troubles.push_back(change.error());
    }
    void reminder(std::string text, const core::Uuid&) override { reminders.push_back(std::move(text)); }
    bool silent() const { return notes.empty() && troubles.empty() && changes.empty() && reminders.empty(); }
};

class PartsFixture : public DeskMachine {
  public:
    // What a desk does with news.
    std::function<void(const app::SessionNews&)> on_news = [](const app::SessionNews&) {};

    void turn() {
        jobs.take_results();
        on_news(file->poll());
    }
    void until(const char* what, const std::function<bool()>& so) {
        DeskMachine::until(
            what, [this] { turn(); }, so);
    }
    void settle() {
        until("everything to be done", [&] {
            return jobs.pending() == 0 && file->save_state() != app::SaveState::saving && file->staging_bytes() == 0;
        });
    }
    // Until the workers are done with so many more, and nobody has taken them.
    void until_ready(int count) {
        for (int i = 0; i < count; ++i) ready_.acquire();
    }

    std::vector<std::filesystem::path> write_shots(int count) {
        std::vector<std::filesystem::path> files;
        for (int i = 0; i < count; ++i)
            files.push_back(write("shot " + std::to_string(i) + ".png", test::png(20 + i, 40)));
        return files;
    }
    core::Uuid add_case(const std::string& title) {
        core::AddCase add;
        add.fields.title = title;
        return file->dispatch(add).value().case_uuid;
    }

    ui::ImportProgress import_of(const desktop::ImportQueue& imports) const {
        const core::BoardView board;
        const core::Rulebook rules;
        ui::AppView view{.state = file.state(), .board = board, .rules = rules};
        imports.show(view);
        return view.import;
    }

    desktop::PixelTextures textures;
    desktop::Surroundings around{ports(textures), app::Settings{}};
    desktop::OpenFile file{open_session(file_path)};
    KeptVoice voice;

  private:
    std::counting_semaphore<> ready_{0};

  public:
    app::Jobs jobs{[this] {
        ready_.release();
        around.ports.wake();
    }};
};

// Keeps all workers busy until they are let go.
class BusyWorkers {
  public:
    explicit BusyWorkers(app::Jobs& jobs) {
        for (int i = 0; i < app::Jobs::kWorkers; ++i)
            jobs.submit([gates = gates_](portable::StopToken) -> app::Jobs::Finish {
                gates->busy.release();
                gates->go.acquire();
                return {};
            });
        for (int i = 0; i < app::Jobs::kWorkers; ++i) gates_->busy.acquire();
    }
    void let_go(int count = app::Jobs::kWorkers) { gates_->go.release(count); }

  private:
    struct Gates {
        std::counting_semaphore<> busy{0}, go{0};
    };
    std::shared_ptr<Gates> gates_ = std::make_shared<Gates>();
};

}  // namespace recoup::testing
