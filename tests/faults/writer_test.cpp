#include <doctest/doctest.h>

#include <cerrno>

#include "faults/writer_faults.h"

using namespace recoup::test;

namespace {

// Calls of each kind of fault, spread evenly; tools/crash runs all of them.
constexpr long kSample = 12;

}  // namespace

TEST_CASE("whatever call of the window's writer fails, all is saved when the disk is well again") {
    WriterRun run;
    CHECK(run.calls("") > 200);
    CHECK(wrong_runs(run, WriterRun::End::recover, kSample) == "");
}

TEST_CASE("whatever call fails before a window closes, what was said to be saved is, and nothing is torn") {
    WriterRun run;
    CHECK(wrong_runs(run, WriterRun::End::close, kSample) == "");
}

TEST_CASE("whatever call fails, a command that ends says what the file holds, and nothing comes to it later") {
    WriterRun run;
    CHECK(wrong_runs(run, WriterRun::End::conclude, kSample) == "");
}
