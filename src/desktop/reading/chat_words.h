// What the other side says in the screenshot of a chat that is on the clipboard: read behind the frame, for the box
// that their words are typed into. The picture is kept nowhere. Main thread; a worker reads.
#pragma once

#include <optional>

#include "app/jobs.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline reading {

class ChatWords {
  public:
    // All outlive it.
    ChatWords(app::Jobs& jobs, const Surroundings& surroundings, Voice& voice)
        : jobs_(jobs), surroundings_(surroundings), voice_(voice) {}

    // Of a picture without such words it is told.
    void read_clipboard(const core::Uuid& case_uuid);
    const std::optional<ui::HeardWords>& heard() const { return heard_; }
    // They stand where they are wanted, or are wanted no more.
    void forget();

  private:
    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    Voice& voice_;
    app::Jobs::Id job_ = 0;
    std::optional<ui::HeardWords> heard_;
};

}  // namespace recoup::desktop::inline reading
