// A file on its way into a case: read within the limits of media/base/limits.h, told by its content, digested, made
// small. Any thread; a worker's work. Knows no case and no store.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/session/session.h"
#include "core/edit/command.h"

namespace recoup::app::inline intake {

struct Import {
    core::NewEvidence evidence;
    Original original;
};

// `name` is of the file, without its path. `file_time` is used where neither the content nor the name says when.
// `zone`, an IANA name, is where a clock time without offset is read. Errors, of kind work, name the file and the
// reason.
core::Result<Import> import_bytes(std::shared_ptr<const Bytes> bytes, const std::string& name,
                                  std::optional<core::Instant> file_time, const core::Zones& zones,
                                  const std::string& zone);

core::Result<Import> import_file(const std::filesystem::path& path, const Files& files, const core::Zones& zones,
                                 const std::string& zone);

// The whole of an ordinary file, within media::kMaxFileBytes. Errors as above.
core::Result<Bytes> read_file(const std::filesystem::path& path);

// A name for bytes that came without one: "stdin" -> "stdin.png", by content.
std::string name_by_content(std::string_view stem, const Bytes& bytes);

}  // namespace recoup::app::inline intake
