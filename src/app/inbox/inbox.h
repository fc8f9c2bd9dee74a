// New pictures in the folders that are watched: those that came since then, are whole, and neither lie in a case nor
// were refused. Nothing in those folders is moved, changed or deleted. Any thread; reads directories and files, so not
// on a frame's path.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/data/settings.h"
#include "app/ports.h"
#include "app/session/session.h"

namespace recoup::app::inline inbox {

struct NewPicture {
    PictureFile file;
    std::string sha256;  // of its bytes

    bool operator==(const NewPicture&) const = default;
};

// The digests of files that were looked at, so that each is read once. Of a file that was no whole picture the digest
// is empty; it is looked at again when it has changed.
using Looked = std::map<std::filesystem::path, std::pair<PictureFile, std::string>>;

// Oldest first, at most kMostNew, the same picture once. `is_known`: by digest, those in a case or refused.
inline constexpr std::size_t kMostNew = 200;
std::vector<NewPicture> new_pictures(const std::vector<WatchedFolder>& watched, const Folders& folders,
                                     const std::function<bool(std::string_view sha256)>& is_known, Looked& looked);

// The same of a file that is open, with nothing looked at before.
std::vector<NewPicture> new_pictures(const std::vector<WatchedFolder>& watched, const Folders& folders,
                                     const Session& session);

}  // namespace recoup::app::inline inbox
