#include "platform/notify/reminder_schedule.h"

#include <fmt/format.h>
#include <windows.h>
// after it
#define SECURITY_WIN32
#include <security.h>
#include <taskschd.h>

#include <algorithm>

#include "platform/bus/windows/com.h"
#include "platform/files/programs.h"
#include "platform/files/windows/win32.h"
#include "platform/notify/windows/reminder_task.h"
#include "portable/path_text.h"

namespace recoup::platform::inline notify {
namespace {

namespace fs = std::filesystem;
using Kind = app::ReminderSchedule::Kind;

constexpr std::size_t kLongestAccount = 512;

// FNV-1a (Fowler, Noll, Vo), 64 bits: two files of a person do not share a name.
std::uint64_t digest(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

// "COMPUTER\name".
std::string account() {
    std::wstring name(kLongestAccount, L'\0');
    auto length = static_cast<ULONG>(name.size());
    if (::GetUserNameExW(NameSamCompatible, name.data(), &length) == FALSE) return {};
    return narrow(name.substr(0, length));
}

struct Installed {
    std::string name;
    fs::path file;
    bool active = false;
};

// The tasks of the machine; those of this person begin with a name of their own.
class TaskFolder {
  public:
    TaskFolder() {
        failed_ = ::CoCreateInstance(CLSID_TaskScheduler, nullptr, CLSCTX_INPROC_SERVER, IID_ITaskService,
                                     service_.out_void());
        const auto none = no_value();
        if (!FAILED(failed_)) failed_ = service_->Connect(none, none, none, none);
        if (!FAILED(failed_)) failed_ = service_->GetFolder(Bstr("\\").get(), folder_.out());
    }

    HRESULT failed() const { return failed_; }
    const std::string& user() const { return user_; }
    std::string name_of(const fs::path& file) const {
        return fmt::format("{}{:016x}", stem(), digest(portable::utf8(file)));
    }

    std::vector<Installed> installed() const {
        std::vector<Installed> found;
        ComPtr<IRegisteredTaskCollection> tasks;
        LONG count = 0;
        if (FAILED(failed_) || FAILED(folder_->GetTasks(TASK_ENUM_HIDDEN, tasks.out()))) return found;
        tasks->get_Count(&count);
        for (LONG i = 1; i <= count; ++i) {
            VARIANT at;
            at.vt = VT_I4;
            at.lVal = i;
            ComPtr<IRegisteredTask> task;
            if (SUCCEEDED(tasks->get_Item(at, task.out()))) add(*task.get(), found);
        }
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
        return found;
    }

    HRESULT add(const std::string& name, const std::string& text) {
        const auto none = no_value();
        ComPtr<IRegisteredTask> task;
        return folder_->RegisterTask(Bstr(name).get(), Bstr(text).get(), TASK_CREATE_OR_UPDATE, none, none,
                                     TASK_LOGON_INTERACTIVE_TOKEN, none, task.out());
    }

    // Fine where there is none.
    HRESULT remove(const std::string& name) {
        const auto result = folder_->DeleteTask(Bstr(name).get(), 0);
        return result == HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND) ? S_OK : result;
    }

  private:
    std::string stem() const { return fmt::format("Recoup reminders {:08x} ", digest(user_) & 0xFFFFFFFFU); }

    void add(IRegisteredTask& task, std::vector<Installed>& found) const {
        Bstr name, text;
        VARIANT_BOOL enabled = VARIANT_FALSE;
        if (FAILED(task.get_Name(name.out())) || !name.utf8().starts_with(stem())) return;
        if (FAILED(task.get_Xml(text.out()))) return;
        task.get_Enabled(&enabled);
        found.push_back({name.utf8(), portable::path_of(file_of_task(text.utf8())), enabled != VARIANT_FALSE});
    }

    Apartment apartment_{COINIT_MULTITHREADED};
    HRESULT failed_ = S_OK;
    ComPtr<ITaskService> service_;
    ComPtr<ITaskFolder> folder_;
    std::string user_ = account();
};

fs::path whole(const fs::path& file) {
    std::error_code error;
    return fs::absolute(file, error).lexically_normal();
}

}  // namespace

std::vector<app::ReminderSchedule::Entry> SystemReminderSchedule::entries() const {
    std::vector<Entry> all;
    for (const auto& one : TaskFolder().installed()) all.push_back({Kind::task, one.active, one.file});
    return all;
}

tl::expected<Kind, std::error_code> SystemReminderSchedule::install(const fs::path& file, std::string_view lang) {
    TaskFolder folder;
    if (FAILED(folder.failed())) return tl::unexpected(error_of(folder.failed()));
    const auto path = whole(file);
    const ReminderCommand command{portable::utf8(own_program()), portable::utf8(path), std::string(lang)};
    const auto text = reminder_task(command, folder.user());
    if (!text) return tl::unexpected(std::make_error_code(std::errc::invalid_argument));
    if (const auto result = folder.add(folder.name_of(path), *text); FAILED(result))
        return tl::unexpected(error_of(result));
    return Kind::task;
}

std::error_code SystemReminderSchedule::uninstall(const std::optional<fs::path>& file) {
    TaskFolder folder;
    if (FAILED(folder.failed())) return error_of(folder.failed());
    if (file) return error_of(folder.remove(folder.name_of(whole(*file))));
    for (const auto& one : folder.installed())
        if (const auto result = folder.remove(one.name); FAILED(result)) return error_of(result);
    return {};
}

}  // namespace recoup::platform::inline notify
