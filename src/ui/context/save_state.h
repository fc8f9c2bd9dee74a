// What the state of saving is called. Pure, any thread.
#pragma once

#include "core/base/i18n.h"
#include "ui/context/app_view.h"

namespace recoup::ui::inline context {

core::Tr save_text(SaveLook look);

}  // namespace recoup::ui::inline context
