// Which files are taken for pictures, and the newest of them. Pure, any thread.
#pragma once

#include "app/ports.h"

namespace recoup::platform::inline files {

// By its name: PNG, JPEG or WebP.
bool has_picture_extension(const std::filesystem::path& path);

std::vector<app::PictureFile> newest_of(std::vector<app::PictureFile> files, std::size_t limit);

}  // namespace recoup::platform::inline files
