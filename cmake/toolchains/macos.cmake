# macOS on Apple's processors, by Zig. It has the C and C++ libraries of macOS and none of its frameworks: the command
# line can be made, the window cannot. Libraries come from build/macos-prefix, where tools/dependencies puts them.
set(CMAKE_SYSTEM_NAME Darwin)
set(CMAKE_SYSTEM_PROCESSOR arm64)
set(RECOUP_TARGET aarch64-macos)
set(RECOUP_PREFIX macos-prefix)
set(CMAKE_INSTALL_NAME_TOOL true CACHE FILEPATH "") # there is none here, and no need of one
include("${CMAKE_CURRENT_LIST_DIR}/zig.cmake")
