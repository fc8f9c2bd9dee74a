// A private X server without a screen, on a display number that was free; DISPLAY names it while it lives.
#pragma once

#include <cerrno>
#include <cstdlib>
#include <optional>

#include "support/process.h"

class Xvfb {
  public:
    explicit Xvfb(const std::string& screen = "1440x900x24") {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        server_.emplace(std::vector<std::string>{"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0", screen,
                                                 "-nolisten", "tcp", "-noreset"},
                        ends[1]);
        ::close(ends[1]);
        std::string number;
        // The server writes its number when it is ready, or closes the pipe when it fails.
        for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) number += c;
        ::close(ends[0]);
        if (number.empty()) throw std::runtime_error("Xvfb did not start");
        if (const char* before = std::getenv("DISPLAY")) before_ = before;
        display_ = ":" + number;
        ::setenv("DISPLAY", display_.c_str(), 1);
    }
    Xvfb(const Xvfb&) = delete;
    Xvfb& operator=(const Xvfb&) = delete;
    ~Xvfb() {
        if (before_)
            ::setenv("DISPLAY", before_->c_str(), 1);
        else
            ::unsetenv("DISPLAY");
    }

    const std::string& display() const { return display_; }

  private:
    std::optional<Process> server_;
    std::optional<std::string> before_;
    std::string display_;
};
