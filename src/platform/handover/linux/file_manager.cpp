#include "platform/handover/file_manager.h"

#include <fmt/format.h>

#include "platform/bus/linux/sd_bus.h"
#include "platform/files/programs.h"

namespace recoup::platform::inline handover {
namespace {

constexpr std::uint64_t kPatience_us = 25'000'000;  // it may have to be started first

std::string uri_of(const std::filesystem::path& path) {
    constexpr std::string_view kPlain = "-._~/";
    std::string uri = "file://";
    for (const char c : path.native()) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || kPlain.find(c) != std::string_view::npos)
            uri += c;
        else
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri;
}

// By the interface that file managers agreed on: the folder opens with the file chosen.
bool show_item(const std::filesystem::path& path) {
    const auto* sd = sd_bus();
    ::sd_bus* bus = nullptr;
    if (sd == nullptr || sd->open_user(&bus) < 0) return false;
    sd_bus_message *request = nullptr, *reply = nullptr;
    bool done = sd->new_method_call(bus, &request, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                                    "org.freedesktop.FileManager1", "ShowItems") >= 0;
    done = done && sd->append(request, "ass", 1, uri_of(path).c_str(), "") >= 0;
    done = done && sd->call(bus, request, kPatience_us, nullptr, &reply) >= 0;
    if (reply != nullptr) sd->unref(reply);
    if (request != nullptr) sd->unref(request);
    sd->flush_close_unref(bus);
    return done;
}

class DesktopFileManager final : public app::FileManager {
  public:
    bool show(const std::filesystem::path& path) override {
        return show_item(path) || start_detached({"xdg-open", path.parent_path().string()});
    }
};

}  // namespace

std::unique_ptr<app::FileManager> system_file_manager() {
    return std::make_unique<DesktopFileManager>();
}

}  // namespace recoup::platform::inline handover
