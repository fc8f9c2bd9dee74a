#include "app/opening.h"

namespace recoup::app {

namespace fs = std::filesystem;

core::Result<void> make_folder_for(const fs::path& path, Files& files) {
    std::error_code ignored;
    const auto folder = fs::absolute(path, ignored).parent_path();
    if (const auto failed = files.make_folder(folder))
        return core::fail(core::ErrorKind::file, "cli_error_make_folder"_tr, {failed.message()}, folder.string());
    return {};
}

core::Result<std::unique_ptr<Session>> open_or_make(const fs::path& path, bool may_make, Files& files,
                                                    SessionPorts ports) {
    std::error_code ignored;
    // A link that leads nowhere is not ours to fill.
    if (may_make && fs::symlink_status(path, ignored).type() == fs::file_type::not_found)
        if (auto made = make_folder_for(path, files); !made) return tl::unexpected(made.error());
    return Session::open(path, may_make, std::move(ports));
}

}  // namespace recoup::app
