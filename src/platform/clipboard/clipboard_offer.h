// What the clipboard offers and how lists of copied files are written. Pure, any thread.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace recoup::platform::inline clipboard {

struct PictureTarget {
    const char* target;  // as other programs name it
    const char* mime;
    const char* name;  // for the file made of it
};

// Best first: lossless, then as photographed, then what hardly anything else can read.
inline constexpr std::array<PictureTarget, 6> kPictureTargets = {{{"image/png", "image/png", "clipboard.png"},
                                                                  {"image/webp", "image/webp", "clipboard.webp"},
                                                                  {"image/jpeg", "image/jpeg", "clipboard.jpg"},
                                                                  {"image/jpg", "image/jpeg", "clipboard.jpg"},
                                                                  {"image/bmp", "image/bmp", "clipboard.bmp"},
                                                                  {"image/x-bmp", "image/bmp", "clipboard.bmp"}}};

inline constexpr std::array<const char*, 2> kFileListTargets = {"text/uri-list", "x-special/gnome-copied-files"};

inline constexpr std::size_t kMaxCopiedFiles = 1000;

// The local paths in a list of URIs, one a line; comments, other schemes and the "copy" line of file managers are
// skipped, and so is what does not decode to an absolute path. At most kMaxCopiedFiles.
std::vector<std::filesystem::path> local_files(std::string_view uri_list);

}  // namespace recoup::platform::inline clipboard
