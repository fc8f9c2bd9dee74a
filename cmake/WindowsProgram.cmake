# recoup_windows_program(TARGET): no console of its own, and the resources: icon, version, manifest.
function(recoup_windows_program target)
  enable_language(RC)
  set(RECOUP_ICON "${PROJECT_BINARY_DIR}/generated/recoup.ico")
  set(RECOUP_MANIFEST "${PROJECT_BINARY_DIR}/generated/recoup.manifest")
  string(REPLACE "." "," RECOUP_VERSION_NUMBERS "${PROJECT_VERSION}.0")
  set(resources "${PROJECT_BINARY_DIR}/generated/recoup.rc")
  configure_file("${PROJECT_SOURCE_DIR}/assets/windows/recoup.manifest.in" "${RECOUP_MANIFEST}" @ONLY)
  configure_file("${PROJECT_SOURCE_DIR}/assets/windows/recoup.rc.in" "${resources}" @ONLY)
  set(tool "${PROJECT_SOURCE_DIR}/tools/gen_icon.py")
  add_custom_command(OUTPUT "${RECOUP_ICON}"
    COMMAND Python3::Interpreter "${tool}" "${RECOUP_ICONS_JSON}" "${RECOUP_ICON}"
    DEPENDS "${tool}" "${RECOUP_FONT_TOOL}" "${RECOUP_ICONS_JSON}" COMMENT "Icon" VERBATIM)
  set_source_files_properties("${resources}" PROPERTIES OBJECT_DEPENDS "${RECOUP_ICON};${RECOUP_MANIFEST}")
  target_sources(${target} PRIVATE "${resources}" "${RECOUP_ICON}")
  set_target_properties(${target} PROPERTIES WIN32_EXECUTABLE ON)
endfunction()

# recoup_console_starter(NAME): NAME.com.
function(recoup_console_starter name)
  add_executable(recoup_console console/starter.cpp)
  target_link_libraries(recoup_console PRIVATE recoup_options)
  # With data sections GCC writes the zeros of its two buffers into the file.
  target_compile_options(recoup_console PRIVATE -fno-exceptions -fno-rtti -fno-data-sections)
  set_target_properties(recoup_console PROPERTIES OUTPUT_NAME ${name} SUFFIX .com
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endfunction()
