# The headers that most files read, parsed once for all targets. Files include what they use all the same.
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/precompiled.cpp" CONTENT "")
add_library(recoup_precompiled STATIC "${PROJECT_BINARY_DIR}/precompiled.cpp")
target_link_libraries(recoup_precompiled PRIVATE recoup_options recoup_fmt tl::expected $<TARGET_NAME_IF_EXISTS:recoup_strict_paths>)
target_precompile_headers(recoup_precompiled PRIVATE <algorithm> <array> <chrono> <cmath> <cstdint> <filesystem>
  <fstream> <functional> <map> <memory> <optional> <set> <span> <string> <string_view> <utility> <variant> <vector>
  <fmt/format.h> <tl/expected.hpp>)

option(RECOUP_UNITS "Compile each room as one unit" ON)

# recoup_unit(OUT FILE SOURCE...): FILE, which includes the sources. By their paths below src/, so that the compiler cache
# knows it again in another clone.
function(recoup_unit out file)
  set(lines "")
  foreach(source IN LISTS ARGN)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/src")
    string(APPEND lines "#include \"${source}\"\n")
  endforeach()
  file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/units/${file}" CONTENT "${lines}" @ONLY)
  set(${out} "${PROJECT_BINARY_DIR}/units/${file}" PARENT_SCOPE)
endfunction()

# recoup_hot(SOURCE...): where the time goes. The program as it is shipped is compiled for its size, since all of it at
# -O2 would be larger than is promised; these for speed. The precompiled header is one for size, so they do without.
function(recoup_hot)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    set_property(SOURCE ${ARGN} APPEND PROPERTY COMPILE_OPTIONS -O2)
    set_property(SOURCE ${ARGN} PROPERTY SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()

# What only other systems have: folders with their names within a room. posix/ is for all but Windows.
if(WIN32)
  set(RECOUP_OTHER_SYSTEMS "posix|linux|macos")
elseif(APPLE)
  set(RECOUP_OTHER_SYSTEMS "windows|linux")
else()
  set(RECOUP_OTHER_SYSTEMS "windows|macos")
endif()

# recoup_library(NAME [OBJECTS] [LINKS ...] [EXCEPT FILE...] [ALONE FILE...] [HOT ROOM...]): the static library of one
# folder of src/, of all sources below it. A room, a folder within, is one unit: its files share a namespace and see each
# other's names.
# OBJECTS: linked whole, for sources that nobody names; only into what links it directly. HOT: see recoup_hot().
function(recoup_library name)
  cmake_parse_arguments(ARG "OBJECTS" "" "LINKS;EXCEPT;ALONE;HOT" ${ARGN})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}" "*.cpp")
  list(FILTER files EXCLUDE REGEX "(^|/)(${RECOUP_OTHER_SYSTEMS})/")
  list(REMOVE_ITEM files "" ${ARG_EXCEPT})
  set(sources "")
  set(rooms "")
  foreach(file IN LISTS files)
    cmake_path(GET file PARENT_PATH room)
    if(RECOUP_UNITS AND room AND NOT file IN_LIST ARG_ALONE)
      list(APPEND rooms ${room})
      list(APPEND sources_of_${room} "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    else()
      list(APPEND sources ${file})
      if(room IN_LIST ARG_HOT)
        recoup_hot(${file})
      endif()
    endif()
  endforeach()
  list(REMOVE_DUPLICATES rooms)
  foreach(room IN LISTS rooms)
    string(REPLACE "/" "_" room_name ${room})
    recoup_unit(unit ${name}_${room_name}.cpp ${sources_of_${room}})
    list(APPEND sources "${unit}")
    if(room IN_LIST ARG_HOT)
      recoup_hot("${unit}")
    endif()
  endforeach()
  set(kind STATIC)
  if(ARG_OBJECTS)
    set(kind OBJECT)
  endif()
  add_library(recoup_${name} ${kind} ${sources})
  target_link_libraries(recoup_${name} PUBLIC recoup_options ${ARG_LINKS} PRIVATE $<TARGET_NAME_IF_EXISTS:recoup_strict_paths>)
  target_precompile_headers(recoup_${name} REUSE_FROM recoup_precompiled)
  # In a unit every file but the unit itself looks like a header to this warning.
  target_compile_options(recoup_${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

# "support/source_dir.h" for the tests.
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/source_dir.cpp" @ONLY CONTENT [=[
namespace recoup::test {
extern const char* const kSourceDir;
const char* const kSourceDir = "@PROJECT_SOURCE_DIR@";
}
]=])
add_library(recoup_source_dir STATIC EXCLUDE_FROM_ALL "${PROJECT_BINARY_DIR}/generated/source_dir.cpp")
target_include_directories(recoup_source_dir PUBLIC "${PROJECT_SOURCE_DIR}/tests")

# The programs of tests labelled `threads`: all that the tsan preset needs to build.
add_custom_target(thread_tests)

# recoup_test_labels(NAME LABELS...): what a registered test needs besides the dev build; tools/test acts on it.
#   threads  is run under ThreadSanitizer as well      slow  takes more than some seconds
#   e2e      drives the release program, whose path is in the environment as RECOUP_PROGRAM
function(recoup_test_labels name)
  set_tests_properties(${name} PROPERTIES LABELS "${ARGN}")
  if("threads" IN_LIST ARGN AND TARGET test_${name})
    add_dependencies(thread_tests test_${name})
  endif()
  if("e2e" IN_LIST ARGN)
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "RECOUP_PROGRAM=${PROJECT_SOURCE_DIR}/build/release/recoup")
  endif()
endfunction()

# recoup_test(NAME [SOURCES ...] LINKS ... [LABELS ...]): one doctest program, registered with CTest. Without SOURCES it
# has every …_test.cpp below the folder.
function(recoup_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT ARG_SOURCES)
    file(GLOB_RECURSE ARG_SOURCES CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp")
  endif()
  add_executable(test_${name} ${ARG_SOURCES} "${PROJECT_SOURCE_DIR}/tests/support/main.cpp")
  target_link_libraries(test_${name} PRIVATE recoup_options doctest::doctest recoup_fmt recoup_source_dir ${ARG_LINKS})
  if(NOT TARGET recoup_strict_paths)
    target_precompile_headers(test_${name} REUSE_FROM recoup_precompiled)
  endif()
  target_include_directories(test_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  add_test(NAME ${name} COMMAND test_${name})
  recoup_test_labels(${name} ${ARG_LABELS})
endfunction()

# recoup_python_test(NAME FILE [LABELS ...]): a unittest file.
function(recoup_python_test name file)
  cmake_parse_arguments(ARG "" "" "LABELS" ${ARGN})
  add_test(NAME ${name} COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  recoup_test_labels(${name} ${ARG_LABELS})
endfunction()
