// The kind of file `.recoup` and the program that opens it, among the person's own settings in the registry.
#include "platform/entry/desktop_entry.h"

#include <shlobj.h>

#include <array>
#include <utility>

#include "platform/files/programs.h"
#include "platform/files/windows/win32.h"

namespace recoup::platform::inline entry {
namespace {

using Failure = app::DesktopEntry::Failure;

constexpr const wchar_t* kEnding = LR"(Software\Classes\.recoup)";
constexpr const wchar_t* kKind = LR"(Software\Classes\Recoup.File)";
constexpr const wchar_t* kKindName = L"Recoup.File";
constexpr const wchar_t* kIcon = LR"(Software\Classes\Recoup.File\DefaultIcon)";
constexpr const wchar_t* kOpen = LR"(Software\Classes\Recoup.File\shell\open\command)";
constexpr std::size_t kLongest = 33'000;  // characters of a value

struct Setting {
    const wchar_t* key;
    std::wstring value;
};

// Each is the unnamed value of its key.
std::array<Setting, 4> settings_for(const std::filesystem::path& program) {
    const auto quoted = L'"' + program.native() + L'"';
    return {{{kKind, L"Recoup 退款看板"},
             {kIcon, quoted + L",0"},
             {kOpen, quoted + LR"( "%1")"},
             {kEnding, kKindName}}};  // last: from then on it is in force
}

std::optional<std::wstring> value_of(const wchar_t* key) {
    std::wstring value(kLongest, L'\0');
    auto bytes = static_cast<DWORD>(value.size() * sizeof(wchar_t));
    if (::RegGetValueW(HKEY_CURRENT_USER, key, nullptr, RRF_RT_REG_SZ, nullptr, value.data(), &bytes) != ERROR_SUCCESS)
        return std::nullopt;
    value.resize(bytes / sizeof(wchar_t));
    while (!value.empty() && value.back() == L'\0') value.pop_back();
    return value;
}

tl::unexpected<Failure> failed(LSTATUS code, const wchar_t* key) {
    return tl::unexpected(Failure{std::error_code(static_cast<int>(code), std::system_category()), key});
}

bool is_gone(LSTATUS code) {
    return code == ERROR_SUCCESS || code == ERROR_FILE_NOT_FOUND;
}

void tell_desktop() {
    ::SHChangeNotify(SHCNE_ASSOCCHANGED, SHCNF_IDLIST, nullptr, nullptr);
}

}  // namespace

SystemDesktopEntry::SystemDesktopEntry() : SystemDesktopEntry(own_program()) {}
SystemDesktopEntry::SystemDesktopEntry(std::filesystem::path program) : program_(std::move(program)) {}

app::DesktopEntry::State SystemDesktopEntry::state(std::span<const Part>) const {
    State state;
    if (const auto command = value_of(kOpen); command && command->starts_with(L'"'))
        state.program = command->substr(1, command->find(L'"', 1) - 1);
    state.installed = !state.program.empty();
    state.complete = true;
    for (const auto& [key, value] : settings_for(program_)) state.complete &= value_of(key) == value;
    // Another program has the ending.
    if (const auto kind = value_of(kEnding); kind && !kind->empty() && *kind != kKindName)
        state.foreign.emplace_back(kEnding);
    return state;
}

tl::expected<void, Failure> SystemDesktopEntry::install(std::span<const Part>) {
    for (const auto& [key, value] : settings_for(program_)) {
        const auto bytes = static_cast<DWORD>((value.size() + 1) * sizeof(wchar_t));
        const auto code = ::RegSetKeyValueW(HKEY_CURRENT_USER, key, nullptr, REG_SZ, value.c_str(), bytes);
        if (code != ERROR_SUCCESS) return failed(code, key);
    }
    tell_desktop();
    return {};
}

tl::expected<std::vector<std::filesystem::path>, Failure> SystemDesktopEntry::uninstall() {
    std::vector<std::filesystem::path> left;
    if (value_of(kEnding).value_or(kKindName) == kKindName) {
        if (const auto code = ::RegDeleteTreeW(HKEY_CURRENT_USER, kEnding); !is_gone(code))
            return failed(code, kEnding);
    } else {
        left.emplace_back(kEnding);
    }
    if (const auto code = ::RegDeleteTreeW(HKEY_CURRENT_USER, kKind); !is_gone(code)) return failed(code, kKind);
    tell_desktop();
    return left;
}

}  // namespace recoup::platform::inline entry
