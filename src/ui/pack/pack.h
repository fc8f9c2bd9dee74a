// The sheet of an evidence pack: left for whom, what goes along, as what and where; right the first page and what is
// missing; below what was made. Main thread. Writes nothing itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/pack/missing.h"
#include "core/pack/pack.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline pack {

struct PackUi {
    core::Uuid case_uuid;
    core::PackChoice choice = core::usual_pack(core::Purpose::regulator);
    core::PackForm form = core::PackForm::zip;
    core::Person person;  // typed for this pack alone
    bool with_person = true;
    TextFieldState name, phone, address;
    std::string folder;  // where it goes; empty: the first that is offered
    bool print = false;  // instead of being written
    float scroll = 0, missing_scroll = 0, page_scroll = 0;
    std::size_t page = 0;                          // of the report, from 0
    std::optional<core::ReportChoice> shown = {};  // that AppView::report was asked for
};

// What the owner is to open in its place, or above it.
struct PackEvents {
    bool close = false;
    std::optional<std::string> platform;                    // the other side, in the directory
    std::optional<std::pair<core::Uuid, core::Uuid>> view;  // this evidence of this case, large
    std::optional<core::Uuid> attach;                       // more evidence for this case
};

// Takes keys if ctx.layer_active.
PackEvents draw_pack(Context& ctx, PackUi& ui);

}  // namespace recoup::ui::inline pack
