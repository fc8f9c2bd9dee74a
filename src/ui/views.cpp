#include "ui/views.h"

#include <algorithm>

namespace recoup::ui {

const ViewEntry& entry_of(View view) {
    return *std::ranges::find(kViews, view, &ViewEntry::view);
}

bool show_named(UiState& ui, std::string_view name) {
    const auto colon = name.find(':');
    const auto* entry = std::ranges::find(kViews, name.substr(0, colon), &ViewEntry::token);
    if (entry == std::end(kViews)) return false;
    const auto part = colon == name.npos ? std::string_view() : name.substr(colon + 1);
    if (entry->enter ? !entry->enter(ui, part) : colon != name.npos) return false;
    ui.view = entry->view;
    return true;
}

void show_bill(UiState& ui) {
    if (ui.view != View::bill) ui.before_bill = ui.view;
    ui.view = View::bill;
}

}  // namespace recoup::ui
