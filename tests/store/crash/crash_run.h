// The same few changes, written by the real store to a disk whose power fails somewhere on the way. What was
// acknowledged must be there afterwards, and whole. Used by the suite and by tools/crash.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/edit/apply.h"
#include "store/crash/crash_disk.h"
#include "store/file/file.h"
#include "support/ids.h"
#include "support/zones.h"

namespace recoup::test {

class CrashRun {
  public:
    explicit CrashRun(std::string synchronous = "EXTRA");

    // Operations that the whole work takes when nothing fails.
    long operations() const { return operations_; }

    struct Outcome {
        bool whole = true;  // opens, and holds exactly one of the states in between
        bool kept = true;   // nothing acknowledged is missing
        std::string what;   // why not
    };
    Outcome cut(long operation, unsigned seed);
    // Fails at one operation, or from there on; a change that failed is tried again afterwards.
    Outcome fault(CrashDisk::Fault fault);

  private:
    using Rows = std::map<core::Uuid, core::Row>;

    void plan();
    void add(const core::Command& command, std::vector<store::Original> originals = {});
    std::size_t work(store::File& file, bool again) const;
    std::unique_ptr<store::File> open() const;
    Outcome judge(std::size_t acknowledged) const;
    Rows rows_of(const core::State& state) const;

    std::string synchronous_;
    FixedZones zones_;
    CountingIds ids_;
    core::State state_{zones_};
    std::vector<store::Entry> entries_;
    std::vector<Rows> states_;  // before the first entry, after it, after the second …
    std::map<std::string, CrashDisk::Bytes> start_;
    long operations_ = 0;
};

}  // namespace recoup::test
