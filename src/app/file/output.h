// The one rule about files the program writes for people, as pictures and calendars: what they may take the place of,
// and what is said when they cannot be written. Any thread but a frame's; reads and writes files. Errors are of kind
// work.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <system_error>

#include "app/ports.h"
#include "core/base/error.h"

namespace recoup::app::inline file {

// document: a report or tables of cases; no older one is told from what a person wrote, so none is written over.
enum class OutputKind : std::uint8_t { png, calendar, document };

struct Output {
    std::filesystem::path path;
    OutputKind kind = OutputKind::png;
    bool overwrite = false;  // whatever lies there, but for what may never be
    bool streams = false;    // pipes and devices as well; their reader is waited for
};

// Refuses, by what `output` leads to: the file in use under any of its names; what keeps a Recoup file whole beside it;
// any other Recoup file, backups among them; folders. Unless it is to be overwritten also (ErrorCode::exists) whatever
// is not of its kind, told by content; an empty file is of any kind.
core::Result<void> may_write(const Output& output, const std::filesystem::path& in_use, Files& files);

// Writes it if it may be written. Something stays as it is, and nothing half written comes to be, when that fails.
core::Result<void> write_output(const Output& output, std::span<const std::byte> bytes,
                                const std::filesystem::path& in_use, Files& files);

// Where the bytes go, in their order; behind its first failure nothing counts any more.
using ByteSink = std::function<std::error_code(std::span<const std::byte>)>;

// A file that was not there, of the pieces that `fill` gives: nothing of it is held, and it is whole or not at all.
// ErrorCode::exists where something lies there, even a link; else the errors of write_output() and those of `fill`.
core::Result<void> write_pieces(const std::filesystem::path& path, const std::filesystem::path& in_use, Files& files,
                                const std::function<core::Result<void>(const ByteSink&)>& fill);

// Why something could not be written to `path` or made there.
core::Error cannot_write(std::error_code why, const std::filesystem::path& path);

}  // namespace recoup::app::inline file
