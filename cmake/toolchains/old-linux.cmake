# 64-bit Linux from glibc 2.28 on (2018), by Zig, which has the names of every glibc: Debian's compiler links against its
# own. Libraries come from build/old-linux-prefix, where tools/dependencies puts them, and from nowhere else.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(RECOUP_TARGET x86_64-linux-gnu.2.28)
set(RECOUP_PREFIX old-linux-prefix)
include("${CMAKE_CURRENT_LIST_DIR}/zig.cmake")
