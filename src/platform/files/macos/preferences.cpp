#include "platform/files/preferences.h"

namespace recoup::platform::inline files {

// The system keeps what it looks like in binary files that only its own frameworks read.
bool desktop_prefers_dark() {
    return false;
}

bool desktop_wants_stillness() {
    return false;
}

}  // namespace recoup::platform::inline files
