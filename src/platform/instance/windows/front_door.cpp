// A named pipe of this person in this session: whoever made its first instance has the door. Pipes end with their
// holder.
#include "platform/instance/front_door.h"

#include <array>
#include <utility>

#include "platform/files/windows/win32.h"
#include "platform/instance/visit_text.h"
#include "portable/stopping.h"

namespace recoup::platform::inline instance {
namespace {

constexpr DWORD kAnswer_ms = 10'000;
constexpr DWORD kSpeak_ms = 1'000;  // who has come in says at once what for
constexpr char kTaken = '1';

// "S-1-5-21-…" in letters would need another library; the account's own number is in its bytes.
std::wstring person() {
    HANDLE opened = nullptr;
    if (::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &opened) == FALSE) return {};
    const UniqueHandle token(opened);
    alignas(TOKEN_USER) std::array<unsigned char, sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE> bytes{};
    DWORD size = 0;
    if (::GetTokenInformation(token.get(), TokenUser, bytes.data(), static_cast<DWORD>(bytes.size()), &size) == FALSE)
        return {};
    const auto* sid = static_cast<const unsigned char*>(reinterpret_cast<const TOKEN_USER*>(bytes.data())->User.Sid);
    std::wstring name;
    for (DWORD i = 0; i < ::GetLengthSid(const_cast<unsigned char*>(sid)); ++i)
        for (const int digit : {sid[i] >> 4, sid[i] & 15}) name += L"0123456789abcdef"[digit];
    return name;
}

std::wstring pipe_name() {
    DWORD session = 0;
    ::ProcessIdToSessionId(::GetCurrentProcessId(), &session);
    return LR"(\\.\pipe\recoup-window-)" + std::to_wstring(session) + L'-' + person();
}

// The rights are the system's usual ones: its maker, administrators and the system write to it, and nobody else.
UniqueHandle new_pipe(DWORD flags) {
    return UniqueHandle(::CreateNamedPipeW(pipe_name().c_str(), PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED | flags,
                                           PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE | PIPE_REJECT_REMOTE_CLIENTS,
                                           PIPE_UNLIMITED_INSTANCES, kMaxVisitBytes, kMaxVisitBytes, 0, nullptr));
}

// One call that may have to wait.
class Pending {
  public:
    Pending() : event_(::CreateEventW(nullptr, TRUE, FALSE, nullptr)) { call_.hEvent = event_.get(); }
    Pending(const Pending&) = delete;
    Pending& operator=(const Pending&) = delete;

    OVERLAPPED* operator&() { return &call_; }

    // What the call gave: the bytes; nothing when it failed, took longer than `patience_ms`, or `stop` was set.
    std::optional<DWORD> wait(HANDLE pipe, BOOL at_once, DWORD patience_ms, HANDLE stop = nullptr) {
        DWORD bytes = 0;
        const auto failed = at_once ? ERROR_SUCCESS : ::GetLastError();
        if (!at_once && failed == ERROR_PIPE_CONNECTED) return 0;
        if (!at_once && failed != ERROR_IO_PENDING) return std::nullopt;
        const std::array<HANDLE, 2> handles{event_.get(), stop};
        const DWORD count = stop == nullptr ? 1 : 2;
        if (::WaitForMultipleObjects(count, handles.data(), FALSE, patience_ms) != WAIT_OBJECT_0) {
            ::CancelIoEx(pipe, &call_);
            ::GetOverlappedResult(pipe, &call_, &bytes, TRUE);
            return std::nullopt;
        }
        return ::GetOverlappedResult(pipe, &call_, &bytes, FALSE) != FALSE ? std::optional(bytes) : std::nullopt;
    }

