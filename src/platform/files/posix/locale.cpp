#include <cstdlib>

#include "platform/files/preferences.h"

namespace recoup::platform::inline files {

std::string locale_name() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
    return {};
}

bool locale_is_chinese() {
    return locale_name().starts_with("zh");
}

}  // namespace recoup::platform::inline files
