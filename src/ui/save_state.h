// What the state of saving is called. Pure.
#pragma once

#include "core/i18n.h"
#include "ui/app_view.h"

namespace recoup::ui {

core::Tr save_text(SaveLook look);

}  // namespace recoup::ui
