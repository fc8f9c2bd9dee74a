#include "core/base/check.h"

#include <algorithm>

#include "core/base/money.h"
#include "core/base/text.h"

namespace recoup::core::inline base {

Result<void> check_text(std::string& text, std::size_t most, Tr field) {
    if (!is_valid_utf8(text)) return fail(ErrorKind::usage, "error_not_utf8"_tr, {field});
    text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
    if (text.size() > most) return fail(ErrorKind::usage, "error_text_too_long"_tr, {field, std::to_string(most)});
    return {};
}

Result<void> check_amount(const std::optional<std::int64_t>& minor, std::string_view currency) {
    if (minor && (*minor < 0 || *minor > kMaxAmountMinor))
        return fail(ErrorKind::usage, "error_amount"_tr, {example_amount(currency)});
    return {};
}

}  // namespace recoup::core::inline base
