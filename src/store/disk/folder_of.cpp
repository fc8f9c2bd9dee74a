#include "store/disk/disk.h"

namespace recoup::store::inline disk {

std::filesystem::path folder_of(const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

}  // namespace recoup::store::inline disk
