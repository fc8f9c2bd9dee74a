// tools/crash faults: every call of the window's writer fails once, for a while and for ever.
#include <unistd.h>

#include <iostream>

#include "faults/writer_faults.h"

namespace {

using End = recoup::test::WriterRun::End;

constexpr unsigned kPatience_s = 3'600;  // only ends what would never end

struct Way {
    const char* name;
    End end;
};
constexpr Way kWays[] = {
    {"the disk is well again", End::recover}, {"closed", End::close}, {"concluded", End::conclude}};

}  // namespace

int main() {
    ::alarm(kPatience_s);
    bool good = true;
    for (const auto& [name, end] : kWays) {
        recoup::test::WriterRun run;
        long runs = 0;
        const auto wrong = recoup::test::wrong_runs(run, end, 0, &runs);
        std::cout << wrong << "the window's writer, " << name << ": " << runs << " faults, "
                  << std::count(wrong.begin(), wrong.end(), '\n') << " wrong\n";
        good = good && wrong.empty();
    }
    return good ? 0 : 1;
}
