#include "platform/entry/desktop_entry.h"

#include "platform/files/programs.h"

namespace recoup::platform::inline entry {

// A program is among the others by lying in a folder of its own making ("Recoup.app"), and opens files by what stands
// there: nothing is written when it runs.
SystemDesktopEntry::SystemDesktopEntry() : SystemDesktopEntry(own_program()) {}
SystemDesktopEntry::SystemDesktopEntry(std::filesystem::path program) : program_(std::move(program)) {}

app::DesktopEntry::State SystemDesktopEntry::state(std::span<const Part>) const {
    return {};
}

tl::expected<void, app::DesktopEntry::Failure> SystemDesktopEntry::install(std::span<const Part>) {
    return tl::unexpected(Failure{std::make_error_code(std::errc::not_supported), program_});
}

tl::expected<std::vector<std::filesystem::path>, app::DesktopEntry::Failure> SystemDesktopEntry::uninstall() {
    return {};
}

}  // namespace recoup::platform::inline entry
