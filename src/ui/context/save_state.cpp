#include "ui/context/save_state.h"

namespace recoup::ui::inline context {

core::Tr save_text(SaveLook look) {
    switch (look) {
        case SaveLook::saved:
            return "save_saved"_tr;
        case SaveLook::saving:
            return "save_saving"_tr;
        case SaveLook::failed:
            return "save_failed"_tr;
        case SaveLook::gone:
            return "save_gone"_tr;
        case SaveLook::read_only:
            return "save_read_only"_tr;
    }
    return "save_saved"_tr;
}

}  // namespace recoup::ui::inline context
