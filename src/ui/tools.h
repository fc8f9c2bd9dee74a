// The layers that may lie over any view: evidence viewer, picker, export, about, key help, command palette. Keeps which
// are open, draws them bottom up and gives the keys to the topmost. Main thread. Knows no view below.
#pragma once

#include <optional>
#include <span>

#include "ui/capture/picker.h"
#include "ui/context/context.h"
#include "ui/dialogs/closing_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/intake_dialogs.h"
#include "ui/dialogs/path_dialog.h"
#include "ui/dialogs/purge_dialog.h"
#include "ui/dialogs/restore_dialog.h"
#include "ui/dialogs/tables_dialog.h"
#include "ui/dialogs/upload_dialog.h"
#include "ui/dialogs/versions_dialog.h"
#include "ui/notices/about.h"
#include "ui/notices/key_help.h"
#include "ui/notices/missed.h"
#include "ui/pack/pack.h"
#include "ui/palette/palette.h"
#include "ui/platforms/platforms.h"
#include "ui/viewer/viewer.h"

namespace recoup::ui {

// From the bottom up. A layer is open when it has a value.
struct Tools {
    std::optional<PackUi> pack;
    std::optional<PlatformsUi> platforms;
    std::optional<ViewerUi> viewer;
    std::optional<MissedUi> missed;
    std::optional<PickerUi> picker;
    std::optional<ExportUi> exporting;
    std::optional<TablesUi> tables;
    std::optional<UploadUi> upload;
    std::optional<AboutUi> about;
    std::optional<KeyHelpUi> key_help;
    std::optional<PaletteUi> palette;
    std::optional<RestoreUi> restore;
    std::optional<PurgeUi> purge;
    std::optional<VersionsUi> versions;
    std::optional<ClosingUi> closing;
    std::optional<PathUi> path;
    std::optional<RefusedUi> refused;
    std::optional<FolderUi> folder;

    // Of the layer that writes into a folder, if one is open.
    std::string* folder_of_layer();

    int front_before = 0;

    // 0: none is open.
    int front() const;
    bool any() const { return front() > 0; }
    // Something that asks for an answer before anything else.
    bool modal() const { return front() == 1 || front() > 3; }
};

// Before anything is drawn: a layer that has come or gone takes the keyboard from fields and buttons of the others.
void settle_tools(Tools& tools, TextFocus& text_focus, Focus& focus);
// Keys that open a layer from anywhere. `subject`: what is selected or open.
void tool_keys(Context& ctx, Tools& tools, const PaletteSubject& subject);
// What the views below are to do, if anything. `active`: no layer lies above.
PaletteEvents draw_tools(Context& ctx, Tools& tools, std::span<const ViewEntry> views, bool active);

// Ctrl+plus, Ctrl+minus, Ctrl+0: the scale of the whole interface.
void scale_keys(Context& ctx);

}  // namespace recoup::ui
