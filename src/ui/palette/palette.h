// Ctrl+K: every action of the program and every case, found by typing. Main thread.
// Says what was chosen; opening dialogs and views is the owner's.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/agenda/agenda.h"
#include "ui/board/board.h"
#include "ui/context/context.h"
#include "ui/context/view_entry.h"
#include "ui/drawer/drawer.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline palette {

// What the owner is to open or do besides commands and requests.
struct PaletteEvents {
    bool close = false;
    BoardEvents board;  // new case, paste, open, move
    const ViewEntry* go = nullptr;
    bool search = false;
    std::optional<AgendaAct> agenda;
    std::optional<std::string> platforms;  // the directory, with this one chosen
    bool pick = false, key_help = false, about = false;
    std::optional<core::QuickFilter> filter;
    std::optional<core::Uuid> export_case;
    struct Tables {
        std::optional<core::Uuid> case_uuid;  // nothing: all cases
    };
    std::optional<Tables> tables;
    std::optional<core::Uuid> upload_case;
    std::optional<core::Uuid> pack;  // of that case
    std::optional<DrawerTab> tab;    // of the case that is opened
    bool edit = false;               // with its fields as a form
};

enum class PaletteGroup : std::uint8_t { exact_case, subject, action, needs_case, found_case };

struct PaletteEntry {
    PaletteGroup group = PaletteGroup::action;
    char32_t icon = 0;
    Role tint = Role::muted;
    std::string text;
    std::string detail;
    std::vector<core::Marked> text_marks, detail_marks;  // what was searched for
    std::string_view keys;
    std::string searched;  // in both languages
    std::function<void(Context&, PaletteEvents&)> run;
    // Of an action that needs a case: what it does to one, and to which it can be done.
    std::function<void(Context&, PaletteEvents&, const core::CaseRecord&)> run_on;
    std::function<bool(const core::CaseRecord&)> fits;
};

// What is selected or open.
struct PaletteSubject {
    std::optional<core::Uuid> case_uuid, deadline_uuid;
};

struct PaletteUi {
    PaletteSubject subject;
    bool opened = false;
    std::string query;
    TextFieldState field;
    int highlighted = 0;
    float scroll = 0;
    std::vector<PaletteEntry> found;  // for the query, by group
    std::string found_for;
    std::optional<PaletteEntry> wants_case;  // chosen; the list is of the cases it can be done to
};

// Takes keys if ctx.layer_active. `views` outlive what is found.
PaletteEvents draw_palette(Context& ctx, PaletteUi& ui, std::span<const ViewEntry> views);

// All actions there are now, those on the subject first, those that need a case last.
std::vector<PaletteEntry> palette_actions(const Context& ctx, const PaletteSubject& subject,
                                          std::span<const ViewEntry> views);

}  // namespace recoup::ui::inline palette
