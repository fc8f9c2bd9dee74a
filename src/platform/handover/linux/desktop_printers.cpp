#include "platform/handover/desktop_printers.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "platform/bus/linux/portal_request.h"
#include "platform/files/posix/unique_fd.h"
#include "platform/files/printers.h"

namespace recoup::platform::inline handover {
namespace {

// In memory: what is printed never lies on a disk.
UniqueFd in_memory(std::span<const std::byte> bytes) {
    UniqueFd file(::memfd_create("recoup", MFD_CLOEXEC));
    while (file.get() >= 0 && !bytes.empty()) {
        const auto done = ::write(file.get(), bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return UniqueFd(-1);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    if (file.get() >= 0) ::lseek(file.get(), 0, SEEK_SET);
    return file;
}

// The dialog of xdg-desktop-portal. It stays as long as our connection does, so the connection is kept.
class PortalPrinters final : public app::Printers {
  public:
    Answer print(std::span<const std::byte> pdf, const std::string& title, const std::string& printer) override {
        if (printer.empty() && ask(pdf, title)) return Answer::taken;
        return SystemPrinters().print(pdf, title, printer);
    }

  private:
    // True once the portal has taken the document.
    bool ask(std::span<const std::byte> pdf, const std::string& title) {
        auto file = std::make_shared<UniqueFd>(in_memory(pdf));
        if (file->get() < 0) return false;
        struct Sent {
            std::mutex mutex;
            std::condition_variable told;
            std::optional<bool> taken;
            void tell(bool so) {
                const std::lock_guard lock(mutex);
                taken = so;
                told.notify_one();
            }
        };
        const auto sent = std::make_shared<Sent>();
        auto waiting = std::make_unique<PortalWait>(
            [file, title, sent](PortalRequest& request) {
                const bool taken = request.send(
                    "org.freedesktop.portal.Print", "Print", [&](sd_bus_message* m, const std::string& token) {
                        return sd_bus()->append(m, "ssha{sv}", "", title.c_str(), file->get(), 1, "handle_token", "s",
                                                token.c_str());
                    });
                sent->tell(taken);
                return taken;
            },
            PortalRequest::Read(), [](PortalRequest::Outcome) {});
        std::unique_lock lock(sent->mutex);
        sent->told.wait(lock, [&] { return sent->taken.has_value(); });
        if (!*sent->taken) return false;
        const std::lock_guard keep(mutex_);
        waiting_.push_back(std::move(waiting));
        return true;
    }

    std::mutex mutex_;  // guards the other
    std::vector<std::unique_ptr<PortalWait>> waiting_;
};

}  // namespace

std::unique_ptr<app::Printers> desktop_printers() {
    return std::make_unique<PortalPrinters>();
}

}  // namespace recoup::platform::inline handover
