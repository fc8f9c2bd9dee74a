#include "desktop/base/surroundings.h"

#include <utility>

#include "app/data/library.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline base {

Surroundings::Surroundings(DeskPorts given, app::Settings chosen)
    : ports(std::move(given)), settings(std::move(chosen)), zone(ports.machine.zones.local_zone()) {}

core::Lang Surroundings::lang() const {
    if (ports.lang) return *ports.lang;
    return settings.language.value_or(ports.locale_lang);
}

core::Reader Surroundings::reader() const {
    return {lang(), ports.machine.clock.now(), &ports.machine.zones, zone};
}

float Surroundings::scale() const {
    return settings.scale > 0 ? static_cast<float>(settings.scale) : ports.display_scale;
}

std::vector<std::string> Surroundings::usual_folders() const {
    const auto home = ports.machine.folders.home();
    std::vector<std::string> folders;
    for (const auto* folder : {"Downloads", "Desktop", "Documents", "下载", "桌面", "文档"})
        if (std::error_code ignored; std::filesystem::is_directory(home / folder, ignored))
            folders.push_back(portable::utf8(home / folder));
    if (folders.empty()) folders.push_back(portable::utf8(home));
    return folders;
}

void Surroundings::save() const {
    app::save_settings(ports.machine.folders.settings(), settings, ports.machine.files);
}

app::SessionPorts Surroundings::session_ports() const {
    return {ports.machine.clock, ports.machine.zones, ports.machine.ids,   ports.machine.library,
            ports.wake,          ports.watches,       app::kWindowPatience};
}

}  // namespace recoup::desktop::inline base
