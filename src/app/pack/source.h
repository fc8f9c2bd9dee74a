// The files of a pack that may be a stranger's, in a folder or in an archive, behind one face. Follows no link, opens
// nothing but plain files, writes nothing. One thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace recoup::app::inline pack {

struct PackedFile {
    std::string path;  // below the folder of the pack; hostile until exporting::path_flaw() was asked
    std::uint64_t bytes = 0;
};

class PackSource {
  public:
    using Piece = std::function<bool(std::span<const std::byte>)>;  // false stops

    virtual ~PackSource() = default;
    virtual bool is_archive() const = 0;
    // An archive whose frame is as Recoup writes it; a folder has none.
    virtual bool as_written() const = 0;
    virtual std::string root() const { return {}; }  // the folder within an archive
    const std::vector<PackedFile>& files() const { return files_; }
    // What is there besides plain files, one sentence each.
    const std::vector<core::Error>& strange() const { return strange_; }
    // All of it, piece by piece; false when it cannot be read as it was announced, or was stopped.
    virtual bool read(std::size_t file, const Piece& piece) = 0;
    // The whole of a small one; nothing where it is larger, or cannot be read.
    std::optional<std::string> text(std::size_t file, std::uint64_t most);

  protected:
    std::vector<PackedFile> files_;
    std::vector<core::Error> strange_;
};

// The error where `path` is no folder and no archive of which anything can be told.
core::Result<std::unique_ptr<PackSource>> open_pack(const std::filesystem::path& path);

}  // namespace recoup::app::inline pack
