// What went wrong, as a value: which sentence, its arguments, the path it is about. Any thread.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "core/i18n.h"

namespace recoup::core {

// Decides the exit code of the command line: work 1, usage 2, file 3.
enum class ErrorKind { work, usage, file };

// A text as it is, or one that is looked up in the reader's language.
using ErrorArg = std::variant<std::string, Tr>;

struct Error {
    ErrorKind kind = ErrorKind::work;
    Tr message{};                // a whole sentence in both languages: what failed and what to do
    std::vector<ErrorArg> args;  // fill its {0}, {1} …
    std::string path;            // appended last when not empty

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

// The sentence for people, path last. Stored text in the arguments is escaped by whoever prints it.
std::string sentence(Lang lang, const Error& error);

inline tl::unexpected<Error> fail(ErrorKind kind, Tr message, std::vector<ErrorArg> args = {}, std::string path = {}) {
    return tl::unexpected<Error>(Error{kind, message, std::move(args), std::move(path)});
}

}  // namespace recoup::core
