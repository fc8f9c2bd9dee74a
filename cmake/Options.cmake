# Warnings, sanitizers and the compiler cache, carried by one interface target.
add_library(recoup_options INTERFACE)
target_compile_options(recoup_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror
  -Wno-missing-field-initializers # designated initialisers name what differs; the rest has its default
  $<$<CXX_COMPILER_ID:Clang>:-Wno-overlength-strings> # longer than C++ promises, as the table of texts is
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>             # false alarms of GCC 12 on operator+ of strings (its bug 105651)
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>) # and on std::optional (its bug 80635)
target_include_directories(recoup_options INTERFACE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_BINARY_DIR}/generated")
target_compile_definitions(recoup_options INTERFACE RECOUP_VERSION="${PROJECT_VERSION}")
if(WIN32)
  include(Paths)
  target_compile_definitions(recoup_options INTERFACE _WIN32_WINNT=0x0A00 UNICODE NOMINMAX WIN32_LEAN_AND_MEAN)
  add_link_options(-static -Wl,--no-insert-timestamp) # wherever it is built, the same bytes
endif()

if(RECOUP_SANITIZE)
  add_compile_options(-fsanitize=${RECOUP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RECOUP_SANITIZE})
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
  # One portable file: nothing of the compiler beside it, nothing in it that is not called.
  add_compile_options(-ffunction-sections -fdata-sections)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_link_options(-static-libstdc++ -static-libgcc -Wl,--gc-sections -Wl,--exclude-libs,ALL -s)
    if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
      add_link_options(-fuse-ld=gold -Wl,--icf=safe -Wl,-O2) # functions that came out alike are kept once
    endif()
  elseif(NOT APPLE)
    add_link_options(-Wl,--gc-sections -s) # Zig's own library is always static
  endif()
  # Wherever it is built, the same bytes.
  add_compile_options("-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.")
endif()

find_program(RECOUP_CCACHE ccache)
if(RECOUP_CCACHE)
  # Shared by all clones: paths are taken relative to the root. The last two let it work with a precompiled header.
  set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}"
    "CCACHE_SLOPPINESS=pch_defines,time_macros" "CCACHE_NOHASHDIR=1" "${RECOUP_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  add_compile_options($<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
endif()
