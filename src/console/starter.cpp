// recoup.com, which a shell of Windows finds before recoup.exe: a program for the console that runs recoup.exe beside
// it with the same words, streams and exit code. A shell waits for such a program and not for one with windows, and a
// double click on the other opens no console. Has nothing of the C++ library in it, so that it is small.
#include <windows.h>

namespace {

constexpr DWORD kRoom = 32'768;  // the longest path, and the longest command line
constexpr int kFailed = 1;

wchar_t program[kRoom];
wchar_t line[kRoom];

// The command line behind its first word, our own name.
const wchar_t* rest_of_line() {
    const wchar_t* rest = GetCommandLineW();
    bool quoted = false;
    for (; *rest != L'\0' && (quoted || (*rest != L' ' && *rest != L'\t')); ++rest)
        if (*rest == L'"') quoted = !quoted;
    return rest;
}

bool find_program() {
    const DWORD length = GetModuleFileNameW(nullptr, program, kRoom);
    if (length < 4 || length == kRoom) return false;
    lstrcpyW(program + length - 4, L".exe");
    return true;
}

bool write_line() {
    const wchar_t* rest = rest_of_line();
    if (lstrlenW(program) + lstrlenW(rest) + 3 > static_cast<int>(kRoom)) return false;
    lstrcpyW(line, L"\"");
    lstrcatW(line, program);
    lstrcatW(line, L"\"");
    lstrcatW(line, rest);
    return true;
}

// Ctrl+C is for the other, which says when it has ended.
BOOL WINAPI leave_it(DWORD) {
    return TRUE;
}

int run() {
    STARTUPINFOW start{};
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    PROCESS_INFORMATION made{};
    if (CreateProcessW(program, line, nullptr, nullptr, TRUE, 0, nullptr, nullptr, &start, &made) == FALSE)
        return kFailed;
    WaitForSingleObject(made.hProcess, INFINITE);
    DWORD code = kFailed;
    GetExitCodeProcess(made.hProcess, &code);
    return static_cast<int>(code);
}

}  // namespace

int main() {
    if (!find_program() || !write_line()) return kFailed;
    SetConsoleCtrlHandler(leave_it, TRUE);
    const UINT before = GetConsoleOutputCP();
    SetConsoleOutputCP(CP_UTF8);
    const int code = run();
    SetConsoleOutputCP(before);
    return code;
}
