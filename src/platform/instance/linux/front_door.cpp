// A socket in the person's runtime folder, which nobody else can enter, and a lock beside it that ends with its holder:
// whoever has the lock has the door, and a socket that was left behind is known by that.
#include "platform/instance/front_door.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "platform/files/posix/unique_fd.h"
#include "platform/instance/visit_text.h"
#include "portable/stopping.h"

namespace recoup::platform::inline instance {
namespace {

namespace fs = std::filesystem;

constexpr char kTaken = '1';
constexpr int kBacklog = 16;
constexpr int kAnswer_ms = 10'000;
constexpr int kSpeak_ms = 1'000;  // who has come in says at once what for
constexpr std::size_t kMaxDisplay = 48;

// Bytes of the lock's file: one for as long as the door is held, one for while it is being taken.
enum LockedByte : off_t { kHeld, kTaking };

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

// Empty without one. ":0.0" is a screen of ":0".
std::string display() {
    auto x11 = environment("DISPLAY");
    if (const auto screen = x11.rfind('.'); screen != x11.npos && x11.find(':') < screen) x11.erase(screen);
    auto name = environment("WAYLAND_DISPLAY") + x11;
    for (char& c : name)
        if (c == '/' || c <= ' ' || c >= 0x7F) c = '_';
    return name.substr(0, kMaxDisplay);
}

bool is_ours_alone(const fs::path& folder) {
    struct stat info {};
    return ::lstat(folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::getuid() &&
           (info.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

// The socket's path; the lock's has another ending. Nothing without a display or a folder of the person's own.
std::optional<fs::path> place() {
    const auto named = environment("XDG_RUNTIME_DIR");
    const fs::path folder = named.starts_with('/') ? named : "/run/user/" + std::to_string(::getuid());
    const auto on = display();
    if (on.empty() || !is_ours_alone(folder)) return std::nullopt;
    return folder / ("recoup-window-" + on + ".socket");
}

std::optional<sockaddr_un> address_of(const fs::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.native().size() >= sizeof address.sun_path) return std::nullopt;
    path.native().copy(address.sun_path, path.native().size());
    return address;
}

// A packet is a visit, whole or not at all.
UniqueFd new_socket() {
    return UniqueFd(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
}

bool lock(int file, LockedByte byte, int how) {
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = byte;
    range.l_len = 1;
    int done = 0;
    while ((done = ::fcntl(file, how, &range)) < 0 && errno == EINTR) continue;
    return done == 0;
}

void unlock(int file, LockedByte byte) {
    struct flock range {};
    range.l_type = F_UNLCK;
    range.l_whence = SEEK_SET;
    range.l_start = byte;
    range.l_len = 1;
    ::fcntl(file, F_OFD_SETLK, &range);
}

UniqueFd listen_at(const fs::path& path) {
    const auto address = address_of(path);
    auto socket = new_socket();
    if (!address || !socket) return UniqueFd();
    ::unlink(path.c_str());
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0 ||
        ::listen(socket.get(), kBacklog) != 0)
        return UniqueFd();
    return socket;
}

bool is_same_person(int visitor) {
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(visitor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::getuid();
}

bool wait_for(int fd, int patience_ms) {
    pollfd ready{fd, POLLIN, 0};
    int done = 0;
    while ((done = ::poll(&ready, 1, patience_ms)) < 0 && errno == EINTR) continue;
    return done > 0;
}

std::optional<app::Visit> hear(int visitor) {
    std::array<char, kMaxVisitBytes> bytes;
    if (!is_same_person(visitor) || !wait_for(visitor, kSpeak_ms)) return std::nullopt;
    const auto size = ::recv(visitor, bytes.data(), bytes.size(), MSG_DONTWAIT);
    return size > 0 ? read_visit({bytes.data(), static_cast<std::size_t>(size)}) : std::nullopt;
}

class SocketDoor final : public app::FrontDoor {
  public:
    SocketDoor(fs::path path, UniqueFd locked, UniqueFd socket)
        : path_(std::move(path)),
          locked_(std::move(locked)),
          socket_(std::move(socket)),
          stop_(::eventfd(0, EFD_CLOEXEC)) {}
    SocketDoor(const SocketDoor&) = delete;
    SocketDoor& operator=(const SocketDoor&) = delete;
    ~SocketDoor() override {
        const std::uint64_t one = 1;
        while (::write(stop_.get(), &one, sizeof one) < 0 && errno == EINTR) continue;
        thread_ = portable::Thread();
        // While the lock is held nobody else can have put a socket there.
        ::unlink(path_.c_str());
    }

    void open(std::function<void(app::Visit)> came) override {
        thread_ = portable::Thread([this, came = std::move(came)] { receive(came); });
    }

  private:
    void receive(const std::function<void(app::Visit)>& came) const {
        while (true) {
            std::array<pollfd, 2> fds{{{stop_.get(), POLLIN, 0}, {socket_.get(), POLLIN, 0}}};
            if (::poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR) return;
            if (fds[0].revents != 0) return;
            if (fds[1].revents == 0) continue;
            const auto visitor = std::make_shared<UniqueFd>(::accept4(socket_.get(), nullptr, nullptr, SOCK_CLOEXEC));
            if (!*visitor) {
                ::poll(fds.data(), 1, kSpeak_ms);  // out of descriptors, say: not at once again
                continue;
            }
            auto visit = hear(visitor->get());
            if (!visit) continue;
            visit->taken = [visitor] { ::send(visitor->get(), &kTaken, 1, MSG_NOSIGNAL | MSG_DONTWAIT); };
            came(std::move(*visit));
        }
    }

    fs::path path_;
    UniqueFd locked_;
    UniqueFd socket_;
    UniqueFd stop_;
    portable::Thread thread_;
};

}  // namespace

std::unique_ptr<app::FrontDoor> take_front_door() {
    const auto path = place();
    if (!path) return nullptr;
    auto lock_path = *path;
    UniqueFd file(::open(lock_path.replace_extension(".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                         S_IRUSR | S_IWUSR));
    // Whoever finds the door held finds its socket as well: both are taken in one turn.
    if (!file || !lock(file.get(), kTaking, F_OFD_SETLKW) || !lock(file.get(), kHeld, F_OFD_SETLK)) return nullptr;
    auto socket = listen_at(*path);
    unlock(file.get(), kTaking);
    if (!socket) return nullptr;
    return std::make_unique<SocketDoor>(*path, std::move(file), std::move(socket));
}

bool knock(const app::Visit& visit) {
    const auto path = place();
    const auto address = path ? address_of(*path) : std::nullopt;
    const auto text = to_text(visit);
    const auto socket = new_socket();
    if (!address || !text || !socket) return false;
    // Full of visitors whom nobody lets in: connecting waits as well.
    constexpr timeval kPatience{kAnswer_ms / 1000, 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) return false;
    if (::send(socket.get(), text->data(), text->size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text->size()))
        return false;
    char answer = 0;
    return wait_for(socket.get(), kAnswer_ms) && ::recv(socket.get(), &answer, 1, MSG_DONTWAIT) == 1 &&
           answer == kTaken;
}

std::string activation_token() {
    const auto wayland = environment("XDG_ACTIVATION_TOKEN");
    return wayland.empty() ? environment("DESKTOP_STARTUP_ID") : wayland;
}

}  // namespace recoup::platform::inline instance
