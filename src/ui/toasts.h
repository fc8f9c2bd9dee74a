// Short notes at the lower edge: what was done, with undo, and what went wrong. Main thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/kit.h"

namespace recoup::ui {

enum class ToastLook : std::uint8_t { done, trouble, reminder };

class Toasts {
  public:
    // `undo`: offers to take back the last change.
    void add(ToastLook look, std::string text, bool undo, double now_s);
    // A deadline that speaks, with a way to its case.
    void remind(std::string text, const core::Uuid& case_uuid, double now_s);
    // The case that is to be opened.
    std::optional<core::Uuid> draw(Context& ctx);

  private:
    void make_room();
    struct Toast {
        ToastLook look;
        std::string text;
        bool undo;
        double until_s;
        std::optional<core::Uuid> case_uuid = {};
    };
    std::vector<Toast> toasts_;
};

}  // namespace recoup::ui
