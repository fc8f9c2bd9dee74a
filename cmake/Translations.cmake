# recoup_translations(TARGET): assets/i18n/*.json as core/tr_keys.h and a table of texts inside TARGET.
function(recoup_translations target)
  set(out "${PROJECT_BINARY_DIR}/generated/core")
  set(tool "${PROJECT_SOURCE_DIR}/tools/gen_translations.py")
  file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/i18n/*.json")
  # The files are rewritten only when they differ, so Ninja is told of them as by-products of a stamp:
  # a changed word then compiles the table alone, not everything that names a key.
  add_custom_command(OUTPUT "${out}/translations.stamp"
    BYPRODUCTS "${out}/tr_keys.h" "${out}/tr_table.cpp"
    COMMAND Python3::Interpreter "${tool}" "${out}" ${files}
    COMMAND "${CMAKE_COMMAND}" -E touch "${out}/translations.stamp"
    DEPENDS "${tool}" ${files} COMMENT "Translations" VERBATIM)
  set_source_files_properties("${out}/tr_table.cpp" PROPERTIES GENERATED ON)
  target_sources(${target} PRIVATE "${out}/translations.stamp" "${out}/tr_table.cpp")
endfunction()
