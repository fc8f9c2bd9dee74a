#include "platform/notify/linux/reminder_units.h"

#include <fmt/format.h>

#include "platform/files/linux/desktop_file.h"

namespace recoup::platform::inline notify {
namespace {

constexpr std::string_view kFileKey = "X-Recoup-File=";

// systemd.service(5), "Command lines": quotes, C escapes, % specifiers, and $ variables in all but the program.
enum class Word { program, argument };
std::string systemd_quoted(std::string_view word, Word kind) {
    std::string out = "\"";
    for (const char c : word) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '%' || (c == '$' && kind == Word::argument)) out += c;
        out += c;
    }
    return out + '"';
}

}  // namespace

std::optional<std::string> service_unit(const ReminderCommand& command) {
    if (!fits_line(command.program) || !fits_line(command.file)) return std::nullopt;
    // A window that an answer opened outlives us; a file that is away for a while is no failure of the unit.
    return fmt::format(
        "[Unit]\n"
        "Description=Recoup: deadlines that come near\n"
        "{}{}\n"
        "\n"
        "[Service]\n"
        "Type=exec\n"
        "ExecStart={} --lang {} --file {} remind --wait\n"
        "KillMode=process\n"
        "SuccessExitStatus=3\n"
        "Nice=10\n",
        kFileKey, command.file, systemd_quoted(command.program, Word::program), command.lang,
        systemd_quoted(command.file, Word::argument));
}

std::string timer_unit() {
    // A little after the full minutes, which are the deadlines' own: a window that is open speaks first.
    return "[Unit]\n"
           "Description=Recoup: deadlines that come near\n"
           "\n"
           "[Timer]\n"
           "OnStartupSec=30s\n"
           "OnCalendar=*:0/5:20\n"
           "AccuracySec=10s\n"
           "Persistent=true\n"
           "\n"
           "[Install]\n"
           "WantedBy=timers.target\n";
}

std::optional<std::string> autostart_entry(const ReminderCommand& command) {
    if (!fits_line(command.program) || !fits_line(command.file)) return std::nullopt;
    return fmt::format(
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=Recoup reminders\n"
        "Name[zh_CN]=退款看板提醒\n"
        "Exec={} --lang {} --file {} remind --watch\n"
        "Terminal=false\n"
        "NoDisplay=true\n"
        "{}{}\n",
        exec_quoted(command.program), command.lang, exec_quoted(command.file), kFileKey, command.file);
}

std::string file_of_unit(std::string_view text) {
    return std::string(rest_of_line(text, kFileKey));
}

}  // namespace recoup::platform::inline notify
