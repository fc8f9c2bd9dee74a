# recoup_wayland: the protocols of Wayland that the window speaks besides GLFW, as tables and inline functions made of their
# descriptions; include them by "platform/borrowed/linux/wayland_client.h", which loads the library's functions.
find_program(WAYLAND_SCANNER wayland-scanner REQUIRED)
set(wayland_descriptions
  /usr/share/wayland/wayland.xml
  /usr/share/wayland-protocols/staging/xdg-activation/xdg-activation-v1.xml
  /usr/share/wayland-protocols/unstable/text-input/text-input-unstable-v3.xml)

set(wayland_folder "${PROJECT_BINARY_DIR}/generated-wayland")
file(MAKE_DIRECTORY "${wayland_folder}")
set(wayland_sources "")
foreach(description IN LISTS wayland_descriptions)
  cmake_path(GET description STEM name)
  set(header "${wayland_folder}/${name}-client-protocol.h")
  set(tables "${wayland_folder}/${name}-protocol.c")
  add_custom_command(OUTPUT "${header}"
    COMMAND "${WAYLAND_SCANNER}" client-header "${description}" "${header}" DEPENDS "${description}" VERBATIM)
  add_custom_command(OUTPUT "${tables}"
    COMMAND "${WAYLAND_SCANNER}" private-code "${description}" "${tables}" DEPENDS "${description}" VERBATIM)
  list(APPEND wayland_sources "${header}" "${tables}")
endforeach()
add_library(recoup_wayland STATIC ${wayland_sources})
target_include_directories(recoup_wayland SYSTEM PUBLIC "${wayland_folder}")
recoup_archive(dep_wayland HEADER wayland-client.h LIBS) # its headers
target_link_libraries(recoup_wayland PUBLIC dep_wayland)
target_link_libraries(dep_system INTERFACE recoup_wayland)
