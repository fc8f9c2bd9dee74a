# For 64-bit ARM, on Debian: the compiler reads the headers of this machine; what differs and the archives are those that
# tools/cross has fetched.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)

set(packages "${CMAKE_CURRENT_LIST_DIR}/../../build/packages/arm64")
cmake_path(NORMAL_PATH packages)
set(CMAKE_FIND_ROOT_PATH "${packages}")
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
include_directories(SYSTEM "${packages}/usr/include/aarch64-linux-gnu")
