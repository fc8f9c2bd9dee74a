// What came due while nothing ran: one list at the start, once. Main thread.
#pragma once

#include <optional>

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline notices {

struct MissedUi {
    float scroll = 0;
};

struct MissedEvents {
    bool close = false;
    std::optional<core::Uuid> open;  // this case
};

MissedEvents draw_missed(Context& ctx, MissedUi& ui);

}  // namespace recoup::ui::inline notices
