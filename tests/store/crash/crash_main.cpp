// tools/crash: any number of power cuts over the real store.
#include <cstdlib>
#include <iostream>

#include "store/crash/crash_run.h"

int main(int argc, char** argv) {
    const long cuts = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 100'000;
    recoup::test::CrashRun run(argc > 2 ? argv[2] : "EXTRA");
    long bad = 0;
    for (long i = 0; i < cuts; ++i) {
        const auto outcome = run.cut(1 + i % run.operations(), static_cast<unsigned>(i));
        if (outcome.whole && outcome.kept) continue;
        if (++bad <= 10) std::cout << "cut " << i << ": " << outcome.what << '\n';
    }
    std::cout << cuts << " power cuts at " << run.operations() << " operations: " << bad << " violations\n";
    return bad == 0 ? 0 : 1;
}
