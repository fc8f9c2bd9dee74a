// What was dropped, pasted or chosen, looked at before any of it is read: files as they are, folders as the files
// directly in them. Any thread; a worker's work, for it looks at the disk. Reads no file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace recoup::app::inline intake {

struct GatheredFile {
    std::filesystem::path path;
    std::uint64_t bytes = 0;  // as far as is known
};

struct Gathered {
    std::vector<GatheredFile> files;   // in the order given, those of a folder in natural order
    std::size_t from_folders = 0;      // so many of them
    std::vector<std::string> folders;  // names of those that held some
    std::vector<core::Error> refused;  // folders that give nothing, with the reason, of kind work
};

// Of a folder: pictures, recordings and documents, by their names' endings; nothing hidden, nothing below it, and
// nothing beyond its first 50,000 entries.
Gathered gather(const std::vector<std::filesystem::path>& given);

}  // namespace recoup::app::inline intake
