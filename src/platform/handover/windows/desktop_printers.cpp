#include "platform/handover/desktop_printers.h"

#include "platform/files/printers.h"

namespace recoup::platform::inline handover {

std::unique_ptr<app::Printers> desktop_printers() {
    return std::make_unique<SystemPrinters>();
}

}  // namespace recoup::platform::inline handover
