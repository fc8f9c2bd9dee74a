// What the state of saving is called. Pure, any thread.
#pragma once

#include "core/base/i18n.h"
#include "ui/context/app_view.h"

namespace recoup::ui::inline context {

core::Tr save_text(SaveLook look);
inline bool is_trouble(SaveLook look) {
    return look == SaveLook::failed || look == SaveLook::gone;
}

}  // namespace recoup::ui::inline context
