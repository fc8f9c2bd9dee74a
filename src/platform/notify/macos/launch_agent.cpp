#include "platform/notify/macos/launch_agent.h"

#include <fmt/format.h>

#include "platform/notify/notification_text.h"

namespace recoup::platform::inline notify {
namespace {

constexpr std::string_view kFile = "<string>--file</string>\n    <string>", kFileEnd = "</string>";

}  // namespace

std::optional<std::string> launch_agent(const ReminderCommand& command, const std::string& label) {
    if (!fits_markup(command.program) || !fits_markup(command.file)) return std::nullopt;
    // AbandonProcessGroup: a window that an answer opened outlives us.
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n"
        "<plist version=\"1.0\">\n"
        "<dict>\n"
        "  <key>Label</key>\n"
        "  <string>{label}</string>\n"
        "  <key>ProgramArguments</key>\n"
        "  <array>\n"
        "    <string>{program}</string>\n"
        "    <string>--lang</string>\n"
        "    <string>{lang}</string>\n"
        "    {file_begin}{file}{file_end}\n"
        "    <string>remind</string>\n"
        "    <string>--wait</string>\n"
        "  </array>\n"
        "  <key>RunAtLoad</key>\n"
        "  <true/>\n"
        "  <key>StartInterval</key>\n"
        "  <integer>300</integer>\n"
        "  <key>ProcessType</key>\n"
        "  <string>Background</string>\n"
        "  <key>AbandonProcessGroup</key>\n"
        "  <true/>\n"
        "</dict>\n"
        "</plist>\n",
        fmt::arg("label", escape_markup(label)), fmt::arg("program", escape_markup(command.program)),
        fmt::arg("lang", escape_markup(command.lang)), fmt::arg("file_begin", kFile),
        fmt::arg("file", escape_markup(command.file)), fmt::arg("file_end", kFileEnd));
}

std::string file_of_agent(std::string_view text) {
    const auto begin = text.find(kFile);
    const auto end = begin == text.npos ? begin : text.find(kFileEnd, begin + kFile.size());
    if (end == text.npos) return {};
    return without_markup(text.substr(begin + kFile.size(), end - begin - kFile.size()));
}

}  // namespace recoup::platform::inline notify
