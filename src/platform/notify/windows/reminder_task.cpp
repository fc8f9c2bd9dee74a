#include "platform/notify/windows/reminder_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"
#include "platform/files/windows/command_line.h"
#include "platform/notify/notification_text.h"

namespace recoup::platform::inline notify {
namespace {

constexpr std::string_view kFile = "<Documentation>", kFileEnd = "</Documentation>";

bool can_carry(std::string_view text) {
    const bool plain =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
    return plain && core::is_valid_utf8(text);
}

std::string without_markup(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> kNames = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    std::string plain;
    while (!text.empty()) {
        const auto* name =
            std::find_if(kNames.begin(), kNames.end(), [&](const auto& each) { return text.starts_with(each.first); });
        plain += name == kNames.end() ? text.front() : name->second;
        text.remove_prefix(name == kNames.end() ? 1 : name->first.size());
    }
    return plain;
}

}  // namespace

std::optional<std::string> reminder_task(const ReminderCommand& command, const std::string& user) {
    if (!can_carry(command.program) || !can_carry(command.file)) return std::nullopt;
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
