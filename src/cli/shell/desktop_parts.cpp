#include "cli/shell/desktop_parts.h"

#include "assets/embedded.h"
#include "cli/shell/commands.h"
#include "portable/path_text.h"

namespace recoup::cli::inline shell {
namespace {

constexpr int kIconSides_px[] = {16, 22, 24, 32, 48, 64, 128, 256, 512};

std::filesystem::path icon_place(int side_px) {
    const auto side = std::to_string(side_px);
    return std::filesystem::path("icons/hicolor") / portable::path_of(side + 'x' + side) / "apps/recoup.png";
}

}  // namespace

core::Result<std::vector<app::DesktopEntry::Part>> desktop_parts(const Call& call) {
    const auto asset = [](std::string_view name) { return std::string(assets::text(name)); };
    const auto commands = all_commands();
    std::vector<app::DesktopEntry::Part> parts = {
        {"applications/recoup.desktop", asset("desktop/recoup.desktop")},
        {"metainfo/internal.recoup.Recoup.metainfo.xml", asset("desktop/recoup.metainfo.xml")},
        {"mime/packages/recoup.xml", asset("desktop/recoup.mime.xml")},
        {"icons/hicolor/scalable/apps/recoup.svg", asset("desktop/recoup.svg")},
        {"man/man1/recoup.1", manual(commands, core::Lang::en)},
        {"man/zh_CN/man1/recoup.1", manual(commands, core::Lang::zh)},
        {"bash-completion/completions/recoup", bash_completion(commands)},
        {"zsh/site-functions/_recoup", zsh_completion(commands, call.machine.lang)},
        {"fish/vendor_completions.d/recoup.fish", fish_completion(commands, call.machine.lang)},
    };
    for (const int side_px : kIconSides_px) {
        const auto drawn = call.machine.icon(side_px);
        if (!drawn) return tl::unexpected(drawn.error());
        parts.push_back({icon_place(side_px), {reinterpret_cast<const char*>(drawn->data()), drawn->size()}});
    }
    return parts;
}

}  // namespace recoup::cli::inline shell
