#include "platform/chooser/linux/portal_chooser.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <thread>

#include "platform/bus/linux/sd_bus.h"
#include "platform/chooser/path_chooser.h"
#include "platform/files/posix/unique_fd.h"
#include "portable/stopping.h"

namespace recoup::platform::inline chooser {
namespace {

using Kind = app::PathQuestion::Kind;
using State = app::PathAnswer::State;

constexpr const char* kName = "org.freedesktop.portal.Desktop";
constexpr const char* kPath = "/org/freedesktop/portal/desktop";
constexpr const char* kChooser = "org.freedesktop.portal.FileChooser";
constexpr const char* kRequest = "org.freedesktop.portal.Request";
// The portal may have to be started first.
constexpr std::uint64_t kPatience_us = 25'000'000;
constexpr std::uint32_t kChosen = 0, kCancelled = 1;
constexpr std::size_t kMostPaths = 10'000;

using Message = std::unique_ptr<sd_bus_message, void (*)(sd_bus_message*)>;

Message own(sd_bus_message* message) {
    return {message, [](sd_bus_message* m) { sd_bus()->unref(m); }};
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string token() {
    static std::atomic<unsigned> count = 0;
    return fmt::format("recoup_{}_{}", ::getpid(), ++count);
}

// An entry of the options whose value is of one basic type.
template <class Value>
int append_option(sd_bus_message* m, const char* key, const char* type, Value value) {
    return sd_bus()->append(m, "{sv}", key, type, value);
}

// Paths go as bytes with a zero behind them: they need not be UTF-8.
int append_bytes(sd_bus_message* m, const char* key, const std::string& bytes) {
    const auto* sd = sd_bus();
    int done = sd->open_container(m, 'e', "sv");
    if (done >= 0) done = sd->append(m, "s", key);
    if (done >= 0) done = sd->open_container(m, 'v', "ay");
    if (done >= 0) done = sd->append_array(m, 'y', bytes.c_str(), bytes.size() + 1);
    if (done >= 0) done = sd->close_container(m);
    return done >= 0 ? sd->close_container(m) : done;
}

int append_filter(sd_bus_message* m, const app::PathQuestion& question) {
    const auto* sd = sd_bus();
    int done = sd->open_container(m, 'e', "sv");
    if (done >= 0) done = sd->append(m, "s", "filters");
    if (done >= 0) done = sd->open_container(m, 'v', "a(sa(us))");
    if (done >= 0) done = sd->open_container(m, 'a', "(sa(us))");
    if (done >= 0) done = sd->open_container(m, 'r', "sa(us)");
    if (done >= 0) done = sd->append(m, "s", question.type.c_str());
    if (done >= 0) done = sd->open_container(m, 'a', "(us)");
    for (const auto& glob : question.globs)
        if (done >= 0) done = sd->append(m, "(us)", 0U, glob.c_str());
    for (int level = 0; level < 5; ++level)
        if (done >= 0) done = sd->close_container(m);
    return done;
}

int append_options(sd_bus_message* m, const app::PathQuestion& question, const std::string& handle_token) {
    const auto* sd = sd_bus();
    int done = sd->open_container(m, 'a', "{sv}");
    if (done >= 0) done = append_option(m, "handle_token", "s", handle_token.c_str());
    if (done >= 0 && !question.accept.empty()) done = append_option(m, "accept_label", "s", question.accept.c_str());
    if (done >= 0 && question.kind == Kind::open_many) done = append_option(m, "multiple", "b", 1);
    if (done >= 0 && question.kind == Kind::folder) done = append_option(m, "directory", "b", 1);
    if (done >= 0 && !question.globs.empty()) done = append_filter(m, question);
    if (done >= 0 && !question.folder.empty()) done = append_bytes(m, "current_folder", question.folder.native());
    if (done >= 0 && question.kind == Kind::save) done = append_option(m, "current_name", "s", question.name.c_str());
    return done >= 0 ? sd->close_container(m) : done;
}

// One question on a connection of its own.
class Portal {
  public:
    ~Portal() {
        if (bus_ != nullptr) sd_bus()->flush_close_unref(bus_);
    }
    Portal() = default;
    Portal(const Portal&) = delete;
    Portal& operator=(const Portal&) = delete;

    bool ask(const app::PathQuestion& question);
    // Takes in what has come; the answer once there is one.
    std::optional<app::PathAnswer> process();
    pollfd descriptor() const { return {sd_bus()->get_fd(bus_), static_cast<short>(sd_bus()->get_events(bus_)), 0}; }
    // Takes the dialog away.
    void withdraw();

  private:
    static int on_response(sd_bus_message* message, void* self, sd_bus_error*);
    static int on_owner(sd_bus_message* message, void* self, sd_bus_error*);
    void read_results(sd_bus_message* message);

    ::sd_bus* bus_ = nullptr;
    std::string handle_;
    std::string token_ = token();
    std::optional<app::PathAnswer> answer_;
};

bool Portal::ask(const app::PathQuestion& question) {
    const auto* sd = sd_bus();
    if (sd == nullptr || sd->open_user(&bus_) < 0) {
        bus_ = nullptr;
        return false;
    }
    // Before the call: the answer may come at once.
    if (sd->match_signal(bus_, nullptr, nullptr, nullptr, kRequest, "Response", on_response, this) < 0 ||
        sd->match_signal(bus_, nullptr, nullptr, nullptr, "org.freedesktop.DBus", "NameOwnerChanged", on_owner, this) <
            0)
        return false;
    sd_bus_message* request = nullptr;
    const auto* method = question.kind == Kind::save ? "SaveFile" : "OpenFile";
    if (sd->new_method_call(bus_, &request, kName, kPath, kChooser, method) < 0) return false;
    const auto owned = own(request);
    if (sd->append(request, "ss", "", question.title.c_str()) < 0) return false;
    if (append_options(request, question, token_) < 0) return false;
    sd_bus_message* answered = nullptr;
    if (sd->call(bus_, request, kPatience_us, nullptr, &answered) < 0) return false;
    const auto reply = own(answered);
    const char* handle = nullptr;
    if (sd->read(reply.get(), "o", &handle) < 0 || handle == nullptr) return false;
    handle_ = handle;
    return true;
}

std::optional<app::PathAnswer> Portal::process() {
    int done = 0;
    while (!answer_ && (done = sd_bus()->process(bus_, nullptr)) > 0) {
    }
    if (!answer_ && done < 0) answer_ = app::PathAnswer{State::unavailable};  // the bus has gone
    return std::exchange(answer_, std::nullopt);
}

void Portal::withdraw() {
    sd_bus_message* request = nullptr;
    if (handle_.empty() || sd_bus()->new_method_call(bus_, &request, kName, handle_.c_str(), kRequest, "Close") < 0)
        return;
    const auto owned = own(request);
    sd_bus_message* answered = nullptr;
    constexpr std::uint64_t kShort_us = 1'000'000;
    if (sd_bus()->call(bus_, request, kShort_us, nullptr, &answered) >= 0) sd_bus()->unref(answered);
}

int Portal::on_response(sd_bus_message* message, void* self, sd_bus_error*) {
    auto& portal = *static_cast<Portal*>(self);
    const auto* path = sd_bus()->get_path(message);
    if (path == nullptr || portal.handle_ != path) return 0;
    std::uint32_t code = 0;
    if (sd_bus()->read(message, "u", &code) < 0) return 0;
    if (code == kChosen)
        portal.read_results(message);
    else
        portal.answer_ = app::PathAnswer{code == kCancelled ? State::cancelled : State::unavailable};
    return 0;
}

// The portal that showed the dialog is gone, and the dialog with it.
int Portal::on_owner(sd_bus_message* message, void* self, sd_bus_error*) {
    const char *name = nullptr, *before = nullptr, *after = nullptr;
    if (sd_bus()->read(message, "sss", &name, &before, &after) < 0) return 0;
    auto& portal = *static_cast<Portal*>(self);
    if (std::strcmp(name, kName) == 0 && *after == '\0') portal.answer_ = app::PathAnswer{State::unavailable};
    return 0;
}

void Portal::read_results(sd_bus_message* message) {
    const auto* sd = sd_bus();
    app::PathAnswer answer{State::chosen};
    if (sd->enter_container(message, 'a', "{sv}") < 0) return;
    while (sd->enter_container(message, 'e', "sv") > 0) {
        const char* key = nullptr;
        if (sd->read(message, "s", &key) < 0) break;
        if (std::strcmp(key, "uris") == 0 && sd->enter_container(message, 'v', "as") > 0) {
            sd->enter_container(message, 'a', "s");
            for (const char* uri = nullptr; sd->read(message, "s", &uri) > 0;)
                if (auto path = path_of_uri(uri); path && answer.paths.size() < kMostPaths)
                    answer.paths.push_back(std::move(*path));
            sd->exit_container(message);
            sd->exit_container(message);
        } else {
            sd->skip(message, "v");
        }
        sd->exit_container(message);
    }
    if (answer.paths.empty()) answer.state = State::cancelled;
    answer_ = std::move(answer);
}

class PortalAsking final : public app::PathChooser::Asking {
  public:
    PortalAsking(const app::PathQuestion& question, std::function<void(app::PathAnswer)> answer)
        : wakes_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          thread_([this, question, answer = std::move(answer)](const portable::StopToken& stop) {
              run(question, answer, stop);
          }) {}
    ~PortalAsking() override {
        thread_.request_stop();
        const std::uint64_t one = 1;
        while (::write(wakes_.get(), &one, sizeof one) < 0 && errno == EINTR) {
        }
        thread_.join();
    }
    PortalAsking(const PortalAsking&) = delete;
    PortalAsking& operator=(const PortalAsking&) = delete;

  private:
    void run(const app::PathQuestion& question, const std::function<void(app::PathAnswer)>& tell,
             const portable::StopToken& stop) const {
        Portal portal;
        if (!portal.ask(question)) {
            if (!stop.stop_requested()) tell({State::unavailable});
            return;
        }
        while (!stop.stop_requested()) {
            if (auto answer = portal.process()) return tell(std::move(*answer));
            std::array<pollfd, 2> fds{{{wakes_.get(), POLLIN, 0}, portal.descriptor()}};
            ::poll(fds.data(), fds.size(), -1);
        }
        portal.withdraw();
    }

    UniqueFd wakes_;
    portable::Thread thread_;  // last: it uses the other
};

}  // namespace

std::unique_ptr<app::PathChooser::Asking> PortalChooser::ask(const app::PathQuestion& question,
                                                             std::function<void(app::PathAnswer)> answer) {
    return std::make_unique<PortalAsking>(question, std::move(answer));
}

std::optional<std::filesystem::path> path_of_uri(std::string_view uri) {
    constexpr std::string_view kScheme = "file://";
    constexpr std::string_view kHere = "localhost";
    if (!uri.starts_with(kScheme)) return std::nullopt;
    uri.remove_prefix(kScheme.size());
    if (uri.starts_with(kHere)) uri.remove_prefix(kHere.size());
    if (!uri.starts_with('/')) return std::nullopt;
    std::string path;
    for (std::size_t i = 0; i < uri.size(); ++i) {
        const int high = uri[i] == '%' && i + 2 < uri.size() ? hex_digit(uri[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(uri[i + 2]) : -1;
        if (low >= 0) i += 2;
        path += low >= 0 ? static_cast<char>(high * 16 + low) : uri[i];
    }
    if (path.find('\0') != std::string::npos) return std::nullopt;
    return std::filesystem::path(path);
}

std::unique_ptr<app::PathChooser> system_chooser() {
    return std::make_unique<PortalChooser>();
}

}  // namespace recoup::platform::inline chooser
