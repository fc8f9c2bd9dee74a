#include "platform/files/preferences.h"

#include <cstdlib>

namespace recoup::platform::inline files {

// The system keeps what it looks like in binary files that only its own frameworks read.
bool desktop_prefers_dark() {
    return false;
}

bool desktop_wants_stillness() {
    return false;
}

std::string locale_name() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
    return {};
}

bool locale_is_chinese() {
    return locale_name().starts_with("zh");
}

}  // namespace recoup::platform::inline files
