// All faults of the writer, or some of them.
#pragma once

#include <cerrno>
#include <string>

#include "faults/writer_run.h"

namespace recoup::test {

struct WriterFault {
    const char* name;
    Fault fault;  // without the call it happens to
};

inline constexpr long kForEver = 1'000'000;
inline constexpr const char* kMaking = "create,write,pwrite,fsync,truncate";
inline constexpr const char* kMoving = "read,pread,write,pwrite";
inline constexpr const char* kWaiting = "read,pread,write,pwrite,create,open,fsync,truncate,lock,close";

inline constexpr WriterFault kWriterFaults[] = {
    {"ENOSPC once", {.act = Fault::Act::error, .error = ENOSPC, .kinds = kMaking}},
    {"ENOSPC five times", {.act = Fault::Act::error, .error = ENOSPC, .times = 5, .kinds = kMaking}},
    {"ENOSPC for ever", {.act = Fault::Act::error, .error = ENOSPC, .times = kForEver, .kinds = kMaking}},
    {"EIO once", {.act = Fault::Act::error, .error = EIO}},
    {"EIO five times", {.act = Fault::Act::error, .error = EIO, .times = 5}},
    {"EIO for ever", {.act = Fault::Act::error, .error = EIO, .times = kForEver}},
    {"EINTR once", {.act = Fault::Act::error, .error = EINTR, .kinds = kWaiting}},
    {"EINTR for long", {.act = Fault::Act::error, .error = EINTR, .times = 200, .kinds = kWaiting}},
    {"short once", {.act = Fault::Act::half, .kinds = kMoving}},
    {"short for ever", {.act = Fault::Act::half, .times = kForEver, .kinds = kMoving}},
};

// Those of which something is wrong, a line each. `most`: so many calls of each kind of fault, spread evenly; 0: all.
inline std::string wrong_runs(WriterRun& run, WriterRun::End end, long most, long* runs = nullptr) {
    std::string lines;
    for (const auto& [name, kind] : kWriterFaults) {
        const long calls = run.calls(kind.kinds);
        const long tried = most == 0 ? calls : std::min(most, calls);
        for (long i = 0; i < tried; ++i) {
            auto fault = kind;
            fault.at = 1 + i * calls / tried;
            const auto wrong = run.run(fault, end);
            if (runs) ++*runs;
            if (!wrong.empty())
                lines += std::string(name) + " at call " + std::to_string(fault.at) + ": " + wrong + '\n';
        }
    }
    return lines;
}

}  // namespace recoup::test
