# recoup_library(NAME SOURCES ... LINKS ...): the static library of one folder of src/.
function(recoup_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(recoup_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(recoup_${name} PUBLIC recoup_options ${ARG_LINKS})
endfunction()

# recoup_test(NAME SOURCES ... LINKS ... [LABELS ...]): one doctest program, registered with CTest.
function(recoup_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;LABELS" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES} "${PROJECT_SOURCE_DIR}/tests/support/main.cpp")
  target_link_libraries(test_${name} PRIVATE recoup_options doctest::doctest ${ARG_LINKS})
  target_include_directories(test_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(test_${name} PRIVATE RECOUP_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND test_${name})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
endfunction()
