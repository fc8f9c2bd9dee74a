// Where an output of several files is put while it is made: a folder or an archive under a name of its own, which goes
// with this unless it got the name that it is for. One thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <system_error>

#include "app/file/output.h"
#include "app/ports.h"
#include "core/base/error.h"
#include "core/base/time.h"

namespace recoup::app::inline file {

class OutputTarget {
  public:
    virtual ~OutputTarget() = default;
    // Each path once.
    virtual std::error_code add(std::string_view path, std::span<const std::byte> bytes) = 0;
    // The same of pieces, when it is not known before how many bytes they are. The error of `fill` is given back.
    virtual std::error_code add_pieces(std::string_view path,
                                       const std::function<std::error_code(const ByteSink&)>& fill) = 0;
    // All is on the disk, and can be read at path().
    virtual std::error_code finish() = 0;
    virtual std::filesystem::path path() const = 0;
    // Under that name beside it; file_exists where it is taken.
    virtual std::error_code take_free(const std::filesystem::path& name) = 0;
};

inline std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

using MadeTarget = tl::expected<std::unique_ptr<OutputTarget>, std::error_code>;

// In `folder`, which is there. `root`: the folder within the archive, with its slash.
MadeTarget archive_target(const std::filesystem::path& folder, std::string_view root, core::Instant at, Files& files);
// Clears away first what one of these left there that was killed.
MadeTarget folder_target(const std::filesystem::path& folder, Files& files);

// Makes `folder`, which is not there yet, of what `fill` puts into it: whole or not at all. Errors are of kind work,
// ErrorCode::exists where something lies there.
core::Result<void> write_folder(const std::filesystem::path& folder, Files& files,
                                const std::function<core::Result<void>(OutputTarget&)>& fill);

}  // namespace recoup::app::inline file
