// A disk that has room for so many bytes a file, as long as the scope: what lies beyond fails.
#pragma once

#include "support/system.h"

#ifndef _WIN32
#include <sys/resource.h>

#include <csignal>

class FullDisk {
  public:
    explicit FullDisk(rlim_t room) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit full = before_;
        full.rlim_cur = room;
        ::setrlimit(RLIMIT_FSIZE, &full);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};
#else
// There is no such limit; tests that need one are skipped where there is no kPosix.
struct FullDisk {
    explicit FullDisk(int) {}
};
#endif
