#include "core/base/error.h"

#include <fmt/args.h>

namespace recoup::core::inline base {

std::string sentence(Lang lang, const Error& error) {
    fmt::dynamic_format_arg_store<fmt::format_context> args;
    for (const auto& arg : error.args) {
        if (const auto* key = std::get_if<Tr>(&arg))
            args.push_back(std::string(tr(lang, *key)));
        else
            args.push_back(std::get<std::string>(arg));
    }
    auto text = trf_args(lang, error.message, args);
    if (!error.path.empty()) text += ' ' + error.path;
    return text;
}

}  // namespace recoup::core::inline base
