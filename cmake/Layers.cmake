# The headers that most files read, parsed once for all targets. Files include what they use all the same.
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/precompiled.cpp" CONTENT "")
add_library(recoup_precompiled STATIC "${PROJECT_BINARY_DIR}/precompiled.cpp")
target_link_libraries(recoup_precompiled PRIVATE recoup_options recoup_fmt tl::expected)
target_precompile_headers(recoup_precompiled PRIVATE <algorithm> <array> <chrono> <cmath> <cstdint> <filesystem>
  <fstream> <functional> <map> <memory> <optional> <set> <span> <string> <string_view> <utility> <variant> <vector>
  <fmt/format.h> <tl/expected.hpp>)

# recoup_library(NAME SOURCES ... LINKS ...): the static library of one folder of src/.
function(recoup_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(recoup_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(recoup_${name} PUBLIC recoup_options ${ARG_LINKS})
  target_precompile_headers(recoup_${name} REUSE_FROM recoup_precompiled)
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

# recoup_test(NAME SOURCES ... LINKS ... [LABELS ...]): one doctest program, registered with CTest.
function(recoup_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;LABELS" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES} "${PROJECT_SOURCE_DIR}/tests/support/main.cpp")
  target_link_libraries(test_${name} PRIVATE recoup_options doctest::doctest recoup_fmt recoup_source_dir ${ARG_LINKS})
  target_precompile_headers(test_${name} REUSE_FROM recoup_precompiled)
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
