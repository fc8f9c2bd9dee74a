// Short notes at the lower edge: what was done, with undo, and what went wrong. Main thread.
#pragma once

#include <string>
#include <vector>

#include "ui/kit.h"

namespace recoup::ui {

enum class ToastLook : std::uint8_t { done, trouble };

class Toasts {
  public:
    // `undo`: offers to take back the last change.
    void add(ToastLook look, std::string text, bool undo, double now_s);
    void draw(Context& ctx);

  private:
    struct Toast {
        ToastLook look;
        std::string text;
        bool undo;
        double until_s;
    };
    std::vector<Toast> toasts_;
};

}  // namespace recoup::ui
