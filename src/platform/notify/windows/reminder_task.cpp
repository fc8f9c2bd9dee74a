#include "platform/notify/windows/reminder_task.h"

#include <fmt/format.h>

#include "platform/files/windows/command_line.h"
#include "platform/notify/notification_text.h"

namespace recoup::platform::inline notify {
namespace {

constexpr std::string_view kFile = "<Documentation>", kFileEnd = "</Documentation>";

}  // namespace

std::optional<std::string> reminder_task(const ReminderCommand& command, const std::string& user) {
    if (!fits_markup(command.program) || !fits_markup(command.file)) return std::nullopt;
    const auto arguments = command_line({"--lang", command.lang, "--file", command.file, "remind", "--wait"});
    // A little after the full minutes, which are the deadlines' own: a window that is open speaks first. No limit of
    // time: it waits for an answer.
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n"
        "<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n"
        "  <RegistrationInfo>\n"
        "    <Description>Recoup: deadlines that come near</Description>\n"
        "    {file_begin}{file}{file_end}\n"
        "  </RegistrationInfo>\n"
        "  <Triggers>\n"
        "    <TimeTrigger>\n"
        "      <StartBoundary>2020-01-01T00:00:20</StartBoundary>\n"
        "      <Repetition>\n"
        "        <Interval>PT5M</Interval>\n"
        "      </Repetition>\n"
        "    </TimeTrigger>\n"
        "    <LogonTrigger>\n"
        "      <UserId>{user}</UserId>\n"
        "      <Delay>PT30S</Delay>\n"
        "    </LogonTrigger>\n"
        "  </Triggers>\n"
        "  <Principals>\n"
        "    <Principal>\n"
        "      <UserId>{user}</UserId>\n"
        "      <LogonType>InteractiveToken</LogonType>\n"
        "      <RunLevel>LeastPrivilege</RunLevel>\n"
        "    </Principal>\n"
        "  </Principals>\n"
        "  <Settings>\n"
        "    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\n"
        "    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n"
        "    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\n"
        "    <StartWhenAvailable>true</StartWhenAvailable>\n"
        "    <Hidden>true</Hidden>\n"
        "    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>\n"
        "  </Settings>\n"
        "  <Actions>\n"
        "    <Exec>\n"
        "      <Command>{program}</Command>\n"
        "      <Arguments>{arguments}</Arguments>\n"
        "    </Exec>\n"
        "  </Actions>\n"
        "</Task>\n",
        fmt::arg("file_begin", kFile), fmt::arg("file", escape_markup(command.file)), fmt::arg("file_end", kFileEnd),
        fmt::arg("user", escape_markup(user)), fmt::arg("program", escape_markup(command.program)),
        fmt::arg("arguments", escape_markup(arguments)));
}

std::string file_of_task(std::string_view text) {
    const auto begin = text.find(kFile);
    const auto end = begin == text.npos ? begin : text.find(kFileEnd, begin);
    if (end == text.npos) return {};
    return without_markup(text.substr(begin + kFile.size(), end - begin - kFile.size()));
}

}  // namespace recoup::platform::inline notify
