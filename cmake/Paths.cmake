# On Windows std::filesystem::path takes each byte of a std::string for a character, silently. Here it takes no string:
# the compiler's own header with those conversions deleted stands before it, so that portable::path_of() is the only way.
execute_process(COMMAND "${CMAKE_CXX_COMPILER}" -std=c++20 -E -include filesystem -xc++ /dev/null
  OUTPUT_VARIABLE preprocessed COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "\"([^\"]*bits/fs_path\\.h)\"" found "${preprocessed}")
file(READ "${CMAKE_MATCH_1}" header)
set(constructor "    path() noexcept { }\n")
string(FIND "${header}" "${constructor}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "This compiler's std::filesystem::path is not as cmake/Paths.cmake expects it: ${CMAKE_MATCH_1}")
endif()
string(REPLACE "${constructor}" "${constructor}\
    path(const std::string&, format = auto_format) = delete;
    path(std::string_view, format = auto_format) = delete;
    path& operator=(const std::string&) = delete;
    path& operator/=(const std::string&) = delete;
    path& operator/=(std::string_view) = delete;
    path& operator+=(const std::string&) = delete;
" header "${header}")
set(strict "${PROJECT_BINARY_DIR}/generated/strict_paths")
file(CONFIGURE OUTPUT "${strict}/bits/fs_path.h" CONTENT "${header}" @ONLY)

# Tests write ASCII names as strings.
add_library(recoup_strict_paths INTERFACE)
target_include_directories(recoup_strict_paths SYSTEM BEFORE INTERFACE "${strict}")
