// Calls to the file system that fail: in another program, into which inject.cpp is preloaded, as its environment says;
// or in this one, which is linked with it. Only calls that mean something below one folder count.
#pragma once

namespace recoup::test {

struct Fault {
    enum class Act { none, error, half, kill, kill_after };  // half: of the bytes that are to be moved
    Act act = Act::none;
    int error = 0;           // the errno of Act::error
    long at = 0;             // the number of the first call it happens to, from 1
    long times = 1;          // how many calls from there on
    const char* kinds = "";  // only these count: "write,fsync"; empty: all
};

// For the calls from now on, which are counted anew. `folder` is an absolute path and stays as it is until the next
// call of this. Any thread, while no other is within a call of the file system that matters.
void inject(const char* folder, const Fault& fault);
// Calls since then. Any thread.
long calls_made();

}  // namespace recoup::test
