# Third-party libraries from the system's packages, static wherever the package has an archive.
# What each is for, its version range and licence: third_party/README.md
find_package(Threads REQUIRED)
if(EXISTS /usr/bin/python3)
  set(Python3_EXECUTABLE /usr/bin/python3) # the one Debian's fontTools belongs to, whatever comes first in PATH
endif()
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(tl-expected 1.0 REQUIRED)
find_package(doctest 2.4 REQUIRED)
find_package(glfw3 3.3 REQUIRED)

# recoup_archive(TARGET LIB... HEADER file): an imported target over static archives.
function(recoup_archive target)
  cmake_parse_arguments(ARG "" "HEADER" "LIBS" ${ARGN})
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  find_path(${target}_include ${ARG_HEADER} REQUIRED)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_include})
  foreach(lib IN LISTS ARG_LIBS)
    find_library(${target}_${lib} NAMES lib${lib}.a ${lib} REQUIRED)
    target_link_libraries(${target} INTERFACE ${${target}_${lib}})
  endforeach()
endfunction()

recoup_archive(dep_sqlite HEADER sqlite3.h LIBS sqlite3)
target_link_libraries(dep_sqlite INTERFACE m Threads::Threads ${CMAKE_DL_LIBS})
recoup_archive(dep_utf8proc HEADER utf8proc.h LIBS utf8proc)
recoup_archive(dep_webp HEADER webp/decode.h LIBS webp)
target_link_libraries(dep_webp INTERFACE Threads::Threads)
recoup_archive(dep_sodium HEADER sodium.h LIBS sodium)
recoup_archive(dep_freetype HEADER freetype2/ft2build.h LIBS freetype png16 z brotlidec brotlicommon)
target_link_libraries(dep_freetype INTERFACE m)
target_include_directories(dep_freetype SYSTEM INTERFACE ${dep_freetype_include}/freetype2)
recoup_archive(dep_zlib HEADER zlib.h LIBS z)
recoup_archive(dep_brotli HEADER brotli/decode.h LIBS brotlidec brotlicommon)
recoup_archive(dep_x11 HEADER X11/Xlib.h LIBS)
target_link_libraries(dep_x11 INTERFACE X11)

# Headers only: the library is loaded when a notification is to be shown.
recoup_archive(dep_systemd HEADER systemd/sd-bus.h LIBS)
target_link_libraries(dep_systemd INTERFACE ${CMAKE_DL_LIBS})
