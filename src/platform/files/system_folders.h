// app::Folders of this system, by its own names for pictures and downloads. On Windows data and settings lie beside the
// program if a portable.txt does. Any thread.
#pragma once

#include "app/ports.h"

namespace recoup::platform::inline files {

class SystemFolders final : public app::Folders {
  public:
    std::filesystem::path home() const override;
    std::filesystem::path data() const override;
    std::filesystem::path settings() const override;
    std::vector<std::filesystem::path> picture_folders() const override;
    std::vector<app::PictureFile> newest_pictures(std::size_t limit) const override;
    std::vector<app::PictureFile> newest_pictures(const std::filesystem::path& folder,
                                                  std::size_t limit) const override;
    std::vector<std::filesystem::path> arrival_folders() const override;
    bool on_removable_disk(const std::filesystem::path& path) const override;
    bool on_read_only_disk(const std::filesystem::path& path) const override;
};

// The newest PNG, JPEG and WebP files (by name) of `folders` and of the folders directly in them; links and hidden
// entries are left out. At most `max_entries` are looked at in each folder.
std::vector<app::PictureFile> newest_pictures_in(const std::vector<std::filesystem::path>& folders, std::size_t limit,
                                                 std::size_t max_entries);

}  // namespace recoup::platform::inline files
