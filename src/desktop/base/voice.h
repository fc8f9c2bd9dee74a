// How a part of the desk tells the person what came of something. Main thread.
#pragma once

#include <string>

#include "core/base/error.h"
#include "core/edit/command.h"
#include "core/model/change.h"
#include "desktop/base/surroundings.h"
#include "ui/notices/toasts.h"

namespace recoup::desktop::inline base {

class Voice {
  public:
    virtual ~Voice() = default;
    virtual void done(std::string text) = 0;
    virtual void trouble(const core::Error& error) = 0;
    // What a command did, or why it did nothing. Silent where it is seen at once. `may_undo`: it can be taken back.
    virtual void changed(const core::Result<core::Change>& change, bool may_undo) = 0;
    // A deadline that speaks.
    virtual void reminder(std::string text, const core::Uuid& case_uuid) = 0;
};

// Says it in notes at the lower edge. Both outlive it.
class ToastVoice final : public Voice {
  public:
    ToastVoice(ui::Toasts& toasts, const Surroundings& surroundings) : toasts_(toasts), surroundings_(surroundings) {}

    void done(std::string text) override;
    void trouble(const core::Error& error) override;
    void changed(const core::Result<core::Change>& change, bool may_undo) override;
    void reminder(std::string text, const core::Uuid& case_uuid) override;

    // A message went to the clipboard, and that it was sent into the case: one step to take back.
    void copied_and_logged(const core::Uuid& case_uuid);
    // What was done, with a move that mostly follows it.
    void offer(std::string text, const core::MoveCase& move) { toasts_.offer(std::move(text), move, time_s_); }

    // FrameInput::time_s of the frame; a note stays for a while from then on.
    void set_time(double time_s) { time_s_ = time_s; }

  private:
    ui::Toasts& toasts_;
    const Surroundings& surroundings_;
    double time_s_ = 0;
};

}  // namespace recoup::desktop::inline base
