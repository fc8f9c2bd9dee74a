#include <doctest/doctest.h>
#include <sqlite3.h>

#include "store/crash/crash_run.h"

using recoup::test::CrashRun;

namespace {

constexpr int kCuts = 1'000;  // any number by tools/crash
constexpr int kCutsWithoutSync = 500;

// The first failure, or nothing.
std::string cut_everywhere(CrashRun& run, int cuts, int& bad) {
    std::string first;
    for (int i = 0; i < cuts; ++i) {
        const long operation = 1 + i % run.operations();
        const auto outcome = run.cut(operation, static_cast<unsigned>(i));
        if (outcome.whole && outcome.kept) continue;
        ++bad;
        if (first.empty()) first = "operation " + std::to_string(operation) + ": " + outcome.what;
    }
    return first;
}

}  // namespace

TEST_CASE("1,000 cuts of the power at any write lose nothing that was acknowledged and tear nothing") {
    CrashRun run;
    CHECK(run.operations() > 50);
    int bad = 0;
    CHECK(cut_everywhere(run, kCuts, bad) == "");
}

TEST_CASE("without syncing the same cuts do harm, so the test has teeth") {
    CrashRun run("OFF");
    int bad = 0;
    cut_everywhere(run, kCutsWithoutSync, bad);
    CHECK(bad > 0);
}

TEST_CASE("a disk that fails or is full at any operation loses nothing and is never taken for success") {
    CrashRun run;
    for (const int code : {SQLITE_IOERR, SQLITE_FULL})
        for (const bool once : {true, false})
            for (long at = 1; at <= run.operations(); ++at) {
                const auto outcome = run.fault({at, code, once});
                INFO(code, " once ", once, " at ", at, ": ", outcome.what);
                REQUIRE((outcome.whole && outcome.kept));
            }
}
