// What went wrong, as a value: which sentence, its arguments, the path it is about. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/i18n.h"

namespace recoup::core::inline base {

// Decides the exit code of the command line: work 1, usage 2, file 3.
enum class ErrorKind { work, usage, file };

// What a caller may have to tell apart. Nobody compares sentences: they change with the words.
enum class ErrorCode : std::uint8_t {
    other,
    no_amount,    // a text that is no amount at all
    no_date,      // a text that is no date
    no_span,      // a text that is no span of time
    missing,      // no file there
    exists,       // a file where one was to be made
    newer,        // made by a newer Recoup
    in_use,       // held by another program
    moved,        // no longer the file of that name
    diverged,     // holds another history than what was read from it
    damaged,      // reads wrongly
    cannot_make,  // no folder or file can be made there
    disk_full,
    not_writable,
    not_saved,  // for another reason of the disk
};

// A text as it is, or one that is looked up in the reader's language.
using ErrorArg = std::variant<std::string, Tr>;

struct Error {
    ErrorKind kind = ErrorKind::work;
    Tr message{};                // a whole sentence in both languages: what failed and what to do
    std::vector<ErrorArg> args;  // fill its {0}, {1} …
    std::string path;            // appended last when not empty
    ErrorCode code = ErrorCode::other;

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

// The sentence for people, path last. Stored text in the arguments is escaped by whoever prints it.
std::string sentence(Lang lang, const Error& error);

inline tl::unexpected<Error> fail(ErrorKind kind, Tr message, std::vector<ErrorArg> args = {}, std::string path = {},
                                  ErrorCode code = ErrorCode::other) {
    return tl::unexpected<Error>(Error{kind, message, std::move(args), std::move(path), code});
}

// Whether both say the same of perhaps different things: what is tried again and again says it once.
inline bool same_trouble(const Error& a, const Error& b) {
    return a.code == b.code && a.message == b.message;
}

}  // namespace recoup::core::inline base
