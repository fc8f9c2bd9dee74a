// A session as a window has one, at work on a file whose disk fails at one call or from there on: what it said is held
// against what is in the file afterwards. Used by the suite and by tools/crash.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/session/session_fixture.h"
#include "faults/inject.h"
#include "support/ids.h"

namespace recoup::test {

class WriterRun {
  public:
    WriterRun();

    // Calls of these kinds that the whole work takes when nothing fails.
    long calls(const char* kinds);

    enum class End {
        recover,   // the disk is well again in the end
        close,     // it never is, and the session is closed
        conclude,  // each step is concluded as a command of the command line is
    };
    // What is wrong; empty when nothing is.
    std::string run(const Fault& fault, End end);

  private:
    struct Held {
        std::map<core::Uuid, core::Row> rows;
        std::int64_t changes = 0;
        bool delivered = false;  // the reminder
    };
    // What was done, and what the session said of it.
    struct Told {
        std::size_t made = 0;   // so many steps
        std::size_t saved = 0;  // so many of them were said to be in the file
        bool delivered = false;
        std::string wrong;
    };
    class Window;

    Held held();
    void start_anew();
    static bool tried(Window& window, std::size_t step);
    Told work(Window& window, End end);
    void recover(Window& window, Told& told);
    std::string judge(const Told& told, End end);

    TempFolder folder_;
    std::filesystem::path path_ = folder_.path() / "board.recoup";
    std::filesystem::path start_ = folder_.path() / "start.recoup";
    FixedZones zones_;
    std::vector<Held> states_;  // before the first step, after it, after the second …
};

}  // namespace recoup::test
