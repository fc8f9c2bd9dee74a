#include <windows.h>
// after it
#include <shobjidl.h>

#include <algorithm>
#include <atomic>
#include <utility>

#include "platform/bus/windows/com.h"
#include "platform/chooser/path_chooser.h"
#include "platform/files/windows/win32.h"
#include "portable/stopping.h"

namespace recoup::platform::inline chooser {
namespace {

using Kind = app::PathQuestion::Kind;
using State = app::PathAnswer::State;

constexpr DWORD kMostPaths = 10'000;
constexpr DWORD kBetweenLooks_ms = 20;

// The program's window, if a person is at it: the dialog then lies above it.
HWND window_in_front() {
    const HWND window = ::GetForegroundWindow();
    DWORD process = 0;
    ::GetWindowThreadProcessId(window, &process);
    return process == ::GetCurrentProcessId() ? window : nullptr;
}

ComPtr<IFileDialog> make_dialog(Kind kind) {
    ComPtr<IFileDialog> dialog;
    const auto& id = kind == Kind::save ? CLSID_FileSaveDialog : CLSID_FileOpenDialog;
    ::CoCreateInstance(id, nullptr, CLSCTX_INPROC_SERVER, IID_IFileDialog, dialog.out_void());
    return dialog;
}

ComPtr<IShellItem> item_of(const std::filesystem::path& path) {
    ComPtr<IShellItem> item;
    ::SHCreateItemFromParsingName(path.c_str(), nullptr, IID_IShellItem, item.out_void());
    return item;
}

std::wstring filter_of(const app::PathQuestion& question) {
    std::wstring patterns;
    for (const auto& glob : question.globs) patterns += (patterns.empty() ? L"" : L";") + wide(glob);
    return patterns;
}

void fill(IFileDialog& dialog, const app::PathQuestion& question) {
    DWORD options = 0;
    dialog.GetOptions(&options);
    options |= FOS_FORCEFILESYSTEM | FOS_NOCHANGEDIR;
    if (question.kind == Kind::open_many) options |= FOS_ALLOWMULTISELECT;
    if (question.kind == Kind::folder) options |= FOS_PICKFOLDERS;
    dialog.SetOptions(options);
    dialog.SetTitle(wide(question.title).c_str());
    if (!question.accept.empty()) dialog.SetOkButtonLabel(wide(question.accept).c_str());
    if (const auto folder = item_of(question.folder)) dialog.SetFolder(folder.get());
    if (question.kind == Kind::save) dialog.SetFileName(wide(question.name).c_str());
    if (question.globs.empty() || question.kind == Kind::folder) return;
    const auto name = wide(question.type), patterns = filter_of(question);
    const COMDLG_FILTERSPEC filter{name.c_str(), patterns.c_str()};
    dialog.SetFileTypes(1, &filter);
    // "*.recoup": given to a name without an ending.
    if (question.kind == Kind::save) dialog.SetDefaultExtension(wide(question.globs.front()).substr(2).c_str());
}

void add(IShellItem& item, std::vector<std::filesystem::path>& paths) {
    PWSTR name = nullptr;
    if (SUCCEEDED(item.GetDisplayName(SIGDN_FILESYSPATH, &name))) paths.emplace_back(name);
    ::CoTaskMemFree(name);
}

std::vector<std::filesystem::path> chosen_of(IFileDialog& dialog, Kind kind) {
    std::vector<std::filesystem::path> paths;
    ComPtr<IFileOpenDialog> many;
    ComPtr<IShellItemArray> items;
    if (kind == Kind::open_many && SUCCEEDED(dialog.QueryInterface(IID_IFileOpenDialog, many.out_void())) &&
        SUCCEEDED(many->GetResults(items.out()))) {
        DWORD count = 0;
        items->GetCount(&count);
        for (DWORD i = 0; i < std::min(count, kMostPaths); ++i) {
            ComPtr<IShellItem> item;
            if (SUCCEEDED(items->GetItemAt(i, item.out()))) add(*item.get(), paths);
        }
        return paths;
    }
    ComPtr<IShellItem> item;
    if (SUCCEEDED(dialog.GetResult(item.out()))) add(*item.get(), paths);
    return paths;
}

app::PathAnswer answer_of(const app::PathQuestion& question, HWND owner) {
    const Apartment apartment(COINIT_APARTMENTTHREADED);
    const auto dialog = make_dialog(question.kind);
    if (!dialog) return {State::unavailable};
    fill(*dialog.get(), question);
    const auto result = dialog->Show(owner);
    if (result == HRESULT_FROM_WIN32(ERROR_CANCELLED)) return {State::cancelled};
    if (FAILED(result)) return {State::unavailable};
    auto paths = chosen_of(*dialog.get(), question.kind);
    const auto state = paths.empty() ? State::cancelled : State::chosen;
    return {state, std::move(paths)};
}

class DialogAsking final : public app::PathChooser::Asking {
  public:
    DialogAsking(const app::PathQuestion& question, std::function<void(app::PathAnswer)> answer)
        : thread_(
              [this, question, owner = window_in_front(), answer = std::move(answer)](const portable::StopToken& stop) {
                  id_ = ::GetCurrentThreadId();
                  auto given = stop.stop_requested() ? app::PathAnswer{} : answer_of(question, owner);
                  if (!stop.stop_requested()) answer(std::move(given));
                  ::SetEvent(over_.get());
              }) {}
    // The dialog's end tells our window, which may wait just here: what is sent to it is heard.
    ~DialogAsking() override {
        thread_.request_stop();
        const HANDLE over = over_.get();
        while (::MsgWaitForMultipleObjects(1, &over, FALSE, kBetweenLooks_ms, QS_SENDMESSAGE) != WAIT_OBJECT_0) {
            MSG message;
            ::PeekMessageW(&message, nullptr, 0, 0, PM_NOREMOVE | PM_QS_SENDMESSAGE);
            ::EnumThreadWindows(id_, cancel, 0);
        }
    }
    DialogAsking(const DialogAsking&) = delete;
    DialogAsking& operator=(const DialogAsking&) = delete;

  private:
    static BOOL CALLBACK cancel(HWND window, LPARAM) {
        ::PostMessageW(window, WM_COMMAND, IDCANCEL, 0);
        return TRUE;
    }

    UniqueHandle over_{::CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    std::atomic<DWORD> id_ = 0;  // of the thread below
    portable::Thread thread_;    // last: it uses the others
};

class DialogChooser final : public app::PathChooser {
  public:
    std::unique_ptr<Asking> ask(const app::PathQuestion& question,
                                std::function<void(app::PathAnswer)> answer) override {
        return std::make_unique<DialogAsking>(question, std::move(answer));
    }
};

}  // namespace

std::unique_ptr<app::PathChooser> system_chooser() {
    return std::make_unique<DialogChooser>();
}

}  // namespace recoup::platform::inline chooser
