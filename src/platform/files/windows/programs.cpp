#include "platform/files/programs.h"

#include <fcntl.h>
#include <io.h>

#include <cstdio>

#include "platform/files/windows/command_line.h"
#include "platform/files/windows/win32.h"

namespace recoup::platform::inline files {
namespace {

constexpr std::size_t kLongestPath = 32'768;

// Not from the folder that we happen to be in, where a stranger may have put a program of that name.
std::wstring found_in_path(const std::wstring& program) {
    if (program.find_first_of(L"\\/") != program.npos) return program;
    std::wstring folders(kLongestPath, L'\0');
    folders.resize(::GetEnvironmentVariableW(L"PATH", folders.data(), static_cast<DWORD>(folders.size())));
    std::wstring found(kLongestPath, L'\0');
    found.resize(::SearchPathW(folders.c_str(), program.c_str(), L".exe", static_cast<DWORD>(found.size()),
                               found.data(), nullptr));
    return found;
}

UniqueHandle spawn(const std::vector<std::string>& arguments, DWORD flags) {
    const auto program = found_in_path(wide(arguments.front()));
    if (program.empty()) return UniqueHandle();
    auto line = wide(command_line(arguments));
    STARTUPINFOW start{};
    start.cb = sizeof start;
    PROCESS_INFORMATION made{};
    if (::CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, FALSE, flags, nullptr, nullptr, &start,
                         &made) == FALSE)
        return UniqueHandle();
    ::CloseHandle(made.hThread);
    return UniqueHandle(made.hProcess);
}

}  // namespace

std::filesystem::path own_program() {
    std::wstring name(kLongestPath, L'\0');
    name.resize(::GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size())));
    return name;
}

int run_and_wait(std::vector<std::string> arguments) {
    const auto process = spawn(arguments, CREATE_NO_WINDOW);
    if (!process) return -1;
    ::WaitForSingleObject(process.get(), INFINITE);
    DWORD code = 0;
    ::GetExitCodeProcess(process.get(), &code);
    return static_cast<int>(code);
}

int run_with_input(std::vector<std::string>, std::span<const std::byte>) {
    return -1;  // nothing here that is wanted reads its standard input
}

bool start_detached(std::vector<std::string> arguments) {
    return static_cast<bool>(spawn(arguments, DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP));
}

bool output_is_terminal() {
    return ::_isatty(_fileno(stdout)) != 0;
}

// And what goes through the streams stays as it is: they carry pictures, and JSON for other programs.
void join_console() {
    for (auto* stream : {stdin, stdout, stderr}) ::_setmode(_fileno(stream), _O_BINARY);
    ::AttachConsole(ATTACH_PARENT_PROCESS);
}

// Else the system asks, in a window of its own, for a disk that is not there.
void survive_failed_writes() {
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOOPENFILEERRORBOX);
}

}  // namespace recoup::platform::inline files
