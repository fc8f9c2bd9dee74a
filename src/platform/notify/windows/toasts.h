// Notes as toasts of the Windows Runtime, with their buttons. One thread, in which COM is; replies come in others.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/ports.h"

namespace recoup::platform::inline notify {

class Toasts {
  public:
    using Answer = std::function<void(const std::string& id, app::NoticeReply reply)>;
    // `answer` is not called any more once this has gone.
    explicit Toasts(Answer answer);
    Toasts(const Toasts&) = delete;
    Toasts& operator=(const Toasts&) = delete;
    ~Toasts();

    // Whether this system has toasts and lets us show them.
    bool available() const;
    bool show(const app::Notice& notice);

  private:
    struct Runtime;
    std::shared_ptr<Runtime> runtime_;
};

// The text a toast is made of.
// https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/toast-schema
std::string toast_text(const app::Notice& notice);

}  // namespace recoup::platform::inline notify
