#include "app/inbox/inbox.h"

#include <algorithm>
#include <set>

#include "app/intake/importer.h"
#include "media/base/digest.h"
#include "media/meta/probe.h"

namespace recoup::app::inline inbox {
namespace {

// Of a folder into which much more came while nobody looked, the newest.
constexpr std::size_t kMostFiles = 1'000;

std::vector<PictureFile> files_since(const std::vector<WatchedFolder>& watched, const Folders& folders) {
    std::vector<PictureFile> files;
    for (const auto& folder : watched)
        for (auto& file : folders.newest_pictures(folder.path, kMostFiles))
            if (file.modified >= folder.since) files.push_back(std::move(file));
    std::ranges::sort(files, [](const auto& a, const auto& b) {
        return a.modified != b.modified ? a.modified < b.modified : a.path < b.path;
    });
    return files;
}

// Empty where it is no whole picture, such as one that is still being written.
std::string digest_of(const PictureFile& file) {
    const auto bytes = read_file(file.path);
    if (!bytes) return {};
    const auto view = std::as_bytes(std::span(*bytes));
    const auto info = media::probe(view);
    return info && info->flaw == media::Flaw::none ? media::to_string(media::sha256(view)) : std::string();
}

const std::string& looked_at(const PictureFile& file, Looked& looked) {
    auto& [seen, sha256] = looked[file.path];
    if (seen != file) {
        seen = file;
        sha256 = digest_of(file);
    }
    return sha256;
}

}  // namespace

std::vector<NewPicture> new_pictures(const std::vector<WatchedFolder>& watched, const Folders& folders,
                                     const std::function<bool(std::string_view sha256)>& is_known, Looked& looked) {
    std::vector<NewPicture> found;
    std::set<std::string, std::less<>> seen;
    for (auto& file : files_since(watched, folders)) {
        const auto& sha256 = looked_at(file, looked);
        if (sha256.empty() || is_known(sha256) || !seen.insert(sha256).second) continue;
        found.push_back({std::move(file), sha256});
    }
    if (found.size() > kMostNew) found.erase(found.begin(), found.end() - kMostNew);
    return found;
}

std::vector<NewPicture> new_pictures(const std::vector<WatchedFolder>& watched, const Folders& folders,
                                     const Session& session) {
    Looked looked;
    const auto is_known = [&](std::string_view sha256) {
        return session.state().is_refused(sha256) || session.holds_original(sha256);
    };
    return new_pictures(watched, folders, is_known, looked);
}

}  // namespace recoup::app::inline inbox
