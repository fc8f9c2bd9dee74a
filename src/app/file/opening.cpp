#include "app/file/opening.h"

#include "portable/path_text.h"
#include "store/file/left_behind.h"

namespace recoup::app::inline file {

namespace fs = std::filesystem;

core::Result<void> make_folder_for(const fs::path& path, Files& files) {
    std::error_code ignored;
    const auto folder = fs::absolute(path, ignored).parent_path();
    if (const auto failed = files.make_folder(folder))
        return core::fail(core::ErrorKind::file, "cli_error_make_folder"_tr, {failed.message()}, portable::utf8(folder),
                          core::ErrorCode::cannot_make);
    return {};
}

core::Result<std::optional<fs::path>> set_aside_foreign_journal(const fs::path& path) {
    std::error_code ignored;
    const bool is_free = fs::symlink_status(path, ignored).type() == fs::file_type::not_found;
    return is_free ? store::clear_beside(path) : store::settle_journal(path, {});
}

core::Result<void> make_file(const fs::path& path, Files& files, const SessionPorts& ports) {
    if (auto made = make_folder_for(path, files); !made) return made;
    return Session::create(path, ports);
}

core::Result<std::unique_ptr<Session>> open_or_make(const fs::path& path, bool may_make, Files& files,
                                                    SessionPorts ports, Reading reading) {
    std::error_code ignored;
    // A link that leads nowhere is not ours to fill.
    if (may_make && fs::symlink_status(path, ignored).type() == fs::file_type::not_found)
        if (auto made = make_folder_for(path, files); !made) return tl::unexpected(made.error());
    return Session::open(path, may_make, std::move(ports), reading);
}

}  // namespace recoup::app::inline file
