// A session bus of a test's own, which the environment points to; ended with the scope.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/environment.h"
#include "support/process.h"
#include "support/temp_folder.h"

namespace recoup::test {

inline std::string first_line_of(int fd) {
    std::string line;
    for (char c = 0; ::read(fd, &c, 1) == 1 && c != '\n';) line += c;
    ::close(fd);
    return line;
}

class PrivateBus {
  public:
    explicit PrivateBus(const TempFolder& folder) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        // No services to activate: only who is started here answers.
        const auto config = folder.path() / "bus.conf";
        std::ofstream(config) << "<busconfig><type>session</type><listen>unix:dir=" << folder.path().string()
                              << "</listen><policy context=\"default\"><allow send_destination=\"*\"/>"
                                 "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";
        daemon_.emplace(std::vector<std::string>{"dbus-daemon", "--config-file=" + config.string(), "--nofork",
                                                 "--print-address=" + std::to_string(ends[1])},
                        ends[1]);
        ::close(ends[1]);
        const auto address = first_line_of(ends[0]);
        if (address.empty()) throw std::runtime_error("dbus-daemon did not start");
        address_.emplace("DBUS_SESSION_BUS_ADDRESS", address.c_str());
    }

  private:
    std::optional<Process> daemon_;
    std::optional<Environment> address_;
};

}  // namespace recoup::test