  private:
    OVERLAPPED call_{};
    UniqueHandle event_;
};

std::optional<app::Visit> hear(HANDLE pipe, HANDLE stop) {
    std::array<char, kMaxVisitBytes> bytes;
    Pending reading;
    const BOOL at_once = ::ReadFile(pipe, bytes.data(), static_cast<DWORD>(bytes.size()), nullptr, &reading);
    const auto size = reading.wait(pipe, at_once, kSpeak_ms, stop);
    return size ? read_visit({bytes.data(), *size}) : std::nullopt;
}

void say_taken(HANDLE pipe) {
    Pending writing;
    writing.wait(pipe, ::WriteFile(pipe, &kTaken, 1, nullptr, &writing), kSpeak_ms);
    ::FlushFileBuffers(pipe);
}

class PipeDoor final : public app::FrontDoor {
  public:
    explicit PipeDoor(UniqueHandle first)
        : waiting_(std::move(first)), stop_(::CreateEventW(nullptr, TRUE, FALSE, nullptr)) {}
    PipeDoor(const PipeDoor&) = delete;
    PipeDoor& operator=(const PipeDoor&) = delete;
    ~PipeDoor() override {
        ::SetEvent(stop_.get());
        thread_ = portable::Thread();
    }

    void open(std::function<void(app::Visit)> came) override {
        thread_ = portable::Thread([this, came = std::move(came)] { receive(came); });
    }

  private:
    void receive(const std::function<void(app::Visit)>& came) {
        while (waiting_) {
            Pending connecting;
            const BOOL at_once = ::ConnectNamedPipe(waiting_.get(), &connecting);
            const bool connected = connecting.wait(waiting_.get(), at_once, INFINITE, stop_.get()).has_value();
            if (::WaitForSingleObject(stop_.get(), 0) == WAIT_OBJECT_0) return;
            // The next one is there before this one goes, so that the door is never anybody's.
            const auto visitor = std::make_shared<UniqueHandle>(std::move(waiting_));
            waiting_ = new_pipe(0);
            if (!connected) continue;
            auto visit = hear(visitor->get(), stop_.get());
            if (!visit) continue;
            visit->taken = [visitor] { say_taken(visitor->get()); };
            came(std::move(*visit));
        }
    }

    UniqueHandle waiting_;  // the instance for the next visitor
    UniqueHandle stop_;
    portable::Thread thread_;
};

UniqueHandle connect() {
    for (int tries = 0; tries < 2; ++tries) {
        UniqueHandle pipe(::CreateFileW(pipe_name().c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING,
                                        FILE_FLAG_OVERLAPPED, nullptr));
        if (pipe || ::GetLastError() != ERROR_PIPE_BUSY) return pipe;
        ::WaitNamedPipeW(pipe_name().c_str(), kSpeak_ms);
    }
    return UniqueHandle();
}

}  // namespace

std::unique_ptr<app::FrontDoor> take_front_door() {
    auto first = new_pipe(FILE_FLAG_FIRST_PIPE_INSTANCE);
    return first ? std::make_unique<PipeDoor>(std::move(first)) : nullptr;
}

bool knock(const app::Visit& visit) {
    const auto text = to_text(visit);
    const auto pipe = text ? connect() : UniqueHandle();
    if (!pipe) return false;
    // This start of the program was the person's doing; the window that is there may come forward in its place.
    ULONG window_process = 0;
    if (::GetNamedPipeServerProcessId(pipe.get(), &window_process) != FALSE) ::AllowSetForegroundWindow(window_process);
    Pending writing;
    const BOOL wrote = ::WriteFile(pipe.get(), text->data(), static_cast<DWORD>(text->size()), nullptr, &writing);
    if (!writing.wait(pipe.get(), wrote, kSpeak_ms)) return false;
    char answer = 0;
    Pending reading;
    const BOOL read = ::ReadFile(pipe.get(), &answer, 1, nullptr, &reading);
    return reading.wait(pipe.get(), read, kAnswer_ms) == 1 && answer == kTaken;
}

std::string activation_token() {
    return {};
}

}  // namespace recoup::platform::inline instance
